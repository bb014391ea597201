"""Which EDTF value a date has that names its month, year or feast."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias

from summarizer.rules.english.mentions.calendar import Calendar
from summarizer.rules.english.mentions.date_patterns import (
    HOLIDAYS,
    MONTHS,
    NUMBER,
    ORDINALS,
    SEASONS,
    plain,
)

_Groups: TypeAlias = dict[str, str]
_LAST_YEAR = 9999
_COARSE = frozenset({"month", "bare", "ago"})
_LONGEST = 4
"""Digits of a number of days or years that is worked with."""


def value_of(name: str, match: re.Match[str], calendar: Calendar, *, future: bool) -> str | None:
    """EDTF of a match, None where nothing anchors it, "" where it is no date."""
    groups = match.groupdict()
    if name == "iso":
        return edtf(int(groups["y"]), int(groups["mm"]), int(groups["d"]))
    if name == "year":
        return groups["y"]
    if name in _NAMED:
        return _NAMED[name](groups, match.start(), calendar, future=future)
    if name == "short" and not (groups["tick"] or groups["m"].isupper()):
        return ""
    month = _month(groups["m"])
    if name == "ago":
        year = None if calendar.published is None else calendar.published.year - count(groups["n"])
    else:
        year = _year(groups, match.start(), month, calendar, future=future)
    if name == "bare" and "last" in plain(match.group()).split():
        year = _past(year, month, calendar)
    if year is None or not 1 <= year <= _LAST_YEAR:
        return None
    return _of_month(name, groups, year, month)


def _past(year: int | None, month: int, calendar: Calendar) -> int | None:
    """The year of a month that is over: "last July" in a report of June is of the year before."""
    now = calendar.published
    if year is None or now is None or (year, month) < (now.year, now.month):
        return year
    return now.year - (month >= now.month)


def _of_month(name: str, groups: _Groups, year: int, month: int) -> str:
    if name in _COARSE:
        return f"{year:04d}-{month:02d}"
    if name == "months":
        until = _month(groups["m2"])
        since = int(groups.get("y1") or year - (month > until))
        first, last = f"{since:04d}-{month:02d}", f"{year:04d}-{until:02d}"
        return f"{first}/{last}" if first <= last else ""
    if groups.get("d2"):
        return _range(groups, year, month)
    return edtf(year, month, _day(groups))


def edtf(year: int, month: int, day: int) -> str:
    """A day as EDTF; "" where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def count(word: str) -> int:
    """The number that a word or digits say; 0 where it is none, or beyond all reason."""
    low = plain(word)
    if low in NUMBER:
        return NUMBER[low]
    return int(low) if low.isdecimal() and len(low) <= _LONGEST else 0


def _month(written: str) -> int:
    return MONTHS[plain(written).rstrip(".")]


def _day(groups: _Groups) -> int:
    return ORDINALS[plain(groups["o"])] if groups.get("o") else int(groups["d"])


def _numeric(groups: _Groups, _: int, calendar: Calendar, *, future: bool) -> str:
    """A date in digits; where both orders are possible the one that is nearer to the report."""
    del future
    first, second, year = int(groups["a"]), int(groups["b"]), int(groups["y"])
    days = [day for day in (edtf(year, second, first), edtf(year, first, second)) if day]
    if len(days) > 1 and groups["sep"] != "." and calendar.published is not None:
        known = calendar.published
        days.sort(key=lambda day: abs(known - date.fromisoformat(day)))
    return days[0] if days else ""


def _holiday(groups: _Groups, place: int, calendar: Calendar, *, future: bool) -> str | None:
    month, day = HOLIDAYS[" ".join(plain(groups["holiday"]).replace("’", "'").split())]
    year = _year(groups, place, month, calendar, future=future)
    return None if year is None else edtf(year, month, day)


def _range(groups: _Groups, year: int, month: int) -> str:
    other = _month(groups["m2"]) if groups.get("m2") else month
    first = edtf(int(groups.get("y1") or year), month, int(groups["d"]))
    last = edtf(year, other, int(groups["d2"]))
    return f"{first}/{last}" if first and last and first <= last else ""


def _season(groups: _Groups, place: int, calendar: Calendar, *, future: bool) -> str | None:
    """The year of a season: its months are not the same on both sides of the world."""
    first = SEASONS[plain(groups["season"])]
    year = _year(groups, place, first, calendar, future=future)
    if groups.get("last"):
        year = _past(year, first, calendar)
    return f"{year:04d}" if year is not None and 1 <= year <= _LAST_YEAR else None


def _year(
    groups: _Groups, place: int, month: int, calendar: Calendar, *, future: bool
) -> int | None:
    if groups.get("y"):
        return int(groups["y"])
    if groups.get("yy"):
        return calendar.whole(int(groups["yy"]))
    words = plain(groups.get("told") or groups.get("this") or "").split()
    if not words:
        return calendar.year(place, month, future=future)
    told = calendar.told(place)
    if words[0] in {"this", "last", "next"}:
        now = calendar.published.year if calendar.published is not None else None
        step = {"this": 0, "last": -1, "next": 1}[words[0]]
        return None if now is None else now + step
    step = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(words[-1], 0)
    return told + step if told is not None else calendar.year(place, month, future=future)


def _years(groups: _Groups, _: int, __: Calendar, *, future: bool) -> str:
    """The first and the last of some years, of which the last may lack its century."""
    del future
    first, last = groups["y1"], groups["y2"]
    last = first[: len(first) - len(last)] + last
    return f"{first}/{last}" if first < last else ""


_NAMED = {"years": _years, "numeric": _numeric, "season": _season, "holiday": _holiday}
