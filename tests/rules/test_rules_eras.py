"""Polities of the past, and what a text about them calls its sides."""

from __future__ import annotations

import pytest

from summarizer.rules.english.document import read
from summarizer.source import Source


def named(text: str) -> list[str]:
    """The parties that a text names, in order."""
    document = read(Source.from_text(text, "s", language="en"))
    return [mark.name for sentence in document.sentences for mark in sentence.parties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The corsairs of Barbary sold two men at Algiers.", ["Algiers"]),
        ("Two men were sold at Algiers.", ["Algeria"]),
        ("The Spartans gave the men of Athens back.", ["Sparta", "Athens"]),
        ("Two men came back to Athens.", ["Greece"]),
        ("A chief in his wigwam had two of the Indians.", ["Native Americans"]),
        ("The Sublime Porte freed two men of the Turkish army.", ["Ottoman Empire"] * 2),
    ],
)
def test_a_name_stands_for_whom_it_was_given_in_its_time(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_our_people_are_of_the_side_that_a_text_of_a_war_does_not_name() -> None:
    text = "The Rebel General met our officers. Two of our men came for the Rebels."
    found = named(text)
    assert found.count("United States") == 2
    assert set(found) == {"United States", "Confederate States of America"}


@pytest.mark.parametrize("text", ["He spoke English.", "It is an English translation."])
def test_a_language_is_no_party(text: str) -> None:
    assert named(text) == []


def test_the_english_are_british() -> None:
    assert named("The English gave two men back for ten English seamen.") == ["United Kingdom"] * 2
