"""The counts of an event: what the rules propose, and what the weights of all cues make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schemas import CountRole, EventKind
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.count_parts import Tally, category
from summarizer.rules.english.items.counts import is_one_of
from summarizer.rules.english.items.directions import settled
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.mentions.marks import PeopleMark, Sentence
from summarizer.rules.english.weighed.company import Company
from summarizer.rules.english.weighed.count_cues import cues as count_cues
from summarizer.rules.english.weighed.surroundings import Surroundings, by_rules_alone
from summarizer.rules.english.weighed.ways import giver

TASK = "counts"
_ROLES = {str(role): role for role in CountRole}
_ENOUGH = 0.3
"""Chance from which a number is a count of the event."""
_MOST = 2
_DIRECTED = frozenset({CountRole.TRANSFER, CountRole.SUBGROUP})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number of people that may be one of the event, and what the rules make of it.

    ``company`` are cues of how it stands to the other numbers.
    """

    index: int
    mark: PeopleMark
    proposed: tuple[Tally, ...]
    company: tuple[str, ...]


def candidates(document: Document, case: Case, proposals: Sequence[Tally]) -> Iterator[Candidate]:
    """The numbers of people, in order of the text."""
    known: dict[tuple[int | None, int | None], tuple[Tally, ...]] = {}
    for tally in proposals:
        known[tally.key] = (*known.get(tally.key, ()), tally)
    every = [
        (index, mark, (mark.quantity.low, mark.quantity.high))
        for index in sorted(case.scope)
        for mark in marks(document.sentences[index])
        if mark.quantity is not None
    ]
    company = Company([(index, mark) for index, mark, _ in every])
    for at, (index, mark, key) in enumerate(every):
        yield Candidate(index, mark, known.get(key, ()), tuple(company.cues(at)))


def marks(sentence: Sentence) -> list[PeopleMark]:
    """All that may count people in a sentence, left to right."""
    every = [mark for mark in sentence.people if not is_one_of(sentence, mark)]
    return sorted((*every, *sentence.numbers), key=lambda mark: mark.first)


def cues(
    document: Document, case: Case, around: Surroundings, sides: Sides, each: Candidate
) -> Iterator[str]:
    """What a number of people is itself, and how it stands to the others."""
    yield from count_cues(document, case, around, sides, each.index, each.mark, each.proposed)
    yield from each.company


def weighed_counts(
    document: Document, case: Case, sides: Sides, proposals: Sequence[Tally]
) -> list[Tally]:
    """The counts of an event, in order of the text."""
    if by_rules_alone(document, case):
        return list(proposals)
    around = Surroundings(TASK, document, case)
    best: dict[tuple[int | None, int | None], tuple[float, CountRole, Candidate]] = {}
    numbers: set[tuple[int | None, int | None]] = set()
    for each in candidates(document, case, proposals):
        mark = each.mark
        assert mark.quantity is not None
        own = cues(document, case, around, sides, each)
        chances = around.chances(each.index, mark.first, mark.last, own)
        role = max(chances, key=lambda label: chances[label])
        key = mark.quantity.low, mark.quantity.high
        numbers.add(key)
        if chances[role] >= _ENOUGH and chances[role] > best.get(key, (0.0,))[0]:
            best[key] = chances[role], _ROLES[role], each
    found = [
        replace(tally, chance=chance)
        for chance, role, each in best.values()
        for tally in _tallies(document, case, sides, role, each)
    ]
    found += [tally for tally in proposals if tally.key not in numbers]
    return sorted(settled(document, found, sides), key=lambda tally: tally.span.start)


def _tallies(
    document: Document, case: Case, sides: Sides, role: CountRole, each: Candidate
) -> list[Tally]:
    """A number with its role and the way that its people go."""
    tally = tally_of(document, each)
    same = [proposed for proposed in each.proposed if proposed.role is role]
    if len(same) > 1 or (same and role not in _DIRECTED):
        return same
    tally = same[0] if same else replace(tally, role=role, rule="count.weighed")
    if role not in _DIRECTED:
        return [replace(tally, released_by=None, released_to=None)]
    if case.kind is EventKind.EXCHANGE and len(sides.given) == _MOST:
        by = giver(document, case, sides, each.index, each.mark, tally)
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
