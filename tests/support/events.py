"""Made-up reports of an exchange between two states, to hold against each other."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from schemas import Record
from tests.support.swap import Value, count, day, party, person, place

__all__ = ["count", "day", "party", "person", "place", "report", "swap"]

SIDES = {"Kenya": "KE", "Ethiopia": "ET"}


def swap(
    *numbers: int,
    handover: str | None = None,
    agreement: str | None = None,
    status: str = "completed",
    sides: dict[str, str] | None = None,
    **lists: Any,
) -> Value:
    """An exchange in which the sides let ``numbers`` go, the first side first."""
    states = sides or SIDES
    names = list(states)
    dates = [
        day(date, role, 300, "on that day")
        for role, date in (("handover", handover), ("agreement", agreement))
        if date
    ]
    return {
        "kind": "exchange",
        "status": status,
        "summary": "An exchange.",
        "parties": [
            party(name, 10 * at, "releasing", "receiving", country=code)
            for at, (name, code) in enumerate(states.items())
        ],
        "counts": [
            count(number, names[at], names[1 - at], 100 + 20 * at)
            for at, number in enumerate(numbers)
        ],
        "dates": dates,
    } | lists


def report(name: str, *events: Value, published: str | None = None, **source: Any) -> Record:
    """The record of a source."""
    digest = sha256(name.encode()).hexdigest()
    info = {"id": name, "characters": 2000, "sha256": digest, "published": published} | source
    return Record.model_validate({"source": info, "events": list(events)})
