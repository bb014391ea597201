from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from schemas import ITEM_TYPES, Evidence, Record, RecordError, load_record

TEXT = "Kenya freed 12 Ethiopians and Ethiopia freed two Kenyans on Tuesday."


def evidence(words: str) -> list[dict[str, Any]]:
    start = TEXT.index(words)
    return [{"quote": words, "start": start, "end": start + len(words)}]


def party(name: str, *roles: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": "state", "roles": roles, "evidence": evidence(name)} | more


def count(words: str, number: int | None, **more: Any) -> dict[str, Any]:
    given = {"role": "transfer", "low": number, "high": number, "category": "unspecified"}
    return given | {"as_written": words, "evidence": evidence(words)} | more


def record(**lists: Any) -> dict[str, Any]:
    event = {"kind": "exchange", "status": "completed", "summary": "A swap."} | lists
    return {
        "schema_version": "1.0",
        "source": {
            "id": "x",
            "characters": len(TEXT),
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        },
        "events": [event],
    }


def faults(**lists: Any) -> str:
    with pytest.raises(RecordError) as caught:
        load_record(record(**lists), TEXT)
    return str(caught.value)


BOTH = ("releasing", "receiving")
KENYA, ETHIOPIA = party("Kenya", *BOTH, country="KE"), party("Ethiopia", *BOTH, country="ET")


def test_a_record_comes_back_as_it_was_written() -> None:
    given = record(
        parties=[KENYA, ETHIOPIA],
        counts=[
            count("12 Ethiopians", 12, released_by="Kenya", released_to="Ethiopia"),
            count("two Kenyans", 2, released_by="Ethiopia", released_to="Kenya"),
        ],
    )
    loaded = load_record(json.dumps(given), TEXT)
    assert load_record(loaded.model_dump_json(), TEXT) == loaded
    assert Record.model_validate_json(loaded.model_dump_json()) == loaded


@pytest.mark.parametrize(
    ("lists", "words"),
    [
        (
            {"parties": [KENYA], "counts": [count("12 Ethiopians", 12, released_by="Sudan")]},
            "events.0.counts.0.released_by: 'Sudan' is no party of this event (parties: Kenya)",
        ),
        (
            {
                "parties": [party("Kenya", "host")],
                "counts": [count("12 Ethiopians", 12, released_by="Kenya")],
            },
            "Kenya has not the role releasing that released_by needs",
        ),
        ({"counts": [count("two Kenyans", 2, low=3)]}, "low 3 is above high 2"),
        ({"counts": [count("two Kenyans", None)]}, "without low and high is approximate"),
        ({"counts": [count("two Kenyans", -1)]}, "greater than or equal to 0"),
        (
            {
                "parties": [KENYA],
                "counts": [count("two Kenyans", 2, role="background", released_by="Kenya")],
            },
            "a background has neither released_by nor released_to",
        ),
        ({"parties": [KENYA, KENYA]}, "Kenya stands 2 times"),
        ({"parties": [party("Kenya", "commentator", "host")]}, "a commentator only reacts"),
        ({"parties": [party("Kenya", "host", "host")]}, "stands twice"),
        ({"parties": [party("Kenya", "host", country="QQ")]}, "no ISO 3166-1"),
        ({"parties": [party("Kenya", "host", kind="armed_group", country="KE")]}, "only a state"),
        ({"parties": [party("Kenya")]}, "at least 1 item"),
        (
            {
                "people": [
                    {"name": "A", "role": "held", "party": "Sudan", "evidence": evidence("12")}
                ]
            },
            "events.0.people.0.party: 'Sudan' is no party",
        ),
        (
            {
                "rationales": [
                    {
                        "stated_by": "Sudan",
                        "kinds": ["other"],
                        "statement": "s",
                        "evidence": evidence("12"),
                    }
                ]
            },
            "events.0.rationales.0.stated_by: 'Sudan' is no party",
        ),
        ({"summary": "  "}, "at least 1 character"),
        ({"colour": "red"}, "Extra inputs are not permitted"),
        ({"status": "done"}, "Input should be"),
    ],
)
def test_a_breach_of_the_codebook_is_named_with_its_place(
    lists: dict[str, Any], words: str
) -> None:
    assert words in faults(**lists)


def test_all_faults_are_told_at_once() -> None:
    told = faults(
        people=[
            {"name": "A", "role": "held", "party": name, "evidence": evidence("12")}
            for name in ("Sudan", "Chad")
        ]
    )
    assert "'Sudan'" in told
    assert "'Chad'" in told


def test_a_one_sided_release_goes_one_way() -> None:
    counts = [
        count("12 Ethiopians", 12, released_by="Kenya", released_to="Ethiopia"),
        count("two Kenyans", 2, released_by="Ethiopia", released_to="Kenya"),
    ]
    told = faults(kind="one_sided_release", parties=[KENYA, ETHIOPIA], counts=counts)
    assert "events.0.counts.1.released_by: a one-sided release goes one way" in told


@pytest.mark.parametrize("lists", list(ITEM_TYPES))
def test_every_item_needs_evidence(lists: str) -> None:
    assert "evidence" in faults(**{lists: [{"evidence": []}]})


def test_a_quote_that_is_not_the_text_is_refused() -> None:
    wrong = party("Kenya", "host") | {"evidence": [{"quote": "Kenyo", "start": 0, "end": 5}]}
    assert "the source reads 'Kenya' at 0:5, not 'Kenyo'" in faults(parties=[wrong])
    with pytest.raises(ValueError, match="do not span"):
        Evidence(quote="Kenya", start=0, end=4)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("{", "this is no JSON"),
        ("[" * 100_000, "this is no JSON"),
        ("[]", "a record is a JSON object"),
        ("{}", "no schema_version"),
        ('{"schema_version": "0.9"}', "extract the source again"),
        ('{"schema_version": "1.1"}', "install a newer"),
        ('{"schema_version": "10.0"}', "install a newer"),
        (
            '{"schema_version": "1.0", "id": "a", "source": null, '
            '"error": {"kind": "SourceError", "message": "it is empty", "retryable": false}}',
            "no record of a was made: it is empty",
        ),
        ('{"schema_version": "1.0", "error": 3}', "error"),
    ],
)
def test_what_is_no_record_of_this_version_is_refused_in_a_sentence(data: str, words: str) -> None:
    with pytest.raises(RecordError, match=words) as caught:
        load_record(data)
    assert "\n" not in str(caught.value)
