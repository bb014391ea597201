"""The assignment, against every permutation and against scipy."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from evals.scoring.align import align

FLOORS = st.sampled_from([0.0, 0.2, 0.5])


@st.composite
def matrices(draw):
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    value = st.sampled_from([-1.0, 0.0, 0.1, 0.2, 0.25, 0.5, 0.75, 1.0])
    return [[draw(value) for _ in range(columns)] for _ in range(rows)]


def best_by_trying(matrix, floor):
    """The highest sum over all one-to-one pairings, of pairs at or above the floor."""
    rows, columns = len(matrix), len(matrix[0])
    if rows > columns:
        matrix = [list(column) for column in zip(*matrix, strict=True)]
        rows, columns = columns, rows
    return max(
        sum(matrix[row][column] for row, column in enumerate(order) if matrix[row][column] >= floor)
        for order in permutations(range(columns), rows)
    )


@given(matrices(), FLOORS)
def test_no_pairing_is_better(matrix, floor):
    pairs = align(matrix, floor)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(matrix[row][column] >= floor for row, column in pairs)
    total = sum(matrix[row][column] for row, column in pairs)
    assert total == pytest.approx(best_by_trying(matrix, floor))


@pytest.mark.parametrize("seed", range(5))
def test_as_scipy_on_larger_matrices(seed):
    matrix = np.random.default_rng(seed).random((40, 30))
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    assert sorted(align(matrix.tolist(), 0.0)) == sorted(
        zip(rows.tolist(), columns.tolist(), strict=True)
    )


def test_a_pair_below_the_floor_is_not_preferred_to_a_better_half():
    # 0.45 + 0.45 beats 0.8, but neither 0.45 is a pair.
    assert align([[0.8, 0.45], [0.45, 0.0]], 0.5) == [(0, 0)]


def test_nothing_aligns_with_nothing():
    assert align([], 0.0) == align([[], []], 0.0) == []
