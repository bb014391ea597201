"""Who takes part: sides that only an era or a description names, and sides that no clause names."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Event, PartyRole
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.mentions.eras import peoples
from summarizer.rules.english.mentions.parties import party_marks
from summarizer.rules.english.sentences.tokens import cut
from summarizer.source import Source


def named(text: str) -> list[str]:
    return [mark.name for mark in party_marks(cut(text), peoples(text), cased=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pro-Chile rebels and Peru", ["Pro-Chilean rebels", "Peru"]),
        ("the Peruvian-backed separatists said", ["Peruvian-backed separatists"]),
        ("a Peru-brokered deal", ["Peru"]),
        ("the Norwegian Red Cross sent a ship", ["Norwegian Red Cross"]),
        ("the Black Valley Brigades hold him", ["Black Valley Brigades"]),
        ("the Lake District Peace Commission", ["Lake District Peace Commission"]),
        ("the Peruvian Army", ["Peru"]),
        ("the First Army fell back", []),
    ],
)
def test_sides_that_a_description_marks_off(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Confederate and Federal officers", ["Confederate States of America", "United States"]),
        ("the Federal and the regional court", []),
        ("the Continental Congress freed twelve Redcoats", ["United States", "United Kingdom"]),
    ],
)
def test_words_of_an_era_name_its_sides_in_texts_about_it(text, expected):
    assert named(text) == expected


def event(text: str) -> Event:
    made = Source.from_text(text, "made", published=date(2024, 5, 3), language="en")
    (found,) = RulesEngine().extract(made).events
    return found


def sides(found: Event) -> dict[str, set[PartyRole]]:
    return {party.name: set(party.roles) for party in found.parties}


def test_whoever_the_text_is_most_about_is_the_side_that_no_clause_names():
    text = (
        "Chile releases 20 Peruvian soldiers in prisoner swap\n\n"
        "Chile released 20 Peruvian soldiers on Tuesday in exchange for Ana Roe, a student. "
        "The deal comes a month after Norway freed a Swede. Peru had asked for 60."
    )
    both = {PartyRole.RELEASING, PartyRole.RECEIVING}
    assert sides(event(text)) == {"Chile": both, "Peru": both}


def test_whoever_mediates_is_no_side_however_often_named():
    text = (
        "Peru frees 12 soldiers\n\n"
        "Peru freed 12 captured soldiers on Tuesday. Norway mediated. Norway brokered the deal "
        "after Norway's mediators had met the commanders of Chile. Chile welcomed them home."
    )
    assert sides(event(text))["Norway"] == {PartyRole.MEDIATOR}
