"""How surely words with capitals name a person, and not a place, a ship or a body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import SAYING, bag
from summarizer.rules.english.lexicon.place_words import place_words
from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.mentions.marks import NameMark, Sentence

A_PERSON = 2
"""Points from which words are taken for the name of a person."""
_PLACED = bag("in at near into through outside towards toward around via aboard")
_NEAR = 4
_PLAIN = bag("the this that each every these those")
_DESCRIBING = bag("a an his her their its our then now once formerly former the who whose whom")
_VERBS = SAYING | bag("was had has is will would went came did told thanked spoke")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """First names of the whole world, in lower case."""
    return frozenset(load("given_names")["given"])


def likeness(sentence: Sentence, name: NameMark) -> int:
    """Points for a person less points for anything else."""
    lows = sentence.words
    own = sentence.tokens[name.first : name.last]
    points = 0
    if name.title or name.rule in {"name.surname", "name.leader", "name.alone"}:
        points += 3
    if own[0].low in given_names() or (len(own) > 1 and own[0].text[-1:] == "."):
        points += 3
    if any(len(token.text) == 1 and token.text.isupper() for token in own):
        points += 2
    if any(token.low in given_names() for token in own[1:]):
        points += 1
    points += _behind(lows, name.last)
    return points - _placed(lows, name.first)


def _behind(lows: Sequence[str], last: int) -> int:
    """Points for words behind: an age, a relative clause, a description, a verb of persons."""
    behind = lows[last : last + 3]
    if behind[:1] in ([","], ["("]):
        if len(behind) > 1 and behind[1].isdecimal() and len(behind[1]) == 2:
            return 3
        return 2 if behind[1:2] != [] and behind[1] in _DESCRIBING else 0
    if behind[:1] in (["who"], ["whose"], ["whom"]):
        return 3
    return int(behind[:1] != [] and behind[0] in _VERBS)


def _placed(lows: Sequence[str], first: int) -> int:
    """Points against: "in Ana Roe", "the villages of Ana Roe", "the Ana Roe"."""
    before = lows[max(0, first - _NEAR) : first]
    if not before:
        return 0
    against = 3 if before[-1] in _PLACED else 2 if before[-1] in _PLAIN else 0
    return against + (2 if not place_words().every_kind.isdisjoint(before) else 0)
