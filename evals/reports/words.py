"""Findings and figures in words."""

from __future__ import annotations

from typing import Any

from evals.reports.figures import label
from evals.scoring.outcome import Finding
from schemas import Count, Event, Item, Term

_NAMES = ("name", "as_written", "term", "statement")
_LONGEST = 120


def told(finding: Finding) -> str:
    """An error in one line: ``counts.number: wrong value: 24, not 240 (events.0.counts.1)``."""
    place = finding.gold_place or finding.predicted_place
    right, given = worded(finding.gold), worded(finding.predicted)
    if finding.gold is None:
        values = given
    elif finding.predicted is None:
        values = right
    else:
        values = f"{given} for {right}"
    return f"{label(finding.path)}: {finding.cause}: {values} ({place})"


def worded(value: Any) -> str:
    """A value of gold or of a prediction in few words, in one line."""
    return " ".join(_words(value).split())[:_LONGEST]


def _words(value: Any) -> str:
    if isinstance(value, Event):
        return f"{value.kind} ({value.status})"
    if isinstance(value, Item):
        role = getattr(value, "role", None)
        name = next(str(getattr(value, each)) for each in _NAMES if hasattr(value, each))
        prefix = f"{_number(value)} " if isinstance(value, Count) else ""
        return f"{prefix}“{name}”" + (f" ({role})" if role else "")
    if isinstance(value, Term):
        return value.value
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(_words, value))
    return str(value)


def _number(count: Count) -> str:
    ends = [str(end) for end in dict.fromkeys((count.low, count.high)) if end is not None]
    return "–".join(ends) or "some"


def percent(value: float | None) -> str:
    """A share as people read it: ``87.5``; a dash where there is none."""
    return "–" if value is None else f"{100 * value:.1f}"


def whole(number: float) -> str:
    """A count, with a decimal only where repeats differ."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"
