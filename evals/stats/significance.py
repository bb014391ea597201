"""Whether two runs over the same sources differ by more than chance.

The paired bootstrap follows Koehn (2004); approximate randomization follows Noreen (1989) and
Riezler and Maxwell (2005): under the hypothesis that the runs are alike, each source's two results
may as well change places.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from evals.stats.resampling import RESAMPLES, Array, Measure, weights

ROUNDS = 10_000
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Difference:
    """How far the second run lies above the first, in one value of the measure.

    Attributes:
        value: second minus first.
        low: lower bound of the 95 % bootstrap interval of the difference.
        high: its upper bound.
        p_bootstrap: two-sided, paired bootstrap.
        p_randomization: two-sided, approximate randomization.
        detectable: smallest difference that these sources would show with power 0.8 at 0.05.
    """

    value: float
    low: float
    high: float
    p_bootstrap: float
    p_randomization: float
    detectable: float


def differences(
    first: Array,
    second: Array,
    measure: Measure,
    *,
    resamples: int = RESAMPLES,
    rounds: int = ROUNDS,
    seed: int,
) -> list[Difference]:
    """Compare two runs whose rows are the same sources in the same order."""
    if first.shape != second.shape:
        raise ValueError(f"the runs are of unlike shape: {first.shape} and {second.shape}")
    drawn = weights(len(first), resamples, seed)
    spread = measure(drawn @ second) - measure(drawn @ first)
    observed = measure(second.sum(axis=0)) - measure(first.sum(axis=0))
    low, high = np.quantile(spread, [0.025, 0.975], axis=0)
    # Centred on no difference: how often is a resample as far off as what was seen?
    p_bootstrap = _share(np.abs(spread - observed) >= np.abs(observed) - _ROUNDING, resamples)
    p_randomization = randomization(first, second, measure, rounds=rounds, seed=seed)
    detectable = smallest_difference(spread)
    columns = (observed, low, high, p_bootstrap, p_randomization, detectable)
    return [Difference(*map(float, row)) for row in zip(*columns, strict=True)]


_ROUNDING = 1e-12
"""Sums of floats in another order differ by less than this."""


def randomization(
    first: Array, second: Array, measure: Measure, *, rounds: int = ROUNDS, seed: int
) -> Array:
    """Two-sided p of each value, by changing the places of the two runs at random."""
    random = np.random.default_rng(seed)
    observed = np.abs(measure(second.sum(axis=0)) - measure(first.sum(axis=0)))
    total, step = first.sum(axis=0) + second.sum(axis=0), second - first
    reached = np.zeros_like(observed)
    for start in range(0, rounds, _AT_ONCE):
        swapped = random.integers(0, 2, size=(min(_AT_ONCE, rounds - start), len(first)))
        sums = first.sum(axis=0) + swapped.astype(np.float64) @ step
        apart = np.abs(measure(total - sums) - measure(sums))
        reached += (apart >= observed - _ROUNDING).sum(axis=0)
    return (reached + 1) / (rounds + 1)


def smallest_difference(spread: Array, *, alpha: float = 0.05, power: float = 0.8) -> Array:
    """The difference that a two-sided test at ``alpha`` would find with ``power``.

    Args:
        spread: differences in bootstrap resamples, of shape ``(resamples, values)``; their standard
            deviation is the standard error of the difference.
        alpha: chance of seeing a difference where there is none.
        power: chance of seeing one where there is one.
    """
    normal = NormalDist()
    errors: Array = spread.std(axis=0, ddof=1)
    return errors * (normal.inv_cdf(1 - alpha / 2) + normal.inv_cdf(power))


def _share(hits: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], rounds: int) -> Array:
    reached: Array = hits.sum(axis=0, dtype=np.float64)
    return (reached + 1) / (rounds + 1)
