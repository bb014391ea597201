"""The last stage: items of the pipeline become an event of the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from schemas import (
    BY_SOURCE,
    Category,
    Count,
    Event,
    EventDate,
    EventKind,
    Evidence,
    Framing,
    Party,
    PartyKind,
    PartyRole,
    Person,
    Place,
    Rationale,
)
from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.gating import Case, find_cases
from summarizer.rules.english.events.sifting import Refused
from summarizer.rules.english.items.claims import Claim
from summarizer.rules.english.items.dating import Dated, date_all, span_of
from summarizer.rules.english.items.locating import Located, locate_all, stations
from summarizer.rules.english.items.merging_people import Named
from summarizer.rules.english.items.naming_people import people_all
from summarizer.rules.english.items.opponents import completed
from summarizer.rules.english.items.parts import Tally
from summarizer.rules.english.items.reasons import Reason, reasons
from summarizer.rules.english.items.roles import find_sides
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.items.slants import Slant, slants
from summarizer.rules.english.items.tally import count_all
from summarizer.rules.english.items.third import LENDS, third_parties
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.summary import compose
from summarizer.text.spans import Span

_CATEGORIES = {str(category): category for category in Category}
_ORDER = list(PartyRole)
_OBTAINING = frozenset({PartyRole.MEDIATOR, PartyRole.FACILITATOR})
_PEOPLED = frozenset({PartyKind.STATE, PartyKind.ARMED_GROUP})
"""Kinds of party that have people to be released."""
_MOST_QUOTES = 3
_TAKEN = bag(
    "hostage hostages pow pows p.o.w. war captive captives kidnapped abducted abductees kidnappers "
    "captors abductors"
)
"""Words of which one stands beside people who were taken by an enemy."""
_CLEMENCY = bag(
    "pardon pardons pardoned pardoning amnesty amnesties amnestied clemency parole paroled "
    "commuted commutes commutation"
)

T = TypeVar("T")
Made: TypeAlias = tuple[T, str]
"""An item, and the rule that gave it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says.

    Attributes:
        events: in order of the text.
        rules: for each part of them, by its path in the record, the rule that gave it; for
            "events" the rule by which there are none.
        refused: acts that make no event, where there are none.
    """

    events: tuple[Event, ...]
    rules: dict[str, str]
    refused: tuple[Refused, ...]


def record(document: Document) -> Reading:
    """The events of a document, with the rules that gave each part of them."""
    finding = find_cases(document)
    events: list[Event] = []
    rules: dict[str, str] = {}
    for case in finding.cases:
        made = _event(document, case)
        if made is not None:
            place = f"events.{len(events)}"
            events.append(made[0])
            rules |= {f"{place}{path}": rule for path, rule in (case.rules | made[1]).items()}
    if events:
        return Reading(tuple(events), rules, ())
    alone = tuple(Refused(act, "act.one_party") for case in finding.cases for act in case.acts)
    rule = finding.rule or "none.one_party"
    return Reading((), {"events": rule}, finding.refused or alone)


def _event(document: Document, case: Case) -> tuple[Event, dict[str, str]] | None:
    """The event of a case, and the rules of its items by path; None where a party is wanting."""
    sides = find_sides(document, case)
    third = list(third_parties(document, case, {claim.name for claim in sides.claims}))
    if not _two_parties(document, case, sides, third):
        return None
    sides = completed(document, case, sides)
    people = people_all(document, case, sides)
    located = locate_all(document, case, sides, people)
    claims = [*sides.claims, *third, *_hosts(document, located, sides)]
    grounds = list(reasons(document, case, sides, {claim.name for claim in claims}))
    parties = _parties(document, [*claims, *_voices(document, claims, grounds)])
    names = {party.name for party, _ in parties}
    made: dict[str, list[Made[Any]]] = {
        "parties": parties,
        "counts": [_count(document, tally) for tally in count_all(document, case, sides)],
        "people": [_person(document, named, names) for named in people],
        "dates": [_date(document, dated) for dated in date_all(document, case, people)],
        "locations": [_place(document, place) for place in located],
        "rationales": [_rationale(document, reason, names) for reason in grounds],
        "framing": [_framing(document, slant) for slant in slants(document, case)],
    }
    items: dict[str, Any] = {field: [item for item, _ in each] for field, each in made.items()}
    event = Event(kind=case.kind, status=case.status, summary="-", **items)
    rules = {
        f".{field}.{index}": rule
        for field, each in made.items()
        for index, (_, rule) in enumerate(each)
    }
    return event.model_copy(update={"summary": compose(event)}), rules


def _two_parties(document: Document, case: Case, sides: Sides, third: list[Claim]) -> bool:
    """Rule 1: a one-sided release needs a holder and another party, or one who obtained it.

    Hostages and prisoners of war are never a holder's own people, whoever the other party may be.
    """
    if case.kind is EventKind.EXCHANGE:
        return True
    if _of_clemency(document, case):
        others = {name for act in case.acts for name in _receivers(act)}
        return bool(others - set(sides.given))
    if _of_an_enemy(document, case) and (sides.claims or third or _counted(document, case)):
        return True
    if set(sides.taken) - set(sides.given) or any(
        claim.role in _OBTAINING for claim in (*sides.claims, *third)
    ):
        return True
    only_speaks = {claim.name for claim in third if claim.role is PartyRole.COMMENTATOR}
    told = _peoples_told(document, case) - only_speaks
    if len(told) > 1 or any(document.word_of(n).kind is PartyKind.ARMED_GROUP for n in told):
        return True
    holders = [document.word_of(name) for name in sides.given]
    return any(word.kind is not PartyKind.STATE for word in holders) and bool(sides.given)


def _peoples_told(document: Document, case: Case) -> set[str]:
    """The parties with people of their own that are named in the lead or near the release."""
    told = {a.sentence for a in case.acts if a.mode in LIVE and not a.subordinate}
    near = document.lead | {index + step for index in told for step in (-1, 0, 1)}
    return {
        mark.name
        for index in near & case.current
        for mark in document.sentences[index].parties
        if mark.word.kind in _PEOPLED and not mark.word.place_only and mark.name != document.speaker
    }


def _of_clemency(document: Document, case: Case) -> bool:
    """Whether a pardon or the like is told, which a state mostly grants to its own people."""
    told = (a.sentence for a in case.acts if a.mode in LIVE and not a.subordinate)
    first = next(told, None)
    return first is not None and not _CLEMENCY.isdisjoint(document.sentences[first].lows)


def _receivers(act: Act) -> Iterator[str]:
    """The parties whose people an act frees, as its own words name them."""
    yield from (name for people in act.people for name in people.nations)
    yield from (name for name in (act.to, act.securer) if name is not None)


def _counted(document: Document, case: Case) -> bool:
    """Whether a number of people is told near the release."""
    near = (document.sentences[index] for index in case.current)
    return any(people.quantity for sentence in near for people in sentence.people)


def _of_an_enemy(document: Document, case: Case) -> bool:
    """Whether those who are let go are told to be hostages, prisoners of war or abducted."""
    for act in case.acts:
        if act.kind == "release" and act.mode in LIVE and not act.subordinate:
            lows = document.sentences[act.sentence].lows
            if (act.people or act.agents) and not _TAKEN.isdisjoint(lows):
                return True
    return False


def _hosts(document: Document, located: list[Located], sides: Sides) -> list[Claim]:
    claims: list[Claim] = []
    if not sides.given:
        return claims
    for place in stations(located):
        name = place.mark.party
        if name and name not in sides.given and name not in sides.taken:
            span = document.sentences[place.sentence].quote(place.mark.first, place.mark.last)
            claims.append(Claim(name, PartyRole.HOST, span, "party.host"))
    return claims


def _voices(document: Document, claims: list[Claim], grounds: list[Reason]) -> Iterator[Claim]:
    """Parties that give a ground for the exchange, and are named in no other part."""
    named = {claim.name for claim in claims}
    for reason in grounds:
        if reason.stated_by not in named and reason.stated_by in document.words:
            yield Claim(reason.stated_by, PartyRole.COMMENTATOR, reason.span, "party.voice")


def _parties(document: Document, claims: list[Claim]) -> list[Made[Party]]:
    """Each party with the rule of its weightiest claim."""
    roles: dict[str, dict[PartyRole, list[Span]]] = {}
    best: dict[str, Claim] = {}
    lenders = {claim.name for claim in claims if claim.rule == LENDS}
    for claim in claims:
        roles.setdefault(claim.name, {}).setdefault(claim.role, []).append(claim.span)
        best[claim.name] = max(best.get(claim.name, claim), claim, key=lambda each: each.weight)
    parties = []
    for name, spans in roles.items():
        if len(spans) > 1:
            spans.pop(PartyRole.COMMENTATOR, None)
        if PartyRole.MEDIATOR in spans and name not in lenders:
            spans.pop(PartyRole.FACILITATOR, None)
        word = document.word_of(name)
        quotes = list(dict.fromkeys(span for each in spans.values() for span in each))
        party = Party(
            name=name,
            kind=word.kind,
            country=word.country,
            roles=sorted(spans, key=_ORDER.index),
            evidence=[_quote(document, span) for span in sorted(quotes)[:_MOST_QUOTES]],
        )
        parties.append((party, best[name].rule))
    return parties


def _count(document: Document, tally: Tally) -> Made[Count]:
    count = Count(
        role=tally.role,
        released_by=tally.released_by,
        released_to=tally.released_to,
        low=tally.quantity.low,
        high=tally.quantity.high,
        approximate=tally.quantity.approximate,
        category=_CATEGORIES[tally.category],
        as_written=tally.span.of(document.text),
        evidence=[_quote(document, tally.span)],
    )
    return count, tally.rule


def _person(document: Document, named: Named, names: set[str]) -> Made[Person]:
    person = Person(
        name=named.name,
        role=named.role,
        party=named.party if named.party in names else None,
        note=named.note,
        evidence=[_quote(document, named.span)],
    )
    return person, named.rule


def _date(document: Document, dated: Dated) -> Made[EventDate]:
    quote = _quote(document, span_of(dated.mark))
    date = EventDate(
        role=dated.role, date=dated.mark.value, as_written=quote.quote, evidence=[quote]
    )
    return date, dated.rule


def _place(document: Document, located: Located) -> Made[Place]:
    mark = located.mark
    span = document.sentences[located.sentence].quote(mark.first, mark.last)
    place = Place(
        name=mark.name, role=located.role, country=mark.country, evidence=[_quote(document, span)]
    )
    return place, located.rule


def _rationale(document: Document, reason: Reason, names: set[str]) -> Made[Rationale]:
    rationale = Rationale(
        stated_by=reason.stated_by if reason.stated_by in names else BY_SOURCE,
        kinds=list(reason.kinds),
        statement=" ".join(reason.span.of(document.text).split()),
        evidence=[_quote(document, reason.span)],
    )
    return rationale, reason.rule


def _framing(document: Document, slant: Slant) -> Made[Framing]:
    framing = Framing(
        term=slant.span.of(document.text),
        about=slant.about,
        neutral=slant.neutral,
        evidence=[_quote(document, slant.span)],
    )
    return framing, slant.rule


def _quote(document: Document, span: Span) -> Evidence:
    return Evidence(quote=span.of(document.text), start=span.start, end=span.end)
