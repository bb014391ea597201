"""Resampling against figures that other people published."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.stats.resampling import bootstrap, intervals, weights
from evals.stats.significance import differences, randomization, smallest_difference

# Efron and Tibshirani (1993), table 3.1: LSAT and GPA of fifteen law schools.
LSAT = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594]
GPA = [3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96]

# Darwin (1876), heights of crossed less self-fertilised Zea mays, in eighths of an inch.
MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]


def correlation(sums):
    n, x, y, xx, yy, xy = np.moveaxis(sums, -1, 0)
    value = (n * xy - x * y) / np.sqrt((n * xx - x * x) * (n * yy - y * y))
    return value[..., None]


def mean(sums):
    return sums[..., :1] / sums[..., 1:]


def test_the_law_schools_correlation_and_its_standard_error():
    x, y = np.array(LSAT, float), np.array(GPA)
    run = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], axis=1)
    assert correlation(run.sum(axis=0))[0] == pytest.approx(0.776, abs=5e-4)
    spread = bootstrap(run, correlation, resamples=3200, seed=1)
    # Table 6.1 of the book gives 0.132 for 3,200 resamples; the error of such a figure is 0.002.
    assert spread.std() == pytest.approx(0.132, abs=0.006)


def test_fishers_randomization_of_darwins_maize():
    # Fisher (1935), section 21: 1,726 of the 32,768 ways of choosing signs reach the sum of 314.
    reached = sum(abs(np.dot(MAIZE, signs)) >= 314 for signs in product((-1, 1), repeat=15))
    assert reached == 1726
    first = np.stack([np.zeros(15), np.ones(15)], axis=1)
    second = np.stack([np.array(MAIZE, float), np.ones(15)], axis=1)
    (p,) = randomization(first, second, mean, rounds=50_000, seed=3)
    assert p == pytest.approx(1726 / 32768, abs=0.004)


def test_runs_that_are_the_same_do_not_differ():
    run = np.stack([np.arange(9.0), np.ones(9)], axis=1)
    (same,) = differences(run, run, mean, rounds=200, seed=0)
    assert (same.value, same.low, same.high, same.detectable) == (0, 0, 0, 0)
    assert (same.p_bootstrap, same.p_randomization) == (1, 1)


def test_a_clear_difference_is_found_and_a_small_one_is_not():
    noise = np.random.default_rng(5).normal(size=60)
    first = np.stack([noise, np.ones(60)], axis=1)
    far = np.stack([noise + 1 + 0.1 * noise[::-1], np.ones(60)], axis=1)
    near = np.stack([noise[::-1], np.ones(60)], axis=1)
    (clear,) = differences(first, far, mean, rounds=1000, seed=2)
    (none,) = differences(first, near, mean, rounds=1000, seed=2)
    assert clear.p_bootstrap < 0.01
    assert clear.p_randomization < 0.01
    assert clear.low > 0
    assert none.p_randomization > 0.9
    assert clear.detectable < clear.value


def test_the_smallest_difference_is_that_of_the_textbook():
    # Standard error 1: 1.95996 + 0.84162.
    spread = np.array([[-1.0], [1.0]]) / np.sqrt(2)
    assert smallest_difference(spread)[0] == pytest.approx(2.80158, abs=1e-4)


@given(st.integers(1, 40), st.integers(1, 30), st.integers(0, 2**32))
def test_every_resample_draws_as_many_sources_as_there_are(sources, resamples, seed):
    drawn = weights(sources, resamples, seed)
    assert drawn.shape == (resamples, sources)
    assert (drawn.sum(axis=1) == sources).all()


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30), st.integers(0, 99))
def test_the_interval_of_a_mean_lies_within_the_data(values, seed):
    run = np.stack([np.array(values, float), np.ones(len(values))], axis=1)
    (interval,) = intervals(run, mean, resamples=100, seed=seed)
    assert min(values) <= interval.low <= interval.high <= max(values)
    assert interval.value == pytest.approx(np.mean(values))
    assert intervals(run, mean, resamples=100, seed=seed) == [interval]


def test_runs_over_other_sources_are_not_compared():
    with pytest.raises(ValueError, match="unlike shape"):
        differences(np.ones((3, 2)), np.ones((4, 2)), mean, seed=0)
