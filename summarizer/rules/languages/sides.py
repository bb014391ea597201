"""Who frees whom: the parties of each act, and the sides of the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from schemas import EventKind, PartyKind, PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.languages.acts import Act
from summarizer.rules.languages.arguments import PEOPLED, arguments
from summarizer.rules.languages.events import Case
from summarizer.rules.languages.lexicon import entity
from summarizer.rules.languages.page import Line, Mark, Page
from summarizer.rules.languages.third_parties import brokers
from summarizer.text.spans import Span

_LEADING = 3
"""Weight of an act of the lead."""


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
    """The parties of the text that may be a side; by their own name, twice for each place."""
    for line in page.lines:
        third = brokers(line)
        for mark in line.parties:
            if mark.kind in PEOPLED and mark.first not in third:
                yield mark.name
                if mark.form != "people":
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
