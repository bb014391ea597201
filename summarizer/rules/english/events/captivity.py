"""How much of a text speaks of captives, and whether they go both ways.

Single clauses of good prose seldom say "released" or "exchange"; the text as a whole does. So the
cues of all sentences are counted here, and the later stages ask for the sum.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import load, word_set
from summarizer.rules.english.mentions.marks import Sentence

_NOTHING = bag("nobody nothing no none not never without neither nor")
_BEFORE = 6
"""Tokens before a cue in which it may be denied."""
_STRONG, _FAIR = 1.0, 0.4
_CAPTIVE = frozenset({"captive", "remains"})


@dataclass(frozen=True, slots=True, eq=False)
class Captivity:
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

    def both_ways(self, sentences: Collection[int]) -> float:
        """How strongly some sentences say that people go both ways."""
        return sum(weight for index, weight in self.mutual.items() if index in sentences)


_MOST = 3.0
_RETURNS = frozenset({("in", "return"), ("in", "exchange"), ("in", "payment")})


def captivity_of(sentences: Sequence[Sentence]) -> Captivity:
    """The captivity of a text."""
    words = _captivity()
    captive = frozenset(
        s.index
        for s in sentences
        if not words.isdisjoint(s.lows) or any(p.word.group in _CAPTIVE for p in s.people)
    )
    mutual = {s.index: weight for s in sentences if (weight := _mutual(s))}
    return Captivity(captive, mutual, len(captive) / max(1, len(sentences)))


@lru_cache(maxsize=1)
def _captivity() -> frozenset[str]:
    return frozenset(load("journeys")["captivity"]) | word_set("hold")


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that say that people go both ways; ``offset`` is that of the longest of them."""

    words: tuple[str, ...]
    offset: int
    weight: float


@lru_cache(maxsize=1)
def _cues() -> dict[str, list[_Cue]]:
    """The cues by their longest word, which few sentences hold."""
    cues: dict[str, list[_Cue]] = {}
    for kind, weight in (("strong", _STRONG), ("fair", _FAIR)):
        for cue in load("journeys")["mutual"][kind]:
            words = tuple(cue.split())
            offset = words.index(max(words, key=len))
            cues.setdefault(words[offset], []).append(_Cue(words, offset, weight))
    return cues


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    return frozenset(_cues())


def _of_papers(behind: Sequence[str]) -> bool:
    """As in "each handed the other the list of its nationals"."""
    return not word_set("papers").isdisjoint(
        behind[: behind.index("of")] if "of" in behind else behind
    )


def _mutual(sentence: Sentence) -> float:
    told = _telling() & sentence.lows
    return sum(_weights(sentence, told)) if told else 0.0


def _weights(sentence: Sentence, told: frozenset[str]) -> Iterator[float]:
    cues = _cues()
    lows = sentence.words
    for at, low in enumerate(lows):
        for cue in cues[low] if low in told else ():
            first = at - cue.offset
            behind = first + len(cue.words)
            if first < 0 or tuple(lows[first:behind]) != cue.words:
                continue
            denied = not _NOTHING.isdisjoint(lows[max(0, first - _BEFORE) : first])
            priced = lows[behind : behind + 1] == ["for"]
            # "and got, in return, maps of mines"
            things = cue.words in _RETURNS and not any(p.first > first for p in sentence.people)
            if not (denied or priced or things or _of_papers(lows[behind : behind + _BEFORE])):
                yield cue.weight
