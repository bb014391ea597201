"""Who frees whom: the parties of each act, and the sides of the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from schemas import EventKind, PartyKind, PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.languages.acts import Act
from summarizer.rules.languages.gating import Case
from summarizer.rules.languages.lexicon import entity
from summarizer.rules.languages.page import Line, Mark, Page
from summarizer.rules.languages.people_words import heads
from summarizer.rules.languages.third import brokers
from summarizer.text.spans import Span

_ACTIVE = frozenset({"done", "will", "bare"})
_PEOPLED = frozenset({PartyKind.STATE, PartyKind.ARMED_GROUP})
_LEADING = 3
"""Weight of an act of the lead."""
_BETWEEN = 2
"""Tokens between two parties that act together."""
_BEHIND = 4
"""Tokens behind a verb in which its subject stands, where none stands before it."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The parties of one act: who frees, and whose people they are or who gets them."""

    giving: tuple[Mark, ...]
    getting: tuple[Mark, ...]
    named: tuple[Mark, ...]
    """All parties of its sentence that may be a side."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of an event, weightiest first, and the claims that make them so."""

    giving: tuple[str, ...]
    getting: tuple[str, ...]
    claims: tuple[Claim, ...]

    def other(self, name: str) -> str | None:
        """The other side of an exchange, if there is one."""
        rest = [each for each in dict.fromkeys((*self.giving, *self.getting)) if each != name]
        return rest[0] if len(rest) == 1 else None


def arguments(act: Act) -> Arguments:
    """The parties of an act, by adjectives, endings, short words before them, and order."""
    line = act.line
    third = brokers(line)
    may = [m for m in line.parties if m.first not in third and m.kind in _PEOPLED]
    owned = {mark for head in heads(line) for mark in head.owners}
    holders = {mark for mark in may if _holds(line, mark)}
    free = [m for m in may if m not in owned and m not in holders and m.form != "people"]
    giving = [*holders, *(m for m in free if m.way in {"by", "from"})]
    getting = [*(m for m in may if m in owned and m not in holders)]
    getting += [m for m in free if m.way == "to"]
    subjects = _subjects(act, [m for m in free if m.way in {"", "subject"}])
    if act.kind == "take":
        getting += subjects
    elif act.kind == "swap" or (act.kind in {"free", "give"} and act.told in _ACTIVE):
        giving += subjects
    named = [m for m in may if m.form != "capital" or line.heading]
    return Arguments(tuple(giving), tuple(getting), tuple(named))


def _holds(line: Line, mark: Mark) -> bool:
    """Whether a party stands beside a word for captivity: "from Russian captivity"."""
    return any(
        mark.last == match.first or (mark.first == match.last and mark.form != "people")
        for match in line.tagged("cue.captivity")
    )


def _subjects(act: Act, marks: list[Mark]) -> list[Mark]:
    """The parties that act: in the form of a subject before the verb, else right behind it.

    With the first come those listed with it ("Peru and Chile").
    """
    clause = act.line.clause(act.first)
    near = [m for m in marks if act.line.clause(m.first) == clause] or [
        m for m in marks if m.first < act.first
    ]
    marked = [m for m in near if m.way == "subject"]
    before = [m for m in marked or near if m.last <= act.first]
    after = [m for m in near if act.first < m.first <= act.last + _BEHIND]
    return _listed(before or after or marked)


def _listed(marks: list[Mark]) -> list[Mark]:
    """The first of some marks and the next, where little stands between them."""
    return [m for at, m in enumerate(marks[:2]) if not at or m.first - marks[0].last <= _BETWEEN]


def find_sides(page: Page, case: Case) -> Sides:
    """The sides of a case."""
    giving: Counter[str] = Counter()
    getting: Counter[str] = Counter()
    named: Counter[str] = Counter()
    spans: dict[tuple[str, PartyRole], Span] = {}
    for act in case.acts:
        done = act.mode == "done" or not any(each.mode == "done" for each in case.acts)
        weight = _LEADING if act.line.index in page.lead and done else 1
        found = arguments(act)
        for marks, tally, role in (
            (found.giving, giving, PartyRole.RELEASING),
            (found.getting, getting, PartyRole.RECEIVING),
            (found.named, named, None),
        ):
            for mark in marks:
                tally[mark.name] += weight
                if role is not None:
                    spans.setdefault((mark.name, role), _quote(act, mark))
    if case.kind is EventKind.EXCHANGE:
        return _two_sides(page, case, giving + getting, named)
    return _one_way(page, giving, getting, spans)


def _quote(act: Act, mark: Mark) -> Span:
    first, last = min(act.first, mark.first), max(act.last, mark.last)
    return act.line.words(first, last)


def _one_way(
    page: Page,
    giving: Counter[str],
    getting: Counter[str],
    spans: dict[tuple[str, PartyRole], Span],
) -> Sides:
    """Who frees, and whose people go; where one name is both, the weightier role is his."""
    for name in list(giving):
        if name in getting:
            (giving if getting[name] > giving[name] else getting).pop(name)
    given = tuple(name for name, _ in giving.most_common(1))
    gotten = tuple(name for name, times in getting.most_common() if times >= _LEADING)
    gotten = gotten or tuple(name for name, _ in getting.most_common(1))
    if not gotten and given and entity(given[0])[0] is PartyKind.ARMED_GROUP:
        gotten = _foe(page, spans)
    roles = [(PartyRole.RELEASING, given), (PartyRole.RECEIVING, gotten)]
    claims = tuple(
        Claim(name, role, spans[name, role], "foreign.side.act")
        for role, names in roles
        for name in names
    )
    return Sides(given, gotten, claims)


def _foe(page: Page, spans: dict[tuple[str, PartyRole], Span]) -> tuple[str, ...]:
    """The state that a text of what an armed group does names most."""
    often = Counter(name for name in _named(page) if entity(name)[0] is PartyKind.STATE)
    names = tuple(name for name, _ in often.most_common(1))
    for name, span in _first_places(page, (), names).items():
        spans[name, PartyRole.RECEIVING] = span
    return names


def _two_sides(page: Page, case: Case, told: Counter[str], named: Counter[str]) -> Sides:
    """Those that act, then those that the acts name, then those that the text names most."""
    ranked = [name for name, _ in told.most_common()]
    ranked += [name for name, _ in named.most_common() if name not in told]
    rule = "foreign.side.exchange"
    if len(ranked) < 2:
        often = Counter(_named(page))
        ranked += [name for name, _ in often.most_common() if name not in ranked]
        rule = "foreign.side.often"
    names = tuple(ranked[:2])
    spans = _first_places(page, case.acts, names)
    claims = tuple(
        Claim(name, role, span, rule)
        for name in names
        for role in (PartyRole.RELEASING, PartyRole.RECEIVING)
        if (span := spans.get(name)) is not None
    )
    return Sides(names, names, claims)


def _named(page: Page) -> Iterator[str]:
    """The parties of the text that may be a side, once for each place."""
    for line in page.lines:
        third = brokers(line)
        for mark in line.parties:
            if mark.kind in _PEOPLED and mark.first not in third:
                yield mark.name


def _first_places(page: Page, acts: tuple[Act, ...], names: tuple[str, ...]) -> dict[str, Span]:
    """Where each side is named first, in a sentence of an act if it is."""
    spans: dict[str, Span] = {}
    lines: list[Line] = [act.line for act in acts]
    for line in (*lines, *page.lines):
        for mark in line.parties:
            if mark.name in names:
                spans.setdefault(mark.name, line.words(mark.first, mark.last))
    return spans
