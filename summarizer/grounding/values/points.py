"""One point in time (a day, a month or a year) against the words that state it.

What the words state must agree. What they leave open is taken from anchors: the day of
publication, days that the source states in full elsewhere ("today" in a statement that the text
dates), and years that it names. "The following year" counts from the year named before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar
from weakref import WeakKeyDictionary

from schemas import bounds
from summarizer.grounding.grounder import Grounder
from summarizer.grounding.values.beside import overlap
from summarizer.text.calendar import DateWords, find_dates
from summarizer.text.dates.token import Shift
from summarizer.text.spans import Span

_T = TypeVar("_T")

_WEEKDAY_REACH = 15
"""Days within which a bare weekday lies of an anchor."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MONTH, _DAY = 2, 3
_YEAR_REACH = 250
"""Days within which a month or day without its year lies of the day of publication, where it is
not in the same year."""
_HEAD = 300
"""Characters of a text in which a dateline stands."""
_DATELINE_REACH = 3
"""Days by which a dateline is older than the publication."""
_TOLD_REACH = 400
"""Characters before "the following year" in which the year stands that it counts from."""


def _once(look: Callable[[Grounder], _T]) -> Callable[[Grounder], _T]:
    """``look``, which keeps what it found as long as the source is there."""
    known: WeakKeyDictionary[Grounder, _T] = WeakKeyDictionary()

    def found(grounder: Grounder) -> _T:
        if grounder not in known:
            known[grounder] = look(grounder)
        return known[grounder]

    return found


@_once
def _days(grounder: Grounder) -> frozenset[date]:
    """The days of a source: of publication, of a dateline, and every one stated in full."""
    titled = find_dates(grounder.fold(grounder.title or ""), grounder.language)
    days = {
        day for words in [*(said for _, said in grounder.dates), *titled] for day in _full(words)
    }
    if grounder.published is not None:
        days |= {grounder.published, *_datelined(grounder, grounder.published)}
    return frozenset(days)


@_once
def _years(grounder: Grounder) -> frozenset[int]:
    """The years that a source or its title names, and that of publication."""
    named = _YEAR.findall(f"{grounder.folded.text} {grounder.fold(grounder.title or '')}")
    written = () if grounder.published is None else (grounder.published.year,)
    return frozenset(map(int, [*named, *written]))


@_once
def _told(grounder: Grounder) -> Sequence[tuple[int, frozenset[int]]]:
    """Offsets behind the words that name years, and these years, in order."""
    return tuple((span.end, words.years) for span, words in grounder.dates if words.years)


def _told_before(grounder: Grounder, offset: int) -> frozenset[int]:
    """The years that a source named last, and shortly, before an offset."""
    told = _told(grounder)
    index = bisect_right(told, offset, key=lambda named: named[0]) - 1
    if index < 0 or told[index][0] < offset - _TOLD_REACH:
        return frozenset()
    return told[index][1]


def _near(published: date | None, start: date, end: date) -> bool:
    """Whether a day or month in a year that nobody names may be meant without saying so."""
    if published is None:
        return False
    reach = timedelta(_YEAR_REACH)
    return start - reach <= published <= end + reach


def _any_day(grounder: Grounder, fits: Callable[[date], bool]) -> bool:
    """Whether a day of the source fits; that of publication does mostly, and is at hand."""
    published = grounder.published
    return (published is not None and fits(published)) or any(map(fits, _days(grounder)))


def _datelined(grounder: Grounder, published: date) -> Iterator[date]:
    """Days without a year at the head of a text, shortly before it was published."""
    for span, words in grounder.dates:
        if span.start > _HEAD:
            return
        for month, day in words.days if not words.years else ():
            for back in range(_DATELINE_REACH + 1):
                before = published - timedelta(back)
                if (before.month, before.day) == (month, day):
                    yield before


def reckoned_years(grounder: Grounder, within: Sequence[Span] | None = None) -> frozenset[int]:
    """Years that the source, or some stretches of it, give without naming them.

    They are that of publication, that of "the following year", and the year before or after in
    which a month without its year lies near publication.
    """
    published = grounder.published
    written = () if published is None else (published.year,)
    years = set(written)
    for span, words in grounder.dates:
        if words.years or not (within is None or any(overlap(span, each) for each in within)):
            continue
        for shift in words.shifts:
            if shift.unit == "year":
                for base in _told_before(grounder, span.start) if shift.told else written:
                    years.update(range(base + shift.low, base + shift.high + 1))
        for month in words.months:
            for year in written:
                days = (date(year + step, month, 15) for step in (-1, 1))
                years.update(day.year for day in days if _near(published, day, day))
    return frozenset(years)


def _full(words: DateWords) -> Iterator[date]:
    for year in words.years:
        for month, day in words.days:
            try:
                yield date(year, month, day)
            except ValueError:
                continue


def point_fault(
    point: str, at: int, words: DateWords, grounder: Grounder, *, partial: bool
) -> str | None:
    """Why a point is not what the words say, or None.

    Args:
        point: EDTF day, month or year.
        at: offset of the words.
        words: what the source states.
        grounder: of the source, which gives what the words leave open.
        partial: whether the point is an end of a stated part of a month ("early December").
    """
    precision = point.count("-") + 1
    start, end = bounds(point)
    assert start is not None
    assert end is not None
    faults = (
        _year_fault(start, end, at, words, grounder),
        _month_fault(start.month, precision, words),
        _day_fault(start, precision, words, partial=partial),
        _weekday_fault(start, precision, words, grounder),
        _shift_fault(start, end, precision, words, grounder),
    )
    return next(filter(None, faults), None)


def _year_fault(
    start: date, end: date, at: int, words: DateWords, grounder: Grounder
) -> str | None:
    year = start.year
    if words.years:
        return None if year in words.years else f"the year is {min(words.years)}"
    shifts = [shift for shift in words.shifts if shift.unit == "year"]
    from_told = [shift for shift in shifts if shift.told]
    published = grounder.published
    written = set() if published is None else {published.year}
    bases = _told_before(grounder, at) if from_told else written
    if shifts and bases:
        reached = [(base, shift) for base in sorted(bases) for shift in from_told or shifts]
        if any(base + shift.low <= year <= base + shift.high for base, shift in reached):
            return None
        base, shift = reached[0]
        counted = base if from_told else published
        return f"counted from {counted} the year is {base + shift.high}"
    if len(shifts) < len(words.shifts) or _near(published, start, end) or year in _years(grounder):
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


def _weekday_fault(start: date, precision: int, words: DateWords, grounder: Grounder) -> str | None:
    if not words.weekdays:
        return None
    if precision < _DAY:
        return "a weekday is stated; write the day, or null where nothing anchors it"
    if start.weekday() not in words.weekdays:
        return f"{start} is a {start:%A}"
    if words.months or words.years:
        return None
    near = _any_day(grounder, lambda day: abs((start - day).days) <= _WEEKDAY_REACH)
    if near or not _days(grounder):
        return None
    return f"{start} is too far from the day of publication"


def _shift_fault(
    start: date, end: date, precision: int, words: DateWords, grounder: Grounder
) -> str | None:
    shifts = [shift for shift in words.shifts if shift.unit != "year"]
    if not shifts:
        return None
    if grounder.published is None and not _days(grounder):
        return "nothing in the source says when it was written; write null"
    of_one_day = all(shift.unit == "day" and shift.low == shift.high for shift in shifts)
    if precision < _DAY and of_one_day:
        return "a day is meant; write it in full"
    if _any_day(grounder, lambda day: any(_reached(start, end, each, day) for each in shifts)):
        return None
    return f"counted from {grounder.published or min(_days(grounder))} it is another day"


def _reached(start: date, end: date, shift: Shift, day: date) -> bool:
    if shift.unit == "day":
        low, high = (start - day).days, (end - day).days
    else:
        low = high = (start.year - day.year) * 12 + start.month - day.month
    return low <= shift.high and high >= shift.low
