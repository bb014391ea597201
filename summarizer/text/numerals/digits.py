"""Numbers in digits, of every script that has decimal digits.

Which mark groups thousands is a matter of language: "14.235" is a whole number in German and a
decimal in English. A group has three digits, and a number uses one mark throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.text.numerals.number import Kind, Number

GROUP_SPACES = "\u00a0\u2007\u2009\u202f"
"""White space that groups thousands in any language."""
_POINT_DECIMALS = frozenset(
    {"en", "zh", "ja", "ko", "th", "he", "hi", "ur", "bn", "ta", "te", "mr", "ne", "si", "my", "km"}
    | {"ms", "fil", "ga", "cy", "mt", "sw", "am", "ti", "so", "ha", "yo", "ar", "fa", "ps", ""}
)
"""Languages that write the decimal point as a point and group with a comma."""
_SPACE_GROUPS = frozenset(
    {"fr", "ru", "uk", "be", "bg", "pl", "cs", "sk", "sv", "no", "nb", "nn", "fi", "da", "et", "lv"}
    | {"lt", "hu", "kk", "ky", "uz", "hy", "ka", "az", "tg", "pt", "ca", "af", "eo"}
)
"""Languages that group with a space, so often with a plain one that it must be read so."""

_SUFFIX = re.compile(
    r"(?P<ordinal>(?:st|nd|rd|th)\b|-?(?:й|го|му|я|е|ый|ий|ой|ая|га)\b|(?:er|ère|ème|e)\b|[ºª])"
    r"|(?P<cardinal>-(?:х|ти|мя|ми|м|ма|и)\b)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[A-Za-zÀ-ɏΑ-ωА-яЀ-ӿ]")
_CURRENCY = frozenset("$€£¥₽₼₺₪₴₾֏")
_PERCENT = re.compile(r"\s?(?:%|٪|percent\b|per cent\b)")
_TOKENISED = " @,@ "
"""A comma inside a number, as corpora that are cut into tokens write it."""
_DIGIT = re.compile(r"\d")
_CHAIN = re.compile(r"\d+(?:([./:-])\d+)(?:\1\d+)+|\d+[:/]\d+")


def language_of(tag: str | None) -> str:
    """The language of a BCP 47 tag in lower case; ``""`` where there is none."""
    return (tag or "").replace("_", "-").partition("-")[0].lower()


def group_marks(language: str) -> str:
    """The characters that group thousands in a language, besides ``GROUP_SPACES``."""
    marks = "'’٬" + ("," if language in _POINT_DECIMALS else ".")
    return f"{marks} " if language in _SPACE_GROUPS else marks


@cache
def _whole_numbers(language: str) -> re.Pattern[str]:
    """A whole number in digits, grouping included; group 1 is the mark, if any."""
    marks = re.escape(group_marks(language) + GROUP_SPACES)
    return re.compile(rf"(?!0)\d{{1,3}}([{marks}]|{_TOKENISED})\d{{3}}(?:\1\d{{3}})*(?!\d)|\d+")


def digit_runs(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that matches at any digit, looked for digit first, which is fast."""
    at = 0
    while (digit := _DIGIT.search(text, at)) is not None:
        match = pattern.match(text, digit.start())
        assert match is not None
        yield match
        at = match.end()


def digit_numbers(text: str, language: str) -> Iterator[Number]:
    """The numbers in digits of ``text``, in order."""
    at = 0
    for match in digit_runs(text, _whole_numbers(language)):
        if match.start() < at:
            continue
        chain = _CHAIN.match(text, match.start())
        if chain is not None and chain.end() > match.end():
            yield Number(chain.start(), chain.end(), _whole(match), Kind.OTHER)
            at = chain.end()
            continue
        start, end = match.span()
        kind, at = _kind(text, start, end, language)
        yield Number(start, at if kind is Kind.OTHER else end, _whole(match), kind)


def _whole(match: re.Match[str]) -> int:
    digits = match.group()
    if match.group(1):
        digits = digits.replace(match.group(1), "")
    # Nothing counts people in more than 18 digits, and int() refuses 4301 of them.
    return int(digits[:18])


def _kind(text: str, start: int, end: int, language: str) -> tuple[Kind, int]:
    """What the digits are, and where what belongs to them ends."""
    after = text[end : end + 2]
    if after and after[0] in ".,٫" and after[1:].isdecimal():
        return Kind.OTHER, _digits_end(text, end + 1)
    if _no_number(text, start, end):
        return Kind.OTHER, end
    suffix = _SUFFIX.match(text, end)
    if suffix is not None:
        return (Kind.ORDINAL if suffix["ordinal"] else Kind.CARDINAL), suffix.end()
    if after and (_GLUED.match(after) or after[0] in "²³¹⁰⁴⁵⁶⁷⁸⁹"):
        return Kind.OTHER, end
    if language == "en" and len(after) == 2 and after[0] in "-‐‑" and after[1].isalpha():
        return Kind.WEAK, end
    return Kind.CARDINAL, end


def _no_number(text: str, start: int, end: int) -> bool:
    """Whether digits are money, a percentage, or belong to the letters before them."""
    before = text[start - 1 : start]
    if before and (before in _CURRENCY or _GLUED.match(before)):
        return True
    in_code = before == "-" and start > 1 and _GLUED.match(text, start - 2) is not None
    return in_code or _PERCENT.match(text, end) is not None


def _digits_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isdecimal():
        at += 1
    return at
