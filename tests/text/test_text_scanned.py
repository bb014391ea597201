"""Digits that a scanner took for letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.scanned import alike, fair_digits, fair_words


@pytest.mark.parametrize(
    ("words", "fair"),
    [
        ("6OO men", "600 men"),
        ("5,8OO", "5,800"),
        ("lOO Chinese", "100 Chinese"),
        ("l2 Britons", "12 Britons"),
        ("I953", "1953"),
        ("1B5", "185"),
        ("5O% and 3O.", "50% and 30."),
    ],
)
def test_letters_among_digits(words: str, fair: str) -> None:
    assert fair_digits(words) == fair


@pytest.mark.parametrize(
    "words", ["B52", "H2O", "5l", "1o", "15B", "3S", "IO", "lo", "II", "SOO", "|32|", "a5O", "Ill"]
)
def test_what_is_no_number_stays(words: str) -> None:
    assert fair_digits(words) == words


@given(st.text(alphabet="OoQlISB0159,. |a-", max_size=30))
def test_offsets_do_not_change(text: str) -> None:
    fair = fair_digits(text)
    assert len(fair) == len(text)
    assert all(old == new or old in "OoQlISB" for old, new in zip(text, fair, strict=True))


def test_words_of_a_scan() -> None:
    assert fair_words("this rnorning") == "this morning"
    assert alike("arnericans") == alike("americans")
