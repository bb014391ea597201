"""Which words of a text are the name of somebody, and where a name begins and ends."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.english.document import Document, read
from summarizer.rules.english.mentions.loose_names import loose_names
from summarizer.rules.english.mentions.ordinary_words import is_ordinary
from summarizer.source import Source

REST = " That was all that the man had to say of it."


def document(text: str) -> Document:
    return read(Source.from_text(text, "x", language="en", published=date(2024, 5, 1)))


def named(text: str) -> list[str]:
    made = document(text)
    return [mark.name for index in sorted(made.names) for mark in made.names[index]]


def loosely(text: str) -> list[str]:
    made = document(text)
    found = loose_names(made.sentences, made.names, cased=made.cased)
    return [mark.name for index in sorted(found) for mark in found[index]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Pieter van der Roe there.", ["Pieter van der Roe"]),
        ("They met H. J. van Roe there.", ["H. J. van Roe"]),
        ("They met A. W. L. Poe van Roe Doe there.", ["A. W. L. Poe van Roe Doe"]),
        ("It was signed by JOHN A. ROE, who left.", ["JOHN A. ROE"]),
        ("It was signed by PAUL VAN ROEMER, who left.", ["PAUL VAN ROEMER"]),
        ("General Roe and General Pak met.", ["Roe", "Pak"]),
        ("They met the marshal, Mr. Prince, there.", ["Prince"]),
        ("They met Nurse Ana Roe there.", ["Ana Roe"]),
        ("Republican Ronald Roe won.", ["Ronald Roe"]),
        ("The Prime Minister of Turkey Ahmet Roe came.", ["Ahmet Roe"]),
        ("The deal was signed by D. H. Roe, C. S. A.", ["D. H. Roe"]),
    ],
)
def test_a_name_takes_in_particles_and_initials_and_no_trade(text, names):
    assert named(text + REST) == names


def test_a_name_ends_in_a_word_that_elsewhere_may_be_a_party():
    text = "They told Secretary of State William Roeburn of it. The Roeburn elders came."
    assert named(text + REST)[0] == "William Roeburn"


def test_the_body_tells_where_a_name_of_the_title_ends():
    text = "President Luis Roe Brings Another Prisoner Home\n\nThey thanked President Luis Roe."
    assert named(text + REST) == ["Luis Roe", "Luis Roe"]


def test_a_dash_before_exchange_parts_two_people():
    assert "Roe-Poe" not in named("He backed the Roe-Poe exchange." + REST)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Talks with General van Roe went on.", ["van Roe"]),
        ("Roeburn told them so.", ["Roeburn"]),
        ("It was MacRoe who came.", ["MacRoe"]),
        ("Letters of U. S. Roe\n\nThey came.", ["U. S. Roe"]),
        ("Roeburn to Poeburn\n\nThey came.", ["Roeburn", "Poeburn"]),
        ("They came and saw it all.\n\nROEBURN", ["ROEBURN"]),
    ],
)
def test_whatever_may_name_somebody_is_found(text, names):
    assert loosely(REST + " " + text if text.endswith("ROEBURN") else text + REST) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("THE MEN, LUIS ROEBURN AND PAUL POE, WERE FREED.", ["LUIS ROEBURN", "PAUL POE"]),
        ("A FARMER, ILMARO ROEBURN SALO, 51, WAS FREED.", ["ILMARO ROEBURN SALO"]),
        ("THE AMBASSADOR, DANILO ROEBURN, CAME.", ["DANILO ROEBURN"]),
    ],
)
def test_in_capitals_first_names_ages_and_commas_tell(text, names):
    made = document(text)
    every = [mark.name for marks in made.names.values() for mark in marks]
    assert [*every, *loosely(text)] == names


def test_ordinary_words_are_known_by_how_they_begin():
    assert is_ordinary("Brings")
    assert is_ordinary("prisoners")
    assert not is_ordinary("Roeburn")
    assert not is_ordinary("Mark")
