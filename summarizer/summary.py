"""Compose the summary of an event from its own items, so that it can hold no other fact."""

from __future__ import annotations

from schemas import Count, CountRole, DateRole, Event, EventKind, PartyRole, Status

_ACTS = {
    EventKind.EXCHANGE: "an exchange of prisoners",
    EventKind.ONE_SIDED_RELEASE: "a release of prisoners",
    EventKind.UNCLEAR: "a release or exchange of prisoners",
}
_STATES = {
    Status.PROPOSED: "was proposed or under negotiation",
    Status.AGREED: "was agreed or announced",
    Status.ONGOING: "was under way",
    Status.COMPLETED: "took place",
    Status.FAILED: "did not come about",
    Status.UNCLEAR: "was reported",
}
_DAY = {Status.AGREED: DateRole.AGREEMENT, Status.PROPOSED: DateRole.PROPOSAL}


def compose(event: Event) -> str:
    """One or two sentences: what happened between whom and when, and how many went which way."""
    act = f"{_ACTS[event.kind]}{_between(event)} {_STATES[event.status]}{_when(event)}."
    moves = [move for count in event.counts if (move := _move(count))]
    told = f" {_list(moves)}." if moves else ""
    return act[0].upper() + act[1:] + told


def _between(event: Event) -> str:
    givers = _with(event, PartyRole.RELEASING)
    takers = _with(event, PartyRole.RECEIVING)
    if event.kind is EventKind.ONE_SIDED_RELEASE:
        return (f" by {_list(givers)}" if givers else "") + (
            f" to {_list(takers)}" if takers else ""
        )
    sides = list(dict.fromkeys(givers + takers))
    return f" between {_list(sides)}" if len(sides) > 1 else ""


def _with(event: Event, role: PartyRole) -> list[str]:
    return [party.name for party in event.parties if role in party.roles]


def _when(event: Event) -> str:
    role = _DAY.get(event.status, DateRole.HANDOVER)
    days = [each.date for each in event.dates if each.role is role and each.date]
    return f" ({days[0]})" if days else ""


def _move(count: Count) -> str:
    if count.role is not CountRole.TRANSFER:
        return ""
    by = f" by {count.released_by}" if count.released_by else ""
    to = f" to {count.released_to}" if count.released_to else ""
    return f"{_number(count)}{by}{to}"


def _number(count: Count) -> str:
    low, high = count.low, count.high
    if low is None and high is None:
        return "an unstated number"
    if low == high:
        return f"about {low}" if count.approximate else str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
