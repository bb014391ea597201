"""Stage five b: the counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from schemas import CountRole, EventKind
from summarizer.rules.clause import Act
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.grammar import bag
from summarizer.rules.marks import PeopleMark, Quantity, Sentence
from summarizer.rules.roles import Sides
from summarizer.text.spans import Span

_BACKGROUND = bag(
    "held holding hold killed captured capturing missing arrested detained imprisoned "
    "expelled displaced wounded died dead remain remained remaining kidnapped abducted seized "
    "jailed released freed languishing sentenced surrendered fled executed deported captivity "
    "custody slain"
)
_PARTS = bag("including among included include includes comprising whom")
_BOTH = frozenset({"both", "all"})
_MILITARY = bag("rebel rebels soldier soldiers guerrilla military militant militants army")
_CIVILIAN = bag("political civilian civilians journalist merchant opposition")
_BACK = 40
"""Sentences before a phrase in which the one that it takes up is looked for."""
_EMPTY = Quantity(None, None, True)


@dataclass(frozen=True, slots=True)
class Tally:
    """A count in the making; ``span`` is the number with its noun."""

    role: CountRole
    released_by: str | None
    released_to: str | None
    quantity: Quantity
    category: str
    span: Span
    rule: str

    @property
    def key(self) -> tuple[int | None, int | None]:
        """The number."""
        return self.quantity.low, self.quantity.high


def count_all(document: Document, case: Case, sides: Sides) -> list[Tally]:
    """The counts of an event, in order of the text."""
    book = _Book()
    used: set[tuple[int, int]] = set()
    for act in case.acts:
        if act.rule == "act.reunited" or (act.mode == "hoped" and not case.undone):
            continue
        for tally, mark in _of_act(document, act, case, sides):
            used.add((act.sentence, mark.first))
            book.enter(tally)
    known = {tally.key for tally in book.tallies()}
    for sentence in document.sentences:
        for mark in sentence.people:
            if mark.quantity is not None and (sentence.index, mark.first) not in used:
                rest = _background(sentence, mark, known)
                if rest is not None:
                    book.enter(rest)
    return sorted(_without_vague(book.tallies()), key=lambda tally: tally.span.start)


class _Book:
    """Counts by number, so that the same figure told twice is one count."""

    def __init__(self) -> None:
        self._entries: dict[tuple[object, ...], list[Tally]] = {}

    def tallies(self) -> list[Tally]:
        """All counts."""
        return [tally for entry in self._entries.values() for tally in entry]

    def enter(self, tally: Tally) -> None:
        """Add a count unless it is there; a fuller direction wins."""
        background = tally.role is CountRole.BACKGROUND
        key = (tally.role, tally.quantity, tally.category if background else None)
        entry = self._entries.setdefault(key, [])
        for index, other in enumerate(entry):
            if _agree(other.released_by, tally.released_by) and _agree(
                other.released_to, tally.released_to
            ):
                entry[index] = replace(
                    other,
                    released_by=other.released_by or tally.released_by,
                    released_to=other.released_to or tally.released_to,
                    category=other.category if other.category != "unspecified" else tally.category,
                )
                return
        entry.append(tally)


def _without_vague(found: list[Tally]) -> list[Tally]:
    """Drop "hundreds" and the like where a figure is given too."""
    exact = any(t.quantity != _EMPTY and t.role is not CountRole.SUBGROUP for t in found)
    return [t for t in found if t.quantity != _EMPTY or not exact]


def _of_act(
    document: Document, act: Act, case: Case, sides: Sides
) -> Iterator[tuple[Tally, PeopleMark]]:
    sentence = document.sentences[act.sentence]
    before: Tally | None = None
    for mark in act.people:
        if mark.quantity is None:
            continue
        role, by, to = _direction(sentence, act, _resolved(document, mark, sentence), case, sides)
        if before is not None and _is_part(sentence, mark):
            role, by, to = CountRole.SUBGROUP, before.released_by, before.released_to
        tally = Tally(
            role,
            by,
            to,
            mark.quantity,
            category(sentence, mark),
            sentence.quote(mark.first, mark.last),
            act.rule,
        )
        before = before or tally
        yield tally, mark


def _resolved(document: Document, mark: PeopleMark, sentence: Sentence) -> PeopleMark:
    """Give "the 331 seamen" the nation of "Japanese seamen", told elsewhere."""
    if mark.nations or not mark.definite:
        return mark
    noun = sentence.tokens[mark.last - 1].low
    for other in document.sentences[max(0, sentence.index - _BACK) : sentence.index + 1]:
        for earlier in other.people:
            if earlier.nations and other.tokens[earlier.last - 1].low == noun:
                return replace(mark, nations=earlier.nations)
    return mark


def _direction(
    sentence: Sentence, act: Act, mark: PeopleMark, case: Case, sides: Sides
) -> tuple[CountRole, str | None, str | None]:
    """Role, giver and taker of a count in an act."""
    lows = [token.low for token in sentence.tokens]
    nations = [name for name in mark.nations if name in sides.taken]
    if case.kind is EventKind.EXCHANGE and not nations and _counts_both(lows, act):
        return CountRole.TOTAL, None, None
    by: str | None = act.agents[0] if act.agents and act.kind == "release" else None
    to: str | None = nations[0] if nations else None
    if by is None and act.giver in sides.given:
        by = act.giver
    if to is None and act.securer in sides.taken:
        to = act.securer
    if to is None and act.to in sides.taken:
        to = act.to
    if to is not None and to == by:
        to = None
    if act.rule == "act.in_exchange" and to is None:
        to = next(
            (
                a.agents[0]
                for a in case.by_sentence[act.sentence]
                if a.kind == "release" and a.agents
            ),
            None,
        )
    if case.kind is EventKind.EXCHANGE:
        by = by or sides.other(to)
        to = sides.other(by) or to
    else:
        by = by or (sides.given[0] if sides.given else None)
        named = {party.name for party in sentence.parties} | {act.securer}
        if to is None and sides.taken and not mark.nations and sides.taken[0] in named:
            to = sides.taken[0]
    by = by if by in sides.given else None
    to = to if to in sides.taken else None
    return CountRole.TRANSFER, by, None if to == by else to


def _counts_both(lows: list[str], act: Act) -> bool:
    """Whether an act's number counts the people of both sides: "the exchange of 900 prisoners"."""
    return _of_both(lows) or (act.rule == "act.exchange" and len(act.people) == 1)


def _of_both(lows: list[str]) -> bool:
    return any(
        low in _BOTH and then in {"sides", "parties", "countries"} for low, then in pairwise(lows)
    )


def _is_part(sentence: Sentence, mark: PeopleMark) -> bool:
    return any(t.low in _PARTS for t in sentence.tokens[max(0, mark.first - 3) : mark.first])


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _background(
    sentence: Sentence, mark: PeopleMark, known: set[tuple[int | None, int | None]]
) -> Tally | None:
    quantity = mark.quantity
    assert quantity is not None
    if (quantity.low, quantity.high) in known or (
        mark.word.group == "general" and "troops" in sentence.tokens[mark.last - 1].low
    ):
        return None
    if not any(token.low in _BACKGROUND for token in sentence.tokens):
        return None
    if sentence.tokens[mark.last - 1].low in {"troops", "families", "members"}:
        return None
    return Tally(
        CountRole.BACKGROUND,
        None,
        None,
        quantity,
        category(sentence, mark),
        sentence.quote(mark.first, mark.last),
        "count.background",
    )


def category(sentence: Sentence, mark: PeopleMark) -> str:
    """Category of a phrase, by its noun and, failing that, by the words before it."""
    if mark.word.category != "unspecified":
        return mark.word.category
    lows = {token.low for token in sentence.tokens[mark.first : mark.last]}
    if lows & _MILITARY:
        return "military"
    return "civilian" if lows & _CIVILIAN else "unspecified"
