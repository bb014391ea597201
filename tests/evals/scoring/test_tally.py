"""Arithmetic of scores, derived by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.scoring.measures import f1, precision, recall, rows
from evals.scoring.score import Average, Column, Kind, Score
from evals.scoring.tally import Tally

tallies = st.builds(Tally, *[st.integers(0, 9)] * 5)


def test_the_arithmetic_of_muc():
    # Possible 4 + 2 + 1 + 3 = 10, actual 4 + 2 + 1 + 5 = 12, right 4 + 2/2 = 5.
    tally = Tally(correct=4, partial=2, wrong=1, missing=3, invented=5)
    assert (tally.possible, tally.actual) == (10, 12)
    assert tally.recall == pytest.approx(5 / 10)
    assert tally.precision == pytest.approx(5 / 12)
    assert tally.f1 == pytest.approx(2 * 0.5 * (5 / 12) / (0.5 + 5 / 12))


def test_nothing_over_nothing_is_none():
    assert Tally().precision is Tally().recall is Tally().f1 is None
    assert (Tally(missing=1).recall, Tally(missing=1).precision) == (0, None)


@given(tallies)
def test_arrays_say_what_tallies_say(tally):
    score = Score(
        (Column("a", Kind.FIELD),),
        [tally.correct, tally.partial, tally.wrong, tally.missing, tally.invented],
    )
    sums = rows([score, score]).sum(axis=0) / 2
    for measure, value in (
        (precision, tally.precision),
        (recall, tally.recall),
        (f1, tally.f1),
    ):
        (got,) = measure(sums)
        assert np.isnan(got) if value is None else got == pytest.approx(value)


@given(tallies, tallies)
def test_tallies_add_up(one, other):
    both = one + other
    assert both.possible == one.possible + other.possible
    assert both.actual == one.actual + other.actual


COLUMNS = (Column("a", Kind.FIELD), Column("b", Kind.FIELD), Column("c", Kind.ITEM))


def test_micro_weighs_values_and_macro_weighs_columns():
    # a: 9 of 10 right; b: 0 of 1 right; c is no field.
    score = Score(COLUMNS, [9, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 7, 7])
    assert score.micro() == Tally(correct=9, wrong=2)
    assert score.micro().f1 == pytest.approx(9 / 11)
    assert score.macro() == pytest.approx(Average(0.45, 0.45, 0.45))
    assert score.micro(Kind.ITEM) == Tally(missing=7, invented=7)
    assert score.macro(Kind.GROUP) == (None, None, None)


def test_scores_add_up_only_where_their_columns_are_the_same():
    one = Score(COLUMNS, [1] * 15)
    assert (one + one)["b"] == Tally(2, 2, 2, 2, 2)
    with pytest.raises(ValueError, match="unlike rules"):
        _ = one + Score(COLUMNS[:2])
    with pytest.raises(KeyError):
        _ = one["d"]
