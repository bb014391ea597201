"""Cut sentences into tokens.

A pattern of our own instead of spaCy's blank tokenizer: that one costs 1.3 s to import and strips
affixes one by one, which is quadratic on runs like ``((((``; this one is linear in any input.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[a-z]++(?![\w’'])"  # most tokens, which need not be asked for anything else
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W_])"  # 30,000 · 1.5 · 29th
    r"|(?:[A-Z]\.){2,}"  # U.S.
    r"|[^\W_]+(?:[’'](?!s\b|S\b)[^\W\d_]+)*"  # Sana'a, O’Brien; the genitive stands alone
    r"|[’'][sS]\b"
    r"|\.{2,}|``|''|[-–—]{2}"
    r"|\S"
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


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]``, with offsets into ``text``."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    new = tuple.__new__  # half the time of Token(...), which counts for the most used value here
    spans = map(re.Match.span, found)
    if text.isascii():
        return tuple([new(Token, (word := text[a:b], word.lower(), a, b)) for a, b in spans])
    words = [(text[a:b], a, b) for a, b in spans]
    return tuple(
        [
            new(Token, (word, word.lower() if word.isascii() else _plain(word), a, b))
            for word, a, b in words
        ]
    )


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
