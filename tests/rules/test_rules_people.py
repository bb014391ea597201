"""Who is named in a report, and what part each has, where no one rule tells."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Event
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import read
from summarizer.rules.english.mentions.person_scores import A_PERSON, likeness
from summarizer.source import Source

LEAD = "Peru on Monday released five Chilean soldiers and Chile freed two Peruvian pilots. "


def event(more: str) -> Event:
    source = Source.from_text(LEAD + more, "x", language="en", published=date(2024, 5, 1))
    (found,) = RulesEngine().extract(source).events
    return found


def roles(more: str) -> dict[str, str]:
    return {each.name: str(each.role) for each in event(more).people}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The men met General DIX there.", ["DIX"]),
        ("They spoke of General D. H. ROE that day.", ["D. H. ROE"]),
        ("It was signed by Colonels Roe, Poe and Doe in May.", ["Roe", "Poe", "Doe"]),
        ("They had seen the Dutchman Klaas de Roe twice.", ["Klaas de Roe"]),
        ("He had talked with Chou En-lai in May.", ["Chou En-lai"]),
        ("The captain Wynand du Roe was there.", ["Wynand du Roe"]),
        ("The \u201cminister of war,\u201d Luis Poe, spoke.", ["Luis Poe"]),
    ],
)
def test_names_are_read_whole(text, names):
    document = read(Source.from_text(text, "x", language="en"))
    assert [mark.name for mark in document.names[0]] == names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("They met Walter Roe there.", True),
        ("They met Arnim Roe, 47, there.", True),
        ("They met Arnim Roe, who wept.", True),
        ("They were taken to a camp in Arnim Roe that day.", False),
        ("They came by way of the Arnim Roe in May.", False),
    ],
)
def test_likeness_to_a_person(text, person):
    document = read(Source.from_text(text, "x", language="en"))
    (sentence,) = document.sentences
    (name,) = document.names[0]
    assert (likeness(sentence, name) >= A_PERSON) is person


@pytest.mark.parametrize(
    ("more", "name", "role"),
    [
        ("Walter Roe came off the aircraft with his hands in a cell blanket.", "Walter Roe", None),
        ("Walter Roe, a cook, had spent nine years in that prison.", "Walter Roe", "released"),
        ("Nobody would speak of the extradition of Walter Roe.", "Walter Roe", "held"),
        ("The bargain was the work of a judge, Walter Roe, in Lima.", "Walter Roe", "official"),
        ("Walter Roe, an attorney for the men, wept.", "Walter Roe", "official"),
        ("Walter Roe, the author of a book on Peru, wept.", "Walter Roe", "other"),
        ("Anna Roe and Luis Poe received sentences of nine years.", "Luis Poe", "released"),
    ],
)
def test_roles_by_points(more, name, role):
    found = roles(more)
    assert found.get(name) == role if role else name in found


@pytest.mark.parametrize(
    "more",
    [
        "The guards were led by Walter Roe, whose prisoner had wept.",
        "An aide to President Walter Roe wept.",
    ],
)
def test_people_named_in_passing_are_left_out(more):
    assert "Walter Roe" not in roles(more)


def test_officials_of_another_item_of_a_digest_are_left_out():
    found = roles(
        "(Wire)\n\nNorway raises its rates, Prime Minister Ana Doe said. (Wire)\n\n"
        "Kenya votes. President Paul Coe said that it was fair. (Wire)\n\n"
        "Fiji signs a pact on tea. (Wire)\n"
    )
    assert found == {}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            "Among those released are the politician Walter Roe, Coast Regiment commander Luis "
            "Poe and the former mayor Anna Doe.",
            {"Walter Roe": "released", "Luis Poe": "released", "Anna Doe": "released"},
        ),
        (
            "Five soldiers, Walter Roe, Luis Poe and Anna Doe among others, wept.",
            {"Walter Roe": "released", "Luis Poe": "released", "Anna Doe": "released"},
        ),
        (
            "They let go the journalists, namely Walter Roe, a reporter, and Luis Poe.",
            {"Walter Roe": "released", "Luis Poe": "released"},
        ),
        ("Left behind: Walter Roe, a physician.", {"Walter Roe": "held"}),
        (
            "Officials of both sides, including Walter Roe, were at the bridge.",
            {},
        ),
        (
            "Walter Roe, a trade official seized in Lima, was the first.",
            {"Walter Roe": "released"},
        ),
        (
            "Walter Roe was sentenced to ten years. Roe remains in prison.",
            {"Walter Roe": "held"},
        ),
    ],
)
def test_lists_and_descriptions(more, expected):
    found = roles(more)
    assert {name: found.get(name) for name in expected} == expected
    if not expected:
        assert found == {}


def test_people_who_are_called_by_one_word():
    found = roles("Peru told of the exchange of Roe for Poe. Nobody knew where Roe was, or Poe.")
    assert found == {"Roe": "released", "Poe": "released"}
