"""Numbers in words, through the lexicon of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.text.numerals.compose import Sum
from summarizer.text.numerals.lexicon import Lexicon, key, lower
from summarizer.text.numerals.number import Kind, Number

_GAP = re.compile(r"\s{1,3}|\s?[-‐‑]\s?|\u200c")


class _Word(NamedTuple):
    start: int
    end: int
    value: int
    kind: Kind
    dozen: bool
    joined: bool
    """Whether a letter that means "and" is written together with it."""
    plural: bool
    """Whether it says only that there are many, unless a number stands before it."""


def word_numbers(text: str, words: Lexicon) -> Iterator[Number]:
    """The numbers in words of ``text``, in order."""
    parts: list[_Word] = []
    total = Sum()
    for word in _known(text, words):
        if _counts(word) or (word.kind is Kind.ORDINAL and parts):
            joined = _joined(text, parts[-1].end, word, words) if parts else False
            if (
                joined is not None
                and parts
                and total.add(word.value, joined=joined, dozen=word.dozen)
            ):
                parts.append(word)
                if word.kind is Kind.ORDINAL:
                    yield _number(parts, total)
                    parts = []
                continue
        if parts:
            yield _number(parts, total)
            parts = []
        if _counts(word):
            total = Sum(words.and_within, words.ten_last, words.ten_first)
            total.add(word.value, joined=False, dozen=word.dozen)
            parts = [word]
        else:
            yield Number(word.start, word.end, word.value, word.kind)
    if parts:
        yield _number(parts, total)


def _counts(word: _Word) -> bool:
    """Whether a word can be part of a cardinal; "one" can, be it an article elsewhere."""
    return word.kind is Kind.CARDINAL or (word.kind is Kind.WEAK and word.value == 1)


def _number(parts: list[_Word], total: Sum) -> Number:
    kind = Kind.VAGUE if len(parts) == 1 and parts[0].plural else parts[-1].kind
    if kind is Kind.WEAK and len(parts) > 1:
        kind = Kind.CARDINAL
    return Number(parts[0].start, parts[-1].end, total.value, kind)


def _known(text: str, words: Lexicon) -> Iterator[_Word]:
    """The words of ``text`` that are number words."""
    known = words.words
    for match in words.finder.finditer(lower(text)):
        name = key(match.group())
        found = known.get(name)
        if found is not None:
            yield _Word(
                match.start(),
                match.end(),
                *found,
                dozen=name in words.dozens,
                joined=False,
                plural=name in words.plurals,
            )
        elif words.prefixes:
            yield from _prefixed(match.start(), match.end(), name, words)


def _prefixed(start: int, end: int, name: str, words: Lexicon) -> Iterator[_Word]:
    for prefix in words.prefixes:
        rest = name[len(prefix) :]
        if name.startswith(prefix) and rest in words.words:
            joined, plural = prefix == words.joining, rest in words.plurals
            yield _Word(start, end, *words.words[rest], dozen=False, joined=joined, plural=plural)
            return


def _joined(text: str, end: int, word: _Word, words: Lexicon) -> bool | None:
    """Whether "and" stands between two number words; None where they do not stand together."""
    between = text[end : word.start]
    if len(between) > 12:
        return None
    if _GAP.fullmatch(between):
        return word.joined
    middle = between.strip()
    if middle and key(middle) in words.joiners and between[0].isspace() and between[-1].isspace():
        return True
    return None
