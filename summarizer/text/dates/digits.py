"""Dates, days and years in digits and in Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.text.dates.token import Token, TokenKind
from summarizer.text.numerals.han import value as han_value

_HAN = "〇零一二三四五六七八九十"
_DIGITS = re.compile(
    r"(?<![\d.])(?P<iso>(?:1[5-9]|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)"
    r"|(?<![\d.])(?P<short>\d{1,2}([-/.])\d{1,2}\3(?:\d{4}|\d{2}))(?!\d)"
    rf"|(?P<han>(?:(?P<hy>\d{{4}}|[{_HAN}]{{4}}) ?[年년] ?)?"
    rf"(?P<hm>\d{{1,2}}|[{_HAN}]{{1,2}}) ?[月월]"
    rf"(?: ?(?P<hd>\d{{1,2}}|[{_HAN}]{{1,3}}) ?[日號号일])?)"
    rf"|(?P<hyear>\d{{4}}|[{_HAN}]{{4}}) ?[年년]"
    r"|(?<![\d.,/:])(?<!\d-)(?P<year>(?:1[5-9]|20)\d\d)(?![\d]|[.,/:]\d)(?P<decade>'?s\b)?"
    r"|(?<![\d.,/:])(?P<day>\d{1,2})(?![\d]|[.,/:]\d| of (?:the|them|these|those|whom|their)\b)"
    r"(?:st|nd|rd|th|-?го|-?е|er|º|ª)?(?![^\W\d_])"
)
_DIGIT = re.compile(rf"[\d{_HAN}]")
"""What all of them begin with, and is found much sooner."""


def digit_tokens(folded: str) -> Iterator[Token]:
    """Dates, days, months and years in digits, in the order of a folded text."""
    for match in _in_digits(folded):
        start, end = match.span()
        if match["iso"]:
            year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
            yield Token(start, end, TokenKind.FULL, (year,), _orders(month, day))
        elif match["short"]:
            first, second, year = (int(part) for part in re.split(r"[-/.]", match["short"]))
            years = (year,) if year > 99 else (1900 + year, 2000 + year)
            yield Token(start, end, TokenKind.FULL, years, _orders(first, second))
        elif match["han"]:
            yield from _han_tokens(match)
        elif match["hyear"]:
            yield Token(start, end, TokenKind.YEAR, (_value(match["hyear"]),))
        elif match["decade"]:
            yield Token(start, end, TokenKind.LOOSE)
        elif match["year"]:
            yield Token(start, end, TokenKind.YEAR, (int(match["year"]),))
        elif 1 <= int(match["day"]) <= 31:
            yield Token(start, end, TokenKind.DAY, (int(match["day"]),))


def _in_digits(folded: str) -> Iterator[re.Match[str]]:
    at = 0
    while (first := _DIGIT.search(folded, at)) is not None:
        match = _DIGITS.match(folded, first.start())
        if match is not None:
            yield match
        at = first.end() if match is None else match.end()


def _han_tokens(match: re.Match[str]) -> Iterator[Token]:
    month = _value(match["hm"])
    if not 1 <= month <= 12:
        return
    at = match.start("hm")
    if match["hy"]:
        yield Token(match.start(), at, TokenKind.YEAR, (_value(match["hy"]),))
    pairs = ((month, _value(match["hd"])),) if match["hd"] else ()
    yield Token(at, match.end(), TokenKind.MONTH, (month,), pairs)


def _value(digits: str) -> int:
    """A number in digits or in Chinese numerals."""
    return int(digits) if digits.isdecimal() else han_value(digits)


def _orders(first: int, second: int) -> tuple[tuple[int, int], ...]:
    """Day and month in either order, as far as there is such a month."""
    pairs = {(first, second), (second, first)}
    return tuple(sorted((m, d) for m, d in pairs if 1 <= m <= 12 and 1 <= d <= 31))
