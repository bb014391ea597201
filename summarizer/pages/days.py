"""Dates as people read them."""

from __future__ import annotations

from datetime import date

from schemas import bounds

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def day(value: date) -> str:
    """``13 December 2023``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def edtf(value: str) -> str:
    """An EDTF date in words: ``December 2023``, ``until 20 May 2016``."""
    first, slash, last = value.partition("/")
    if not slash:
        return _point(value)
    if first == "..":
        return f"until {_point(last)}"
    return f"from {_point(first)}" if last == ".." else f"{_point(first)} to {_point(last)}"


def start(value: str) -> date:
    """The day by which an EDTF date takes its place in time: its first, else its last."""
    first, last = bounds(value)
    found = first or last
    assert found is not None  # an interval has an end
    return found


def is_day(value: str) -> bool:
    """Whether it names one day."""
    first, last = bounds(value)
    return first is not None and first == last


def _point(value: str) -> str:
    year, *rest = value.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"
