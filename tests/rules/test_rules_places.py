"""Which places a text names, and what happened there."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import PlaceRole
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import read
from summarizer.rules.english.items.locations import Located
from summarizer.rules.english.mentions.places import PlaceMark, place_marks
from summarizer.rules.english.weighed.places import likely
from summarizer.source import Source

LEAD = "Peru on Monday released five Chilean soldiers and Chile freed two Peruvian pilots. "


def places(text: str) -> list[str]:
    """Name and head of the places of a text."""
    document = read(Source.from_text(text, "t", published=date(2024, 5, 2)))
    return [
        f"{mark.head} {mark.name}"
        for sentence in document.sentences
        for mark in place_marks(
            sentence, document.names.get(sentence.index, ()), cased=document.cased
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in the town of Arroyo yesterday.", ["in Arroyo"]),
        ("They met in the rebel-held town of Arroyo.", ["in Arroyo"]),
        ("They met at Arroyo military airport.", ["at Arroyo military airport"]),
        ("They crossed in the middle of the Arroyo Bridge.", ["in Arroyo Bridge"]),
        ("They met on the border with Bolivia.", ["on border with Bolivia"]),
        ("They walked over a bridge over the Arroyo to the bus.", ["over bridge over the Arroyo"]),
        ("They went by way of Arroyo.", ["via Arroyo"]),
        ("They were taken at the fall of Arroyo.", ["of Arroyo"]),
        ("They were taken at the wells of Arroyo.", ["of Arroyo"]),
        ("They lay in a camp above Arroyo.", ["above Arroyo"]),
        ("They were seized in northern Peru.", ["in northern Peru"]),
        ("They were seized in Northern Peru.", ["in Northern Peru"]),
        ("They flew to Panama City.", ["to Panama City"]),
        ("They were held in Peru's central prison.", ["in Peru's central prison"]),
        ("They were held at Deir al-Arroyo and at ar-Roya.", ["at Deir al-Arroyo", "at ar-Roya"]),
        ("They sailed to Port-au-Arroyo and St. Arroyo.", ["to Port-au-Arroyo", "to St. Arroyo"]),
        ("Arroyo, 3 May 1821. It is agreed as follows.", [" Arroyo"]),
        ("THEY WERE TAKEN TO ARROYO YESTERDAY.", ["to ARROYO"]),
        ("THEY HAVE LEFT ON THE BUS FOR ARROYO.", ["for ARROYO"]),
        ("They sat in Arroyo, Merlo and Quilme.", ["in Arroyo", "in Merlo", "in Quilme"]),
        ("They sat in Arroyo in the Merlo department.", ["in Arroyo"]),
        ("They flew to Lima, the capital of Peru.", ["to Lima"]),
        ("They sat in Peruvian jails.", ["in Peruvian jails"]),
        ("They haggled at the Chilean embassy.", ["at Chilean embassy"]),
        ("They are on Bolivian soil.", ["on Bolivia"]),
        ("The men were given up at Arroyo's, and left.", ["at Arroyo's"]),
        ("They sailed to West Berlin.", ["to West Berlin"]),
        ("They were taken to the 12th Field Hospital.", ["to 12th Field Hospital"]),
        ("THEY WERE FREED TODAY IN THE TOWN OF ARROYO.", ["in ARROYO"]),
        ("THEY MET IN ADDITION TO TRY THEM.", []),
        ("According to Arroyo, they met.", []),
        ("The parties to the Yemen conflict met.", []),
        ("They spoke to the Arroyo Press.", []),
        ("They crossed in a British hospital ship.", []),
        ("Arroyo had agreed. They were held in Arroyo.", ["in Arroyo"]),
        ("Arroyo had agreed. They came to Arroyo by bus.", ["to Arroyo"]),
        ("Arroyo had agreed. They gave them to the Arroyo.", []),
        ("They were kept at the Arroyo Medical Center.", ["at Arroyo Medical Center"]),
        ("They were held on board the Arroyo.", ["aboard Arroyo"]),
        ("They were held inside of Arroyo.", ["inside Arroyo"]),
        ("They arrived at New London today.", ["at New London"]),
        ("They went with Ana to Maria Arroyo, where they met.", ["to Maria Arroyo"]),
    ],
)
def test_what_is_a_place(text, expected):
    assert places(text) == expected


def located(more: str) -> set[tuple[str, str]]:
    source = Source.from_text(LEAD + more, "x", language="en", published=date(2024, 5, 1))
    (event,) = RulesEngine().extract(source).events
    return {(place.name, str(place.role)) for place in event.locations}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("The exchange took place at the Arroyo crossing.", ("Arroyo crossing", "handover")),
        ("It was carried out at Arroyo, in neutral Brazil.", ("Arroyo", "handover")),
        (
            "They were handed over on the border with Bolivia.",
            ("border with Bolivia", "handover"),
        ),
        ("The pilots changed planes in Arroyo.", ("Arroyo", "transit")),
        ("They were flown by way of Arroyo to their homes.", ("Arroyo", "transit")),
        ("From the airstrip they were lifted to Arroyo, Brazil.", ("Arroyo", "transit")),
        ("The soldiers walked out of Arroyo prison.", ("Arroyo prison", "detention")),
        ("They had been held in the camp of Arroyo.", ("Arroyo", "detention")),
        ("The soldiers were captured in the battle of Arroyo.", ("Arroyo", "capture")),
        (
            "The pilots strayed into Bolivia and were arrested there.",
            ("Bolivia", "capture"),
        ),
        ("The deal was signed by both sides at Arroyo.", ("Arroyo", "negotiation")),
        ("It followed two months of talks held in Arroyo.", ("Arroyo", "negotiation")),
        (
            "The soldiers were driven to Arroyo, where they were exchanged.",
            ("Arroyo", "handover"),
        ),
    ],
)
def test_what_happened_at_a_place(more, expected):
    assert expected in located(more)


@pytest.mark.parametrize(
    "more",
    [
        "One of the pilots came to Arroyo in 1994.",
        "Three others remain held in Arroyo.",
        "Pablo Merlo, a lawyer, is still imprisoned in Arroyo.",
        "The court in Arroyo had spoken.",
        "The bridge joins Merlo to Arroyo.",
    ],
)
def test_places_at_which_nothing_happened_to_those_who_are_freed(more):
    assert "Arroyo" not in {name for name, _ in located(more)}


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ({PlaceRole.HANDOVER: 0.5, PlaceRole.TRANSIT: 0.4}, ["handover"]),
        ({PlaceRole.HANDOVER: 0.7, PlaceRole.TRANSIT: 0.9}, ["transit", "handover"]),
        ({PlaceRole.CAPTURE: 0.1}, []),
    ],
)
def test_a_place_has_one_role_unless_another_is_sure(chances, expected):
    mark = PlaceMark(0, 1, "Arroyo", "in", None, None, "place.name", "", -1)
    roles = [Located(role, 0, mark, "", chance) for role, chance in chances.items()]
    assert [str(each.role) for each in likely(roles)] == expected
