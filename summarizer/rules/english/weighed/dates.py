"""The dates of an event: what the rules propose, and what the weights of all cues make of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from schemas import DateRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case, by_rules_alone
from summarizer.rules.english.items.date_direction import dates_of
from summarizer.rules.english.items.dates import Dated, age_of
from summarizer.rules.english.mentions.datelines import ends_dateline
from summarizer.rules.english.mentions.dates import DateMark
from summarizer.rules.english.weighed.surroundings import MOST, TRUST, Surroundings

TASK = "dates"
_ROLES = {str(role): role for role in DateRole}
_STEPS = frozenset({DateRole.PROPOSAL, DateRole.AGREEMENT, DateRole.HANDOVER})
_YEAR = timedelta(days=365)
_OPEN = "../"
"""How EDTF begins of a time that is open before a date."""
_ENOUGH = 0.4
"""Chance from which something happened on a date."""
_ENOUGH_BY_RULE = 0.25
"""That from which somebody was taken or convicted on one where rules say so too: what is told of
the past of captives stands far from the news."""
_MANY = 3
_AGES = (-2, -1, 0, 1, 3, 10, 40, 200, 1000)
"""Days from a date to the publication that part how old it is."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date of the text that may be one of the event: ``tokens[first:last]`` of a sentence.

    Attributes:
        index: that of the sentence.
        proposed: the roles that rules give it.
        elsewhere: the roles that they give the same day where it is told elsewhere.
        before: dates of the same sentence that stand before it.
        behind: the same for those behind it.
        times: how often the text tells the same day.
    """

    index: int
    first: int
    last: int
    mark: DateMark
    proposed: tuple[Dated, ...]
    elsewhere: tuple[DateRole, ...]
    before: int
    behind: int
    times: int


def key_of(document: Document, mark: DateMark) -> str:
    """What a date is known by: its words where nothing anchors it."""
    return mark.value or document.text[mark.start : mark.end].lower()


def candidates(document: Document, case: Case, proposals: Sequence[Dated]) -> Iterator[Candidate]:
    """The dates of the text, in its order."""
    scope = [document.sentences[index] for index in sorted(case.part)]
    times = Counter(key_of(document, mark) for each in scope for mark in dates_of(document, each))
    alike: dict[str, list[Dated]] = {}
    here: dict[int, list[Dated]] = {}
    for dated in proposals:
        alike.setdefault(key_of(document, dated.mark), []).append(dated)
        here.setdefault(dated.mark.start, []).append(dated)
    for sentence in scope:
        marks = dates_of(document, sentence)
        for nth, mark in enumerate(marks):
            key = key_of(document, mark)
            yield Candidate(
                sentence.index,
                sentence.token_at(mark.start),
                sentence.token_at(mark.end - 1) + 1,
                mark,
                tuple(here.get(mark.start, ())),
                tuple(d.role for d in alike.get(key, ()) if d.mark.start != mark.start),
                nth,
                len(marks) - nth - 1,
                times[key],
            )


def cues(document: Document, around: Surroundings, candidate: Candidate) -> Iterator[str]:
    """What a date is itself."""
    mark = candidate.mark
    age = _age(document, mark)
    yield mark.rule
    value = mark.value or ""
    yield f"fine:{len(value.removeprefix(_OPEN))}"
    if value.startswith(_OPEN):
        yield "until"
    yield age
    yield f"{mark.rule} {age}"
    yield f"starts:{document.text[mark.start : mark.end].lower().split()[0]}"
    yield from around.hints(candidate.index, candidate.first, candidate.last)
    yield from around.proposed(dated.role for dated in candidate.proposed)
    yield from dict.fromkeys(f"elsewhere:{role}" for role in candidate.elsewhere)
    before = around.before(candidate.index, candidate.first)
    told = around.class_before(candidate.index, candidate.first)
    yield f"{mark.rule} {before}"
    if told:
        yield from (f"before <{told}> {other}" for other in (mark.rule, age, before))
    yield from _standing(candidate)
    if ends_dateline(document.text, mark.end):
        yield "dateline"


def _age(document: Document, mark: DateMark) -> str:
    """How old a date was when the text was published, as a cue."""
    age = age_of(document, mark)
    return "age:unknown" if age is None else f"age:{sum(age.days > bound for bound in _AGES)}"


def _standing(candidate: Candidate) -> Iterator[str]:
    """Where a date stands in its sentence and among the dates of the text."""
    yield f"dates-before:{min(_MANY, candidate.before)}"
    yield f"dates-behind:{min(_MANY, candidate.behind)}"
    yield f"times:{min(_MANY, candidate.times)}"
    yield f"token:{min(_MANY, candidate.first // _MANY)}"


def _long_past(document: Document, mark: DateMark) -> bool:
    """Whether a day lies so far before the publication that a step on it is of another deal."""
    age = age_of(document, mark)
    return age is not None and age > _YEAR


def weighed_dates(document: Document, case: Case, proposals: Sequence[Dated]) -> list[Dated]:
    """The dates of an event, each role of a day once, in order of the text."""
    if by_rules_alone(document, case):
        return list(proposals)
    around = Surroundings(TASK, document, case, trust=TRUST)
    found: dict[tuple[DateRole, str], tuple[float, Dated]] = {}
    every = list(candidates(document, case, proposals))
    for each in every[:MOST]:
        own = cues(document, around, each)
        chances = around.chances(each.index, each.first, each.last, own)
        for label, chance in chances.items():
            if chance < _ENOUGH_BY_RULE:
                continue
            role = _ROLES[label]
            told = next((d for d in each.proposed if d.role is role), None)
            if chance < (_ENOUGH_BY_RULE if told and role not in _STEPS else _ENOUGH):
                continue
            dated = told or Dated(role, each.mark, "date.weighed")
            key = role, key_of(document, dated.mark)
            if told is None and role in _STEPS and _long_past(document, each.mark):
                continue
            if chance > found.get(key, (0.0,))[0]:
                found[key] = chance, replace(dated, chance=chance)
    for dated in (dated for each in every[MOST:] for dated in each.proposed):
        found.setdefault((dated.role, key_of(document, dated.mark)), (0.0, dated))
    return sorted((dated for _, dated in found.values()), key=lambda dated: dated.mark.start)
