"""How many people go which way: all counts of an event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from schemas import CountRole, EventKind
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.count_parts import Tally, category, is_part, with_parts
from summarizer.rules.english.items.count_roles import (
    Known,
    is_left,
    is_no_case,
    is_sum,
    sorted_role,
)
from summarizer.rules.english.items.direction_cues import each_way, with_each
from summarizer.rules.english.items.directions import direction, facing, half_known, settled
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.mentions.marks import PeopleMark, Quantity, Sentence

_BACK = 40
"""Sentences before a phrase in which the one that it takes up is looked for."""
_TWO = 2
_AGAIN = frozenset({"act.even", "act.journey"})
"""Rules of acts that say less of the same people than the one before: "freed 30 men for 25"."""
_HAPPENS = frozenset({"done", "now", "present", "due", "agreed"})
_BEFORE = 3
"""Sentences before a release in which those who are freed may be told to be held."""
_EMPTY = Quantity(None, None, True)


def count_all(document: Document, case: Case, sides: Sides) -> list[Tally]:
    """The counts of an event, in order of the text."""
    book = _Book()
    used: set[tuple[int, int]] = set()
    for act in case.acts:
        if act.rule == "act.reunited" or (act.mode == "hoped" and not case.undone):
            continue
        for tally, mark in _of_act(document, act, case, sides):
            if act.rule in _AGAIN and (act.sentence, mark.first) in used:
                continue
            used.add((act.sentence, mark.first))
            book.enter(tally)
    _others(document, case, sides, book, used)
    _taken_up(document, case, book, sides)
    found = book.tallies()
    if case.kind is EventKind.EXCHANGE:
        found = facing(document, found, sides)
    found = with_parts(document, [half_known(tally, sides) for tally in found])
    found = _without_vague(settled(document, found, sides))
    return sorted(found, key=lambda tally: tally.span.start)


def _others(
    document: Document, case: Case, sides: Sides, book: _Book, used: set[tuple[int, int]]
) -> None:
    """Enter the numbers of people that no act takes: parts of a transfer, background, transfers."""
    transfers = [t for t in book.tallies() if t.role is CountRole.TRANSFER]
    told = {tally.key for tally in book.tallies()}
    starts = [sentence.span.start for sentence in document.sentences]
    known = Known(tuple((bisect_right(starts, t.span.start) - 1, t) for t in transfers))
    for index in sorted(case.scope):
        sentence = document.sentences[index]
        for mark in (*sentence.people, *sentence.numbers):
            if case.kind is EventKind.EXCHANGE and index in case.told and is_sum(sentence, mark):
                book.enter(_sum(sentence, mark))
        for mark in sentence.people:
            known_here = (index, mark.first) in used or is_one_of(sentence, mark)
            skipped = is_no_case(sentence, mark) or is_sum(sentence, mark)
            if mark.quantity is None or known_here or skipped:
                continue
            if each_way(sentence, mark) and len(sides.given) == len(sides.taken) == _TWO:
                for tally in _both_ways(sentence, mark, sides, "count.each"):
                    book.enter(tally)
                continue
            found = sorted_role(document, sentence, mark, case, sides, known)
            if found is None or (mark.quantity.low, mark.quantity.high) in told:
                continue
            book.enter(_sorted(sentence, mark, found, case, sides))


def _sum(sentence: Sentence, mark: PeopleMark) -> Tally:
    """The total of both ways."""
    assert mark.quantity is not None
    kind, span = category(sentence, mark), sentence.quote(mark.first, mark.last)
    return Tally(CountRole.TOTAL, None, None, mark.quantity, kind, span, "count.sum")


def _sorted(
    sentence: Sentence,
    mark: PeopleMark,
    found: tuple[CountRole, Tally | None],
    case: Case,
    sides: Sides,
) -> Tally:
    """The count of a number whose role is known, with the way that its words tell."""
    assert mark.quantity is not None
    role, whole = found
    kind = category(sentence, mark)
    by = to = None
    if whole is not None:
        by, to = whole.released_by, whole.released_to
        kind = whole.category if kind == "unspecified" else kind
    elif role is CountRole.TRANSFER:
        to = next((name for name in mark.nations if name in sides.taken), None)
        by = sides.other(to) if case.kind is EventKind.EXCHANGE else None
    span = sentence.quote(mark.first, mark.last)
    return Tally(role, by, to, mark.quantity, kind, span, f"count.as_{role.value}")


def _taken_up(document: Document, case: Case, book: _Book, sides: Sides) -> None:
    """Where "the hostages were freed" has no number, give it that of those told to be held.

    Only where one number alone is told of people who were taken, in a sentence near by.
    """
    tallies = book.tallies()
    if any(tally.role is CountRole.TRANSFER for tally in tallies):
        return
    acts = [
        act
        for act in case.acts
        if act.kind == "release" and act.mode in _HAPPENS and not act.subordinate
        if any(mark.definite and mark.quantity is None for mark in act.people)
    ]
    near = {index for act in acts for index in range(act.sentence - _BEFORE, act.sentence + 1)}
    spans = [document.sentences[index].span for index in near if index in case.current]
    held = [
        tally
        for tally in tallies
        if tally.role is CountRole.BACKGROUND
        if any(span.start <= tally.span.start < span.end for span in spans)
    ]
    if len({tally.key for tally in held}) == 1:
        by = sides.given[0] if len(sides.given) == 1 else None
        to = sides.taken[0] if len(sides.taken) == 1 else None
        book.move(
            held[0],
            replace(
                held[0],
                role=CountRole.TRANSFER,
                released_by=by,
                released_to=to,
                rule="count.taken_up",
            ),
        )


class _Book:
    """Counts by number, so that the same figure told twice is one count."""

    def __init__(self) -> None:
        self._entries: dict[tuple[object, ...], list[Tally]] = {}

    def tallies(self) -> list[Tally]:
        """All counts."""
        return [tally for entry in self._entries.values() for tally in entry]

    def move(self, tally: Tally, other: Tally) -> None:
        """Put another count in the place of one."""
        for entry in self._entries.values():
            entry[:] = [other if each is tally else each for each in entry]

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
    """Drop "hundreds" and the like where a figure is given too for those who go the same way."""
    exact = [t for t in found if t.quantity != _EMPTY and t.role is not CountRole.SUBGROUP]
    return [
        tally
        for tally in found
        if tally.quantity != _EMPTY
        or not any(
            CountRole.BACKGROUND in (tally.role, other.role)
            or (
                _agree(other.released_by, tally.released_by)
                and _agree(other.released_to, tally.released_to)
            )
            for other in exact
        )
    ]


def _of_act(
    document: Document, act: Act, case: Case, sides: Sides
) -> Iterator[tuple[Tally, PeopleMark]]:
    sentence = document.sentences[act.sentence]
    before: Tally | None = None
    part, last = False, 0
    for mark in act.people:
        if mark.quantity is None or is_one_of(sentence, mark):
            continue
        both = act.rule == "act.each" or each_way(sentence, mark)
        if both and len(sides.given) == len(sides.taken) == _TWO:
            yield from ((tally, mark) for tally in _both_ways(sentence, mark, sides, act.rule))
            continue
        role, by, to = direction(sentence, act, _resolved(document, mark, sentence), case, sides)
        if act.rule == "act.journey" and is_left(sentence, mark):
            role, by, to = CountRole.BACKGROUND, None, None
        part = is_part(sentence, mark) or (part and _goes_on(sentence, last, mark))
        last = mark.last
        if before is not None and part:
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


def _both_ways(sentence: Sentence, mark: PeopleMark, sides: Sides, rule: str) -> Iterator[Tally]:
    """A number that each of two sides lets go, once for each way."""
    assert mark.quantity is not None
    span = sentence.quote(mark.first, with_each(sentence, mark))
    kind = category(sentence, mark)
    for giver, taker in (sides.given, sides.given[::-1]):
        yield Tally(CountRole.TRANSFER, giver, taker, mark.quantity, kind, span, rule)


def _goes_on(sentence: Sentence, behind: int, mark: PeopleMark) -> bool:
    """Whether a number goes on a list of parts: the 12 of "30 of them Thai and 12 Dutch"."""
    return set(sentence.words[behind : mark.first]) <= {",", "and"}


def is_one_of(sentence: Sentence, mark: PeopleMark) -> bool:
    """As in "one of the prisoners", which singles somebody out and counts nobody."""
    return sentence.words[mark.first : mark.first + 2] == ["one", "of"]


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


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
