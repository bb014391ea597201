"""Days written out in a head line, with their places in it.

Only full days count: a day without a year is no publication date. Months and weekdays are known in
English and, by babel, in the language of the text. Years outside 1600..2100 are another calendar's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from summarizer.text.months import ENGLISH_WEEKDAYS, month_names, weekday_names

_YEARS = range(1600, 2101)
_YEAR = re.compile(r"\d{4}")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?:(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|\s?[年년]\s?(?P<m2>\d{1,2})\s?[月월]\s?(?P<d2>\d{1,2})\s?[日일])(?!\d)"
)
_DOTTED = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])")


class Day(NamedTuple):
    """A day, and ``line[start:end]`` that says it."""

    start: int
    end: int
    day: date


def days_in(line: str, language: str | None) -> list[Day]:
    """The full days that ``line`` names, in order."""
    if _YEAR.search(line) is None:
        return []
    found = {day.start: day for day in (*_numeric(line), *_named(line, "en"))}
    if language and language != "en" and not found:
        found = {day.start: day for day in _named(line, language)}
    return [found[start] for start in sorted(found)]


@lru_cache(maxsize=32)
def weekdays(language: str | None) -> frozenset[str]:
    """Names of the days of the week, case-folded, in English and in ``language``."""
    names = set(ENGLISH_WEEKDAYS)
    if language and language != "en":
        for short in (False, True):
            for name in weekday_names(language, short=short):
                names.update(name.casefold().split())
    return frozenset(names)


def _numeric(line: str) -> Iterator[Day]:
    for match in _YEAR_FIRST.finditer(line):
        yield from _day(
            match, match["y"], int(match["m"] or match["m2"]), match["d"] or match["d2"]
        )
    for match in _DOTTED.finditer(line):
        yield from _day(match, match["y"], int(match["m"]), match["d"])
    for match in _SLASHED.finditer(line):
        first, second = int(match["d"]), int(match["m"])
        if first > 12 or first == second:
            yield from _day(match, match["y"], second, match["d"])
        elif second > 12:
            yield from _day(match, match["y"], first, match["m"])


def _named(line: str, language: str) -> Iterator[Day]:
    names, pattern = _months(language)
    if pattern is None:
        return
    for match in pattern.finditer(line):
        which = next(which for which in ("a", "b", "c") if match[f"m{which}"])
        month = names.get(match[f"m{which}"].casefold())
        if month is not None:  # case-folding and the pattern's own do not always agree
            yield from _day(match, match[f"y{which}"], month, match[f"d{which}"])


def _day(match: re.Match[str], year: str, month: int, day: str) -> Iterator[Day]:
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return
    if found.year in _YEARS:
        yield Day(match.start(), match.end(), found)


@lru_cache(maxsize=32)
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str] | None]:
    names = {name.casefold(): month for name, month in month_names(language).items()}
    if not names:
        return names, None
    month = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    gap = r"[\s.,-]{1,3}(?:de |del |of )?"
    day = r"(?<!\d)(?P<d%s>\d{1,2})(?:st|nd|rd|th|er|º)?"
    year = r"(?P<y%s>\d{4})(?!\d)"
    return names, re.compile(
        rf"{day % 'a'}{gap}(?P<ma>{month}){gap}{year % 'a'}"
        rf"|\b(?P<mb>{month})[\s.]{{1,3}}{day % 'b'}[\s,]{{1,3}}{year % 'b'}"
        rf"|(?<!\d){year % 'c'}{gap}(?P<mc>{month}){gap}{day % 'c'}(?!\d)",
        re.IGNORECASE,
    )
