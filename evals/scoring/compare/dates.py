"""EDTF dates, with what a wrong one got wrong."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from evals.scoring.outcome import RIGHT, Outcome
from schemas import bounds

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)

_Bounds: TypeAlias = tuple[date | None, date | None]

_bounds = lru_cache(maxsize=20_000)(bounds)


@lru_cache(maxsize=20_000)
def edtf(gold: str, given: str) -> Outcome:
    """Half where one date lies within the other; nothing for any other day, however near."""
    try:
        right, found = _bounds(gold), _bounds(given)
    except ValueError:
        return Outcome(0.0, "no date")
    if right == found:
        return RIGHT
    if _holds(found, right):
        return Outcome(0.5, "precision lost")
    if _holds(right, found):
        return Outcome(0.5, "precision invented")
    if right[0] and found[0] and right[0] == right[1] and found[0] == found[1]:
        return Outcome(0.0, _how_far(right[0], found[0]))
    return Outcome(0.0, _which_part(right, found))


def _holds(outer: _Bounds, inner: _Bounds) -> bool:
    low = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    high = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return low and high


def _how_far(gold: date, given: date) -> str:
    if abs(gold - given) == _DAY:
        return "date off by one"
    if abs(gold - given) == _WEEK:
        return "date off by a week"
    if (gold.year, gold.month, gold.day) == (given.year, given.day, given.month):
        return "day and month swapped"
    return _which_part((gold, gold), (given, given))


def _which_part(gold: _Bounds, given: _Bounds) -> str:
    """The part of the calendar date in which both ends differ, if it is but one."""
    parts = {_part(one, other) for one, other in zip(gold, given, strict=True)} - {""}
    return parts.pop() if len(parts) == 1 else "wrong date"


def _part(one: date | None, other: date | None) -> str:
    if one is None or other is None:
        return "" if one is other else "wrong date"
    if one.day != other.day:
        return "wrong date"
    if one.month == other.month:
        return "wrong year" if one.year != other.year else ""
    return "wrong month" if one.year == other.year else "wrong date"
