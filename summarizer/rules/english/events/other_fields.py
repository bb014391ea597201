"""Of which other fields a text may be: pardons, raids, escapes, deportations, films, markets.

Such texts speak of people who are let go, come home or are handed over, and report no exchange. No
word decides: how often and where the words of each field stand is weighed, see ``counterevidence``.
"""

from __future__ import annotations

from functools import lru_cache

from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

Phrase = tuple[tuple[str, ...], str]
"""The words of a phrase, and the field that it is of."""


@lru_cache(maxsize=1)
def _cues() -> dict[str, tuple[set[str], list[Phrase]]]:
    """By word: the fields it is of, and the phrases of which it is the longest."""
    known: dict[str, tuple[set[str], list[Phrase]]] = {}
    for field, cues in load("other_fields").items():
        for cue in cues:
            phrase = tuple(cue.split())
            alone, phrases = known.setdefault(max(phrase, key=len), (set(), []))
            if len(phrase) > 1:
                phrases.append((phrase, field))
            else:
                alone.add(field)
    return known


@once
def fields(sentence: Sentence) -> frozenset[str]:
    """The fields of which a sentence holds a word."""
    cues = _cues()
    found: set[str] = set()
    for low in cues.keys() & sentence.lows:
        alone, phrases = cues[low]
        found |= alone
        for cue, field in phrases:
            if sentence.lows.issuperset(cue) and _says(sentence, cue):
                found.add(field)
    return frozenset(found)


def _says(sentence: Sentence, cue: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand in a sentence one behind the other."""
    lows = sentence.words
    words = list(cue)
    return any(lows[at : at + len(words)] == words for at, low in enumerate(lows) if low == cue[0])
