"""How an item stands in a record: as the schema has it, with its quotes, beside its rule."""

from __future__ import annotations

from schemas import (
    BY_SOURCE,
    Category,
    Count,
    EventDate,
    Framing,
    Person,
    Place,
    Rationale,
)
from summarizer.rules.claims import Decided, Made, evidence
from summarizer.rules.english.document import Document
from summarizer.rules.english.items.count_parts import Tally
from summarizer.rules.english.items.dates import Dated, span_of
from summarizer.rules.english.items.framing import LoadedTerm
from summarizer.rules.english.items.locations import Located
from summarizer.rules.english.items.merging_people import Named
from summarizer.rules.english.items.rationales import Reason

_CATEGORIES = {str(category): category for category in Category}


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
        evidence=[evidence(document.text, tally.span)],
    )
    return Made(count, Decided(tally.rule, tally.chance))


def person_entry(document: Document, named: Named, names: set[str]) -> Made[Person]:
    """The entry of a person; a party stands in it that is one of ``names``."""
    person = Person(
        name=named.name,
        role=named.role,
        party=named.party if named.party in names else None,
        note=named.note,
        evidence=[evidence(document.text, named.span)],
    )
    return Made(person, Decided(named.rule, named.chance))


def date_entry(document: Document, dated: Dated) -> Made[EventDate]:
    """The entry of a date."""
    quote = evidence(document.text, span_of(dated.mark))
    date = EventDate(
        role=dated.role, date=dated.mark.value, as_written=quote.quote, evidence=[quote]
    )
    return Made(date, Decided(dated.rule, dated.chance))


def place_entry(document: Document, located: Located) -> Made[Place]:
    """The entry of a place."""
    mark = located.mark
    span = document.sentences[located.sentence].quote(mark.first, mark.last)
    place = Place(
        name=mark.name,
        role=located.role,
        country=mark.country,
        evidence=[evidence(document.text, span)],
    )
    return Made(place, Decided(located.rule, located.chance))


def rationale_entry(document: Document, reason: Reason, names: set[str]) -> Made[Rationale]:
    """The entry of a ground; it is the source's own where none of ``names`` states it."""
    rationale = Rationale(
        stated_by=reason.stated_by if reason.stated_by in names else BY_SOURCE,
        kinds=list(reason.kinds),
        statement=" ".join(reason.span.of(document.text).split()),
        evidence=[evidence(document.text, reason.span)],
    )
    return Made(rationale, Decided(reason.rule, reason.chance))


def framing_entry(document: Document, term: LoadedTerm) -> Made[Framing]:
    """The entry of a term that takes a side."""
    framing = Framing(
        term=term.span.of(document.text),
        about=term.about,
        neutral=term.neutral,
        evidence=[evidence(document.text, term.span)],
    )
    return Made(framing, Decided(term.rule))
