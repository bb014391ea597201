"""What words stand for in a text about a stateless people or an old war."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
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
    """Phrases, looked for only in texts that have words with a capital which begin like theirs."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._begun: dict[str, list[str]] = {}
        for phrase in phrases:
            begun = [word[:_BEGIN] for word in phrase.split() if word[0].isupper()]
            self._begun.setdefault(begun[-1] if begun else "", []).append(phrase)

    def stand_in(self, text: str, begun: Set[str]) -> bool:
        """Whether one of them stands in a text; ``begun`` is how its words begin, and ""."""
        return any(
            phrase in text for each in self._begun.keys() & begun for phrase in self._begun[each]
        )


def peoples(text: str) -> dict[str, PartyWord]:
    """What "Palestinian" and the like stand for: the side of that people that the text names most.

    A people without a state has no entry where the text names none of its sides.
    """
    known: dict[str, PartyWord] = {}
    begun = frozenset(_BEGINNINGS.findall(text)) | {""}
    for adjective, sides, phrases in _stateless():
        if not phrases.stand_in(text, begun):
            continue
        named = [(sum(map(text.count, forms_of(side))), -at) for at, side in enumerate(sides)]
        times, index = max(named)
        if times:
            word = PartyWord(sides[-index], "adjective", False, *kind_of(sides[-index]))
            known[adjective] = word
            known[adjective + "s"] = replace(word, form="people")
    for parties, words, phrases in _eras():
        if phrases.stand_in(text, begun):
            known |= words | _ours(text, parties)
    return known


@lru_cache(maxsize=1)
def _stateless() -> list[tuple[str, list[str], _Phrases]]:
    """Each people without a state: its adjective, its sides, and how the adjective is written."""
    return [
        (adjective, sides, _Phrases((adjective, adjective.upper())))
        for adjective, sides in load("peoples").items()
    ]


@lru_cache(maxsize=1)
def _eras() -> list[tuple[_Sides, dict[str, PartyWord], _Phrases]]:
    """Each old war: its sides, what they are called in a text about it, and what tells of it."""
    return [(era["words"], _words_of(era), _Phrases(era["when"])) for era in load("eras")]


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
