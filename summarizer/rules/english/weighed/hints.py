"""Words of a sentence that hint at what happened at a place or on a day, seen from one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.items.date_cues import words_of_steps
from summarizer.rules.english.items.place_cues import cues_of_words
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import Sentence

_BREAKS = bag(", ; : and but who which whom where when while after before because that ( ) - – —")
_STEPS = (3, 7, 14)
"""Tokens that part how far a hint is."""
_MANY = 2
"""Breaks between from which it does not matter how many."""


class Hint(NamedTuple):
    """Words at ``tokens[first:last]`` and what they hint at."""

    first: int
    last: int
    label: str


class Hints:
    """The hints of a sentence."""

    def __init__(self, sentence: Sentence, acts: Sequence[Act]) -> None:
        lows = sentence.words
        found = [Hint(c.first, c.last, f"at-{c.role or 'none'}") for c in cues_of_words(sentence)]
        found += [Hint(act.first, act.last, f"act-{act.kind} {act.mode}") for act in acts]
        steps = words_of_steps()
        if not steps.keys().isdisjoint(sentence.lows):
            places = [at for at, low in enumerate(lows) if low in steps]
            found += [Hint(at, at + 1, label) for at in places for label in steps[lows[at]]]
        self._found = sorted(found)
        self._breaks = list(accumulate(map(_BREAKS.__contains__, lows), initial=0))

    def around(self, first: int, last: int) -> Iterator[str]:
        """Cues of the hints before and behind ``tokens[first:last]``, each at its nearest."""
        before = [hint for hint in reversed(self._found) if hint.last <= first]
        behind = [hint for hint in self._found if hint.first >= last]
        for side, hints in (("before", before), ("behind", behind)):
            seen: set[str] = set()
            for hint in hints:
                if hint.label in seen:
                    continue
                low, high = (hint.last, first) if side == "before" else (last, hint.first)
                parted = min(_MANY, self._breaks[high] - self._breaks[low])
                if not seen:
                    yield f"hint {side} first {hint.label}"
                    yield f"hint {side} first {hint.label} parted:{parted}"
                seen.add(hint.label)
                far = sum(high - low > step for step in _STEPS)
                yield f"hint {side} {hint.label}"
                yield f"hint {side} {hint.label} far:{far}"
                yield f"hint {side} {hint.label} parted:{parted}"
