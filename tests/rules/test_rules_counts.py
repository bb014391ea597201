"""What a number of people is in an event, and which way they go; all texts are made up."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Count, CountRole
from summarizer.rules.engine import RulesEngine
from summarizer.source import Source


def counts(text: str) -> list[Count]:
    source = Source.from_text(text, "made", published=date(2024, 5, 3), language="en")
    (event,) = RulesEngine().extract(source).events
    return event.counts


def of_role(text: str, role: CountRole) -> list[int | None]:
    return [count.low for count in counts(text) if count.role is role]


LEAD = "Peru released 120 Chilean soldiers on Tuesday in exchange for Ana Roe. "


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Among them were 11 officers.", 11),
        ("Of these 30 were wounded.", 30),
        ("12 of them are sick and went by air.", 12),
    ],
)
def test_parts_of_a_transfer(text, part):
    assert of_role(LEAD + text, CountRole.SUBGROUP) == [part]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Another 40 soldiers are still held in Lima.", 40),
        ("The war has killed 900 people.", 900),
        ("Peru still holds 25 fishermen.", 25),
    ],
)
def test_background_is_nobody_who_goes(text, number):
    assert of_role(LEAD + text, CountRole.BACKGROUND) == [number]
    assert of_role(LEAD + text, CountRole.TRANSFER) == [120]


def test_lesser_numbers_of_the_same_way_are_parts_and_close_ones_rivals():
    text = (
        LEAD + "Peru has released 118 Chilean soldiers, said Chile. Peru freed 20 Chilean pilots."
    )
    assert of_role(text, CountRole.TRANSFER) == [120, 118]
    assert of_role(text, CountRole.SUBGROUP) == [20]


def test_people_of_whom_no_word_tells_whose_they_are_face_the_others():
    text = "Peru and Chile swapped prisoners on Tuesday. Peru freed 40 Chileans for 12 officers."
    ways = {(c.low, c.released_by, c.released_to) for c in counts(text)}
    assert ways == {(40, "Peru", "Chile"), (12, "Chile", "Peru")}


def test_a_lower_bound_before_an_upper_one_is_one_number():
    text = "Peru has released at least 20 and possibly as many as 40 Chilean soldiers."
    (found,) = counts(text)
    assert (found.low, found.high) == (20, 40)


def test_people_named_behind_the_party_that_they_go_to():
    text = (
        "Peru and Chile agreed an exchange on Monday. On Tuesday the handover to Chile of "
        "40 bodies of soldiers began, and Chile released 12 officers."
    )
    ways = {(c.low, c.released_by, c.released_to) for c in counts(text)}
    assert (40, "Peru", "Chile") in ways


def test_numbers_side_by_side_are_no_parts_of_each_other():
    text = "Peru released 120 Chilean soldiers and 30 civilians on Tuesday."
    assert of_role(text, CountRole.TRANSFER) == [120, 30]


def test_one_of_the_captives_counts_nobody():
    text = LEAD + "One of the soldiers was flown home to Chile."
    assert 1 not in {count.low for count in counts(text)}


def test_dozens_stay_where_the_figure_is_of_those_who_go_the_other_way():
    text = (
        "Peru offers to release five Chilean soldiers in exchange for the "
        "release of dozens of Peruvian fishermen."
    )
    assert {(c.low, c.released_by) for c in counts(text)} == {(5, "Peru"), (None, "Chile")}
