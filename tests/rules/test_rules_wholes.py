"""How a number of people stands to greater ones that go the same way; all texts are made up."""

from __future__ import annotations

import pytest

from summarizer.rules.english.document import read
from summarizer.rules.english.lexicon.words import HeadWord
from summarizer.rules.english.weighed.counts import marks
from summarizer.rules.english.weighed.wholes import Number, Wholes
from summarizer.source import Source

MEN = HeadWord("military", "fighter", plural=True)


def number(index: int, size: int, way: str | None = None, *, counts: bool = True) -> Number:
    return Number(index, size, MEN, way, counts, moved=False)


def cues(*numbers: Number, at: int) -> set[str]:
    return set(Wholes(numbers).cues(at))


@pytest.mark.parametrize(
    ("whole", "place"),
    [(0, "far-before"), (8, "near-before"), (12, "near-behind"), (20, "far-behind")],
)
def test_place_of_a_greater_number(whole, place):
    row = sorted([number(10, 5), number(whole, 50)], key=lambda each: each.index)
    at = next(i for i, each in enumerate(row) if each.size == 5)
    assert {f"whole {place}", f"whole one-way {place}"} <= cues(*row, at=at)
    assert "whole none" in cues(*row, at=1 - at)


def test_sides_of_a_sentence():
    row = number(0, 50), number(0, 5), number(0, 7)
    assert {"whole here-before", "whole here-behind"} <= cues(*row, at=1)
    assert "whole here-behind" not in cues(*row, at=2)


def test_a_greater_number_that_goes_the_other_way_is_no_whole():
    row = number(0, 50, "Peru"), number(0, 5, "Chile")
    assert {"whole none", "other-way some"} <= cues(*row, at=1)


def test_what_is_not_said_to_be_people_is_no_whole():
    assert "whole none" in cues(number(0, 50, counts=False), number(0, 5), at=1)


@pytest.mark.parametrize(
    ("size", "cue"), [(45, "whole-rival"), (4, "whole-far-greater"), (4, "whole-same-noun here")]
)
def test_likeness_to_a_greater_number(size, cue):
    assert cue in cues(number(0, 50), number(0, size), at=1)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("They were seized in the 2018 Bohol Strait incident.", []),
        ("The army freed 2018 prisoners of war.", [2018]),
        ("The army freed 1500 Chilean soldiers.", [1500]),
        ("It was part of the 2025 Chilean - Peruvian crisis.", []),
    ],
)
def test_years_count_nobody(text, sizes):
    document = read(Source.from_text(text, "made", language="en"))
    found = [mark for sentence in document.sentences for mark in marks(sentence)]
    assert [mark.quantity.low for mark in found if mark.quantity] == sizes
