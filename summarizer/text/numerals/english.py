"""What English adds to its number words.

"A hundred", "half a dozen", and the many uses of "one" that count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.text.numerals.number import Kind, Number

_ARTICLE = re.compile(r"(?:(\bhalf\s{1,3})?\ban?|\b(several|few|many))\s{1,3}$", re.IGNORECASE)
_TENS_OF = re.compile(r"\b(?:tens|dozens|hundreds|thousands)\sof\s$", re.IGNORECASE)
_FRACTION = re.compile(
    r"[-‐‑\s](?:thirds?|quarters?|half|halves|fourths?|fifths?|tenths?|per\s?cent)\b|%",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"[-‐‑](?!to[-‐‑]|or[-‐‑])[a-z]", re.IGNORECASE)
_AND_A_HALF = re.compile(r"[-‐‑\s]{1,3}and[-‐‑\s]a[-‐‑\s]half\b", re.IGNORECASE)
_NOT_ONE = re.compile(
    r"\b(?:no|each|every|any|some|this|that|which|another|day|as|such)[\s-]$", re.IGNORECASE
)
_ONE_NOT = re.compile(
    r"['’]s\b|\s(?:another|by|who|day|thing|time|way|side|hand|could|should|can|must|would|might)\b"
    r"|\sor\s(?:the\s)?(?:other|another)\b|\s?[.,;:!?)]|\s?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof\b", re.IGNORECASE)
_REACH = 12


def in_english(text: str, numbers: Iterable[Number]) -> Iterator[Number]:
    """``numbers`` of an English text as their surroundings make them; some are none."""
    for number in numbers:
        if number.kind is Kind.ORDINAL:
            yield number
        elif number.kind is Kind.CARDINAL and number.value == 1:
            yield from _one(text, number)
        else:
            yield _counted(text, number)


def _one(text: str, number: Number) -> Iterator[Number]:
    before = text[max(0, number.start - _REACH) : number.start]
    if _NOT_ONE.search(before) or _ONE_NOT.match(text, number.end):
        return
    if _OF.match(text, number.end):
        yield number._replace(kind=Kind.WEAK)
    else:
        yield _rest(text, number)


def _counted(text: str, number: Number) -> Number:
    before = text[max(0, number.start - _REACH) : number.start]
    if number.kind is Kind.VAGUE:
        more = _TENS_OF.search(before)
        return number._replace(start=number.start - len(more.group())) if more else number
    article = _ARTICLE.search(before)
    first = text[number.start : number.start + 3].lower()
    if article is not None and first in {"hun", "tho", "mil", "bil", "doz", "sco", "pai", "cou"}:
        number = number._replace(start=number.start - len(article.group()))
        if article[2]:
            return number._replace(kind=Kind.VAGUE)
        if article[1]:
            number = number._replace(value=number.value // 2)
    elif first == "sco":
        return number._replace(kind=Kind.OTHER)
    return _rest(text, number)


def _rest(text: str, number: Number) -> Number:
    """The number as what stands behind it makes it."""
    if _FRACTION.match(text, number.end) or _AND_A_HALF.match(text, number.end):
        return number._replace(kind=Kind.OTHER)
    if _COMPOUND.match(text, number.end):
        return number._replace(kind=Kind.WEAK)
    return number
