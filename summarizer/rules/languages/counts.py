"""How many go which way: numbers beside words for people, in the sentences of the acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from schemas import CountRole, EventKind
from summarizer.rules.languages.acts import Act
from summarizer.rules.languages.arguments import arguments
from summarizer.rules.languages.even import even_counts
from summarizer.rules.languages.events import Case
from summarizer.rules.languages.page import Line, Page
from summarizer.rules.languages.people_words import Head, heads
from summarizer.rules.languages.sides import Sides
from summarizer.rules.languages.tally import Tally
from summarizer.text.numerals.number import Kind
from summarizer.text.quantities import Quantity, Reading
from summarizer.text.spans import Span

_BACKGROUND = ("cue.held", "cue.past", "cue.missing")
_HEDGE = 60
"""Characters before a number in which its hedge stands."""


Way: TypeAlias = tuple[str | None, str | None]
"""Who frees, and to whom."""


def find_counts(page: Page, case: Case, sides: Sides) -> list[Tally]:
    """The counts of an event: each number of one direction once."""
    acts: dict[int, list[Act]] = {}
    for act in case.acts:
        acts.setdefault(act.line.index, []).append(act)
    found: list[Tally] = []
    seen: set[tuple[object, ...]] = set()
    body: set[tuple[object, ...]] = set()
    last: Way = (None, None)
    # What the body says is fuller than what a heading does.
    for line in sorted(page.lines, key=lambda each: each.heading):
        for tally in _of_line(page, line, acts.get(line.index, []), case, sides, last):
            mark = (tally.reading, tally.role is CountRole.BACKGROUND)
            known = (*mark, tally.giving, tally.getting)
            if tally.giving is not None:
                last = tally.giving, tally.getting
            again = mark in body if line.heading else mark in seen and tally.giving is None
            if known not in seen and not again:
                seen |= {known, mark}
                body |= set() if line.heading or tally.giving is None else {mark}
                found.append(tally)
    told = {(each.reading, each.giving) for each in found}
    found += [t for t in even_counts(page, case, sides) if (t.reading, t.giving) not in told]
    return _with_total([each for each in found if not _again(each, found)])


def _again(tally: Tally, found: list[Tally]) -> bool:
    """Whether the same number is told with a direction elsewhere."""
    return tally.giving is None and any(
        each.reading == tally.reading
        and each.role is CountRole.TRANSFER
        and (each.giving is not None or tally.role is CountRole.BACKGROUND)
        for each in found
        if each is not tally
    )


def _of_line(
    page: Page, line: Line, acts: list[Act], case: Case, sides: Sides, last: Way
) -> Iterator[Tally]:
    """The counts of a sentence; ``last`` is the direction that was told last before it."""
    exchange = case.kind is EventKind.EXCHANGE
    each = bool(acts) and line.has("cue.each") and exchange and len(sides.giving) == 2
    priced = min((m.first for m in line.tagged("cue.price")), default=None)
    for head in heads(line):
        quantity = head.quantity
        if quantity is None or _no_people(line, quantity):
            continue
        act = _act_of(line, head, acts)
        role = _role(line, head, act, past=line.index in case.past)
        if role is None or (quantity.kind is Kind.WEAK and act is None):
            continue
        ways: list[Way] = [(None, None)]
        if role is not CountRole.BACKGROUND and act is not None:
            if each:
                one, other = sides.giving
                ways = [(one, other), (other, one)]
            else:
                way = _way(act, head, case, sides)
                if way == (None, None) and exchange and priced is not None and head.first > priced:
                    way = last[::-1]
                last = way if way != (None, None) else last
                ways = [way]
        for giving, getting in ways:
            yield _tally(page, line, head, quantity, role, giving, getting)


def _act_of(line: Line, head: Head, acts: list[Act]) -> Act | None:
    """The act that frees these people: one of their clause, the nearest."""
    clause = line.clause(head.head)
    own = [act for act in acts if line.clause(act.first) == clause]
    return min(own or acts, key=lambda act: abs(act.first - head.head), default=None)


def _tally(
    page: Page,
    line: Line,
    head: Head,
    quantity: Quantity,
    role: CountRole,
    giving: str | None,
    getting: str | None,
) -> Tally:
    start = _with_hedge(page.text, quantity)
    end = line.tokens[head.last - 1].end
    span = Span(max(start, line.span.start), end)
    rule = f"foreign.count.{role.value}"
    return Tally(role, giving, getting, quantity.readings[0], head.category, span, span, rule)


def _with_hedge(text: str, quantity: Quantity) -> int:
    """Where the words begin that hedge a number."""
    lead = quantity.phrase[: max(0, len(quantity.phrase) - (quantity.end - quantity.start))]
    if not lead:
        return quantity.start
    at = text.rfind(quantity.phrase, max(0, quantity.start - _HEDGE), quantity.end + _HEDGE)
    return min(at, quantity.start) if at >= 0 else quantity.start


def _no_people(line: Line, quantity: Quantity) -> bool:
    """Whether a number is part of a date."""
    return any(
        span.start < quantity.end and quantity.start < span.end and (said.months or said.years)
        for span, said in line.dates
    )


def _role(line: Line, head: Head, act: Act | None, *, past: bool) -> CountRole | None:
    """Background where the sentence tells of others or of the past; None outside the acts."""
    clause = line.clause(head.head)
    near = {m.sense.tag for m in line.matches if line.clause(m.first) == clause}
    if act is None:
        of_captives = head.captive or head.owners or line.has("cue.captivity", "cue.jailed")
        told = (past or line.has(*_BACKGROUND)) and of_captives
        return CountRole.BACKGROUND if told else None
    others = line.clause(act.first) != clause or _later(line, head, act)
    if others and (near & set(_BACKGROUND) or (head.captive and "cue.dead" in near)):
        return CountRole.BACKGROUND
    if "cue.among" in near and any(match.first < head.first for match in line.tagged("cue.among")):
        return CountRole.SUBGROUP
    return CountRole.TRANSFER


def _later(line: Line, head: Head, act: Act) -> bool:
    """Whether people stand nearer to a word of those still held than to the act, behind others."""
    held = min((abs(m.first - head.head) for m in line.tagged("cue.held")), default=None)
    first = next(each for each in heads(line) if each.quantity is not None)
    return held is not None and first.head < head.head and held < abs(act.first - head.head)


def _way(act: Act, head: Head, case: Case, sides: Sides) -> Way:
    """Who frees these people, and to whom."""
    found = arguments(act)
    owners = [mark.name for mark in head.owners]
    clause = act.line.clause(head.head)
    if case.kind is not EventKind.EXCHANGE:
        giving = sides.giving[0] if sides.giving else None
        owner = next((name for name in owners if name in sides.getting), None)
        getting = owner or (sides.getting[0] if len(sides.getting) == 1 else None)
        return giving, getting
    owner = next((name for name in owners if name in sides.getting), None)
    if owner is not None:
        return sides.other(owner), owner
    by = {mark.name for mark in found.giving if act.line.clause(mark.first) == clause}
    to = {
        mark.name
        for mark in found.getting
        if act.line.clause(mark.first) == clause and (act.kind == "take" or mark.way == "to")
    }
    givers = by.intersection(sides.giving)
    takers = to.intersection(sides.getting)
    if len(givers) == 1 and act.kind != "swap":
        (giver,) = givers
        return giver, sides.other(giver)
    if len(takers) == 1:
        (taker,) = takers
        return sides.other(taker), taker
    return None, None


def _with_total(found: list[Tally]) -> list[Tally]:
    """The same; a number that is the sum of the two directions is their total."""
    ways = [t for t in found if t.role is CountRole.TRANSFER and t.giving is not None]
    sums = {
        one.reading.low + other.reading.low
        for one in ways
        for other in ways
        if one.giving != other.giving and one.reading.low and other.reading.low
    }
    return [
        Tally(CountRole.TOTAL, None, None, *_rest(each))
        if each.role is CountRole.TRANSFER and each.reading.low in sums and each not in ways
        else each
        for each in found
    ]


def _rest(tally: Tally) -> tuple[Reading, str, Span, Span, str]:
    return tally.reading, tally.category, tally.span, tally.evidence, "foreign.count.total"
