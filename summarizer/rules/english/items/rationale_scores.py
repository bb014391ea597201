"""What ties a ground to the exchange: points for and against, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.lexicon.grammar import BE, NEGATIONS, SAYING, bag
from summarizer.rules.english.lexicon.ground_words import ground_words
from summarizer.rules.english.lexicon.words import either, phrasal_verbs, word_set
from summarizer.rules.english.mentions.grounds import Ground
from summarizer.rules.english.mentions.marks import Sentence

ENOUGH = 5
"""Points from which a ground is taken for one of the exchange."""
_GOVERNED, _BARRED, _HOPED = 3, -5, -3
_TAKING_UP = bag("it this that he she they these we i")
_ANAPHORS = bag("it so this that step")
_TRYING = bag("effort efforts attempt attempts bid trying failed amid")
_BREAKS = frozenset({".", ";", ":", "?", "!"})
_WINDOW = 40
"""Tokens before a ground in which what it is the ground of may stand."""
_BARS = 14
"""Tokens over which a capture or a refusal has the grounds behind it."""
_STEP = 4
_NO_DENIAL = bag("more only longer doubt less other")
"""Words behind "no" that deny nothing."""
_DENIED = 9


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a ground to the exchange.

    Attributes:
        barred: the words only say who the people are, or what is attempted.
        weight: that of the wording of the ground.
        told: the sentence tells of the event.
        near: a sentence close by does.
        telling: somebody states or explains something.
        taking_up: points for a pronoun that stands for the release.
        hoped: all that the sentence tells is hoped for.
        governor: points for what is done on that ground.
    """

    barred: bool
    weight: int
    told: bool
    near: bool
    telling: bool
    taking_up: int
    hoped: bool
    governor: int

    @property
    def points(self) -> int:
        """All of it in points."""
        if self.barred:
            return 0
        score = self.weight + (self.told or self.near) + self.telling + self.taking_up
        return score + self.governor + (_HOPED if self.hoped else 0)


def tie(sentence: Sentence, ground: Ground, acts: Sequence[Act], *, told: bool, near: bool) -> Tie:
    """What ties a ground to the exchange.

    ``acts`` are those of its sentence, ``told`` says whether it tells of the event and ``near``
    whether a sentence close by does.
    """
    lows = _own_words(sentence)
    before = lows[max(0, ground.begin - _WINDOW) : ground.begin]
    taking = [*before, lows[ground.first]] if ground.first >= ground.begin else before
    trying = before[-1:] != [] and not _TRYING.isdisjoint(before[-2:])
    return Tie(
        barred=trying or _of_people(lows, ground),
        weight=ground.weight,
        told=told,
        near=near,
        telling=not _telling().isdisjoint(lows),
        taking_up=_taking_up(taking),
        hoped=bool(acts) and all(act.mode == "hoped" for act in acts),
        governor=_governing(lows, before, ground, acts, told=told),
    )


def _governing(
    lows: Sequence[str], before: Sequence[str], ground: Ground, acts: Sequence[Act], *, told: bool
) -> int:
    """Points for what is done on a ground: it stands before the ground, or behind one in front."""
    if ground.front:
        return max(0, _governor(lows[ground.last : ground.last + _WINDOW], told=told))
    governor = _governor(before[::-1], told=told)
    live = any(act.first < ground.begin and act.mode in LIVE for act in acts)
    return _GOVERNED if governor >= 0 and live else governor


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    return SAYING | ground_words("describing") | ground_words("explaining")


def _own_words(sentence: Sentence) -> list[str]:
    """The words in lower case, but those that only say who the people are: "detained men"."""
    inside = {at for people in sentence.people for at in range(people.first, people.last)}
    return ["" if at in inside else token.low for at, token in enumerate(sentence.tokens)]


def _of_people(lows: Sequence[str], ground: Ground) -> bool:
    """Whether words only say who the people are: "gravely ill prisoners"."""
    return not any(lows[ground.first : ground.last]) or (
        ground.last - ground.first <= _STEP and lows[ground.last : ground.last + 1] == [""]
    )


def _taking_up(before: Sequence[str]) -> int:
    """Points for a pronoun that stands for the release: "it was meant", "this is"."""
    own = _own_clause(before)
    if not any(low in _TAKING_UP for low in own[:3]):
        return 0
    return 2 if any(low in BE for low in own[1:4]) else 1


def _own_clause(before: Sequence[str]) -> Sequence[str]:
    """The words of the last clause: those behind "said that", a full stop or a semicolon."""
    for at in range(len(before) - 1, -1, -1):
        if before[at] in _BREAKS or before[at] in SAYING:
            return before[at + 1 + (before[at + 1 : at + 2] == ["that"]) :]
    return before


def _governor(lows: Sequence[str], *, told: bool) -> int:
    """Points by the nearest word that tells what is done, in order of nearness."""
    decided = 0
    for at, low in enumerate(lows):
        if low in _BREAKS:
            break
        if low in _released() or _phrasal(lows, at):
            return _HOPED if _unreal(lows[at + 1 : at + _DENIED]) else _GOVERNED
        if decided:
            continue
        denied = low in NEGATIONS and at < _STEP and lows[at - 1] not in _NO_DENIAL
        if denied or (low in ground_words("barring") and at < _BARS):
            return _BARRED
        if low in ground_words("deciding"):
            if (
                not _ANAPHORS.isdisjoint(lows[max(0, at - _STEP) : at])
                or "as" in lows[at + 1 : at + 3]
            ):
                return _GOVERNED
            decided = 1 + told
    return decided


def _unreal(before: Sequence[str]) -> bool:
    """Whether words before a release, nearest first, deny or wish it."""
    wished = either(word_set("hoped_governors"), word_set("failed"))
    return not (wished.isdisjoint(before[: _STEP - 1]) and NEGATIONS.isdisjoint(before))


@lru_cache(maxsize=1)
def _released() -> frozenset[str]:
    acts = word_set("release", "verbs") | word_set("exchange", "verbs")
    return acts | word_set("release", "nouns") | ground_words("about")


def _phrasal(lows: Sequence[str], at: int) -> bool:
    """Whether a phrasal verb of release stands at a word, forwards or backwards."""
    pairs = pairwise(lows[at : at + 2])
    return any(
        f"{one} {other}" in phrasal_verbs() or f"{other} {one}" in phrasal_verbs()
        for one, other in pairs
    )
