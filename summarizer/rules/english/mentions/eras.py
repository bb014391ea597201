"""What words stand for in a text about a stateless people or an old war."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeAlias

from summarizer.rules.english.lexicon.words import (
    PartyWord,
    demonym_of,
    forms_of,
    kind_of,
    load,
    party_word,
)

_Sides: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]
"""The sides of a war, each with what it is called, by the form of the word."""
_PAIR, _OFTEN = 2, 2
"""Sides of a war of which one alone is named, and how often such a text says "our"."""
_BEGIN = 3
"""Letters by which a word with a capital is looked for first, which is fast."""
_BEGINNINGS = re.compile(rf"[A-Z]\w{{{_BEGIN - 1}}}")


class _Phrases:
    """The phrases that tell of some subjects.

    They are looked for only in a text that has words with a capital which begin like theirs.
    """

    def __init__(self, phrases_of: Mapping[str, Iterable[str]]) -> None:
        self._begun: dict[str, list[tuple[str, str]]] = {}
        for subject, phrases in phrases_of.items():
            for phrase in phrases:
                begun = [word[:_BEGIN] for word in phrase.split() if word[0].isupper()]
                self._begun.setdefault(begun[-1] if begun else "", []).append((phrase, subject))

    def subjects_of(self, text: str) -> set[str]:
        """The subjects of which a phrase stands in a text."""
        begun = {"", *_BEGINNINGS.findall(text)}
        return {
            subject
            for each in self._begun.keys() & begun
            for phrase, subject in self._begun[each]
            if phrase in text
        }


def peoples(text: str) -> dict[str, PartyWord]:
    """What "Palestinian" and the like stand for: the side of that people that the text names most.

    A people without a state has no entry where the text names none of its sides.
    """
    known: dict[str, PartyWord] = {}
    told = _phrases().subjects_of(text)
    for adjective, sides in load("peoples").items() if told else ():
        if adjective not in told:
            continue
        named = [(sum(map(text.count, forms_of(side))), -at) for at, side in enumerate(sides)]
        times, index = max(named)
        if times:
            word = PartyWord(sides[-index], "adjective", False, *kind_of(sides[-index]))
            known[adjective] = word
            known[adjective + "s"] = replace(word, form="people")
    for era, (sides, words) in _eras().items() if told else ():
        if era in told:
            known |= words | _ours(text, sides)
    return known


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    """What tells of a people without a state, by its adjective, and of an old war."""
    phrases = {adjective: (adjective, adjective.upper()) for adjective in load("peoples")}
    return _Phrases(phrases | {_name(era): era["when"] for era in load("eras")})


@lru_cache(maxsize=1)
def _eras() -> dict[str, tuple[_Sides, dict[str, PartyWord]]]:
    """Each old war: its sides, and what they are called in a text about it."""
    return {_name(era): (era["words"], _words_of(era)) for era in load("eras")}


def _name(era: Mapping[str, Any]) -> str:
    """What an old war goes by here: the first phrase that tells of it."""
    name: str = era["when"][0]
    return name


def _words_of(era: Mapping[str, Any]) -> dict[str, PartyWord]:
    known: dict[str, PartyWord] = {}
    for party, forms in era["words"].items():
        for form, words in forms.items():
            word = replace(party_word(party), form=form, acronym=False)
            known.update((each, word) for each in words)
            known.update((each.title(), word) for each in words if each.islower())
    return known


def _ours(text: str, sides: _Sides) -> dict[str, PartyWord]:
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
