"""The last stage: items of the pipeline become an event of the schema."""

from __future__ import annotations

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
    PersonRole,
    Place,
    Rationale,
)
from summarizer.rules.dating import date_all, span_of
from summarizer.rules.document import Document
from summarizer.rules.gating import Case, find_cases
from summarizer.rules.locating import Located, locate_all, stations
from summarizer.rules.naming_people import Named, people_all
from summarizer.rules.reasons import reasons
from summarizer.rules.roles import Claim, Sides, find_sides
from summarizer.rules.slants import slants
from summarizer.rules.tally import count_all
from summarizer.rules.third import third_parties
from summarizer.summary import compose
from summarizer.text.spans import Span

_CATEGORIES = {str(category): category for category in Category}
_ORDER = list(PartyRole)
_OBTAINING = frozenset({PartyRole.MEDIATOR, PartyRole.FACILITATOR})
_MOST_QUOTES = 3


def events(document: Document) -> list[Event]:
    """The events of a document, in order of the text."""
    found = (_event(document, case) for case in find_cases(document))
    return [event for event in found if event is not None]


def _event(document: Document, case: Case) -> Event | None:
    sides = find_sides(document, case)
    third = list(third_parties(document, case, sides))
    if not _two_parties(document, case, sides, third):
        return None
    people = people_all(document, case, sides)
    surnames = frozenset(n.name.split()[-1] for n in people if n.role is PersonRole.RELEASED)
    located = locate_all(document, case, sides, surnames)
    claims = [*sides.claims, *third, *_hosts(document, located, sides)]
    parties = _parties(document, claims)
    names = {party.name for party in parties}
    event = Event(
        kind=case.kind,
        status=case.status,
        summary="-",
        parties=parties,
        counts=_counts(document, case, sides),
        people=_people(document, people, names),
        dates=[
            EventDate(
                role=d.role,
                date=d.mark.value,
                as_written=_quote(document, span_of(d.mark)).quote,
                evidence=[_quote(document, span_of(d.mark))],
            )
            for d in date_all(document, case, surnames)
        ],
        locations=[
            Place(
                name=p.mark.name,
                role=p.role,
                country=p.mark.country,
                evidence=[
                    _quote(
                        document, document.sentences[p.sentence].quote(p.mark.first, p.mark.last)
                    )
                ],
            )
            for p in located
        ],
        rationales=[
            Rationale(
                stated_by=r.stated_by if r.stated_by in names else BY_SOURCE,
                kinds=list(r.kinds),
                statement=" ".join(r.span.of(document.text).split()),
                evidence=[_quote(document, r.span)],
            )
            for r in reasons(document, case, sides, names)
        ],
        framing=[
            Framing(
                term=s.span.of(document.text),
                about=s.about,
                neutral=s.neutral,
                evidence=[_quote(document, s.span)],
            )
            for s in slants(document, case)
        ],
    )
    return event.model_copy(update={"summary": compose(event)})


def _two_parties(document: Document, case: Case, sides: Sides, third: list[Claim]) -> bool:
    """Rule 1: a one-sided release needs a holder and another party, or one who obtained it."""
    if case.kind is EventKind.EXCHANGE:
        return True
    if set(sides.taken) - set(sides.given) or any(
        claim.role in _OBTAINING for claim in (*sides.claims, *third)
    ):
        return True
    holders = [document.word_of(name) for name in sides.given]
    return any(word.kind is not PartyKind.STATE for word in holders) and bool(sides.given)


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


def _parties(document: Document, claims: list[Claim]) -> list[Party]:
    roles: dict[str, dict[PartyRole, list[Span]]] = {}
    for claim in claims:
        roles.setdefault(claim.name, {}).setdefault(claim.role, []).append(claim.span)
    parties = []
    for name, spans in roles.items():
        if len(spans) > 1:
            spans.pop(PartyRole.COMMENTATOR, None)
        if PartyRole.MEDIATOR in spans and PartyRole.FACILITATOR in spans:
            spans.pop(PartyRole.FACILITATOR)
        word = document.word_of(name)
        quotes = list(dict.fromkeys(span for each in spans.values() for span in each))
        parties.append(
            Party(
                name=name,
                kind=word.kind,
                country=word.country,
                roles=sorted(spans, key=_ORDER.index),
                evidence=[_quote(document, span) for span in sorted(quotes)[:_MOST_QUOTES]],
            )
        )
    return parties


def _counts(document: Document, case: Case, sides: Sides) -> list[Count]:
    return [
        Count(
            role=t.role,
            released_by=t.released_by,
            released_to=t.released_to,
            low=t.quantity.low,
            high=t.quantity.high,
            approximate=t.quantity.approximate,
            category=_CATEGORIES[t.category],
            as_written=t.span.of(document.text),
            evidence=[_quote(document, t.span)],
        )
        for t in count_all(document, case, sides)
    ]


def _people(document: Document, people: list[Named], names: set[str]) -> list[Person]:
    return [
        Person(
            name=n.name,
            role=n.role,
            party=n.party if n.party in names else None,
            note=n.note,
            evidence=[_quote(document, n.span)],
        )
        for n in people
    ]


def _quote(document: Document, span: Span) -> Evidence:
    return Evidence(quote=span.of(document.text), start=span.start, end=span.end)
