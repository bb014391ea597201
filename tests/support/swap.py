"""A made-up exchange between two states, as a record that tests change field by field."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from schemas import Record

Value = dict[str, Any]


def said(start: int, quote: str) -> list[Value]:
    return [{"quote": quote, "start": start, "end": start + len(quote)}]


def party(name: str, at: int, *roles: str, **more: Any) -> Value:
    return {"name": name, "kind": "state", "roles": list(roles), "evidence": said(at, name)} | more


def count(low: int, by: str | None, to: str | None, at: int, **more: Any) -> Value:
    words = f"{low} soldiers"
    base = {"role": "transfer", "released_by": by, "released_to": to, "low": low, "high": low}
    return base | {"category": "military", "as_written": words, "evidence": said(at, words)} | more


def person(name: str, at: int, of: str | None = None, **more: Any) -> Value:
    return {"name": name, "role": "released", "party": of, "evidence": said(at, name)} | more


def day(date: str | None, role: str, at: int, words: str) -> Value:
    return {"date": date, "role": role, "as_written": words, "evidence": said(at, words)}


def place(name: str, role: str, at: int, country: str | None = None) -> Value:
    return {"name": name, "role": role, "country": country, "evidence": said(at, name)}


def event(**lists: list[Value]) -> Value:
    return {
        "kind": "exchange",
        "status": "completed",
        "summary": "Chad and Niger exchanged prisoners.",
    } | lists


def chad_and_niger() -> Value:
    return event(
        parties=[
            party("Chad", 0, "releasing", "receiving", country="TD"),
            party("Niger", 10, "releasing", "receiving", country="NE"),
            party("Red Crescent Society", 20, "facilitator", kind="organization"),
        ],
        counts=[
            count(24, "Chad", "Niger", 100),
            count(7, "Niger", "Chad", 120),
            count(310, None, None, 900, role="background"),
        ],
        people=[
            person("Moussa Abakar", 200, "Chad", note="a captain"),
            person("Halima Issoufou", 220, "Niger", note="a nurse"),
            person("Idriss Mahamat", 240, "Chad", role="official"),
        ],
        dates=[
            day("2021-05-03", "agreement", 300, "on Monday"),
            day("2021-05-06", "handover", 320, "on Thursday"),
        ],
        locations=[
            place("Nguigmi", "handover", 400, "NE"),
            place("Faya prison", "detention", 420),
        ],
        rationales=[
            {
                "stated_by": "Chad",
                "kinds": ["goodwill", "humanitarian"],
                "statement": "a gesture before the feast",
                "evidence": said(500, "a gesture"),
            }
        ],
        framing=[
            {
                "term": "bandits",
                "about": "fighters from Niger",
                "neutral": "fighters",
                "evidence": said(600, "bandits"),
            }
        ],
    )


def record(*events: Value) -> Record:
    source = {"id": "made-up", "characters": 2000, "sha256": "0" * 64}
    return Record.model_validate({"source": source, "events": list(events)})


def changed(change: Callable[[Value], object], base: Value | None = None) -> Record:
    """The record of an event after a change of it."""
    value = copy.deepcopy(base or chad_and_niger())
    change(value)
    return record(value)
