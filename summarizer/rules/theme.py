"""What a text is about: how much of it speaks of captives, and whether they go both ways.

Single clauses of good prose seldom say "released" or "exchange"; the text as a whole does. So the
cues of all sentences are counted here, and the later stages ask for the sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.rules.grammar import bag
from summarizer.rules.marks import Sentence
from summarizer.rules.words import load, word_set

_NOTHING = bag("nobody nothing no none not never without neither nor")
_BEFORE = 6
"""Tokens before a cue in which it may be denied."""
_STRONG, _FAIR = 1.0, 0.4
_CAPTIVE = frozenset({"captive", "remains"})


@dataclass(frozen=True, slots=True)
class Theme:
    """What the sentences of a text speak of.

    Attributes:
        captive: indices of the sentences with a word of captivity.
        mutual: by sentence, how strongly it says that people go both ways.
        share: share of the sentences that are ``captive``.
    """

    captive: frozenset[int]
    mutual: dict[int, float]
    share: float

    @property
    def weight(self) -> float:
        """How much the text speaks of captives who change hands: 0 to 6."""
        return min(_MOST, len(self.captive)) + min(_MOST, sum(self.mutual.values()))

    def both_ways(self, sentences: Sequence[int] | frozenset[int]) -> float:
        """How strongly some sentences say that people go both ways."""
        return sum(self.mutual.get(index, 0.0) for index in sentences)


_MOST = 3.0
_RETURNS = frozenset({("in", "return"), ("in", "exchange"), ("in", "payment")})


def theme(sentences: Sequence[Sentence]) -> Theme:
    """The theme of a text."""
    words = _captivity()
    captive = frozenset(
        s.index
        for s in sentences
        if not words.isdisjoint(s.lows) or any(p.word.group in _CAPTIVE for p in s.people)
    )
    mutual = {s.index: weight for s in sentences if (weight := _mutual(s))}
    return Theme(captive, mutual, len(captive) / max(1, len(sentences)))


@lru_cache(maxsize=1)
def _captivity() -> frozenset[str]:
    return frozenset(load("journeys")["captivity"]) | word_set("hold")


@lru_cache(maxsize=1)
def _cues() -> dict[str, list[tuple[tuple[str, ...], float]]]:
    """By first word: the words of a cue, and its weight."""
    cues: dict[str, list[tuple[tuple[str, ...], float]]] = {}
    for kind, weight in (("strong", _STRONG), ("fair", _FAIR)):
        for cue in load("journeys")["mutual"][kind]:
            words = tuple(cue.split())
            cues.setdefault(words[0], []).append((words, weight))
    return cues


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset(_cues())


def _mutual(sentence: Sentence) -> float:
    if _openers().isdisjoint(sentence.lows):
        return 0.0
    return sum(_weights(sentence))


def _weights(sentence: Sentence) -> Iterator[float]:
    cues, tokens = _cues(), sentence.tokens
    for at, token in enumerate(tokens):
        for words, weight in cues.get(token.low, ()):
            ahead = tuple(each.low for each in tokens[at : at + len(words)])
            before = {each.low for each in tokens[max(0, at - _BEFORE) : at]}
            priced = at + len(words) < len(tokens) and tokens[at + len(words)].low == "for"
            if words in _RETURNS and not any(p.first > at for p in sentence.people):
                continue  # "and got, in return, maps of mines"
            if ahead == words and not priced and _NOTHING.isdisjoint(before):
                yield weight
