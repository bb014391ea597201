"""Words that state a date, resolved against the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from summarizer.text.calendar import DateWords
from summarizer.text.dates.token import Shift

_AHEAD = 100
"""Days after publication that a day without a year may lie, in a text of what is to come."""


def resolved(said: DateWords, published: date | None, *, future: bool) -> str | None:
    """An EDTF day, month or year; None where nothing anchors the words, or they are vague.

    Args:
        said: what the words state.
        published: the day of publication.
        future: whether a bare weekday, or a day without a year, points forward.
    """
    if said.days or said.months:
        return _dated(said, published, future=future)
    if len(said.years) == 1:
        return f"{next(iter(said.years)):04}"
    return None if published is None else _counted(said, published, future=future)


def _dated(said: DateWords, published: date | None, *, future: bool) -> str | None:
    """What a day of a month, or a month, states."""
    if len(said.days) == 1:
        ((month, day),) = said.days
        return _day(said, month, day, published, future=future)
    if len(said.months) == 1 and not said.days:
        return _month(said, next(iter(said.months)), published, future=future)
    return None


def _counted(said: DateWords, published: date, *, future: bool) -> str | None:
    """What "yesterday" or a weekday states."""
    shift = next((each for each in said.shifts if not each.told), None)
    if shift is not None:
        return _shifted(shift, published)
    if len(said.weekdays) == 1:
        return _weekday(next(iter(said.weekdays)), published, future=future)
    return None


def _day(
    said: DateWords, month: int, day: int, published: date | None, *, future: bool
) -> str | None:
    if len(said.years) == 1:
        return _valid(next(iter(said.years)), month, day)
    if published is None or said.years:
        return None
    year = _year_of(said, published)
    if year is None:
        found = _valid(published.year, month, day)
        latest = published + timedelta(_AHEAD if future else 1)
        if found is not None and date.fromisoformat(found) > latest:
            return _valid(published.year - 1, month, day)
        return found
    return _valid(year, month, day)


def _month(said: DateWords, month: int, published: date | None, *, future: bool) -> str | None:
    if len(said.years) == 1:
        return f"{next(iter(said.years)):04}-{month:02}"
    if published is None or said.years:
        return None
    year = _year_of(said, published)
    if year is None:
        year = published.year - (month > published.month and not future)
    return f"{year:04}-{month:02}"


def _year_of(said: DateWords, published: date) -> int | None:
    """The year of "last year" and the like."""
    for shift in said.shifts:
        if shift.unit == "year" and not shift.told and shift.low == shift.high:
            return published.year + shift.low
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _shifted(shift: Shift, published: date) -> str | None:
    """A day, month or year at one distance; a week is no point."""
    if shift.low != shift.high:
        return None
    if shift.unit == "day":
        return (published + timedelta(shift.low)).isoformat()
    if shift.unit == "year":
        return f"{published.year + shift.low:04}"
    month = published.year * 12 + published.month - 1 + shift.low
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _weekday(weekday: int, published: date, *, future: bool) -> str:
    if future:
        return (published + timedelta((weekday - published.weekday()) % 7)).isoformat()
    return (published - timedelta((published.weekday() - weekday) % 7)).isoformat()
