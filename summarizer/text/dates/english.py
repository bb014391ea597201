"""English words for dates beside the names: "two years ago", "the 13th", "third"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.text.dates.token import Shift, Token, TokenKind
from summarizer.text.numbers import Kind, find_numbers
from summarizer.text.numerals.lexicon import lexicon
from summarizer.text.numerals.words import word_numbers

_UNITS = {
    "day": ("day", 1, 1),
    "week": ("day", 7, 4),
    "month": ("month", 1, 1),
    "year": ("year", 1, 0),
}
"""Unit of "N … ago" -> unit of the shift, how many of them, and how many off it may be."""
_BARE_DAY = re.compile(
    r"\bthe \d{1,2}(?:st|nd|rd|th)\b(?! (?:of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_ROUGHLY = frozenset({"nearly", "almost", "about", "around", "roughly", "than", "over", "some"})
"""Words before "N years ago" that make it one more or less."""
_AGO_UNIT = re.compile(
    r"(?P<unit>day|week|month|year|decade|hour)s? (?P<way>ago|earlier|before|later|after)\b"
)
_AGO = re.compile(rf"\b(?P<words>[a-z-]{{1,20}}(?: [a-z-]{{1,20}})?|\d{{1,4}}) {_AGO_UNIT.pattern}")


def ago_tokens(folded: str) -> Iterator[Token]:
    """Distances from a day: "two years ago", "a year later", and "three days earlier", loosely."""
    if _AGO_UNIT.search(folded) is None:  # which is seen much sooner
        return
    for match in _AGO.finditer(folded):
        numbers = [n for n in find_numbers(match["words"], "en") if n.kind is Kind.CARDINAL]
        amount = numbers[-1].value if numbers else int(match["words"].split()[-1] in {"a", "an"})
        start = match.start() + (numbers[-1].start if numbers else 0)
        if match["way"] == "ago" and amount and match["unit"] in _UNITS:
            unit, factor, slack = _UNITS[match["unit"]]
            slack += match["words"].split()[0] in _ROUGHLY
            distance = -amount * factor
            shift = Shift(unit, distance - slack, distance + slack)
            yield Token(start, match.end(), TokenKind.SHIFT, shift=shift)
        elif match["way"] in {"later", "earlier"} and amount and match["unit"] == "year":
            distance = amount if match["way"] == "later" else -amount
            slack = int(match["words"].split()[0] in _ROUGHLY)
            shift = Shift("year", distance - slack, distance + slack, told=True)
            yield Token(start, match.end(), TokenKind.SHIFT, shift=shift)
        else:
            yield Token(start, match.end(), TokenKind.LOOSE)


def ordinal_tokens(folded: str) -> Iterator[Token]:
    """Days in words: "third", "twenty-first"."""
    words = lexicon("en")
    assert words is not None
    for number in word_numbers(folded, words) if _ordinals().search(folded) else ():
        if number.kind is Kind.ORDINAL and 1 <= number.value <= 31:
            yield Token(number.start, number.end, TokenKind.DAY, (number.value,))


def bare_day_tokens(folded: str) -> Iterator[Token]:
    """Days without their month: "on the 13th"."""
    for match in _BARE_DAY.finditer(folded):
        yield Token(match.start(), match.end(), TokenKind.LOOSE)


@cache
def _ordinals() -> re.Pattern[str]:
    """Finds English ordinals in words, as parts of longer ones too."""
    words = lexicon("en")
    assert words is not None
    found = (word for word, (_, kind) in words.words.items() if kind is Kind.ORDINAL)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b")
