"""Which events a text reports, as the schema writes them, and by which rule each part is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from schemas import Event, PartyRole
from summarizer.rules.claims import Claim, Decided, Made, party_entries
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.candidate_acts import Refused
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.events.finding import find_cases
from summarizer.rules.english.items.entries import (
    count_entry,
    date_entry,
    framing_entry,
    person_entry,
    place_entry,
    rationale_entry,
)
from summarizer.rules.english.items.framing import loaded_terms
from summarizer.rules.english.items.locations import Located, stations
from summarizer.rules.english.items.rationales import Reason
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.items.two_parties import one_side_only, two_parties
from summarizer.rules.english.weighed.counts import weighed_counts
from summarizer.rules.english.weighed.dates import weighed_dates
from summarizer.rules.english.weighed.parties import weighed_parties
from summarizer.rules.english.weighed.persons import weighed_people
from summarizer.rules.english.weighed.places import weighed_places
from summarizer.rules.english.weighed.proposals import propose_items, propose_parties
from summarizer.rules.english.weighed.rationales import weighed_rationales
from summarizer.summary import compose


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says.

    Attributes:
        events: in order of the text.
        decided: for each part of them, by its path in the record, what decided on it; for
            "events" why there are none.
        refused: acts that make no event, where there are none.
    """

    events: tuple[Event, ...]
    decided: dict[str, Decided]
    refused: tuple[Refused, ...]


def record(document: Document) -> Reading:
    """The events of a document, with the rules that gave each part of them."""
    finding = find_cases(document)
    events: list[Event] = []
    decided: dict[str, Decided] = {}
    for case in finding.cases:
        made = _event(document, case)
        if made is not None:
            place = f"events.{len(events)}"
            events.append(made[0])
            decided |= {f"{place}{path}": by for path, by in made[1].items()}
    if events:
        return Reading(tuple(events), decided, ())
    alone = tuple(Refused(act, "act.one_party") for case in finding.cases for act in case.acts)
    rule = finding.rule or "none.one_party"
    return Reading((), {"events": Decided(rule, finding.chance)}, finding.refused or alone)


def _event(document: Document, case: Case) -> tuple[Event, dict[str, Decided]] | None:
    """The event of a case, and what decided on its parts by path; None where a party is wanting."""
    proposed = propose_parties(document, case)
    if case.by_rule and not two_parties(document, case, proposed.sides, proposed.third):
        return None
    sides, third = weighed_parties(document, case, proposed)
    if one_side_only(case, sides):
        return None
    items = propose_items(document, case, sides)
    located = weighed_places(document, case, sides, items.places)
    claims = [*sides.claims, *third, *_hosts(document, located, sides)]
    known = {claim.name for claim in claims}
    grounds = weighed_rationales(document, case, sides, known)
    parties = party_entries(
        document.text,
        [*claims, *_voices(document, claims, grounds)],
        document.entity,
    )
    roles = {each.item.name: each.item.roles for each in parties}
    names = set(roles)
    made: dict[str, list[Made[Any]]] = {
        "parties": parties,
        "counts": [
            count_entry(document, tally)
            for tally in weighed_counts(document, case, sides, items.counts)
        ],
        "people": [
            person_entry(document, named, names)
            for named in weighed_people(document, case, items.people, roles)
        ],
        "dates": [
            date_entry(document, dated) for dated in weighed_dates(document, case, items.dates)
        ],
        "locations": [place_entry(document, place) for place in located],
        "rationales": [rationale_entry(document, reason, names) for reason in grounds],
        "framing": [framing_entry(document, term) for term in loaded_terms(document, case)],
    }
    given: dict[str, Any] = {field: [one.item for one in each] for field, each in made.items()}
    event = Event(kind=case.kind, status=case.status, summary="-", **given)
    decided = {path: Decided(rule, case.chances.get(path)) for path, rule in case.rules.items()} | {
        f".{field}.{index}": one.by
        for field, each in made.items()
        for index, one in enumerate(each)
    }
    return event.model_copy(update={"summary": compose(event)}), decided


def _hosts(document: Document, located: list[Located], sides: Sides) -> list[Claim]:
    claims: list[Claim] = []
    if not sides.given:
        return claims
    others = {*sides.given, *sides.taken} | sides.no_hosts
    for place in stations(located):
        name = place.mark.party
        if name and name not in others:
            span = document.sentences[place.sentence].quote(place.mark.first, place.mark.last)
            claims.append(Claim(name, PartyRole.HOST, span, "party.host"))
    return claims


def _voices(document: Document, claims: list[Claim], grounds: list[Reason]) -> Iterator[Claim]:
    """Parties that give a ground for the exchange, and are named in no other part."""
    named = {claim.name for claim in claims}
    for reason in grounds:
        if reason.stated_by not in named and reason.stated_by in document.words:
            yield Claim(reason.stated_by, PartyRole.COMMENTATOR, reason.span, "party.voice")
