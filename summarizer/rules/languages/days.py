"""The dates of an event: of handover, agreement, capture and conviction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas import DateRole, Status
from summarizer.rules.languages.acts import Act
from summarizer.rules.languages.events import Case
from summarizer.rules.languages.page import Line, Page
from summarizer.rules.languages.resolving import resolved
from summarizer.text.calendar import DateWords
from summarizer.text.spans import Span

_TAKEN = {"cue.captured": DateRole.CAPTURE, "cue.convicted": DateRole.CONVICTION}
_DEALS = ("swap.noun", "swap.captives", "swap.bare", "free.noun", "free.bare")
_DAY = len("2024-05-02")
_APART = {"cue.held": DateRole.CAPTURE, "cue.agreed": DateRole.AGREEMENT}
"""What a clause says of a date that the act of its sentence stands outside of."""
_OF_STATUS = {Status.AGREED: DateRole.AGREEMENT, Status.PROPOSED: DateRole.PROPOSAL}


@dataclass(frozen=True, slots=True)
class Day:
    """A date in its role; ``span`` are its words."""

    role: DateRole
    point: str
    span: Span
    rule: str


def find_days(page: Page, case: Case) -> list[Day]:
    """The dates of an event, each point of a role once."""
    found: dict[tuple[DateRole, str], Day] = {}
    acts: dict[int, list[Act]] = {}
    for act in case.acts:
        acts.setdefault(act.line.index, []).append(act)
    for line in page.lines:
        for day in _of_line(page, line, acts.get(line.index, []), case):
            found.setdefault((day.role, day.point), day)
    exact = any(role is DateRole.HANDOVER and len(point) == _DAY for role, point in found)
    return [
        day
        for day in found.values()
        if not exact or day.role is not DateRole.HANDOVER or len(day.point) == _DAY
    ]


def _of_line(page: Page, line: Line, acts: list[Act], case: Case) -> Iterator[Day]:
    published = page.source.info.published
    if line.heading and not acts:
        return
    for span, said in line.dates:
        role = _role(line, span, acts, case)
        if role is None:
            continue
        future = role is DateRole.HANDOVER and not any(act.mode == "done" for act in acts)
        point = resolved(said, published, future=future)
        if point is not None and _exact(said, role):
            yield Day(role, point, span, f"foreign.date.{role.value}")


def _exact(said: DateWords, role: DateRole) -> bool:
    """Whether a date may stand: a bare year says when somebody was taken, not when freed."""
    if role in {DateRole.HANDOVER, DateRole.AGREEMENT, DateRole.PROPOSAL}:
        return bool(said.days or said.weekdays or said.shifts or said.months)
    return True


def _role(line: Line, span: Span, acts: list[Act], case: Case) -> DateRole | None:
    """By the cue of its clause, then by the act of its sentence."""
    at = line.token_at(span.start)
    clause = line.clause(at)
    if any(match.last == at for match in line.tagged("prep.since")):
        held = line.has("cue.held", "cue.jailed", "cue.captivity", "cue.captured")
        return DateRole.CAPTURE if held else None
    near = min((abs(a.first - at) for a in acts if line.clause(a.first) == clause), default=None)
    for tag, role in _TAKEN.items():
        cues = [match.first for match in line.tagged(tag)]
        beside = [abs(first - at) for first in cues if line.clause(first) == clause]
        if (beside and (near is None or min(beside) < near)) or (cues and not acts):
            return role
    if not acts:
        told = line.has("cue.agreed") and line.has(*_DEALS)
        return DateRole.AGREEMENT if told else None
    if near is None:
        tags = {m.sense.tag for m in line.matches if line.clause(m.first) == clause}
        for tag, role in _APART.items():
            if tag in tags:
                return role
    return _of_act(min(acts, key=lambda each: abs(each.first - at)), case)


def _of_act(act: Act, case: Case) -> DateRole | None:
    """The role of a date that an act is told with."""
    if act.mode == "done":
        return DateRole.HANDOVER
    if act.mode == "will" or (act.mode == "agreed" and act.line.has("cue.will")):
        return DateRole.HANDOVER
    return _OF_STATUS.get(case.status, DateRole.AGREEMENT if act.mode == "agreed" else None)
