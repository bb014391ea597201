"""Words of a lexicon, found in a text whatever their endings.

A phrase is written as its words: ``word`` stands for itself, ``stem*`` for any word that begins so,
``*end`` and ``*part*`` for any that ends so or holds it (compounds), ``stem/ending`` for ``stem*``
with the form that a record names it by. ``a … b`` are two phrases with other words of the same
clause between them. A word is looked up by dictionary, never by a pattern that backtracks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.rules.languages.tokens import Token, key

_GAP = "…"
_REACH = 14
"""Tokens that may stand in a gap."""
_SHORTEST = 2
"""Letters of a word that a prefix is written together with."""
_KEPT = 50_000
"""Words whose meanings are kept."""


class Sense(NamedTuple):
    """What a phrase of the lexicon says: its tag, and for a name what it names.

    Attributes:
        tag: such as ``free.done`` or ``party.name``.
        name: of a party, neutral.
        citation: the form that a record names a place by.
        cased: whether it is written with a capital, where the language has capitals.
    """

    tag: str
    name: str = ""
    citation: str = ""
    cased: bool = False


class Match(NamedTuple):
    """A phrase at ``tokens[first:last]``.

    Attributes:
        first: index of the first token.
        last: index behind the last token.
        sense: what it says.
        prefix: short word that is written together with the first token.
        tail: what stands behind the stem of the last token: its ending.
    """

    first: int
    last: int
    sense: Sense
    prefix: str
    tail: str


class _Hit(NamedTuple):
    """A word fits a word pattern."""

    pattern: str
    prefix: str
    tail: str


class _Node:
    """A state behind some words of a phrase."""

    __slots__ = ("after", "next", "senses")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.senses: list[Sense] = []
        self.after: list[tuple[_Node, Sense]] = []
        """Phrases that go on behind a gap, and what the whole says."""


class Phrases:
    """The phrases of a lexicon; ``parted`` says that an apostrophe parts a name and its ending."""

    def __init__(self, prefixes: Sequence[str], *, parted: bool = False) -> None:
        self._parted = parted
        self._prefixes = tuple(sorted(prefixes, key=len, reverse=True))
        self._root = _Node()
        self._words: set[str] = set()
        self._stems: dict[int, set[str]] = {}
        self._ends: dict[int, set[str]] = {}
        self._parts: dict[int, set[str]] = {}
        self._seen: dict[str, tuple[_Hit, ...]] = {}

    def add(self, phrase: str, sense: Sense) -> None:
        """Add a phrase."""
        head, gap, rest = phrase.partition(f" {_GAP} ")
        node = self._path(self._root, head)
        if gap:
            behind = _Node()
            self._path(behind, rest).senses.append(sense)
            node.after.append((behind, sense))
        else:
            node.senses.append(sense)

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Every phrase in a sentence; of several of one tag at a place, the longest."""
        hits = [self._hits(token.low) for token in tokens]
        for at in range(len(tokens)):
            best: dict[str, Match] = {}
            for end, node, prefix, tail in self._follow(self._root, hits, at):
                for sense in node.senses:
                    best[sense.tag] = Match(at, end, sense, prefix, tail)
                for behind, sense in node.after:
                    if (last := self._beyond(behind, tokens, hits, end)) is not None:
                        best[sense.tag] = Match(at, last, sense, prefix, "")
            yield from best.values()

    def _beyond(
        self, node: _Node, tokens: Sequence[Token], hits: Sequence[tuple[_Hit, ...]], at: int
    ) -> int | None:
        """Where a phrase ends that goes on behind a gap in the same clause."""
        for start in range(at, min(at + _REACH, len(tokens))):
            if tokens[start].clause != tokens[at - 1].clause:
                return None
            ends = [end for end, each, *_ in self._follow(node, hits, start) if each.senses]
            if ends:
                return max(ends)
        return None

    @staticmethod
    def _follow(
        root: _Node, hits: Sequence[tuple[_Hit, ...]], at: int
    ) -> Iterator[tuple[int, _Node, str, str]]:
        """Every state that the words from ``at`` on lead to: end, state, prefix and tail."""
        states = [
            (root.next[hit.pattern], hit.prefix, hit.tail)
            for hit in hits[at]
            if hit.pattern in root.next
        ]
        end = at + 1
        while states:
            for node, prefix, tail in states:
                yield end, node, prefix, tail
            if end == len(hits):
                return
            states = [
                (node.next[hit.pattern], prefix, hit.tail)
                for node, prefix, _ in states
                for hit in hits[end]
                if hit.pattern in node.next
            ]
            end += 1

    def _path(self, node: _Node, phrase: str) -> _Node:
        for word in phrase.split():
            node = node.next.setdefault(self._pattern(word), _Node())
        return node

    def _pattern(self, word: str) -> str:
        """The word pattern in a fixed form, filed by its kind."""
        stem, slash, _ = word.partition("/")
        opened, closed = stem.startswith("*"), bool(slash) or stem.endswith("*")
        low = key(stem.strip("*"))
        table = (self._parts if closed else self._ends) if opened else self._stems
        if opened or closed:
            table.setdefault(len(low), set()).add(low)
        else:
            self._words.add(low)
        return f"{'*' * opened}{low}{'*' * closed}"

    def _hits(self, low: str) -> tuple[_Hit, ...]:
        found = self._seen.get(low)
        if found is None:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            found = self._seen[low] = tuple(self._looked_up(low))
        return found

    def _looked_up(self, low: str) -> Iterator[_Hit]:
        yield from self._plain(low, "")
        for prefix in self._prefixes:
            if low.startswith(prefix) and len(low) - len(prefix) >= _SHORTEST:
                yield from self._plain(low[len(prefix) :], prefix)

    def _plain(self, low: str, prefix: str) -> Iterator[_Hit]:
        whole = low.partition("'")[0] if self._parted else low
        for word in {low, whole}:
            if word in self._words:
                yield _Hit(word, prefix, low[len(word) :].strip("'"))
        for size, stems in self._stems.items():
            if low[:size] in stems:
                yield _Hit(f"{low[:size]}*", prefix, low[size:].strip("'"))
        for size, ends in self._ends.items():
            if size < len(low) and low[-size:] in ends:
                yield _Hit(f"*{low[-size:]}", prefix, "")
        for size, parts in self._parts.items():
            for start in range(len(low) - size + 1):
                if low[start : start + size] in parts:
                    yield _Hit(f"*{low[start : start + size]}*", prefix, low[start + size :])
