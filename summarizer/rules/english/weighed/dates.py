"""The dates of an event: what the rules propose, and what the weights of all cues make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas import DateRole, bounds
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.dates import Dated
from summarizer.rules.english.mentions.dates import DateMark
from summarizer.rules.english.weighed.surroundings import Surroundings

TASK = "dates"
_ROLES = {str(role): role for role in DateRole}
_ENOUGH = 0.4
"""Chance from which something happened on a date."""
_AGES = (-2, -1, 0, 1, 3, 10, 40, 200, 1000)
"""Days from a date to the publication that part how old it is."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date of the text that may be one of the event, and the roles that rules give it."""

    index: int
    first: int
    last: int
    mark: DateMark
    proposed: tuple[Dated, ...]


def candidates(document: Document, case: Case, proposals: Sequence[Dated]) -> Iterator[Candidate]:
    """The dates that are known to the day, the month or the year, in order of the text."""
    by_start: dict[int, tuple[Dated, ...]] = {}
    for dated in proposals:
        by_start[dated.mark.start] = (*by_start.get(dated.mark.start, ()), dated)
    for index in sorted(case.scope):
        sentence = document.sentences[index]
        for mark in document.dates(sentence):
            if mark.value is None:
                continue
            tokens = sentence.tokens
            first = next((i for i, t in enumerate(tokens) if t.end > mark.start), 0)
            last = next((i for i, t in enumerate(tokens) if t.start >= mark.end), len(tokens))
            yield Candidate(index, first, last, mark, by_start.get(mark.start, ()))


def cues(document: Document, around: Surroundings, candidate: Candidate) -> Iterator[str]:
    """What a date is itself."""
    value = candidate.mark.value
    assert value is not None
    yield candidate.mark.rule
    yield f"fine:{len(value)}"
    published = document.source.info.published
    first, last = bounds(value)
    end = last or first
    if published is not None and end is not None:
        yield f"age:{sum((published - end).days > bound for bound in _AGES)}"
    else:
        yield "age:unknown"
    yield from around.proposed(dated.role for dated in candidate.proposed)


def weighed_dates(document: Document, case: Case, proposals: Sequence[Dated]) -> list[Dated]:
    """The dates of an event, each role of a day once, in order of the text."""
    around = Surroundings(TASK, document, case)
    found: dict[tuple[DateRole, str | None], tuple[float, Dated]] = {}
    for each in candidates(document, case, proposals):
        own = cues(document, around, each)
        chances = around.chances(each.index, each.first, each.last, own)
        for label, chance in chances.items():
            role = _ROLES[label]
            told = next((d for d in each.proposed if d.role is role), None)
            dated = told or Dated(role, each.mark, "date.weighed")
            key = role, dated.mark.value
            if chance >= _ENOUGH and chance > found.get(key, (0.0,))[0]:
                found[key] = chance, dated
    unanchored = [dated for dated in proposals if dated.mark.value is None]
    kept = [dated for _, dated in found.values()]
    return sorted([*kept, *unanchored], key=lambda dated: dated.mark.start)
