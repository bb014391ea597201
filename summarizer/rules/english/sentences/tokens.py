"""Cut sentences into tokens.

A pattern of our own instead of spaCy's blank tokenizer: that one costs 1.3 s to import and strips
affixes one by one, which is quadratic on runs like ``((((``; this one is linear in any input.
"""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import accumulate, repeat
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?=\S)"  # passes over blanks at once
    r"([A-Za-z][a-z]++(?![\w’'])"  # most tokens, which need not be asked for anything else
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W_])"  # 30,000 · 1.5 · 29th
    r"|(?:[A-Z]\.){2,}"  # U.S.
    r"|[^\W_]+(?:[’'](?!s\b|S\b)[^\W\d_]+)*"  # Sana'a, O’Brien; the genitive stands alone
    r"|[’'][sS]\b"
    r"|\.{2,}|``|''|[-–—]{2}"
    r"|\S)"
)
_STEM = 6
"""First letters by which a word is known."""
_SAME = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "“": '"', "”": '"'})


class Token(NamedTuple):
    """A word, number or mark of a text.

    ``low`` is the text in lower case with typographic quotes and dashes made plain; ``start`` and
    ``end`` are offsets into the whole text.
    """

    text: str
    low: str
    start: int
    end: int


class Cut(NamedTuple):
    """A sentence cut into tokens, with what most rules ask of all of them first.

    ``texts`` are the words as they are written, ``words`` in lower case, and ``lows`` the same,
    each once; ``capitals`` are the tokens that begin with a capital letter. Nobody changes them.
    """

    tokens: tuple[Token, ...]
    texts: list[str]
    words: list[str]
    lows: frozenset[str]
    capitals: list[int]

    def where(self, words: Set[str]) -> list[int]:
        """The tokens that are one of some words, left to right."""
        if words.isdisjoint(self.lows):
            return []
        return [at for at, low in enumerate(self.words) if low in words]


def cut(text: str, start: int = 0, end: int | None = None) -> Cut:
    """The tokens of ``text[start:end]``, with offsets into ``text``."""
    passage = text[start:end]
    # Every other piece is a token, and those between are blanks: pieces are made much faster than
    # matches, as tokens are of tuples that are there already.
    pieces = _TOKEN.split(passage)
    texts = pieces[1::2]
    if passage.isascii():
        words = [each if each.islower() else each.lower() for each in texts]
    else:
        words = [each.lower() if each.isascii() else _plain(each) for each in texts]
    bounds = list(accumulate(map(len, pieces), initial=start))
    parts = zip(texts, words, bounds[1:-1:2], bounds[2::2], strict=True)
    tokens = tuple(map(tuple.__new__, repeat(Token), parts))
    capitals = [at for at, each in enumerate(texts) if not each.islower() and each[0].isupper()]
    return Cut(tokens, texts, words, frozenset(words), capitals)


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text that is no report: a title, a phrase of a lexicon."""
    return cut(text).tokens


def _plain(word: str) -> str:
    return word.lower().translate(_SAME)


def is_word(token: Token) -> bool:
    """Whether the token is made of letters, and is no number or mark."""
    return token.text[0].isalpha()


def capitalized(token: Token) -> bool:
    """Whether the token is a word that starts with a capital letter."""
    return token.text[0].isupper()


def stem(word: str) -> str:
    """The first letters of a word, by which it is known."""
    return word[:_STEM]
