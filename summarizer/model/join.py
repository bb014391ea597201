"""Make one list of events of what the parts of a long source gave, without doubles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from schemas import ITEM_TYPES, CountRole, Event, EventKind, Item, PartyRole, Status

_SIDES = frozenset({PartyRole.RELEASING, PartyRole.RECEIVING})


def join(parts: Sequence[Sequence[Event]]) -> list[Event]:
    """The events of all parts in order; those of the same sides are one.

    Two events of one part stay two: the model that read them together told them apart. The first
    part that tells an event gives its status and summary, since that part holds the lead.
    """
    joined: list[Event] = []
    for events in parts:
        free = list(range(len(joined)))
        for event in events:
            match = max(free, key=lambda index: _likeness(joined[index], event), default=None)
            if match is not None and _likeness(joined[match], event) > 0:
                free.remove(match)
                joined[match] = _merge(joined[match], event)
            else:
                joined.append(_merge(event))
    return joined


def _sides(event: Event) -> set[str]:
    return {party.name for party in event.parties if _SIDES & set(party.roles)}


def _likeness(one: Event, other: Event) -> int:
    """How many sides two events share; 1 where one of them names no side at all."""
    left, right = _sides(one), _sides(other)
    return len(left & right) if left and right else 1


def _merge(*events: Event) -> Event:
    lists: dict[str, list[Item]] = {
        name: _distinct(name, (item for event in events for item in getattr(event, name)))
        for name in ITEM_TYPES
    }
    first = events[0]
    kind = EventKind.EXCHANGE if _both_ways(events) else first.kind
    status = next((e.status for e in events if e.status is not Status.UNCLEAR), first.status)
    return Event(kind=kind, status=status, summary=first.summary, **lists)


def _both_ways(events: Sequence[Event]) -> bool:
    ways = {
        (count.released_by, count.released_to)
        for event in events
        for count in event.counts
        if count.role is CountRole.TRANSFER
    }
    return any(event.kind is EventKind.EXCHANGE for event in events) or any(
        giver and taker and (taker, giver) in ways for giver, taker in ways
    )


_KEYS: dict[str, Callable[[Any], object]] = {
    "parties": lambda item: item.name.casefold(),
    "counts": lambda item: (
        item.role,
        item.released_by,
        item.released_to,
        item.low,
        item.high,
        item.category,
        item.as_written.casefold() if item.low is None and item.high is None else None,
    ),
    "people": lambda item: item.name.casefold(),
    "dates": lambda item: (item.role, item.date or item.as_written.casefold()),
    "locations": lambda item: (item.role, item.name.casefold()),
    "rationales": lambda item: (item.stated_by, frozenset(item.kinds)),
    "framing": lambda item: item.term.casefold(),
}
"""What makes two items of a list the same fact."""


def _distinct(name: str, items: Iterable[Item]) -> list[Item]:
    same: dict[object, Item] = {}
    for item in items:
        key = _KEYS[name](item)
        same[key] = _united(same[key], item) if key in same else item
    return list(same.values())


def _united(one: Item, other: Item) -> Item:
    """The first item, with the roles and the evidence of both."""
    evidence = {(each.start, each.end): each for each in (*one.evidence, *other.evidence)}
    update: dict[str, Any] = {"evidence": [evidence[place] for place in sorted(evidence)]}
    roles = [*getattr(one, "roles", []), *getattr(other, "roles", [])]
    if roles:
        active = [role for role in dict.fromkeys(roles) if role is not PartyRole.COMMENTATOR]
        update["roles"] = active or [PartyRole.COMMENTATOR]
    return one.model_copy(update=update)
