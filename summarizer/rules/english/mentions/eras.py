"""What words stand for in a text about a stateless people or an old war."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

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


def peoples(text: str) -> dict[str, PartyWord]:
    """What "Palestinian" and the like stand for: the side of that people that the text names most.

    A people without a state has no entry where the text names none of its sides.
    """
    known: dict[str, PartyWord] = {}
    for adjective, sides in load("peoples").items():
        if adjective not in text and adjective.upper() not in text:
            continue
        named = [(sum(map(text.count, forms_of(side))), -at) for at, side in enumerate(sides)]
        times, index = max(named)
        if times:
            word = PartyWord(sides[-index], "adjective", False, *kind_of(sides[-index]))
            known[adjective] = word
            known[adjective + "s"] = replace(word, form="people")
    return known | _of_era(text)


def _of_era(text: str) -> dict[str, PartyWord]:
    """What the sides of an old war are called in a text about it: "Federals", "the Crown"."""
    known: dict[str, PartyWord] = {}
    for era, words in _eras():
        if any(map(text.__contains__, era["when"])):
            known |= words
            known |= _ours(text, era["words"])
    return known


@lru_cache(maxsize=1)
def _eras() -> list[tuple[Mapping[str, Any], dict[str, PartyWord]]]:
    """Each old war, and what its sides are called."""
    return [(era, _words_of(era)) for era in load("eras")]


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
