"""Make one list of events of what the parts of a long source gave, without doubles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from schemas import ITEM_TYPES, CountRole, Event, EventKind, Item, Party, PartyRole, Status

_SIDES = frozenset({PartyRole.RELEASING, PartyRole.RECEIVING})


def join(parts: Sequence[Sequence[Event]]) -> list[Event]:
    """The events of all parts in order; those of the same sides are one.

    What one part tells apart stays apart, events and items: the model that read them together knew
    why. The first part that tells an event gives its status and summary, since it holds the lead.
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
                joined.append(event)
    return joined


def _sides(event: Event) -> set[str]:
    return {party.name for party in event.parties if _SIDES & set(party.roles)}


def _likeness(one: Event, other: Event) -> int:
    """How many sides two events share; 1 where one of them names no side at all."""
    left, right = _sides(one), _sides(other)
    return len(left & right) if left and right else 1


def _merge(first: Event, other: Event) -> Event:
    lists: dict[str, list[Item]] = {
        name: _united_lists(_KEYS[name], getattr(first, name), getattr(other, name))
        for name in ITEM_TYPES
    }
    kind = EventKind.EXCHANGE if _both_ways((first, other)) else first.kind
    status = other.status if first.status is Status.UNCLEAR else first.status
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
    # Other items name a party exactly so.
    "parties": lambda item: item.name,
    "counts": lambda item: (
        item.role,
        item.released_by,
        item.released_to,
        item.low,
        item.high,
        item.category,
        _words(item.as_written),
    ),
    "people": lambda item: (_words(item.name), item.role),
    "dates": lambda item: (item.role, item.date or _words(item.as_written)),
    "locations": lambda item: (item.role, _words(item.name)),
    "rationales": lambda item: (item.stated_by, frozenset(item.kinds), _words(item.statement)),
    "framing": lambda item: _words(item.term),
}
"""What makes two items of two parts the same fact."""


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _united_lists(
    key: Callable[[Any], object], first: Sequence[Item], other: Sequence[Item]
) -> list[Item]:
    """All of the first part, then what the other part adds."""
    items = list(first)
    places = {key(item): place for place, item in reversed(list(enumerate(first)))}
    for item in other:
        place = places.get(key(item))
        if place is None:
            items.append(item)
        else:
            items[place] = _united(items[place], item)
    return items


def _united(one: Item, other: Item) -> Item:
    """The first item, with the roles and the evidence of both."""
    evidence = {(each.start, each.end): each for each in (*one.evidence, *other.evidence)}
    update: dict[str, Any] = {"evidence": [evidence[place] for place in sorted(evidence)]}
    if isinstance(one, Party) and isinstance(other, Party):
        roles = list(dict.fromkeys([*one.roles, *other.roles]))
        active = [role for role in roles if role is not PartyRole.COMMENTATOR]
        update["roles"] = active or roles
    return one.model_copy(update=update)
