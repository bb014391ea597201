from __future__ import annotations

import pytest

from summarizer.text.likeness import (
    Likeness,
    parties_alike,
    people_alike,
    person_words,
    places_alike,
)


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("Huseyn Akhundov", "Hüseyn Axundov", Likeness.SAME),
        ("Sentsov Oleg", "Oleg Sentsov", Likeness.SAME),
        ("Joe Biden", "Biden", Likeness.PART),
        ("Biden", "Joe Biden", Likeness.MORE),
        ("J. Biden", "Joe Biden", Likeness.INITIAL),
        ("Agshin Babirov", "Agshin Babirova", Likeness.OTHER),
        ("Andrei Petrov", "Andrei Sidorov", Likeness.OTHER),
    ],
)
def test_names_of_people(first: str, second: str, likeness: Likeness) -> None:
    assert people_alike(first, second) is likeness


def test_a_city_is_the_same_with_and_without_the_word_and_is_not_its_region() -> None:
    assert places_alike("the city of Gazakh", "Gazakh") is Likeness.SAME
    assert places_alike("Gazakh region", "Gazakh") is Likeness.PART


def test_a_party_goes_by_its_initials_too() -> None:
    name = "International Committee of the Red Cross"
    assert parties_alike(name, "ICRC") is Likeness.SAME
    assert parties_alike("ICRC", name) is Likeness.SAME
    assert parties_alike(name, "ICRS") is Likeness.OTHER


def test_the_same_word_in_two_alphabets_shares_a_spelling() -> None:
    (latin,), (cyrillic,) = person_words("Sentsov"), person_words("Сенцов")
    assert latin & cyrillic
