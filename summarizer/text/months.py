"""What months and days of the week are called: English here, other languages by the CLDR."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_WEEKDAYS = (
    "monday mon",
    "tuesday tues tue",
    "wednesday wed",
    "thursday thurs thur thu",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
ENGLISH_MONTHS = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Name or abbreviation, case-folded -> 1 to 12."""
ENGLISH_WEEKDAYS = {name: at for at, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Name or abbreviation, case-folded -> 0 for Monday to 6."""
_WIDTHS = ("wide", "abbreviated")


def month_names(language: str) -> dict[str, int]:
    """Names and abbreviations of months, as the language writes them, without a final stop.

    Args:
        language: BCP 47; one that the CLDR does not know has none.
    """
    if language == "en":
        return {name.capitalize(): month for name, month in ENGLISH_MONTHS.items()}
    return _months(language)


def weekday_names(language: str, *, short: bool = False) -> dict[str, int]:
    """Names of the days of the week, or their abbreviations; Monday is 0."""
    if language == "en":
        return {
            name.capitalize(): day
            for name, day in ENGLISH_WEEKDAYS.items()
            if short is not name.endswith("day")
        }
    locale = _locale(language)
    if locale is None:
        return {}
    named = locale.days["format"]["abbreviated" if short else "wide"]
    return {name.rstrip("."): day for day, name in named.items()}


@lru_cache(maxsize=32)
def _months(language: str) -> dict[str, int]:
    locale = _locale(language)
    names: dict[str, int] = {}
    if locale is None:
        return names
    # Not the stand-alone names: Babel resolves their aliases to whichever locale came first.
    for width in _WIDTHS:
        for month, name in locale.months["format"][width].items():
            if not name[:1].isdecimal():
                names.setdefault(name.rstrip("."), month)
    return names


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
