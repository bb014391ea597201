"""People whom a plain cue introduces: an office before a name, or those freed by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas import PersonRole
from summarizer.rules.languages.acts import Act
from summarizer.rules.languages.gating import Case
from summarizer.rules.languages.page import Line, Mark, Page
from summarizer.rules.languages.people_words import heads
from summarizer.text.spans import Span

_LONGEST = 4
"""Words of a name."""
_UNCASED = 2
"""Words taken for a name where the script has no capitals."""
_BETWEEN = 7
"""Tokens between an office and the name behind it, its party among them."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person; ``span`` are the words of the name."""

    name: str
    role: PersonRole
    party: str | None
    span: Span
    rule: str


def find_persons(page: Page, case: Case) -> list[Someone]:
    """The people of a text, each once, by the last word of the name."""
    found: dict[str, Someone] = {}
    acts = {act.line.index: act for act in case.acts}
    for line in page.lines:
        for someone in _of_line(page, line, acts.get(line.index)):
            found.setdefault(someone.name.split()[-1].casefold(), someone)
    return list(found.values())


def _of_line(page: Page, line: Line, act: Act | None) -> Iterator[Someone]:
    taken: set[int] = set()
    for match in line.tagged("title"):
        name = _name_behind(page, line, match.last)
        if name is not None and name[0] not in taken:
            first, last = name
            taken.update(range(first, last))
            span = line.words(first, last)
            party = _party(line, match.first, first)
            yield Someone(
                _written(page, span), PersonRole.OFFICIAL, party, span,
                "foreign.person.office",
            )  # fmt: skip
    if act is None or not page.lexicon.cased or line.heading:
        return
    if act.kind in {"free", "give", "swap"} and act.mode == "done":
        yield from _freed(page, line, taken)


def _freed(page: Page, line: Line, taken: set[int]) -> Iterator[Someone]:
    """Names of two words or more right behind a word for people who are freed."""
    for head in heads(line):
        name = _name_at(page, line, head.last)
        if name is not None and name[0] not in taken and name[1] - name[0] > 1:
            first, last = name
            taken.update(range(first, last))
            span = line.words(first, last)
            owner = head.owners[0].name if head.owners else None
            yield Someone(
                _written(page, span), PersonRole.RELEASED, owner, span,
                "foreign.person.freed",
            )  # fmt: skip


def _name_behind(page: Page, line: Line, at: int) -> tuple[int, int] | None:
    """The first name behind an office: beyond words of the office and its party."""
    marks = {mark.first: mark for mark in line.parties}
    place = at
    while place < min(at + _BETWEEN, len(line.tokens)):
        if place in marks:
            place = marks[place].last
            continue
        name = _name_at(page, line, place)
        if name is not None:
            return name
        if not line.tokens[place].word and line.tokens[place].low != ",":
            return None
        if not page.lexicon.cased:
            return None
        place += 1
    return None


def _name_at(page: Page, line: Line, at: int) -> tuple[int, int] | None:
    """The name that begins at a token: words with capitals that the lexicon does not know."""
    known = {place for m in line.matches for place in range(m.first, m.last)}
    known |= {place for mark in line.parties for place in range(mark.first, mark.last)}
    cased = page.lexicon.cased
    most = _LONGEST if cased else _UNCASED
    last = at
    while last < len(line.tokens) and last - at < most:
        token = line.tokens[last]
        capital = page.text[token.start].isupper() or (last > at and token.low in _PARTICLES)
        fits = capital if cased else token.low not in page.lexicon.stop
        if not token.word or last in known or not fits:
            break
        last += 1
    while last > at and line.tokens[last - 1].low in _PARTICLES:
        last -= 1
    return (at, last) if last - at >= 2 else None


_PARTICLES = frozenset("de del la van von der bin al el ibn dos da di d'".split())


def _written(page: Page, span: Span) -> str:
    """A name as its words stand, in one line."""
    return " ".join(span.of(page.text).split())


def _party(line: Line, title: int, name: int) -> str | None:
    """The party whose office it is: named between office and name, or right before the office."""
    between: list[Mark] = [m for m in line.parties if title <= m.first < name]
    if between:
        return between[0].name
    before = [m for m in line.parties if m.last == title]
    return before[0].name if before else None
