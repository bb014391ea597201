"""How an item stands in a record: as the schema has it, with its quotes, beside its rule."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from schemas import (
    BY_SOURCE,
    Category,
    Count,
    EventDate,
    Evidence,
    Framing,
    Party,
    PartyRole,
    Person,
    Place,
    Rationale,
)
from summarizer.rules.english.document import Document
from summarizer.rules.english.items.claims import Claim
from summarizer.rules.english.items.count_parts import Tally
from summarizer.rules.english.items.dates import Dated, span_of
from summarizer.rules.english.items.framing import LoadedTerm
from summarizer.rules.english.items.locations import Located
from summarizer.rules.english.items.merging_people import Named
from summarizer.rules.english.items.rationales import Reason
from summarizer.rules.english.items.third_parties import LENDS
from summarizer.text.spans import Span

_CATEGORIES = {str(category): category for category in Category}
_ORDER = list(PartyRole)
_MOST_QUOTES = 3

T = TypeVar("T")
Made: TypeAlias = tuple[T, str]
"""An item, and the rule that gave it."""


def party_entries(document: Document, claims: list[Claim]) -> list[Made[Party]]:
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


def count_entry(document: Document, tally: Tally) -> Made[Count]:
    """The entry of a number of people."""
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


def person_entry(document: Document, named: Named, names: set[str]) -> Made[Person]:
    """The entry of a person; a party stands in it that is one of ``names``."""
    person = Person(
        name=named.name,
        role=named.role,
        party=named.party if named.party in names else None,
        note=named.note,
        evidence=[_quote(document, named.span)],
    )
    return person, named.rule


def date_entry(document: Document, dated: Dated) -> Made[EventDate]:
    """The entry of a date."""
    quote = _quote(document, span_of(dated.mark))
    date = EventDate(
        role=dated.role, date=dated.mark.value, as_written=quote.quote, evidence=[quote]
    )
    return date, dated.rule


def place_entry(document: Document, located: Located) -> Made[Place]:
    """The entry of a place."""
    mark = located.mark
    span = document.sentences[located.sentence].quote(mark.first, mark.last)
    place = Place(
        name=mark.name, role=located.role, country=mark.country, evidence=[_quote(document, span)]
    )
    return place, located.rule


def rationale_entry(document: Document, reason: Reason, names: set[str]) -> Made[Rationale]:
    """The entry of a ground; it is the source's own where none of ``names`` states it."""
    rationale = Rationale(
        stated_by=reason.stated_by if reason.stated_by in names else BY_SOURCE,
        kinds=list(reason.kinds),
        statement=" ".join(reason.span.of(document.text).split()),
        evidence=[_quote(document, reason.span)],
    )
    return rationale, reason.rule


def framing_entry(document: Document, term: LoadedTerm) -> Made[Framing]:
    """The entry of a term that takes a side."""
    framing = Framing(
        term=term.span.of(document.text),
        about=term.about,
        neutral=term.neutral,
        evidence=[_quote(document, term.span)],
    )
    return framing, term.rule


def _quote(document: Document, span: Span) -> Evidence:
    return Evidence(quote=span.of(document.text), start=span.start, end=span.end)
