"""Where people are handed over, held or taken: places beside the words for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas import PlaceRole, Status
from summarizer.rules.languages.events import Case
from summarizer.rules.languages.lexicon import entity
from summarizer.rules.languages.page import Line, Page
from summarizer.rules.languages.sides import Sides
from summarizer.text.spans import Span

_ROLES = {
    "cue.talks": PlaceRole.NEGOTIATION,
    "cue.captured": PlaceRole.CAPTURE,
    "cue.jailed": PlaceRole.DETENTION,
}
_NEAR = 3
"""Sentences, that of an act included, in which its journey is told."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in its role; ``span`` are its words."""

    name: str
    role: PlaceRole
    country: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class _Named:
    first: int
    last: int
    name: str
    country: str | None
    way: str
    party: str


def find_places(page: Page, case: Case, sides: Sides) -> list[Where]:
    """The places of an event, each once."""
    found: dict[str, Where] = {}
    for line in page.lines:
        near = any(line.index - step in case.lines for step in range(_NEAR))
        if near or line.has(*_ROLES):
            for where in _of_line(page, line, case, sides):
                found.setdefault(where.name, where)
    return list(found.values())


def _of_line(page: Page, line: Line, case: Case, sides: Sides) -> Iterator[Where]:
    for named in _named(page, line):
        if named.party in sides.giving and named.way not in {"in", "from", "to"}:
            continue
        role = _role(line, named, case, sides)
        if role is not None:
            span = line.words(named.first, named.last)
            yield Where(named.name, role, named.country, span, f"foreign.place.{role.value}")


def _named(page: Page, line: Line) -> Iterator[_Named]:
    """The places of a sentence: cities of the lexicon, and capitals and states where one is in."""
    if page.lexicon.plain_names:
        yield from _unknown(page, line)
    end = 0
    for match in sorted(line.tagged("place"), key=lambda each: (each.first, -each.last)):
        if match.first < end:
            continue
        end = match.last
        yield _Named(
            match.first, match.last, match.sense.citation, None, _before(line, match.first), ""
        )
    for mark in line.parties:
        moved = line.has("cue.travel") and mark.form == "capital" and not mark.joined
        if mark.form == "capital" and (mark.way in {"in", "from", "to"} or moved):
            yield _Named(mark.first, mark.last, mark.citation, None, mark.way, mark.name)
        elif mark.form == "name" and mark.way == "in":
            country = entity(mark.name)[1]
            if country is not None:
                yield _Named(mark.first, mark.last, mark.citation, country, "in", mark.name)


def _unknown(page: Page, line: Line) -> Iterator[_Named]:
    """Names behind "in" and the like, in a language that does not inflect them."""
    known = {place for m in line.matches for place in range(m.first, m.last)}
    for match in line.tagged("prep.in"):
        last = match.last
        while last < len(line.tokens) and last not in known and line.tokens[last].word:
            if not page.text[line.tokens[last].start].isupper():
                break
            last += 1
        if last > match.last:
            name = " ".join(line.words(match.last, last).of(page.text).split())
            yield _Named(match.last, last, name, None, "in", "")


def _before(line: Line, first: int) -> str:
    for match in line.tagged("prep"):
        if match.last == first:
            return match.sense.tag.removeprefix("prep.")
    return ""


def _role(line: Line, named: _Named, case: Case, sides: Sides) -> PlaceRole | None:
    """By a cue of its clause, else by what the sentence of an act does there."""
    clause = line.clause(named.first)
    told = [
        abs(act.first - named.first)
        for act in case.acts
        if act.line is line and line.clause(act.first) == clause
    ]
    for tag, role in _ROLES.items():
        cues = [m.first for m in line.tagged(tag) if line.clause(m.first) == clause]
        beside = [abs(first - named.first) for first in cues]
        if beside and (not told or min(beside) < min(told)):
            return role
    if any(line.clause(match.first) == clause for match in line.tagged("cue.travel")):
        # "Flown from Baku to Yerevan"
        return PlaceRole.HANDOVER if named.way == "from" else PlaceRole.TRANSIT
    if not told or case.status is Status.PROPOSED:
        return None
    if named.way == "to":
        # "Handed over to Washington" tells who gets them.
        return None if named.party in sides.getting else PlaceRole.TRANSIT
    return PlaceRole.HANDOVER
