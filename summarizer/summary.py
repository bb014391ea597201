"""Compose the summary of an event from its own items, so that it can hold no other fact."""

from __future__ import annotations

from schemas import Category, Count, CountRole, DateRole, Event, EventKind, PartyRole, Status
from summarizer.phrases import listed

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
_RELEASES = {
    Status.PROPOSED: ("would release", "would be"),
    Status.AGREED: ("is to release", "are to be"),
    Status.ONGOING: ("releases", "are being"),
    Status.COMPLETED: ("released", "were"),
    Status.FAILED: ("was to release", "were to be"),
    Status.UNCLEAR: ("is said to release", "are said to be"),
}
"""Active and passive words for a transfer."""
_DAY = {Status.AGREED: DateRole.AGREEMENT, Status.PROPOSED: DateRole.PROPOSAL}


def compose(event: Event) -> str:
    """One or two sentences: what happened between whom and when, and how many went which way."""
    act = f"{_ACTS[event.kind]}{_between(event)} {_STATES[event.status]}{_when(event)}."
    moves = [
        _move(count, event.status) for count in event.counts if count.role is CountRole.TRANSFER
    ]
    sentences = [act, f"{listed(moves)}."] if moves else [act]
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)


def _between(event: Event) -> str:
    givers = _with(event, PartyRole.RELEASING)
    takers = _with(event, PartyRole.RECEIVING)
    if event.kind is EventKind.ONE_SIDED_RELEASE:
        by = f" by {listed(givers)}" if givers else ""
        return by + (f" to {listed(takers)}" if takers else "")
    sides = list(dict.fromkeys(givers + takers))
    return f" between {listed(sides)}" if len(sides) > 1 else ""


def _with(event: Event, role: PartyRole) -> list[str]:
    return [party.name for party in event.parties if role in party.roles]


def _when(event: Event) -> str:
    role = _DAY.get(event.status, DateRole.HANDOVER)
    days = [each.date for each in event.dates if each.role is role and each.date]
    return f" ({days[0]})" if days else ""


def _move(count: Count, status: Status) -> str:
    active, passive = _RELEASES[status]
    people = f"{_number(count)} {'bodies' if count.category is Category.REMAINS else 'people'}"
    to = f" to {count.released_to}" if count.released_to else ""
    if count.released_by:
        return f"{count.released_by} {active} {people}{to}"
    return f"{people} {passive} released{to}"


def _number(count: Count) -> str:
    low, high = count.low, count.high
    if low is None and high is None:
        return "an unstated number of"
    if low == high:
        return f"about {low}" if count.approximate else str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"
