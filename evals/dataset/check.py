"""All that can be held against a data set: faults, and what a person should look at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.dataset.folder import GoldSource, load
from evals.dataset.gold import GoldFault, dots
from evals.dataset.manifest import changes, read
from schemas import ITEM_TYPES, Count, CountRole, Event, EventKind, Item, PartyKind, PartyRole
from summarizer.grounding import Grounder, check_item
from summarizer.text.entities import named


@dataclass(frozen=True)
class Findings:
    """What a check found.

    Attributes:
        pairs: the sources with valid gold.
        faults: what is wrong.
        warnings: what may be right and deserves a second look.
    """

    pairs: list[GoldSource]
    faults: list[GoldFault]
    warnings: list[GoldFault]


def check(folder: Path) -> Findings:
    """Check every gold file of a data set, and its manifest if it has one.

    Raises:
        DatasetError: the folder is no data set.
    """
    pairs, faults = load(folder)
    manifest = read(folder)
    if manifest is not None:
        faults += changes(manifest, pairs)
    warnings = [warning for pair in pairs for warning in doubts(pair)]
    return Findings(pairs, faults, warnings)


def doubts(pair: GoldSource) -> Iterator[GoldFault]:
    """What is allowed in the gold of a source, yet seldom right."""
    source = pair.source
    file = f"gold/{pair.id}.json"
    grounder = Grounder(
        source.text,
        language=source.info.language,
        published=source.info.published,
        title=source.info.title,
    )
    for number, event in enumerate(pair.gold.record.events):
        for name in ITEM_TYPES:
            for index, item in enumerate(getattr(event, name)):
                forms = pair.gold.variants.get(id(item), [item])
                place = dots(("events", number, name, index))
                for what in _of_item(forms, grounder):
                    yield GoldFault(file, place, what)
        for what in _of_event(event):
            yield GoldFault(file, dots(("events", number)), what)


def _of_item(forms: Sequence[Item], grounder: Grounder) -> Iterator[str]:
    # Where one of several right forms is proved by the words, that is enough.
    yield from min((check_item(form, grounder) for form in forms), key=len)
    for evidence in forms[0].evidence:
        times = grounder.text.count(evidence.quote)
        if times > 1:
            yield f"{evidence.quote!r} stands {times} times in the source; quote more words"


def _of_event(event: Event) -> Iterator[str]:
    for party in event.parties:
        state = named(party.name) if party.kind is PartyKind.STATE else None
        if state is not None and state.code and party.country is None:
            yield f"{party.name} is a state without its country code {state.code}"
        roles = {PartyRole.RELEASING, PartyRole.RECEIVING} & set(party.roles)
        if event.kind is EventKind.EXCHANGE and len(roles) == 1:
            yield f"in an exchange each side is releasing and receiving; {party.name} is only one"
    codes = [party.country for party in event.parties if party.country]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield f"two parties have the country code {code}"
    yield from _sums(event)


def _sums(event: Event) -> Iterator[str]:
    transfers = [count for count in event.counts if count.role is CountRole.TRANSFER]
    for count in event.counts:
        if count.high == 0:
            yield f"{count.as_written!r} counts nobody"
        same_way = [each for each in transfers if _way(each) == _way(count)]
        if count.role is CountRole.SUBGROUP and same_way:
            if all(_surely_above(count, each) for each in same_way):
                yield f"subgroup {count.as_written!r} is larger than every transfer the same way"
        elif count.role is CountRole.TOTAL and any(_surely_above(t, count) for t in transfers):
            yield f"total {count.as_written!r} is smaller than a transfer"


def _surely_above(one: Count, other: Count) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _way(count: Count) -> tuple[str | None, str | None]:
    return count.released_by, count.released_to
