from __future__ import annotations

from typing import Any

import pytest

from schemas import Event
from summarizer.summary import compose


def event(kind: str, status: str, counts: list[dict[str, Any]], date: str | None = None) -> Event:
    evidence = [{"quote": "x", "start": 0, "end": 1}]
    both = ["releasing", "receiving"]
    peru, chile = (["releasing"], ["receiving"]) if kind == "one_sided_release" else (both, both)
    count = {"role": "transfer", "category": "military", "as_written": "x", "evidence": evidence}
    role = {"agreed": "agreement", "proposed": "proposal"}.get(status, "handover")
    day = {"role": role, "date": date, "as_written": "x", "evidence": evidence}
    return Event.model_validate(
        {
            "kind": kind,
            "status": status,
            "summary": "x",
            "parties": [
                {"name": "Peru", "kind": "state", "roles": peru, "evidence": evidence},
                {"name": "Chile", "kind": "state", "roles": chile, "evidence": evidence},
            ],
            "counts": [count | each for each in counts],
            "dates": [day] if date else [],
        }
    )


THERE = {"released_by": "Peru", "released_to": "Chile"}
BACK = {"released_by": "Chile", "released_to": "Peru"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            event(
                "exchange",
                "completed",
                [THERE | {"low": 3, "high": 3}, BACK | {"low": 5, "high": 5, "approximate": True}],
                "2021-05-04",
            ),
            "An exchange of prisoners between Peru and Chile took place (2021-05-04). "
            "Peru released 3 people to Chile and Chile released about 5 people to Peru.",
        ),
        (
            event("one_sided_release", "agreed", [THERE | {"low": 201, "high": None}]),
            "A release of prisoners by Peru to Chile was agreed or announced. "
            "Peru is to release at least 201 people to Chile.",
        ),
        (
            event(
                "exchange",
                "failed",
                [{"low": None, "high": 7, "category": "remains"}],
                "2020-01-01",
            ),
            "An exchange of prisoners between Peru and Chile did not come about (2020-01-01). "
            "At most 7 bodies were to be released.",
        ),
        (
            event("unclear", "proposed", []),
            "A release or exchange of prisoners between Peru and Chile "
            "was proposed or under negotiation.",
        ),
    ],
)
def test_the_summary_says_what_the_items_say(given: Event, told: str) -> None:
    assert compose(given) == told
