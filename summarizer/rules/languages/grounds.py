"""Why: reasons told in fixed words, in the sentences of the event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas import BY_SOURCE, RationaleKind
from summarizer.rules.languages.events import Case
from summarizer.rules.languages.page import Line, Page
from summarizer.rules.languages.sides import Sides
from summarizer.text.spans import Span

_KINDS = {str(kind): kind for kind in RationaleKind}
_SAID = {
    "goodwill": "a gesture of good will",
    "humanitarian": "humanitarian reasons",
    "confidence_building": "building trust between the sides",
    "peace_process": "serving peace or a truce",
    "reciprocity": "answering or inviting a like step",
    "legal_obligation": "a legal obligation",
    "health_or_age": "the health or age of those released",
    "third_party_request": "a request of somebody outside the deal",
    "holiday": "a feast or an anniversary",
    "concession": "giving way to a demand or to pressure",
}
"""Neutral words for a reason of each kind."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason, by whom it is stated, and its words."""

    stated_by: str
    kinds: tuple[RationaleKind, ...]
    statement: str
    span: Span
    rule: str


def find_grounds(page: Page, case: Case, sides: Sides) -> list[Ground]:
    """The reasons of an event: those of its acts and of the sentences right behind them."""
    near = {index + step for index in case.lines for step in (0, 1)}
    found: dict[tuple[str, tuple[RationaleKind, ...]], Ground] = {}
    for line in page.lines:
        if line.index in near:
            for ground in _of_line(line, sides):
                found.setdefault((ground.stated_by, ground.kinds), ground)
    return list(found.values())


def _of_line(line: Line, sides: Sides) -> Iterator[Ground]:
    cues = list(line.tagged("why"))
    if not cues:
        return
    kinds = tuple(dict.fromkeys(_KINDS[match.sense.tag.removeprefix("why.")] for match in cues))
    first, last = min(match.first for match in cues), max(match.last for match in cues)
    said = "; ".join(_SAID[str(kind)] for kind in kinds)
    yield Ground(_speaker(line, sides), kinds, said, line.words(first, last), "foreign.why.cue")


def _speaker(line: Line, sides: Sides) -> str:
    """The side that acts or speaks in the sentence, if it names one as its subject."""
    for mark in line.parties:
        if mark.form != "people" and mark.name in sides.giving and mark.way in {"", "subject"}:
            return mark.name
    return BY_SOURCE
