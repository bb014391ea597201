"""Find the longest phrase of a lexicon that starts at a token.

Does the work of spaCy's PhraseMatcher on our own tokens, without the 1.3 s that its import costs.
"""

from __future__ import annotations

from collections.abc import KeysView, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from summarizer.rules.english.sentences.tokens import Token, tokenize

V = TypeVar("V")
_END = ""


class Trie(Generic[V]):
    """Phrases, each with a value. A phrase is matched in lower case, token by token.

    ``firsts`` are the first words of all phrases.
    """

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self.firsts: KeysView[str] = self._root.keys()
        self._by_longest: dict[str, list[tuple[str, ...]]] = {}

    def add(self, phrase: str, value: V) -> None:
        """Add a phrase; the first value given for a phrase stays."""
        node = self._root
        lows = _lows(phrase)
        for low in lows:
            node = node.setdefault(low, {})
        self._by_longest.setdefault(max(lows, key=len), []).append(lows)
        node.setdefault(_END, value)

    def starts(self, low: str) -> bool:
        """Whether any phrase starts with a token, given in lower case."""
        return low in self._root

    def may_match(self, lows: frozenset[str]) -> bool:
        """Whether all words of a phrase are among those of a sentence, in whatever order."""
        for longest in self._by_longest.keys() & lows:
            if any(map(lows.issuperset, self._by_longest[longest])):
                return True
        return False

    def match(self, tokens: Sequence[Token], at: int) -> tuple[int, V] | None:
        """The longest phrase that starts at token ``at``: index behind it, and its value."""
        node = self._root.get(tokens[at].low)
        best: tuple[int, V] | None = None
        index = at
        while node is not None:
            index += 1
            if _END in node:
                best = index, node[_END]
            if index == len(tokens):
                break
            node = node.get(tokens[index].low)
        return best


@lru_cache(maxsize=4096)
def _lows(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase; some phrases are looked for in every text."""
    return tuple(token.low for token in tokenize(phrase))
