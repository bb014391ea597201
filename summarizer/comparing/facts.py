"""What tells one event from another: its sides, numbers, days, names and places.

A record is read once; all that follows works on these, so that 100,000 of them fit in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from schemas import (
    Count,
    CountRole,
    Event,
    EventKind,
    Party,
    PartyKind,
    PartyRole,
    PersonRole,
    PlaceRole,
    SourceInfo,
    Status,
)
from summarizer.comparing.amounts import Amount
from summarizer.comparing.times import Times, times_of
from summarizer.text.entities import named
from summarizer.text.spelling import words

_SIDES = {PartyRole.RELEASING, PartyRole.RECEIVING}
_STATIONS = {PlaceRole.HANDOVER, PlaceRole.TRANSIT, PlaceRole.NEGOTIATION}

Way = str | None
"""Which way people go, told by the key of the side that lets them go; None where it is unknown."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side of an event.

    Attributes:
        key: the same for the same state or known group, whatever a source calls it.
        name: its neutral name.
        loose: whether it is no state and no known group, so that another name may mean it too.
    """

    key: str
    name: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What one record says of one event.

    Attributes:
        kind: of the event.
        status: of the event, when the source appeared.
        sides: who releases or receives.
        givers: keys of the sides that release.
        others: keys of third parties.
        moves: numbers of those going each way.
        parts: numbers of parts of these.
        totals: sums over both ways.
        released: names of those freed.
        held: names of captives who are left out.
        officials: names of those who dealt or spoke.
        places: names of the places of handover, journey and talks.
        times: the days of the deal and of the handover.
        published: day on which the source appeared.
    """

    kind: EventKind
    status: Status
    sides: tuple[Side, ...]
    givers: frozenset[str]
    others: frozenset[str]
    moves: Mapping[Way, tuple[Amount, ...]]
    parts: Mapping[Way, tuple[Amount, ...]]
    totals: tuple[Amount, ...]
    released: tuple[str, ...]
    held: tuple[str, ...]
    officials: tuple[str, ...]
    places: tuple[str, ...]
    times: Times
    published: date | None


def facts_of(event: Event, source: SourceInfo) -> Facts:
    """The facts of one event of a record."""
    keys = _keys(event.parties)
    sides = [party for party in event.parties if _SIDES & set(party.roles)]
    givers = [party.name for party in sides if PartyRole.RELEASING in party.roles]
    return Facts(
        kind=event.kind,
        status=event.status,
        sides=tuple(Side(keys[each.name], each.name, _loose(each)) for each in sides),
        givers=frozenset(keys[name] for name in givers),
        others=frozenset(keys.values()) - {keys[each.name] for each in sides},
        moves=_numbers(event, CountRole.TRANSFER, keys),
        parts=_numbers(event, CountRole.SUBGROUP, keys),
        totals=tuple(_amount(each) for each in event.counts if each.role is CountRole.TOTAL),
        released=_people(event, PersonRole.RELEASED),
        held=_people(event, PersonRole.HELD),
        officials=_people(event, PersonRole.OFFICIAL),
        places=tuple(dict.fromkeys(e.name for e in event.locations if e.role in _STATIONS)),
        times=times_of(event, source.published),
        published=source.published,
    )


def party_key(party: Party) -> str:
    """The same for one party in any record, as far as its name is known or spelled alike."""
    entity = named(party.name)
    if party.country is not None:
        # East Germany and West Germany share a code with the Germany of today.
        return entity.name if entity and entity.former else party.country
    if entity is not None:
        return entity.code or entity.name
    return "~" + " ".join(sorted(min(word) for word in words(party.name)))


def _keys(parties: Iterable[Party]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for party in parties:
        key = party_key(party)
        keys[party.name] = f"{key} {party.name}" if key in keys.values() else key
    return keys


def _loose(party: Party) -> bool:
    return party.kind is not PartyKind.STATE and named(party.name) is None


def way_of(count: Count, event: Event) -> str | None:
    """Name of the party that lets the people of a count go, where this can be told."""
    if count.released_by is not None or count.released_to is None:
        return count.released_by
    givers = [
        party.name
        for party in event.parties
        if PartyRole.RELEASING in party.roles and party.name != count.released_to
    ]
    return givers[0] if len(givers) == 1 else None


def _numbers(
    event: Event, role: CountRole, keys: Mapping[str, str]
) -> dict[Way, tuple[Amount, ...]]:
    found: dict[Way, list[Amount]] = {}
    for count in event.counts:
        if count.role is role:
            giver = way_of(count, event)
            found.setdefault(None if giver is None else keys[giver], []).append(_amount(count))
    return {way: tuple(amounts) for way, amounts in found.items()}


def _amount(count: Count) -> Amount:
    return Amount(count.low, count.high, count.approximate)


def _people(event: Event, role: PersonRole) -> tuple[str, ...]:
    return tuple(_names(event, role))


def _names(event: Event, role: PersonRole) -> Iterator[str]:
    seen = set()
    for person in event.people:
        if person.role is role and person.name not in seen:
            seen.add(person.name)
            yield person.name
