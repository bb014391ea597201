"""Sentences as tokens, in any language: words with the clause that each stands in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from summarizer.text.numerals.lexicon import key as number_key
from summarizer.text.spans import Span

_TOKEN = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c2\u064b-\u065f\u0670\u200c]"
    r"|['’ʼ\"״](?=[^\W\d_]))*"
    r"|\d+(?:[.,]\d+)*|[^\w\s]"
)
_BREAKS = frozenset(",;:()—–،؛՝՛·\n")
_LONGEST = 60
"""Letters of a word; what is longer is no word."""


class Token(NamedTuple):
    """A word, number or mark, at ``text[start:end]``.

    ``low`` is its form in a lexicon, ``clause`` the number of its clause in the sentence, and
    ``after`` whether something other than white space stands right before it.
    """

    start: int
    end: int
    low: str
    clause: int
    word: bool


def tokenize(text: str, span: Span) -> tuple[Token, ...]:
    """The tokens of a sentence."""
    return tuple(_tokens(text, span))


def _tokens(text: str, span: Span) -> Iterator[Token]:
    clause = 0
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, end = match.span()
        first = text[start]
        if first.isalpha():
            low = key(match.group()) if end - start <= _LONGEST else ""
            yield Token(start, end, low, clause, word=True)
        elif first.isdecimal():
            yield Token(start, end, match.group(), clause, word=False)
        else:
            clause += first in _BREAKS
            yield Token(start, end, first, clause, word=False)


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """A word as the lexicons file it: lower case, without points, and one letter for alike ones."""
    low = number_key(word).replace("\u200c", "").replace("ı", "i").replace("״", '"')
    return unicodedata.normalize(
        "NFC", low.replace("ة", "ه").replace("ۀ", "ه").replace("و\u0654", "و")
    )
