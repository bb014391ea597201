"""How likely each label of something is, by the cues that stand around it.

One logistic regression per label (Hastie, Tibshirani and Friedman, The Elements of Statistical
Learning, section 4.4). The weights are fitted by ``python -m evals.learning`` to the reports under
``evals/training``; here they are only added up, so that the same text has the same chances always.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import copysign, exp, log
from typing import TypeAlias

Word: TypeAlias = str | tuple[str, ...]
"""A word, or two that stand side by side."""
Bag: TypeAlias = tuple[str, Iterable[Word]]
"""Cues of one kind, each a word: the kind and the words, which saves spelling every cue."""
_KINDS = frozenset({"in", "pair", "title in", "sure in"})
"""The kinds of bags."""
_LARGEST = 30.0
"""Sum beyond which a chance is 0 or 1 to 13 digits, and ``exp`` may overflow."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one task.

    Attributes:
        labels: what something can be; none of them is a possibility too.
        start: the sum of each label where there is no cue.
        cues: what each cue adds to each label; other cues add nothing.
    """

    labels: tuple[str, ...]
    start: tuple[float, ...]
    cues: Mapping[str, Sequence[float]]
    _words: Mapping[str, Mapping[Word, Sequence[float]]] = field(init=False, repr=False)
    """What the words of bags add, by the kind of the bag."""

    def __post_init__(self) -> None:
        words: dict[str, dict[Word, Sequence[float]]] = {kind: {} for kind in _KINDS}
        for cue, row in self.cues.items():
            kind, _, word = cue.partition(":")
            if kind in words:
                words[kind][tuple(word.split(" ")) if " " in word else word] = row
        object.__setattr__(self, "_words", words)

    def sums(self, cues: Iterable[str], *bags: Bag) -> list[float]:
        """What some cues, each once, add up to: a number for each label, without the start.

        Args:
            cues: some may come twice.
            bags: further cues, of a kind each; none comes twice.
        """
        rows = list(filter(None, map(self.cues.get, dict.fromkeys(cues))))
        for kind, words in bags:
            rows += filter(None, map(self._words[kind].get, words))
        return list(map(sum, zip(*rows, strict=True))) or [0.0] * len(self.labels)

    def chances(self, *sums: Sequence[float]) -> dict[str, float]:
        """The chance of each label, 0 to 1 each, by sums of its cues."""
        totals = map(sum, zip(self.start, *sums, strict=True))
        return dict(zip(self.labels, map(_chance, totals), strict=True))


def _chance(total: float) -> float:
    bounded = total if abs(total) < _LARGEST else copysign(_LARGEST, total)
    return 1 / (1 + exp(-bounded))


def spelled(*bags: Bag) -> Iterator[str]:
    """The cues of some bags, as the files of weights have them."""
    for kind, words in bags:
        for word in words:
            yield f"{kind}:{word if isinstance(word, str) else ' '.join(word)}"


def log_odds(chance: float) -> float:
    """The sum that makes a chance, which is over 0 and under 1."""
    return log(chance / (1 - chance))


@cache
def weights(task: str) -> Weights:
    """The fitted weights of a task, as ``weighing/<task>.json`` holds them."""
    path = files("summarizer.rules.english.weighing") / f"{task}.json"
    held = json.loads(path.read_text("utf-8"))
    once: dict[float, float] = {}  # equal numbers as one, so that they stand close in memory
    cues = {
        cue: tuple([once.setdefault(number, number) for number in row])
        for cue, row in held["cues"].items()
    }  # tuples, which no collector walks through
    return Weights(tuple(held["labels"]), tuple(held["start"]), cues)
