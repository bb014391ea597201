"""An event, and the rules that hold between its items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Self, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from schemas.items import (
    BY_SOURCE,
    Count,
    EventDate,
    Framing,
    Frozen,
    Item,
    Party,
    Person,
    Place,
    Rationale,
    Text,
)
from schemas.vocabulary import CountRole, EventKind, PartyRole, Status

Loc: TypeAlias = tuple[int | str, ...]

ITEM_TYPES: dict[str, type[Item]] = {
    "parties": Party,
    "counts": Count,
    "people": Person,
    "dates": EventDate,
    "locations": Place,
    "rationales": Rationale,
    "framing": Framing,
}
"""The lists of an event, in the order of the codebook, and what each holds."""


class Event(Frozen):
    """An exchange or release that a source reports as its news."""

    kind: EventKind
    status: Status
    summary: Text = Field(description="one to three neutral sentences, no fact beyond the record")
    parties: list[Party] = []
    counts: list[Count] = []
    people: list[Person] = []
    dates: list[EventDate] = []
    locations: list[Place] = []
    rationales: list[Rationale] = []
    framing: list[Framing] = []

    @model_validator(mode="after")
    def _items_fit(self) -> Self:
        faults = list(cross_faults(self))
        if faults:
            raise ValidationError.from_exception_data(
                "Event",
                [
                    InitErrorDetails(
                        type=PydanticCustomError("codebook", "{reason}", {"reason": reason}),
                        loc=loc,
                        input=None,
                    )
                    for loc, reason in faults
                ],
            )
        return self


def cross_faults(event: Event) -> Iterator[tuple[Loc, str]]:
    """Each breach of a rule that spans several items, as ``(place in the event, reason)``."""
    yield from _party_faults(event)
    yield from _count_faults(event)
    names = {party.name for party in event.parties}
    for index, person in enumerate(event.people):
        if person.party is not None and person.party not in names:
            yield ("people", index, "party"), _no_party(person.party, names)
    for index, rationale in enumerate(event.rationales):
        if rationale.stated_by != BY_SOURCE and rationale.stated_by not in names:
            yield ("rationales", index, "stated_by"), _no_party(rationale.stated_by, names)


def _party_faults(event: Event) -> Iterator[tuple[Loc, str]]:
    for name, times in Counter(party.name for party in event.parties).items():
        if times > 1:
            last = max(i for i, party in enumerate(event.parties) if party.name == name)
            yield ("parties", last, "name"), f"{name} stands {times} times; join its roles"


def _count_faults(event: Event) -> Iterator[tuple[Loc, str]]:
    roles = {party.name: party.roles for party in event.parties}
    ways: dict[tuple[str, str], int] = {}
    for index, count in enumerate(event.counts):
        for field, name, needed in (
            ("released_by", count.released_by, PartyRole.RELEASING),
            ("released_to", count.released_to, PartyRole.RECEIVING),
        ):
            if name is None:
                continue
            if name not in roles:
                yield ("counts", index, field), _no_party(name, set(roles))
            elif needed not in roles[name]:
                yield (
                    ("counts", index, field),
                    f"{name} has not the role {needed.value} that {field} needs",
                )
        if count.role is CountRole.TRANSFER and count.released_by and count.released_to:
            ways.setdefault((count.released_by, count.released_to), index)
    if event.kind is EventKind.ONE_SIDED_RELEASE:
        for (giver, taker), index in ways.items():
            if (taker, giver) in ways and ways[taker, giver] < index:
                yield (
                    ("counts", index, "released_by"),
                    f"a one-sided release goes one way, but {giver} and {taker} "
                    "release to each other",
                )


def _no_party(name: str, names: set[str]) -> str:
    known = ", ".join(sorted(names)) or "none"
    return f"{name!r} is no party of this event (parties: {known})"
