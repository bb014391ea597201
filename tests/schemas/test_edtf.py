from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from schemas import Edtf, bounds

DATES = st.dates(min_value=date(1000, 1, 1))
ADAPTER: TypeAdapter[str] = TypeAdapter(Edtf)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-05-25", date(2016, 5, 25), date(2016, 5, 25)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2016-05-16/2016-05-22", date(2016, 5, 16), date(2016, 5, 22)),
        ("2023-11/2024", date(2023, 11, 1), date(2024, 12, 31)),
        ("../2016-05-20", None, date(2016, 5, 20)),
        ("2023-06/..", date(2023, 6, 1), None),
    ],
)
def test_bounds(value: str, first: date | None, last: date | None) -> None:
    assert bounds(value) == (first, last)
    assert ADAPTER.validate_python(value) == value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("13 December", "write 2016-05-25"),
        ("2023-2-3", "write 2016-05-25"),
        ("2023-13-01", "no day of the calendar"),
        ("2023-02-30", "no day of the calendar"),
        ("2016-05-22/2016-05-16", "ends before it starts"),
        ("../..", "at least one end"),
        ("", "write 2016-05-25"),
        ("2016-05-25\n", "write 2016-05-25"),
        ("２０２３", "write 2016-05-25"),
    ],
)
def test_what_is_no_date_gets_a_sentence(value: str, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        ADAPTER.validate_python(value)


@given(DATES, st.integers(0, 4000))
def test_every_interval_of_days_keeps_its_ends(start: date, days: int) -> None:
    end = min(start, date.max - timedelta(days)) + timedelta(days)
    first, last = min(start, end), max(start, end)
    assert bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)


@given(st.text())
def test_any_text_is_a_date_or_a_value_error(value: str) -> None:
    try:
        first, last = bounds(value)
    except ValueError:
        return
    assert first is not None or last is not None
