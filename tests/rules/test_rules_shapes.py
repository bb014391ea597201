"""No shape of input costs more than its length: work is counted, and set against a longer text."""

from __future__ import annotations

import sys
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.rules.engine import RulesEngine
from summarizer.source import Source

ENGINE = RulesEngine()
SHORT, LONG = 750, 3_000
GROWTH = LONG / SHORT
SHAPES = [
    "a",
    "a-",
    "(",
    ")]",
    "1",
    "1 ",
    "1,",
    '"',
    "' ",
    "...",
    ". ",
    "-- ",
    "A ",
    "U.S.",
    "Mr. ",
    "PERU ",
    "é",
    "\n a",
    "* a\n",
    "of ",
    ", who ",
    "by Peru ",
    "Ana Roe, ",
    "32 prisoners ",
    "released ",
    "Peru released 3 men ",
    "Peru freed 3 men. ",
    "exchange for ",
    "in exchange for 3 men ",
    "two hundred and ",
    "May 3, ",
    "in May 2001 ",
    "held by ",
    "the President of Peru, ",
    "The government said so. The rebels did. ",
    "because of goodwill ",
    "in prison in Lima ",
    "Peru freed 3 men. (AP)\n\n",
    "Peru, 2001\n\nPeru freed 3 men of Chile on May 3. Peru also said so today.\n\n",
    "PERU RELEASED THREE MEN AND SAID THAT IT WOULD SOON RELEASE MORE OF\n",
]
VOCABULARY = [*{word for shape in SHAPES for word in shape.split()}, "\n", "\n\n", " ", ";", ":"]


def source(unit: str, length: int) -> Source:
    text = (unit * (length // len(unit) + 1))[:length]
    return Source.from_text(text, "shape", published=date(2024, 5, 2), language="en")


def work(unit: str, length: int) -> int:
    """Calls of functions that the engine makes; the same for each run."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    made = source(unit, length)
    previous = sys.getprofile()
    sys.setprofile(count)
    try:
        ENGINE.extract(made)
    finally:
        sys.setprofile(previous)
    return calls


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    """Load what is loaded once, so that it is not counted."""
    for unit in (" ".join(VOCABULARY), *SHAPES):
        ENGINE.extract(source(unit, SHORT))


@pytest.mark.parametrize("unit", SHAPES)
def test_work_grows_with_the_length(unit: str) -> None:
    assert work(unit, LONG) <= 1.5 * GROWTH * work(unit, SHORT)


@settings(max_examples=20)
@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=4).map(" ".join))
def test_work_grows_with_the_length_of_any_pattern(unit: str) -> None:
    unit += " a "  # a text needs a word
    assert work(unit, LONG) <= 1.5 * GROWTH * work(unit, SHORT)


@pytest.mark.slow
@pytest.mark.parametrize("unit", SHAPES)
def test_no_pattern_backtracks(unit: str) -> None:
    # What a regular expression does is one call; a quadratic one would take 16 times as long.
    def seconds(length: int) -> float:
        made = source(unit, length)
        times = []
        for _ in range(2):
            began = process_time()
            ENGINE.extract(made)
            times.append(process_time() - began)
        return min(times)

    assert seconds(60_000) <= 10 * max(seconds(15_000), 0.03)
