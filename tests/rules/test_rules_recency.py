"""How old what a clause tells is: the news of a report, or what it recalls."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.english.document import read
from summarizer.rules.english.events.recency import ages
from summarizer.source import Source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru freed ten Chilean sailors today.", {"fresh", "near"}),
        ("Peru freed ten Chilean sailors this morning.", {"fresh", "near"}),
        ("Peru has just freed ten Chilean sailors.", {"lately", "no date"}),
        ("Peru freed ten Chilean sailors in May 2019.", {"old"}),
        ("Peru will free ten Chilean sailors in March 2025.", {"ahead"}),
        ("Peru freed ten Chilean sailors in 2019.", {"old"}),
        ("Peru freed ten Chilean sailors.", {"no date"}),
    ],
)
def test_words_and_dates_tell_the_age_of_an_act(text, expected):
    document = read(Source.from_text(text, "made", published=date(2024, 5, 2), language="en"))
    (act,) = document.acts
    assert set(ages(document, act)) == expected


def test_without_a_day_of_publication_only_words_tell():
    text = "Peru freed ten Chilean sailors in May 2019, four years ago."
    document = read(Source.from_text(text, "made", language="en"))
    (act,) = document.acts
    assert set(ages(document, act)) == {"recalled"}
