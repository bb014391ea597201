"""Numbers of people without a noun, and the hedges around numbers."""

from __future__ import annotations

import pytest

from summarizer.rules.english.mentions.hedges import Numbers
from summarizer.rules.english.mentions.parties import party_marks
from summarizer.rules.english.mentions.people import people_marks
from summarizer.rules.english.sentences.tokens import cut
from summarizer.text.numbers import find_numbers


def people(text: str) -> list[tuple[str, int | None, int | None, bool]]:
    passage = cut(text)
    tokens = passage.tokens
    named = tuple(party_marks(passage, cased=True))
    marks = people_marks(passage, named, Numbers(find_numbers(text, "en")))
    return [
        (
            text[tokens[m.first].start : tokens[m.last - 1].end],
            m.quantity.low,
            m.quantity.high,
            m.quantity.approximate,
        )
        for m in marks
        if m.quantity is not None
    ]


@pytest.mark.parametrize(
    ("text", "written", "number"),
    [
        ("Then 714 came over the bridge.", "714", 714),
        ("The ship took on a further 417 at Lima.", "417", 417),
        ("The remaining ten are sailors.", "ten", 10),
        ("It gave what was asked: 76 in all, said Peru.", "76 in all", 76),
        ("Lima had asked for 81.", "81", 81),
        ("Of these 270 were soldiers.", "270", 270),
        ("On Friday 45 came home.", "45", 45),
        ("With them were 21 other Lebanese.", "21 other Lebanese", 21),
        ("She sailed with 83 Japanese and Siamese.", "83 Japanese", 83),
        ("Some 40 of ours are home.", "Some 40 of ours", 40),
        ("1 @,@ 067 prisoners of war went home .", "1 @,@ 067 prisoners of war", 1067),
    ],
)
def test_numbers_that_stand_for_people(text, written, number):
    assert [(words, low) for words, low, _, _ in people(text)] == [(written, number)]


@pytest.mark.parametrize(
    "text",
    [
        "It happened on the 14 of May.",
        "They walked 12 miles to the line.",
        "Article 14 was invoked by Peru.",
        "He came back in 1974 with nothing.",
        "The debt was 400 million.",
        "She left at 9 and came home.",
        "The last two of eleven flights landed.",
        "On the bridge Weber 33 came across.",
        "A two-way prisoner swap was agreed.",
    ],
)
def test_numbers_of_other_things(text):
    assert people(text) == []


def test_a_number_against_the_same_is_of_people():
    assert [(low, high) for _, low, high, _ in people("Ninety for ninety, on Tuesday.")] == [
        (90, 90)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("above 70 men", (71, None, False)),
        ("upwards of 70 men", (71, None, False)),
        ("near 800 seamen", (800, 800, True)),
        ("perhaps 30 soldiers", (30, 30, True)),
        ("anything from 30 to 40 soldiers", (30, 40, False)),
        ("no fewer than 70 men", (70, None, False)),
        ("as many as 70 men", (None, 70, False)),
        ("not more than 70 men", (None, 70, False)),
        ("given over 70 men", (70, 70, False)),
    ],
)
def test_hedges_old_and_new(text, expected):
    (found,) = people(text)
    assert found[1:] == expected
