"""People whom a plain cue introduces: an office before a name, or those freed by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas import PersonRole
from summarizer.rules.languages.acts import Act
from summarizer.rules.languages.events import Case
from summarizer.rules.languages.page import Line, Mark, Page
from summarizer.rules.languages.people_words import heads
from summarizer.text.spans import Span

_LONGEST = 5
"""Words of a name."""
_UNCASED = 2
"""Words taken for a name where the script has no capitals."""
_GERMAN = 2
"""Words taken for a name, the last ones, where all nouns have capitals."""
_BETWEEN = 9
"""Tokens between an office and the name behind it, its party among them."""
_PARTICLES = frozenset("de del la van von der bin al el ibn dos da di d'".split())


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
    acts: dict[int, list[Act]] = {}
    for act in case.acts:
        acts.setdefault(act.line.index, []).append(act)
    for line in page.lines:
        for someone in _of_line(page, line, acts.get(line.index, [])):
            found.setdefault(someone.name.split()[-1].casefold(), someone)
    return list(found.values())


def _of_line(page: Page, line: Line, acts: list[Act]) -> Iterator[Someone]:
    taken: set[int] = set()
    for match in line.tagged("title"):
        name = _name_behind(page, line, match.last)
        if name is not None and taken.isdisjoint(range(*name)):
            taken.update(range(*name))
            party = _party(line, match.first, name[0])
            kin = match.sense.tag == "title.kin"
            role = PersonRole.OTHER if kin else PersonRole.OFFICIAL
            rule = "foreign.person.kin" if kin else "foreign.person.office"
            yield _someone(page, line, name, role, None if kin else party, rule)
    if page.lexicon.cased and not line.heading:
        yield from _freed(page, line, acts, taken)


def _someone(
    page: Page,
    line: Line,
    name: tuple[int, int],
    role: PersonRole,
    party: str | None,
    rule: str,
) -> Someone:
    span = line.words(*name)
    words = " ".join(span.of(page.text).split())
    return Someone(page.lexicon.without_ending(words), role, party, span, rule)


def _freed(page: Page, line: Line, acts: list[Act], taken: set[int]) -> Iterator[Someone]:
    """Names of two words or more in the clause of a release, or behind a word for the freed."""
    clauses = {line.clause(act.first) for act in acts if _frees(act)}
    owners = {head.last: head.owners for head in heads(line)} if acts else {}
    at = 1
    while at < len(line.tokens):
        name = _name_at(page, line, at)
        if name is None or not taken.isdisjoint(range(*name)):
            at += 1
            continue
        at = name[1]
        if line.clause(name[0]) in clauses or name[0] in owners:
            marks = owners.get(name[0], ())
            party = marks[0].name if marks else None
            yield _someone(page, line, name, PersonRole.RELEASED, party, "foreign.person.freed")


def _frees(act: Act) -> bool:
    return act.kind in {"free", "give", "swap"} and act.mode == "done"


def _name_behind(page: Page, line: Line, at: int) -> tuple[int, int] | None:
    """The first name behind an office: beyond words of the office, its body and its party."""
    marks = {mark.first: mark for mark in line.parties}
    bodies = {match.first: match.last for match in line.tagged("cue.body")}
    place = at
    while place < min(at + _BETWEEN, len(line.tokens)):
        if place in marks or place in bodies:
            place = marks[place].last if place in marks else bodies[place]
            continue
        token = line.tokens[place]
        name = _name_at(page, line, place)
        if name is not None and not _of_a_body(page, line, name[0]):
            return name
        if (not token.word and token.low not in _LINKS) or not page.lexicon.cased:
            return None
        place = name[1] if name is not None else place + 1
    return None


_LINKS = frozenset(",-«\"'“”„")


def _of_a_body(page: Page, line: Line, at: int) -> bool:
    """Whether a small word stands before what looks like a name: "president of the Assembly"."""
    return line.tokens[at - 1].low in page.lexicon.stop


def _name_at(page: Page, line: Line, at: int) -> tuple[int, int] | None:
    """The name that begins at a token: words with capitals that the lexicon does not know."""
    known = {place for m in line.matches for place in range(m.first, m.last)}
    known |= {place for mark in line.parties for place in range(mark.first, mark.last)}
    cased = page.lexicon.cased
    most = _LONGEST if cased else _UNCASED
    last = at
    while last < len(line.tokens) and last - at < most:
        token = line.tokens[last]
        particle = last > at and token.low in _PARTICLES
        capital = page.text[token.start].isupper()
        fits = capital or particle if cased else token.low not in page.lexicon.stop
        if not token.word or (last in known and not particle) or not fits:
            break
        last += 1
    while last > at and line.tokens[last - 1].low in _PARTICLES:
        last -= 1
    if page.lexicon.capital_nouns:
        at = max(at, last - _GERMAN)
    return (at, last) if last - at >= 2 else None


def _party(line: Line, title: int, name: int) -> str | None:
    """The party whose office it is: named between office and name, or right before the office."""
    between: list[Mark] = [m for m in line.parties if title <= m.first < name]
    if between:
        return between[0].name
    name_of: str | None = None
    for mark in reversed(line.parties):
        # "Iran's Damascus ambassador" is Iran's.
        if mark.last == title:
            title, name_of = mark.first, mark.name
    return name_of
