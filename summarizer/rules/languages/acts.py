"""What a text tells of releases and exchanges: each act with how it is told.

The mode of an act is that of its verb (done, to come) unless words of its clause say otherwise: an
auxiliary, a negation, a hope or demand, an agreement, a failure, or a time long past.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal, TypeAlias

from summarizer.rules.languages.page import Line, Page
from summarizer.rules.languages.patterns import Match
from summarizer.rules.languages.resolving import resolved

Mode: TypeAlias = Literal[
    "done", "will", "agreed", "proposed", "failed", "hoped", "mention", "past", "rescue", "alien"
]
LIVE: frozenset[Mode] = frozenset({"done", "will", "agreed", "proposed", "failed"})
"""Modes that are a step of the deal itself."""

_ACTS = ("swap", "free", "give", "take", "home")
_LOOSE = frozenset({"give", "take", "home", "swap"})
"""Acts of things as well: they need people who are held beside them."""
_TOLD = frozenset({"done", "freed"})
_NEGATION_REACH = 3
"""Tokens between a negation and its verb."""
_HEAD = 3
"""Tokens at the head of a sentence."""
_OLD = 30
"""Days before publication from which a dated act is history."""


@dataclass(frozen=True, slots=True)
class Act:
    """A release or an exchange, as one place of the text tells it.

    Attributes:
        line: the sentence.
        first: index of its first token.
        last: index behind its last token.
        kind: ``swap``, ``free``, ``give``, ``take`` (somebody gets people back) or ``home``
            (people come home).
        told: ``done``, ``freed`` (of those freed), ``will``, ``bare`` or ``noun``.
        mode: how far it has come.
    """

    line: Line
    first: int
    last: int
    kind: str
    told: str
    mode: Mode


def find_acts(page: Page) -> list[Act]:
    """The acts of a text, in order."""
    captives = sum(line.has(*_CAPTIVES, *_CAPTIVITY) for line in page.lines)
    found: list[Act] = []
    for line in page.lines:
        old = partial(_old, page, line)
        for match in _verbs(line):
            kind, told = match.sense.tag.split(".")
            if kind in _LOOSE and not _of_people(line, match, kind, captives):
                continue
            if kind == "free" and not line.has(*_CAPTIVES, *_PEOPLE) and not line.parties:
                continue
            mode = _mode(line, match, told)
            if mode in LIVE and (_recalled(line, match) or old()):
                mode = "past"
            found.append(Act(line, match.first, match.last, kind, told, mode))
    return found


_CAPTIVES = (
    "captive.military",
    "captive.civilian",
    "captive.unspecified",
    "captive.remains",
    "swap.captives",
)
_CAPTIVITY = ("cue.captivity", "cue.jailed", "cue.convicted")
_PEOPLE = ("person.military", "person.civilian", "person.unspecified")


def _verbs(line: Line) -> Iterator[Match]:
    """The acts of a sentence; where two overlap, the longer."""
    end = 0
    every = (match for kind in _ACTS for match in line.tagged(kind))
    for match in sorted(every, key=lambda each: (each.first, -each.last)):
        if match.first >= end or match.last > end:
            yield match
            end = max(end, match.last)


def _of_people(line: Line, match: Match, kind: str, captives: int) -> bool:
    """Whether what is given, returned or exchanged are people who were held."""
    if match.sense.tag == "swap.captives" or line.has(*_CAPTIVES):
        return True
    if kind == "swap" or line.has("cue.price"):
        sides = {mark.name for mark in line.parties}
        return captives > (0 if len(sides) > 1 else 1) and not line.has("cue.alien")
    return line.has("cue.captivity") or (captives > 0 and line.has(*_PEOPLE))


def _mode(line: Line, match: Match, told: str) -> Mode:
    """How far an act has come, by its verb and the words about it."""
    if line.has("cue.alien", "cue.rescue"):
        return "alien" if line.has("cue.alien") else "rescue"
    negated = _negated(line, match)
    clause = line.clause(match.first)
    near = {m.sense.tag for m in line.matches if line.clause(m.first) == clause}
    if "cue.failed" in near or (line.has("cue.failed") and told not in _TOLD):
        return "failed"
    if told in _TOLD and not negated and not near & {"cue.will", "cue.may"}:
        return "done"
    if "cue.may" in near or line.has("cue.hope") or negated:
        return "hoped"
    happened = told in {"noun", "captives"} and (line.has("cue.happened") or "cue.begun" in near)
    return "done" if happened else _announced(line, told)


def _announced(line: Line, told: str) -> Mode:
    """The mode of an act that has not happened yet, by the words of its sentence."""
    if line.has("cue.proposed"):
        return "proposed"
    if line.has("cue.agreed"):
        return "agreed"
    if told in {"will", "done", "freed"} or line.has("cue.will"):
        return "will"
    return "mention"


def _negated(line: Line, match: Match) -> bool:
    """Whether a negation stands shortly before a verb, or next behind it."""
    clause = line.clause(match.first)
    return any(
        line.clause(each.first) == clause
        and (
            match.first - _NEGATION_REACH <= each.first < match.first
            or each.first in {match.last - 1, match.last}
            or match.first <= each.first < match.last
        )
        for each in line.tagged("cue.not")
    )


def _recalled(line: Line, match: Match) -> bool:
    """Whether "earlier" and the like stand in the clause of an act, or head its sentence."""
    clause = line.clause(match.first)
    cues = [each.first for each in line.tagged("cue.past")]
    return any(line.clause(first) == clause or first < _HEAD for first in cues)


def _old(page: Page, line: Line) -> bool:
    """Whether all dates of a sentence lie long before the day of publication."""
    published = page.source.info.published
    if published is None or not line.dates:
        return False
    day = latest(line, published)
    return day is not None and (published - day).days > _OLD


def latest(line: Line, published: date | None) -> date | None:
    """The latest day, up to that of publication, that a sentence states, if it states any."""
    points = (resolved(said, published, future=False) for _, said in line.dates)
    days = (_last_day(point) for point in points if point)
    return max((min(day, published or day) for day in days), default=None)


def _last_day(point: str) -> date:
    """The last day of a day, month or year, as near as matters here."""
    year, month, day = (*map(int, point.split("-")), 0, 0)[:3]
    return date(year, month or 12, day or 28)
