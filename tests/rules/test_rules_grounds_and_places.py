"""Where it happened and why, read from whole reports."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Event
from summarizer.rules.engine import RulesEngine
from summarizer.source import Source

LEAD = "Peru on Monday released five Chilean soldiers and Chile freed two Peruvian pilots. "


def event(more: str) -> Event:
    source = Source.from_text(LEAD + more, "x", language="en", published=date(2024, 5, 1))
    (found,) = RulesEngine().extract(source).events
    return found


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("The pilots were flown to Tacna and from there to Lima.", ("Tacna", "transit")),
        ("They had been held in Castro prison.", ("Castro prison", "detention")),
        ("The pilots were arrested in Bolivia in 2020.", ("Bolivia", "capture")),
        ("An aircraft took off from Arica with the soldiers.", ("Arica", "handover")),
        ("The men were treated at the Roe Medical Center.", ("Roe Medical Center", "transit")),
    ],
)
def test_places_of_the_captives(more, expected):
    assert expected in {(place.name, str(place.role)) for place in event(more).locations}


@pytest.mark.parametrize(
    "more",
    [
        "Many Chileans remain unjustly held in Cuba.",
        "The soldiers had been killed in clashes in Tacna.",
        "The ambassador in Quito spoke.",
        "They flew to Fort Roe, a base in Tarapaca.",
    ],
)
def test_places_of_others_are_left_out(more):
    named = {place.name for place in event(more).locations}
    assert named.isdisjoint({"Cuba", "Tacna", "Quito", "Tarapaca"})


@pytest.mark.parametrize(
    ("more", "by", "kinds"),
    [
        (
            "Peru said it had freed the soldiers as a gesture of goodwill.",
            "Peru",
            ["goodwill"],
        ),
        (
            "Guided by humanitarian values and as a sign of good will, Peru released the soldiers.",
            "Peru",
            ["humanitarian", "goodwill"],
        ),
        (
            "In a joint statement the two countries called the exchange a goodwill gesture.",
            "Chile",
            ["goodwill"],
        ),
    ],
)
def test_grounds_have_who_states_them(more, by, kinds):
    found = {item.stated_by: [str(kind) for kind in item.kinds] for item in event(more).rationales}
    assert found.get(by) == kinds


def test_efforts_are_no_grounds():
    more = "The release of the soldiers comes amid efforts to normalize relations with Chile."
    assert event(more).rationales == []
