"""How likely each label of something is, by the cues that stand around it.

One logistic regression per label (Hastie, Tibshirani and Friedman, The Elements of Statistical
Learning, section 4.4). The weights are fitted by ``python -m evals.learning`` to the reports under
``evals/training``; here they are only added up, so that the same text has the same chances always.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import copysign, exp, log

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

    def sums(self, cues: Iterable[str]) -> list[float]:
        """What some cues, each once, add up to: a number for each label, without the start."""
        rows = filter(None, map(self.cues.get, dict.fromkeys(cues)))
        return list(map(sum, zip(*rows, strict=True))) or [0.0] * len(self.labels)

    def chances(self, *sums: Sequence[float]) -> dict[str, float]:
        """The chance of each label, 0 to 1 each, by sums of its cues."""
        totals = map(sum, zip(self.start, *sums, strict=True))
        return dict(zip(self.labels, map(_chance, totals), strict=True))


def _chance(total: float) -> float:
    bounded = total if abs(total) < _LARGEST else copysign(_LARGEST, total)
    return 1 / (1 + exp(-bounded))


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
