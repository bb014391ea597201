"""Join the gold sources, and hold the groups against the labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evals.dataset import DatasetError, GoldSource, load
from evals.dataset.manifest import TRAIN, read
from evals.joining.labels import LabelledPair, Labels, Relation, read_labels, source_of
from evals.joining.scores import Score, b_cubed, of_pairs, pairwise
from schemas import Record
from summarizer.comparing import Given, compare

PLACES = (Path(__file__).parents[1], Path(__file__).parent)
"""The gold sources, and further short ones that were written for joining."""


@dataclass(frozen=True)
class Part:
    """Scores over one part of the sources.

    Attributes:
        name: train, test or all. A pair is of train where both its sources are; else of test.
        events: how many events were grouped.
        b3: B-cubed.
        pairs: over pairs of events in one group.
        links: over labelled pairs that are parts of one deal.
        right: how many labelled pairs are told rightly, by case.
        labelled: how many there are, by case.
    """

    name: str
    events: int
    b3: Score
    pairs: Score
    links: Score
    right: Counter[str]
    labelled: Counter[str]


@dataclass(frozen=True)
class Judged:
    """What joining made of the gold sources.

    Attributes:
        parts: scores over train, test and all.
        wrong: labelled pairs that are told wrongly, and as what.
    """

    parts: Sequence[Part]
    wrong: Sequence[tuple[LabelledPair, Relation]]

    def figures(self) -> dict[str, float]:
        """The figures over all sources that floors are set for."""
        whole = self.parts[-1]
        return {
            "b3": whole.b3.f1,
            "pairs": whole.pairs.f1,
            "links": whole.links.f1,
            "labelled": whole.right.total() / whole.labelled.total(),
        }


@dataclass(frozen=True)
class _Found:
    """Groups of events, and pairs of groups that are linked."""

    groups: Mapping[str, str]
    links: frozenset[frozenset[str]]

    def relation(self, pair: LabelledPair) -> Relation:
        homes = frozenset((self.groups[pair.first], self.groups[pair.second]))
        if len(homes) == 1:
            return "same"
        return "linked" if homes in self.links else "different"


def judge_joining() -> Judged:
    """Join the gold records, and score the groups.

    Raises:
        DatasetError: a fault in the gold records or in the labels.
    """
    sources = gold_sources()
    labels = read_labels()
    found = _join([Given(each.gold.record, each.source.text) for each in sources])
    _check(labels, found)
    splits = _splits()
    return Judged(
        [
            _part(name, labels, found, chosen)
            for name, chosen in (
                (TRAIN, lambda *ids: all(splits[each] == TRAIN for each in ids)),
                ("test", lambda *ids: not all(splits[each] == TRAIN for each in ids)),
                ("all", lambda *_: True),
            )
        ],
        [(pair, told) for pair in labels.pairs if (told := found.relation(pair)) != pair.are],
    )


def source_pairs(extract: Callable[[GoldSource], Record | None]) -> Score:
    """Pairs of sources that report one event, found from what an engine extracts.

    Args:
        extract: gives the record of a source; None where the engine has none of it, which leaves
            the source out.
    """
    records = {each.id: (each, extract(each)) for each in gold_sources()}
    given = [Given(record, each.source.text) for each, record in records.values() if record]
    found = _join(given).groups
    read = {name for name, (_, record) in records.items() if record}
    gold = {event: name for event, name in read_labels().groups.items() if source_of(event) in read}
    return of_pairs(_sources_together(gold), _sources_together(found))


@cache
def gold_sources() -> tuple[GoldSource, ...]:
    """All gold sources, those of the data set first.

    Raises:
        DatasetError: a fault in one of them.
    """
    found: list[GoldSource] = []
    for place in PLACES:
        sources, faults = load(place)
        if faults:
            raise DatasetError(str(faults[0]))
        found += sources
    return tuple(found)


def _splits() -> dict[str, str | None]:
    manifests = [read(place) for place in PLACES]
    return {
        name: entry.split
        for manifest in manifests
        if manifest is not None
        for name, entry in manifest.records.items()
    }


def _join(given: Sequence[Given]) -> _Found:
    comparison = compare(given)
    return _Found(
        {
            f"{member.source}#{member.event}": group.id
            for group in comparison.groups
            for member in group.members
        },
        frozenset(frozenset((link.first, link.second)) for link in comparison.links),
    )


def _check(labels: Labels, found: _Found) -> None:
    named = {*labels.groups, *(each for pair in labels.pairs for each in (pair.first, pair.second))}
    if unknown := sorted(named - set(found.groups)):
        raise DatasetError(f"the labels name {unknown[0]}, which no gold record holds")


def _part(name: str, labels: Labels, found: _Found, chosen: Callable[..., bool]) -> Part:
    events = [event for event in found.groups if chosen(source_of(event))]
    gold = {event: labels.groups.get(event, event) for event in events}
    given = {event: found.groups[event] for event in events}
    pairs = [pair for pair in labels.pairs if chosen(*pair.sources)]
    right = [pair for pair in pairs if found.relation(pair) == pair.are]
    return Part(
        name=name,
        events=len(events),
        b3=b_cubed(gold, given),
        pairs=pairwise(gold, given),
        links=of_pairs(
            {frozenset((pair.first, pair.second)) for pair in pairs if pair.are == "linked"},
            {frozenset((p.first, p.second)) for p in pairs if found.relation(p) == "linked"},
        ),
        right=Counter(pair.case for pair in right),
        labelled=Counter(pair.case for pair in pairs),
    )


def _sources_together(groups: Mapping[str, str]) -> set[frozenset[str]]:
    """Pairs of sources with events in one group."""
    return set(_pairs(groups))


def _pairs(groups: Mapping[str, str]) -> Iterator[frozenset[str]]:
    members: dict[str, set[str]] = {}
    for event, group in groups.items():
        members.setdefault(group, set()).add(source_of(event))
    for sources in members.values():
        ordered = sorted(sources)
        for at, one in enumerate(ordered):
            yield from (frozenset((one, other)) for other in ordered[at + 1 :])
