"""Numbers in a text, in digits of any script and in words of its language."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.text.numerals.digits import digit_numbers, language_of
from summarizer.text.numerals.english import in_english
from summarizer.text.numerals.han import han_numbers
from summarizer.text.numerals.lexicon import key, lexicon
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
    return _merged(text, code, digit_numbers(text, code), _worded(text, code))


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


def _merged(
    text: str, code: str, digits: Iterable[Number], words: Iterable[Number]
) -> list[Number]:
    """Both in order; "3.5 million", "2 dozen" and Turkish "2 bin 130" are one number."""
    merged: list[Number] = []
    for number in sorted([*digits, *words]):
        last = merged[-1] if merged else None
        if last is not None and _multiplies(text, code, last, number):
            merged[-1] = _product(text, last, number)
        else:
            merged.append(number)
    return merged if code in {"", "en"} else _added(text, merged)


def _multiplies(text: str, code: str, last: Number, number: Number) -> bool:
    between = text[last.end : number.start]
    return (
        between in {"", " ", "\u00a0", "-", "\u202f"}
        and text[last.start].isdecimal()
        and text[last.end - 1].isdecimal()
        and (
            number.kind in {Kind.CARDINAL, Kind.WEAK}
            or (last.value < 1000 and _plural(text, code, number))
        )
        and not text[number.start].isdecimal()
        and number.value in {12, 100, 1000, 10**4, 10**6, 10**8, 10**9}
    )


def _plural(text: str, code: str, number: Number) -> bool:
    """Whether a vague word is a number behind another one: Arabic "5 آلاف"."""
    words = lexicon(code) if number.kind is Kind.VAGUE and code not in _HAN | LANGUAGES else None
    return words is not None and key(text[number.start : number.end]) in words.plurals


def _added(text: str, numbers: Iterable[Number]) -> list[Number]:
    """``numbers``, a product and the smaller number in digits behind it being one."""
    added: list[Number] = []
    for number in numbers:
        last = added[-1] if added else None
        if last is not None and _adds(text, last, number):
            added[-1] = Number(last.start, number.end, last.value + number.value, Kind.CARDINAL)
        else:
            added.append(number)
    return added


def _adds(text: str, last: Number, number: Number) -> bool:
    """Whether "2 bin" and "130" are one number: the rest fits below the word that multiplies."""
    zeros = next((scale for scale in (10**9, 10**6, 10**4, 1000) if last.value % scale == 0), 1)
    return (
        text[last.end : number.start] in {"", " ", "\u00a0", "\u202f"}
        and last.kind is number.kind is Kind.CARDINAL
        and text[last.start].isdecimal()
        and text[number.start].isdecimal()
        and not text[last.end - 1].isdecimal()
        and 0 < number.value < zeros
    )


def _product(text: str, last: Number, number: Number) -> Number:
    factor: float = last.value
    if last.kind is Kind.OTHER:
        written = text[last.start : last.end].replace(",", ".").replace("٫", ".")
        factor = float(written) if written.count(".") == 1 else factor
    return Number(last.start, number.end, round(factor * number.value), Kind.CARDINAL)
