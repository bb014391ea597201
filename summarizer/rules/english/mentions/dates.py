"""Which words name a date, as EDTF with the precision that they have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial

from summarizer.rules.english.mentions.calendar import Calendar
from summarizer.rules.english.mentions.date_patterns import (
    A_DIGIT,
    A_GLUED_MONTH,
    A_MONTH,
    A_YEAR,
    DIGIT,
    MONTH,
    MONTHS,
    NEEDED_BY,
    OF_MONTHS,
    PATTERNS,
    YEAR,
    plain,
)
from summarizer.rules.english.mentions.date_values import value_of
from summarizer.rules.english.mentions.relative_dates import after, relative

Written = tuple[str, re.Match[str]]
"""The name of a pattern, and what it found."""
_RELATIVE = frozenset({"weekday", "word", "span", "instant", "bare_day"})
_AFTER = "after"
"""The pattern of dates that count from the date told last."""
_APPOSED = re.compile(r"\s?[,(]?\s?(?:the\s|on\s|a\s)?")
"""What may stand between a weekday and the day of the month that it fell on."""
_UNTIL = re.compile(
    r"\b(?:by|until|till|before|(?:not|no)\slater\sthan)\s"
    r"(?:the\s)?(?:(?:end|middle)\sof\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
"""Words before a date that make it the last on which something may happen."""
_FAR = 36
"""Characters of these words."""
_WORDS = frozenset({"may", "mar", "march"})
"""Months that in lower case are other words."""


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date at ``text[start:end]``; ``value`` is EDTF, or None where nothing anchors it."""

    start: int
    end: int
    value: str | None
    rule: str


def date_marks(
    found: Sequence[Written],
    calendar: Calendar,
    *,
    future: bool,
    told: Callable[[], date | None] = lambda: None,
) -> list[DateMark]:
    """The dates of a passage, in order of the text, none inside another.

    Args:
        found: what is ``written`` in it.
        calendar: of the text.
        future: whether a bare weekday points forward.
        told: the day that was told last before the passage, from which "the next day" counts.
    """
    if not found:
        return []
    marks = list(_own_dates(found, calendar, future=future))
    for match in [match for name, match in found if name == _AFTER]:
        known = partial(_last, marks, match.start(), told)
        value = after(match.groupdict(), known, calendar.published)
        if value:
            marks.append(DateMark(match.start(), match.end(), value, "date.after"))
    return sorted(marks, key=lambda mark: mark.start)


def written(text: str, start: int, end: int, lows: Set[str]) -> tuple[Written, ...]:
    """What the patterns find in ``text[start:end]``, none inside another.

    ``lows`` are the words of that passage.
    """
    if not all(map(str.isascii, lows)):
        lows = {plain(low) for low in lows}
    signs: set[str] = set()
    months: list[int] = []
    month = not MONTHS.keys().isdisjoint(lows)
    digit = A_DIGIT.search(text, start, end)
    if digit is not None:
        signs = {DIGIT, YEAR} if A_YEAR.search(text, digit.start(), end) else {DIGIT}
        month = month or A_GLUED_MONTH.search(text, digit.start(), end) is not None
    if month:
        months = [match.start() for match in A_MONTH.finditer(text, start, end)]
        signs |= {MONTH} if months else set()
    if not signs and NEEDED_BY.keys().isdisjoint(lows):
        return ()
    found = _matches(text, start, end, signs | lows, months)
    return tuple([each for each in found if not _other_word(*each)])


def _own_dates(found: Sequence[Written], calendar: Calendar, *, future: bool) -> Iterator[DateMark]:
    """The dates that count from no other date of the text."""
    for name, match in found:
        if name == _AFTER or (name == "weekday" and _named_too(match, found)):
            continue
        last = _is_last(match)
        if name in _RELATIVE:
            value = relative(name, match.groupdict(), calendar.published, future=future or last)
        else:
            value = value_of(name, match, calendar, future=future or last)
        if value and last:
            value = f"../{value.split('/')[-1]}"
        if value != "":
            yield DateMark(match.start(), match.end(), value, f"date.{name}")


def _is_last(match: re.Match[str]) -> bool:
    """Whether a date is the end of a time that is open: "by Friday", "not later than 3 May"."""
    if match.group().split()[0].lower() in {"by", "until", "before"}:
        return True
    before = match.string[max(0, match.start() - _FAR) : match.start()]
    return _UNTIL.search(before) is not None


def day_of(mark: DateMark) -> date | None:
    """The day that a mark names, or None where it is no day."""
    if mark.value is None or len(mark.value) != len("2000-01-01") or "/" in mark.value:
        return None
    return date.fromisoformat(mark.value)


def _matches(
    text: str, start: int, end: int, told: Set[str], months: Sequence[int]
) -> Iterator[Written]:
    """What the patterns find, with the pattern's name; the first to take words has them.

    ``told`` is what the passage holds, ``months`` is where months begin.
    """
    taken: list[tuple[int, int]] = []
    for at in sorted({at for each in NEEDED_BY.keys() & told for at in NEEDED_BY[each]}):
        name, pattern, opens, _, besides = PATTERNS[at]
        if besides and besides.isdisjoint(told):
            continue
        every = _at(pattern, text, months, end) if opens else pattern.finditer(text, start, end)
        for match in every:
            if not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield name, match


def _at(
    pattern: re.Pattern[str], text: str, months: Sequence[int], end: int
) -> Iterator[re.Match[str]]:
    """What a pattern finds that opens with a month, none inside another."""
    behind = 0
    for place in months:
        match = pattern.match(text, place, end) if place >= behind else None
        if match is not None:
            behind = match.end()
            yield match


def _other_word(name: str, match: re.Match[str]) -> bool:
    """Whether a month is another word: "may", "march"; a year beside it tells that it is none."""
    return name in OF_MONTHS and match["m"] in _WORDS and not match.groupdict().get("y")


def _named_too(match: re.Match[str], found: Sequence[Written]) -> bool:
    """Whether the day of a weekday is named beside it: "Friday, 3 May", "3 May, a Friday"."""
    for name, other in found:
        if name in {"day", "short", "iso", "numeric", "word"}:
            gap = match.string[min(match.end(), other.end()) : max(match.start(), other.start())]
            if len(gap) < len(", the ") + 1 and _APPOSED.fullmatch(gap):
                return True
    return False


def _last(marks: list[DateMark], place: int, told: Callable[[], date | None]) -> date | None:
    """The day told last before offset ``place``."""
    days = [day for mark in marks if mark.start < place and (day := day_of(mark)) is not None]
    return days[-1] if days else told()
