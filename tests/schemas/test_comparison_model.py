from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from schemas import Comparison


def source(key: str, events: int = 1) -> dict[str, Any]:
    info = {"id": key, "characters": 5, "sha256": "0" * 64}
    return {"key": key, "info": info, "voice": 0, "events": events}


def group(name: str, *members: tuple[str, int]) -> dict[str, Any]:
    return {
        "id": name,
        "title": "an exchange",
        "voices": 1,
        "members": [{"source": key, "event": event} for key, event in members],
        "why": "",
        "status": [{"status": "agreed", "member": 0, "source": members[0][0], "published": None}],
        "fields": [],
    }


def link(first: str, second: str) -> dict[str, Any]:
    reason = {"kind": "dates", "speaks_for": True, "text": "one deal"}
    return {"first": first, "second": second, "kind": "stages", "reasons": [reason]}


def test_a_comparison_comes_back_as_it_was_written() -> None:
    given = Comparison.model_validate(
        {
            "sources": [source("a"), source("b", 0), source("c")],
            "groups": [group("1", ("a", 0)), group("2", ("c", 0))],
            "links": [link("1", "2")],
        }
    )
    assert Comparison.model_validate_json(given.model_dump_json()) == given


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"sources": [source("a"), source("a")], "groups": []}, "two sources have one key"),
        ({"sources": [source("a")], "groups": []}, "not the events of the sources"),
        (
            {"sources": [source("a")], "groups": [group("1", ("a", 0)), group("2", ("a", 0))]},
            "stands in two groups",
        ),
        (
            {
                "sources": [source("a", 2)],
                "groups": [group("1", ("a", 0)), group("1", ("a", 1))],
            },
            "two groups have one id",
        ),
        (
            {
                "sources": [source("a")],
                "groups": [group("1", ("a", 0))],
                "links": [link("1", "9")],
            },
            "are no two groups",
        ),
    ],
)
def test_a_comparison_that_does_not_hold_together_is_refused(
    value: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        Comparison.model_validate(value)
