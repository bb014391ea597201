"""Chinese numerals, as Chinese and Japanese texts write them: 三十二, 两名, 1万."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.text.numerals.number import Kind, Number

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2, "俩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000, "佰": 100}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
NUMERALS = frozenset(DIGITS) | frozenset(_SMALL) | frozenset(_LARGE)
"""Every character that a numeral is made of."""

_RUN = re.compile(f"[{''.join(sorted(NUMERALS))}]+")
_RANK = frozenset("第初")
_VAGUE_BEFORE = frozenset("数數几幾")


def han_numbers(text: str) -> Iterator[Number]:
    """The numbers in Chinese numerals of ``text``, in order."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        if before in _RANK and before:
            kind = Kind.ORDINAL
        elif before in _VAGUE_BEFORE and before:
            kind = Kind.VAGUE
        elif before.isdecimal() and match.group() not in _LARGE:
            continue
        else:
            kind = _kind(text, match)
        yield Number(start, end, value(match.group()), kind)


def _kind(text: str, match: re.Match[str]) -> Kind:
    after = text[match.end() : match.end() + 1]
    if after and after in "月日号號年时時点點分":
        return Kind.OTHER
    if match.group() in {"一", "万", "千", "百", "十"}:
        return Kind.WEAK
    return Kind.CARDINAL


def value(numeral: str) -> int:
    """What a numeral says; without 十, 百 or 千 it is read digit by digit (二〇二三)."""
    if all(character in DIGITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral[:18]))
    total = group = digit = 0
    for character in numeral:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in _SMALL:
            group += (digit or 1) * _SMALL[character]
            digit = 0
        else:
            total = (total + group + digit or 1) * _LARGE[character]
            group = digit = 0
    return total + group + digit
