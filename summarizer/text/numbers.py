"""Numbers in a text, in digits of any script and in words of its language."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.text.numerals.digits import digit_numbers, language_of
from summarizer.text.numerals.english import in_english
from summarizer.text.numerals.han import han_numbers
from summarizer.text.numerals.lexicon import lexicon
from summarizer.text.numerals.library import LANGUAGES, library_numbers
from summarizer.text.numerals.number import Kind, Number
from summarizer.text.numerals.words import word_numbers

__all__ = ["Kind", "Number", "find_numbers"]

_HAN = frozenset({"zh", "ja", "yue"})


def find_numbers(text: str, language: str | None = None) -> list[Number]:
    """The numbers of ``text`` in order; they do not overlap.

    Digits are read in any language, number words in that of the text: a table by hand (English,
    Russian, Ukrainian, Azerbaijani, Turkish, Armenian, Arabic, Hebrew, Persian, Polish),
    text2num (French, Spanish, Portuguese, Italian, German, Dutch), Chinese numerals, and the
    words of num2words for the rest of what it knows, uninflected.

    In English "one" is no number in "no one", "one another", "the one who" and the like, and
    ``WEAK`` in "one of them". In other languages it is always ``WEAK``, as most use it as an
    article. "Both", "a pair" and the first part of a compound ("a 15-member crew") are ``WEAK``.

    Args:
        text: any text.
        language: BCP 47 tag; without it only digits are read.
    """
    code = language_of(language)
    return _merged(text, digit_numbers(text, code), _worded(text, code))


def _worded(text: str, code: str) -> Iterable[Number]:
    if code in _HAN:
        return han_numbers(text)
    if code in LANGUAGES:
        return library_numbers(text, code)
    words = lexicon(code) if code else None
    if words is None:
        return ()
    found = word_numbers(text, words)
    return in_english(text, found) if code == "en" else found


def _merged(text: str, digits: Iterable[Number], words: Iterable[Number]) -> list[Number]:
    """Both in order; "3.5 million" and "2 dozen" are one number."""
    merged: list[Number] = []
    for number in sorted([*digits, *words]):
        last = merged[-1] if merged else None
        if last is not None and _multiplies(text, last, number):
            merged[-1] = _product(text, last, number)
        else:
            merged.append(number)
    return merged


def _multiplies(text: str, last: Number, number: Number) -> bool:
    between = text[last.end : number.start]
    return (
        between in {"", " ", "\u00a0", "-", "\u202f"}
        and text[last.start].isdecimal()
        and text[last.end - 1].isdecimal()
        and number.kind in {Kind.CARDINAL, Kind.WEAK}
        and not text[number.start].isdecimal()
        and number.value in {12, 100, 1000, 10**4, 10**6, 10**8, 10**9}
    )


def _product(text: str, last: Number, number: Number) -> Number:
    factor: float = last.value
    if last.kind is Kind.OTHER:
        written = text[last.start : last.end].replace(",", ".").replace("٫", ".")
        factor = float(written) if written.count(".") == 1 else factor
    return Number(last.start, number.end, round(factor * number.value), Kind.CARDINAL)
