"""Stage two c: dates, as EDTF with the precision that the words have."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from schemas import bounds
from summarizer.rules.date_patterns import (
    DAYS,
    MONTH,
    MONTH_PARTS,
    MONTHS,
    NUMBER,
    OF_MONTHS,
    PARTS,
    PARTS_OF,
    PATTERNS,
)

_NAMED = re.compile(r"^\s*(?:1[5-9]|20)\d\d\b|\((?:1[5-9]|20)\d\d\)\s*$")
"""A title whose year is that of what the text tells: "2020 war", "Battle of X (2015)"."""
_FULL = re.compile(r"(1[5-9]\d\d|20\d\d)(?<!\d{5})(?!\d)")
"""A year. The digit before it is asked for last: what begins with a letter is found faster."""


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date at ``text[start:end]``; ``value`` is EDTF, or None where nothing anchors it."""

    start: int
    end: int
    value: str | None
    rule: str


class Calendar:
    """What undated words are resolved against: the publication date, and the years of the text."""

    def __init__(self, text: str, published: date | None, title: str | None) -> None:
        self.published = published
        # A text may be all digits: years are looked up by place, never scanned again.
        self._at: list[int] = []
        self._year: list[int] = []
        for match in _FULL.finditer(text):
            self._at.append(match.start())
            self._year.append(int(match[1]))
        titled = _FULL.search(title or "")
        self._titled = int(titled[1]) if titled else None
        self._named = self._titled if _NAMED.search(title or "") else None

    def told(self, place: int) -> int | None:
        """The year that the text names last before offset ``place``."""
        index = bisect_left(self._at, place)
        return self._year[index - 1] if index else None

    def year(self, place: int, month: int, *, future: bool) -> int | None:
        """The year of a date that names none, ``month`` 1 to 12, at offset ``place``."""
        if self.published is not None:
            year = self.published.year
            ahead = month - self.published.month
            if future:
                return year + 1 if ahead < -6 else year
            return year - 1 if ahead > 1 else year
        told = self.told(place)
        if told is not None:
            return max(told, self._named or told)
        if self._titled is not None:
            return self._titled
        return self._year[0] if self._year else None


def date_marks(
    text: str, start: int, end: int, calendar: Calendar, *, future: bool
) -> list[DateMark]:
    """The dates in ``text[start:end]``, in order of the text, none inside another.

    ``future`` tells that a bare weekday points forward.
    """
    parts = frozenset(filter(text[start:end].casefold().__contains__, PARTS))
    if not parts:
        return []
    months = not MONTH_PARTS.isdisjoint(parts) and MONTH.search(text, start, end) is not None
    marks: list[DateMark] = []
    taken: list[tuple[int, int]] = []
    for name, pattern in PATTERNS:
        if not months if name in OF_MONTHS else PARTS_OF[name].isdisjoint(parts):
            continue
        for match in pattern.finditer(text, start, end):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if name in OF_MONTHS and match["m"] in {"may", "mar", "march"}:
                continue
            value = _value(name, match, calendar, future=future)
            taken.append(match.span())
            if value != "":
                marks.append(DateMark(match.start(), match.end(), value, f"date.{name}"))
    return sorted(marks, key=lambda mark: mark.start)


def _value(name: str, match: re.Match[str], calendar: Calendar, *, future: bool) -> str | None:
    """EDTF of a match, None where nothing anchors it, "" where it is no date."""
    groups = match.groupdict()
    if name in {"weekday", "word", "span"}:
        return _relative(name, groups, calendar.published, future=future)
    if name in {"iso", "year"}:
        day = int(groups.get("d") or 0)
        return _edtf(int(groups["y"]), int(groups["mm"]), day) if day else str(groups["y"])
    month = MONTHS[groups["m"].lower().rstrip(".")]
    if name == "ago":
        year = None if calendar.published is None else calendar.published.year - _count(groups["n"])
    else:
        year = _year(groups, match.start(), month, calendar, future=future or _by(match))
    if year is None or not 1 <= year <= 9999:
        return None
    if name in {"month", "bare", "ago"}:
        return f"{year:04d}-{month:02d}"
    if name == "day":
        return _edtf(year, month, int(groups["d"]))
    return _range(groups, year, month)


def _by(match: re.Match[str]) -> bool:
    """Whether "by", "until" or "before" points a date forward."""
    before = match.string[max(0, match.start() - 7) : match.start()].lower()
    return before.endswith(("by ", "until ", "before ")) or match.group().lower().startswith(
        ("by ", "until ")
    )


def _range(groups: dict[str, str], year: int, month: int) -> str:
    other = MONTHS[groups["m2"].lower().rstrip(".")] if groups.get("m2") else month
    first = _edtf(int(groups.get("y1") or year), month, int(groups["d"]))
    last = _edtf(year, other, int(groups["d2"]))
    return f"{first}/{last}" if first and last and first <= last else ""


def _year(
    groups: dict[str, str], place: int, month: int, calendar: Calendar, *, future: bool
) -> int | None:
    if groups.get("y"):
        return int(groups["y"])
    if groups.get("told"):
        told = calendar.told(place)
        later = told is not None and groups["told"].lower().endswith(("following", "next"))
        return told + 1 if told is not None and later else told
    this = (groups.get("this") or "").lower()
    if calendar.published is not None and this:
        return calendar.published.year - ("last" in this)
    return calendar.year(place, month, future=future)


def _relative(
    name: str, groups: dict[str, str], published: date | None, *, future: bool
) -> str | None:
    if published is None:
        return None
    if name == "weekday":
        return _weekday(groups, published, future=future)
    if name == "span":
        return _span(groups["unit"].lower(), _count(groups["n"]), published)
    try:
        value = _word(" ".join(groups["word"].lower().split()), published)
        bounds(value)
    except (OverflowError, ValueError):
        return None  # before the year 1, or after 9999
    return value


def _word(word: str, published: date) -> str:
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word)
    which, _, unit = word.partition(" ")
    if shift is not None:
        return (published + timedelta(shift)).isoformat()
    if unit not in {"week", "month", "year"}:
        return published.isoformat()
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        monday = published - timedelta(published.weekday()) + timedelta(7 * step)
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    if unit == "year":
        return f"{published.year + step:04d}"
    month = published.month - 1 + step
    return f"{published.year + month // 12:04d}-{month % 12 + 1:02d}"


def _weekday(groups: dict[str, str], published: date, *, future: bool) -> str | None:
    which = (groups.get("which") or "").lower()
    back = (published.weekday() - DAYS[groups["w"].lower()]) % 7
    shift = -back
    after = (groups.get("after") or "").split()
    if after[:1] == ["of"]:
        shift = DAYS[groups["w"].lower()] - published.weekday() - 7
    elif after:
        which = "last"
    if which == "next" or (future and which != "last"):
        shift = (7 - back) % 7 or (7 if which == "next" else 0)
    elif which == "last" and back == 0:
        shift = -7
    try:
        return (published + timedelta(shift)).isoformat()
    except OverflowError:
        return None


def _span(unit: str, count: int, published: date) -> str | None:
    try:
        if unit == "day":
            return (published - timedelta(count)).isoformat()
        if unit == "week":
            return None
        if unit == "year":
            return f"{published.year - count:04d}" if published.year - count > 999 else None
    except OverflowError:
        return None
    month = published.year * 12 + published.month - 1 - count
    return f"{month // 12:04d}-{month % 12 + 1:02d}" if month > 12000 else None


def _count(word: str) -> int:
    return (
        1
        if word.lower() == "a"
        else NUMBER.get(word.lower()) or int(word)
        if ((word.isdecimal() and len(word) < 5) or word.lower() in NUMBER or word.lower() == "a")
        else 0
    )


def _edtf(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
