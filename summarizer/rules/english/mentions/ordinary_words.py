"""Whether a word is an ordinary one, and no name, wherever it may have a capital."""

from __future__ import annotations

from functools import lru_cache

from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.mentions.person_scores import given_names
from summarizer.rules.english.sentences.tokens import stem


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    """How the words begin that the training reports have in lower case.

    Four times at least, and not much less often than with a capital.
    """
    return frozenset(load("ordinary_words")["stems"])


def is_ordinary(word: str) -> bool:
    """Whether a word is one of the language, and not a first name too."""
    low = word.lower()
    return stem(low) in _stems() and low not in given_names()
