"""The counts of an event: what the rules propose, and what the weights of all cues make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeAlias

from schemas import CountRole, EventKind
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case, by_rules_alone
from summarizer.rules.english.events.history import recalled
from summarizer.rules.english.items.count_parts import (
    DIRECTED,
    Tally,
    category,
    headcount,
    of_wholes,
    with_parts,
    with_wholes,
)
from summarizer.rules.english.items.count_roles import is_no_case
from summarizer.rules.english.items.counts import is_one_of
from summarizer.rules.english.items.directions import GUESSED, settled
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.mentions.any_numbers import ANYTHING
from summarizer.rules.english.mentions.marks import PeopleMark, Sentence
from summarizer.rules.english.sentences.memory import once
from summarizer.rules.english.weighed.company import Company
from summarizer.rules.english.weighed.count_cues import cues as count_cues
from summarizer.rules.english.weighed.surroundings import MOST, TRUST, Surroundings
from summarizer.rules.english.weighed.two_ways import one_way, turned
from summarizer.rules.english.weighed.ways import giver, lead
from summarizer.rules.english.weighed.wholes import Number, Wholes

Bounds: TypeAlias = tuple[int | None, int | None]
TASK = "counts"
_ROLES = {str(role): role for role in CountRole}
_ENOUGH = 0.35
"""Chance from which a number is a count of the event."""
_PERHAPS = 0.05
"""Chance from which a lesser number is part of a greater one that goes the same way."""
_OF_EVENT = tuple(role for role in CountRole if role is not CountRole.BACKGROUND)
_CENTURIES = frozenset({"19", "20"})
_SIDES = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number of people that may be one of the event, and what the rules make of it.

    ``company`` are cues of how it stands to the other numbers.
    """

    index: int
    mark: PeopleMark
    proposed: tuple[Tally, ...]
    company: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """The least and the greatest that the number may be."""
        assert self.mark.quantity is not None
        return self.mark.quantity.low, self.mark.quantity.high


Weighed: TypeAlias = tuple[Bounds, dict[CountRole, float], Candidate]
"""A number, the chances of its roles, and where it stands."""
Choice: TypeAlias = tuple[float, CountRole, Candidate]
"""A role that a number has, with its chance."""


def candidates(
    document: Document, case: Case, sides: Sides, proposals: Sequence[Tally]
) -> Iterator[Candidate]:
    """The numbers of people, in order of the text, each with how it stands to the others."""
    every = list(numbers(document, case, proposals))
    wholes = Wholes([_number(document, case, sides, each) for each in every])
    for at, each in enumerate(every):
        company = (*each.company, *wholes.cues(at))
        yield Candidate(each.index, each.mark, each.proposed, company)


def _number(document: Document, case: Case, sides: Sides, each: Candidate) -> Number:
    """A number with the way that its people go, where there are two."""
    mark = each.mark
    assert mark.quantity is not None
    tally = tally_of(document, each)
    both = _both_ways(case, sides)
    way = giver(case, document, sides.given, each.index, mark, tally) if both else None
    moved = bool(each.proposed) and tally.role is CountRole.TRANSFER
    counts = bool(each.proposed) or mark.word.group != ANYTHING.group
    return Number(each.index, headcount(mark.quantity), mark.word, way, counts, moved)


def _both_ways(case: Case, sides: Sides) -> bool:
    """Whether each of two sides lets people go, so that a number may go either way."""
    return case.kind is EventKind.EXCHANGE and len(sides.given) == _SIDES


def numbers(document: Document, case: Case, proposals: Sequence[Tally]) -> Iterator[Candidate]:
    """The numbers of people, in order of the text, as many as are weighed."""
    known: dict[Bounds, tuple[Tally, ...]] = {}
    for tally in proposals:
        known[tally.key] = (*known.get(tally.key, ()), tally)
    every = [
        (index, mark, (mark.quantity.low, mark.quantity.high))
        for index in sorted(case.scope)
        for mark in marks(document.sentences[index])
        if mark.quantity is not None
    ][:MOST]
    company = Company([(index, mark) for index, mark, _ in every])
    for at, (index, mark, key) in enumerate(every):
        yield Candidate(index, mark, known.get(key, ()), tuple(company.cues(at)))


def marks(sentence: Sentence) -> list[PeopleMark]:
    """All that may count people in a sentence, left to right."""
    people = [
        mark
        for mark in sentence.people
        if not is_one_of(sentence, mark) and not is_no_case(sentence, mark)
    ]
    every = [mark for mark in (*people, *sentence.numbers) if not _is_year(sentence, mark)]
    return sorted(every, key=lambda mark: mark.first)


def _is_year(sentence: Sentence, mark: PeopleMark) -> bool:
    """As in "the 2018 strait incident", "the 2025 Cambodian crisis", which count nobody."""
    number = sentence.tokens[mark.first].text
    if len(number) != len("1999") or number[:2] not in _CENTURIES or not number.isdecimal():
        return False
    adjective = mark.last == mark.first + 2 and not sentence.tokens[mark.last - 1].low.endswith("s")
    return mark.word == ANYTHING or (bool(mark.nations) and adjective)


def cues(
    document: Document, case: Case, around: Surroundings, sides: Sides, each: Candidate
) -> Iterator[str]:
    """What a number of people is itself, and how it stands to the others."""
    own = count_cues(document, case, around, sides, each.index, each.mark, each.proposed)
    return chain(own, each.company)


def weighed_counts(
    document: Document, case: Case, sides: Sides, proposals: Sequence[Tally]
) -> list[Tally]:
    """The counts of an event, in order of the text.

    A number is given once with what became of them, and once as background of another such number.
    What rules take for the total of the others is one, and a number that goes both ways does.
    """
    if by_rules_alone(document, case):
        return list(proposals)
    sure = _even(proposals).union(
        [tally.key for tally in proposals if tally.role is CountRole.TOTAL]
    )
    weighed = list(_weighed(document, case, sides, proposals))
    parts: dict[Bounds, float] = {}
    for number, chances, _ in weighed:
        parts[number] = max(parts.get(number, 0.0), chances[CountRole.SUBGROUP])
    best = _chosen(weighed, sure)
    found = [
        replace(tally, chance=chance)
        for chance, role, each in best
        for tally in _tallies(document, case, sides, role, each)
    ]
    found += [tally for tally in proposals if tally.key in sure or tally.key not in parts]
    likely = frozenset(number for number, chance in parts.items() if chance >= _PERHAPS)
    ways = of_wholes(document, settled(document, found, sides))
    known = with_wholes(document, _with_likely_parts(document, ways, likely))
    if not _both_ways(case, sides) or not one_way(known):
        return known
    leads = {
        document.sentences[each.index].quote(each.mark.first, each.mark.last): lead(
            case, document, sides.given, each.index, each.mark, tally_of(document, each)
        )
        for _, _, each in best
    }
    return turned(known, sides, leads)


def _even(proposals: Sequence[Tally]) -> frozenset[Bounds]:
    """The numbers of which the rules say that they go both ways: "20 prisoners each"."""
    ways = {(t.key, t.released_by, t.released_to) for t in proposals if t.released_by}
    return frozenset(key for key, by, to in ways if (key, to, by) in ways)


def _chosen(weighed: Sequence[Weighed], sure: frozenset[Bounds]) -> list[Choice]:
    """What is made of each number, by its likeliest mention.

    Somebody goes free in an event: where all numbers are likelier of others, the likeliest to be
    theirs is.
    """
    best: dict[tuple[Bounds, bool], Choice] = {}
    freed: Choice | None = None
    for number, chances, each in weighed:
        role = max(chances, key=lambda role: chances[role])
        use = number, role is CountRole.BACKGROUND
        enough = number not in sure and chances[role] >= _ENOUGH
        if enough and chances[role] > best.get(use, (0.0,))[0]:
            best[use] = chances[role], role, each
        if chances[CountRole.TRANSFER] > (freed[0] if freed else _ENOUGH):
            freed = chances[CountRole.TRANSFER], CountRole.TRANSFER, each
    if freed and not sure and all(role is CountRole.BACKGROUND for _, role, _ in best.values()):
        best.pop((freed[2].bounds, True), None)
        best[freed[2].bounds, False] = freed
    return list(best.values())


def _weighed(
    document: Document, case: Case, sides: Sides, proposals: Sequence[Tally]
) -> Iterator[Weighed]:
    """Each candidate with its number and the chances of its roles."""
    around = Surroundings(TASK, document, case, trust=TRUST)
    others = _recalled(document)
    for each in candidates(document, case, sides, proposals):
        mark = each.mark
        own = cues(document, case, around, sides, each)
        chances = around.chances(each.index, mark.first, mark.last, own)
        roles = {_ROLES[label]: chance for label, chance in chances.items()}
        if (each.index, mark.first) in others:
            roles |= dict.fromkeys(_OF_EVENT, 0.0)
        yield each.bounds, roles, each


@once
def _recalled(document: Document) -> frozenset[tuple[int, int]]:
    """Where people stand whose release is only recalled: sentence, and first token."""
    return frozenset(
        (act.sentence, people.first)
        for act in document.acts
        if act.mode == "done" and act.people and recalled(document, act)
        for people in act.people
    )


def _with_likely_parts(
    document: Document, every: Sequence[Tally], likely: frozenset[Bounds]
) -> list[Tally]:
    """The counts in order of the text, the lesser of a way parts of its greatest if likely."""
    found = sorted(every, key=lambda tally: tally.span.start)
    return [
        changed if tally.key in likely else tally
        for tally, changed in zip(found, with_parts(document, found), strict=True)
    ]


def _tallies(
    document: Document, case: Case, sides: Sides, role: CountRole, each: Candidate
) -> list[Tally]:
    """A number with its role and the way that its people go."""
    tally = tally_of(document, each)
    same = [proposed for proposed in each.proposed if proposed.role is role]
    if len(same) > 1 or (same and role not in DIRECTED):
        return same
    tally = same[0] if same else replace(tally, role=role, rule="count.weighed")
    if role not in DIRECTED:
        return [replace(tally, released_by=None, released_to=None)]
    told = tally.role is CountRole.SUBGROUP and tally.rule != GUESSED  # goes with its whole
    if _both_ways(case, sides) and not (told and tally.released_by):
        by = giver(case, document, sides.given, each.index, each.mark, tally)
        return [replace(tally, released_by=by, released_to=sides.other(by))]
    return [tally]


def tally_of(document: Document, each: Candidate) -> Tally:
    """A number as the rules have it, or bare."""
    if each.proposed:
        return each.proposed[0]
    mark, sentence = each.mark, document.sentences[each.index]
    assert mark.quantity is not None
    span = sentence.quote(mark.first, mark.last)
    kind = category(sentence, mark)
    return Tally(CountRole.TRANSFER, None, None, mark.quantity, kind, span, "count.weighed")
