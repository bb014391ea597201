"""Which words of a sentence speak for what happened at the places in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas import PlaceRole
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.lexicon.grammar import PREPOSITIONS, bag
from summarizer.rules.english.lexicon.place_words import place_words
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

OF_ACT = 3.0
"""Weight of an act of release or exchange for a handover."""
_OF_NONE = 3.2
_TALKS = bag("talks negotiations meeting meetings discussions consultations ceremony conference")
_HELD = bag("held holding hold")
_BEFORE, _BEHIND = 6, 4


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at ``tokens[first:last]`` that speak for a role; None speaks against any.

    ``direct`` cues end in the preposition that rules the place: "flown to".
    """

    first: int
    last: int
    role: PlaceRole | None
    weight: float
    direct: bool


@once
def cues_of_words(sentence: Sentence) -> tuple[Cue, ...]:
    """The words and phrases of the lexicon, each for every role that it speaks for."""
    return tuple(_of_words(sentence))


def _of_words(sentence: Sentence) -> Iterator[Cue]:
    words, tokens, lows = place_words(), sentence.tokens, sentence.words
    people = frozenset(mark.first for mark in sentence.people)
    behind = 0
    for at in [at for at, low in enumerate(lows) if low in words.openers]:
        if at < behind:
            continue
        low = lows[at]
        if low in words.none:
            yield Cue(at, at + 1, None, _OF_NONE, direct=False)
        match = words.cues.match(tokens, at)
        if match is None:
            continue
        behind, roles = match
        if not (low in _HELD and of_talks(lows, people, at)):
            direct = behind - at > 1 and lows[behind - 1] in PREPOSITIONS
            yield from (Cue(at, behind, role, float(weight), direct) for role, weight in roles)


def cues_of_acts(acts: Sequence[Act]) -> Iterator[Cue]:
    """An act speaks for a handover, from its verb to the end of the phrases for its people."""
    for act in acts:
        last = max(act.first + 1, act.last, *(people.last for people in act.people))
        yield Cue(act.first, last, PlaceRole.HANDOVER, OF_ACT, direct=False)


def of_talks(lows: Sequence[str], people: frozenset[int], at: int) -> bool:
    """Whether a word tells of talks, and not of people, as "held" may.

    ``people`` are the first tokens of the phrases for people in the sentence.
    """
    near = lows[max(0, at - _BEFORE) : at + _BEHIND]
    return not _TALKS.isdisjoint(near) and people.isdisjoint(range(at - _BEFORE, at))
