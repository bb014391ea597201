"""Of which other fields a text may be: pardons, raids, escapes, deportations, films, markets.

Such texts speak of people who are let go, come home or are handed over, and report no exchange. No
word decides: how often and where the words of each field stand is weighed, see ``counterevidence``.
"""

from __future__ import annotations

from functools import lru_cache

from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

Cues = dict[str, list[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=1)
def _cues() -> tuple[dict[str, tuple[str, ...]], Cues]:
    """By word: the fields it is of; by longest word: phrases, and the fields they are of."""
    words: dict[str, tuple[str, ...]] = {}
    phrases: Cues = {}
    for field, cues in load("other_fields").items():
        for cue in cues:
            phrase = tuple(cue.split())
            longest = max(phrase, key=len)
            if len(phrase) > 1:
                phrases.setdefault(longest, []).append((phrase, field))
            else:
                words[longest] = (*words.get(longest, ()), field)
    return words, phrases


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    words, phrases = _cues()
    return frozenset(words) | frozenset(phrases)


@once
def fields(sentence: Sentence) -> frozenset[str]:
    """The fields of which a sentence holds a word."""
    met = _telling() & sentence.lows
    if not met:
        return frozenset()
    words, phrases = _cues()
    found = {field for low in met for field in words.get(low, ())}
    found.update(
        field
        for longest in met & phrases.keys()
        for cue, field in phrases[longest]
        if sentence.lows.issuperset(cue) and _says(sentence, cue)
    )
    return frozenset(found)


def _says(sentence: Sentence, cue: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand in a sentence one behind the other."""
    lows = sentence.words
    words = list(cue)
    return any(lows[at : at + len(words)] == words for at, low in enumerate(lows) if low == cue[0])
