"""Whether the words beside a name only say who it is."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.rules.english.lexicon.grammar import (
    BE,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from summarizer.rules.english.lexicon.words import word_set

_LONGEST = 7
_NO_DESCRIPTION = (PREPOSITIONS | PRONOUNS | BE | HAVE | MODALS | SUBORDINATORS) - {"of"} | {
    ".",
    ";",
    ":",
    "(",
    "said",
}
"""Words that end a description of somebody ("the American student Frederic Pryor")."""


def describes(lows: Sequence[str]) -> bool:
    """Whether words before a name, in lower case, only say who it is."""
    if len(lows) > _LONGEST or not _NO_DESCRIPTION.isdisjoint(lows):
        return False
    return word_set("release", "verbs").isdisjoint(lows)
