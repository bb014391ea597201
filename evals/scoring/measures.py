"""Precision, recall and F1 of many rows of counts at once, as ``evals.stats`` takes them.

A row is ``Score.counts``. Each measure maps an array ``(..., 5 * columns)`` to ``(..., columns)``;
0/0 is nan.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from evals.scoring.score import WIDTH, Score

Array: TypeAlias = NDArray[np.float64]


def rows(scores: Iterable[Score]) -> Array:
    """The counts of scores of one rule, one row a source."""
    return np.array([score.counts for score in scores], dtype=np.float64)


def precision(sums: Array) -> Array:
    """Share of what was given that is right."""
    correct, partial, wrong, _, invented = _verdicts(sums)
    return _share(correct + partial / 2, correct + partial + wrong + invented)


def recall(sums: Array) -> Array:
    """Share of gold that was found."""
    correct, partial, wrong, missing, _ = _verdicts(sums)
    return _share(correct + partial / 2, correct + partial + wrong + missing)


def f1(sums: Array) -> Array:
    """Harmonic mean of both."""
    correct, partial, wrong, missing, invented = _verdicts(sums)
    both = 2 * (correct + partial + wrong) + missing + invented
    return _share(2 * correct + partial, both)


def _verdicts(sums: Array) -> tuple[Array, Array, Array, Array, Array]:
    return tuple(sums[..., index::WIDTH] for index in range(WIDTH))  # type: ignore[return-value]


def _share(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0)
