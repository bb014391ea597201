"""Third parties: what they do, in ways old and new; all texts are made up."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import PartyRole
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import read
from summarizer.rules.english.items.third_parties import third_roles
from summarizer.source import Source

LEAD = "Peru and Chile exchanged 30 prisoners of war on Tuesday. "
MEDIATOR, HELPER, HOST = PartyRole.MEDIATOR, PartyRole.FACILITATOR, PartyRole.HOST


def roles(text: str) -> dict[str, set[PartyRole]]:
    made = Source.from_text(LEAD + text, "made", published=date(2024, 5, 3), language="en")
    (event,) = RulesEngine().extract(made).events
    both = {PartyRole.RELEASING, PartyRole.RECEIVING}
    return {p.name: set(p.roles) for p in event.parties if set(p.roles) != both}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway, which had carried proposals since May, was thanked.", {"Norway": {MEDIATOR}}),
        ("The terms were signed through the Swedish embassy.", {"Sweden": {MEDIATOR}}),
        ("The deal was that which Norway put together.", {"Norway": {MEDIATOR}}),
        ("It came about with Norway as go-between.", {"Norway": {MEDIATOR}}),
        ("Norway and Sweden brokered the exchange.", {"Norway": {MEDIATOR}, "Sweden": {MEDIATOR}}),
        ("Soldiers of the United Nations closed the road.", {"United Nations": {HELPER}}),
        ("The prisoners flew in aircraft chartered by Norway.", {"Norway": {HELPER}}),
        ("Norway lent its airfield for the exchange.", {"Norway": {HELPER, HOST}}),
        ("The prisoners changed planes at Oslo, Norway.", {"Norway": {HOST}}),
    ],
)
def test_what_thirds_do(text, expected):
    assert roles(text) == expected


def test_a_state_that_tensions_are_over_lends_and_hosts_nothing():
    assert roles("The swap, amid tensions over Norway, took place in Lima.") == {}


def test_a_state_named_as_the_place_of_a_trial_is_no_host():
    assert roles("One of the prisoners had been convicted in Norway.") == {}


def test_an_exchange_may_have_more_than_two_sides():
    text = "Peru, Chile and Spain exchanged 30 prisoners on Tuesday."
    made = Source.from_text(text, "made", published=date(2024, 5, 3), language="en")
    (event,) = RulesEngine().extract(made).events
    assert {party.name for party in event.parties} == {"Peru", "Chile", "Spain"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("It came through the mediation efforts of Norway and Sweden.", "Norway", MEDIATOR),
        ("Norway played a very important role in it.", "Norway", MEDIATOR),
        ("We thank Norway for its tireless efforts.", "Norway", HELPER),
    ],
)
def test_what_rules_read_of_thirds(text, name, role):
    (sentence, *_) = read(Source.from_text(text, "made", language="en")).sentences
    mark = next(mark for mark in sentence.parties if mark.name == name)
    assert role in set(third_roles(sentence, mark))
