"""What a sentence says has not been confirmed, or denies: "could not confirm that X was freed"."""

from __future__ import annotations

from summarizer.rules.english.lexicon.grammar import NEGATIONS, bag
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

_CONFIRMING = bag("confirm confirmed confirming verify verified confirmation corroborate")
_DENYING = bag("denied denies deny denying dismissed dismisses rejected refuted")
_UNABLE = NEGATIONS | bag("unable declined refused yet")
_NEAR = 4
"""Tokens before a verb of confirming in which it is negated."""
_OPENING = bag("that whether if reports report rumours rumors claims claim news")
_BEHIND = 4
"""Tokens behind the verb in which what it is about begins."""


@once
def doubted_from(sentence: Sentence) -> int | None:
    """The token from which a sentence only tells what is not confirmed or denied, or None."""
    if (_CONFIRMING | _DENYING).isdisjoint(sentence.lows):
        return None
    words = sentence.words
    for at, low in enumerate(words):
        unsure = low in _CONFIRMING and not _UNABLE.isdisjoint(words[max(0, at - _NEAR) : at])
        about = not _OPENING.isdisjoint(words[at + 1 : at + 1 + _BEHIND])
        if (unsure or low in _DENYING) and about:
            return at
    return None
