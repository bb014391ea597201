"""What words stand for in a text about a stateless people or an old war."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from summarizer.rules.english.lexicon.words import (
    PartyWord,
    demonym_of,
    forms_of,
    kind_of,
    load,
    party_word,
)

_PAIR, _OFTEN = 2, 2
"""Sides of a war of which one alone is named, and how often such a text says "our"."""
_BEGUN = 3
"""Letters by which a word with a capital is looked for first, which is fast."""
_CAPITALIZED = re.compile(rf"[A-Z]\w{{{_BEGUN - 1}}}")


def peoples(text: str) -> dict[str, PartyWord]:
    """What "Palestinian" and the like stand for: the side of that people that the text names most.

    A people without a state has no entry where the text names none of its sides.
    """
    known: dict[str, PartyWord] = {}
    begun = frozenset(_CAPITALIZED.findall(text))
    for adjective, sides in load("peoples").items():
        if not any(
            word[:_BEGUN] in begun and word in text for word in (adjective, adjective.upper())
        ):
            continue
        named = [(sum(map(text.count, forms_of(side))), -at) for at, side in enumerate(sides)]
        times, index = max(named)
        if times:
            word = PartyWord(sides[-index], "adjective", False, *kind_of(sides[-index]))
            known[adjective] = word
            known[adjective + "s"] = replace(word, form="people")
    return known | _of_era(text, begun)


def _of_era(text: str, begun: Set[str]) -> dict[str, PartyWord]:
    """What the sides of an old war are called in a text about it: "Federals", "the Crown".

    ``begun`` is what its words with a capital begin with.
    """
    known: dict[str, PartyWord] = {}
    for era in _eras():
        if any(map(text.__contains__, era.small)) or (
            not begun.isdisjoint(era.begun) and any(map(text.__contains__, era.named))
        ):
            known |= era.words
            known |= _ours(text, era.sides)
    return known


class _Era(NamedTuple):
    """An old war: the phrases that tell of it, and what its sides are called.

    ``small`` are the phrases without a capital; ``begun`` is what the last word with one begins
    with in each of the others.
    """

    named: list[str]
    small: list[str]
    begun: frozenset[str]
    words: dict[str, PartyWord]
    sides: Mapping[str, Mapping[str, Sequence[str]]]


@lru_cache(maxsize=1)
def _eras() -> list[_Era]:
    return [_era(era) for era in load("eras")]


def _era(era: Mapping[str, Any]) -> _Era:
    named = [phrase for phrase in era["when"] if not phrase.islower()]
    small = [phrase for phrase in era["when"] if phrase.islower()]
    begun = frozenset(
        [word[:_BEGUN] for word in phrase.split() if word[0].isupper()][-1] for phrase in named
    )
    return _Era(named, small, begun, _words_of(era), era["words"])


def _words_of(era: Mapping[str, Any]) -> dict[str, PartyWord]:
    known: dict[str, PartyWord] = {}
    for party, forms in era["words"].items():
        for form, words in forms.items():
            word = replace(party_word(party), form=form, acronym=False)
            known.update((each, word) for each in words)
            known.update((each.title(), word) for each in words if each.islower())
    return known


def _ours(text: str, sides: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, PartyWord]:
    """Whose "our" is in a text that names but one of the two sides of a war: the other's."""
    words = {
        side: {side, demonym_of(side), *(word for each in forms.values() for word in each)}
        for side, forms in sides.items()
    }
    named = [
        side
        for side, called in words.items()
        if any(word in text or word.title() in text for word in called)
    ]
    if len(sides) != _PAIR or len(named) != 1 or text.count(" our ") < _OFTEN:
        return {}
    (other,) = sides.keys() - {*named}
    word = replace(party_word(other), form="adjective", acronym=False)
    return {"our": word, "Our": word}
