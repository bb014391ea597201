"""What the rules make of an event, which the weights then judge with all other cues."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.rules.claims import Claim
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.count_parts import Tally
from summarizer.rules.english.items.counts import count_all
from summarizer.rules.english.items.dates import Dated, date_all
from summarizer.rules.english.items.locations import Located, locate_all
from summarizer.rules.english.items.merging_people import Named
from summarizer.rules.english.items.party_roles import find_sides
from summarizer.rules.english.items.people import people_all
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.items.third_parties import third_parties


@dataclass(frozen=True, slots=True)
class ProposedParties:
    """The sides of an event, and the claims of who else has a part in it."""

    sides: Sides
    third: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ProposedItems:
    """The other items of an event whose sides are known."""

    people: list[Named]
    places: list[Located]
    dates: list[Dated]
    counts: list[Tally]


def propose_parties(document: Document, case: Case) -> ProposedParties:
    """Who has a part in an event."""
    sides = find_sides(document, case)
    third = third_parties(document, case, {claim.name for claim in sides.claims})
    return ProposedParties(sides, tuple(third))


def propose_items(document: Document, case: Case, sides: Sides) -> ProposedItems:
    """The people, places, dates and counts of an event between some sides."""
    people = people_all(document, case, sides)
    return ProposedItems(
        people,
        locate_all(document, case, sides, people),
        date_all(document, case, people),
        count_all(document, case, sides),
    )
