"""Bootstrap over sources, on sums (Efron and Tibshirani 1993, chapters 6 and 13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Measure: TypeAlias = Callable[[Array], Array]

RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Interval:
    """A value of a measure, with the bounds between which it lies by the bootstrap.

    ``low`` and ``high`` are nan where the measure has no value in some resample.
    """

    value: float
    low: float
    high: float


def weights(sources: int, resamples: int, seed: int) -> Array:
    """How often each source is drawn: ``(resamples, sources)``, every row sums to ``sources``."""
    drawn = np.random.default_rng(seed).integers(0, sources, size=(resamples, sources))
    cells = drawn + sources * np.arange(resamples)[:, None]
    return (
        np.bincount(cells.ravel(), minlength=resamples * sources)
        .reshape(resamples, sources)
        .astype(np.float64)
    )


def bootstrap(run: Array, measure: Measure, *, resamples: int = RESAMPLES, seed: int) -> Array:
    """The measure in each resample, of shape ``(resamples, values)``."""
    return measure(weights(len(run), resamples, seed) @ run)


def intervals(
    run: Array,
    measure: Measure,
    *,
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int,
) -> list[Interval]:
    """Percentile intervals of every value of the measure."""
    tail = (1 - confidence) / 2
    spread = bootstrap(run, measure, resamples=resamples, seed=seed)
    low, high = np.quantile(spread, [tail, 1 - tail], axis=0)
    values = measure(run.sum(axis=0))
    return [
        Interval(float(value), float(lower), float(upper))
        for value, lower, upper in zip(values, low, high, strict=True)
    ]
