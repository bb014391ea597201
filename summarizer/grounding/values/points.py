"""One point in time (a day, a month or a year) against the words that state it.

What the words state must agree. What they leave open is taken from anchors: the day of
publication, days that the source states in full elsewhere ("today" in a statement that the text
dates), and years that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from schemas import bounds
from summarizer.grounding.grounder import Grounder
from summarizer.text.calendar import DateWords, Shift, find_dates

_WEEKDAY_REACH = 15
"""Days within which a bare weekday lies of an anchor."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MONTH, _DAY = 2, 3


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a source gives to resolve dates against."""

    published: date | None
    days: frozenset[date]
    """The day of publication, and every day stated in full."""
    years: frozenset[int]
    """Years named, and that of publication with its neighbours."""

    @classmethod
    def of(cls, grounder: Grounder) -> Self:
        """The anchors of a source."""
        title = grounder.fold(grounder.title or "")
        words = [found for _, found in grounder.dates] + find_dates(title, grounder.language)
        years = {int(year) for year in _YEAR.findall(f"{grounder.folded.text} {title}")}
        days = {day for found in words for day in _full(found)}
        if grounder.published is not None:
            days.add(grounder.published)
            years |= {grounder.published.year + step for step in (-1, 0, 1)}
        return cls(grounder.published, frozenset(days), frozenset(years))


def _full(words: DateWords) -> Iterator[date]:
    for year in words.years:
        for month, day in words.days:
            try:
                yield date(year, month, day)
            except ValueError:
                continue


def point_fault(point: str, words: DateWords, anchors: Anchors, *, partial: bool) -> str | None:
    """Why a point is not what the words say, or None.

    Args:
        point: EDTF day, month or year.
        words: what the source states.
        anchors: of the source.
        partial: whether the point is an end of a stated part of a month ("early December").
    """
    precision = point.count("-") + 1
    start, end = bounds(point)
    assert start is not None
    assert end is not None
    faults = (
        _year_fault(start.year, words, anchors),
        _month_fault(start.month, precision, words),
        _day_fault(start, precision, words, partial=partial),
        _weekday_fault(start, precision, words, anchors),
        _shift_fault(start, end, precision, words, anchors),
    )
    return next(filter(None, faults), None)


def _year_fault(year: int, words: DateWords, anchors: Anchors) -> str | None:
    if words.years:
        return None if year in words.years else f"the year is {min(words.years)}"
    shifts = [shift for shift in words.shifts if shift.unit == "year"]
    if shifts and anchors.published is not None:
        written = anchors.published.year
        if any(written + shift.low <= year <= written + shift.high for shift in shifts):
            return None
        return f"counted from {anchors.published} the year is {written + shifts[0].high}"
    if year in anchors.years or len(shifts) < len(words.shifts):
        return None
    return "nothing in the source gives that year; write another or null"


def _month_fault(month: int, precision: int, words: DateWords) -> str | None:
    if not words.months:
        vague = words.weekdays or words.loose or any(s.unit != "year" for s in words.shifts)
        return None if precision < _MONTH or vague else "no month is stated; write the year alone"
    if precision < _MONTH:
        return "a month is stated; write it too"
    return None if month in words.months else f"the month is {min(words.months):02}"


def _day_fault(start: date, precision: int, words: DateWords, *, partial: bool) -> str | None:
    if words.days:
        if precision < _DAY:
            return "a day is stated; write it too"
        if (start.month, start.day) in words.days:
            return None
        return "the day is " + " or ".join(f"{m:02}-{d:02}" for m, d in sorted(words.days))
    vague = words.weekdays or words.loose or any(s.unit == "day" for s in words.shifts)
    if precision < _DAY or vague or partial:
        return None
    return "no day is stated; leave it out"


def _weekday_fault(start: date, precision: int, words: DateWords, anchors: Anchors) -> str | None:
    if not words.weekdays:
        return None
    if precision < _DAY:
        return "a weekday is stated; write the day, or null where nothing anchors it"
    if start.weekday() not in words.weekdays:
        return f"{start} is a {start:%A}"
    if words.months or words.years or not anchors.days:
        return None
    if any(abs((start - day).days) <= _WEEKDAY_REACH for day in anchors.days):
        return None
    return f"{start} is too far from the day of publication"


def _shift_fault(
    start: date, end: date, precision: int, words: DateWords, anchors: Anchors
) -> str | None:
    shifts = [shift for shift in words.shifts if shift.unit != "year"]
    if not shifts:
        return None
    if not anchors.days:
        return "nothing in the source says when it was written; write null"
    of_one_day = all(shift.unit == "day" and shift.low == shift.high for shift in shifts)
    if precision < _DAY and of_one_day:
        return "a day is meant; write it in full"
    if any(_reached(start, end, shift, anchors.days) for shift in shifts):
        return None
    return f"counted from {anchors.published or min(anchors.days)} it is another day"


def _reached(start: date, end: date, shift: Shift, days: Sequence[date] | frozenset[date]) -> bool:
    for day in days:
        if shift.unit == "day":
            low, high = (start - day).days, (end - day).days
        else:
            low = high = (start.year - day.year) * 12 + start.month - day.month
        if low <= shift.high and high >= shift.low:
            return True
    return False
