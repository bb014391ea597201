from __future__ import annotations

from typing import Any

from schemas import Event
from summarizer.model.join import join


def event(words: str = "12 men", number: int = 12, start: int = 0, **more: Any) -> Event:
    evidence = [{"quote": words, "start": start, "end": start + len(words)}]
    sides = {"Kenya": ["releasing"], "Ethiopia": ["receiving"]} | more.pop("sides", {})
    return Event.model_validate(
        {
            "kind": "one_sided_release",
            "status": "completed",
            "summary": f"{number} men.",
            "parties": [
                {"name": name, "kind": "state", "roles": roles, "evidence": evidence}
                for name, roles in sides.items()
            ],
            "counts": [
                {
                    "role": "transfer",
                    "released_by": "Kenya",
                    "released_to": "Ethiopia",
                    "low": number,
                    "high": number,
                    "category": "military",
                    "as_written": words,
                    "evidence": evidence,
                }
            ],
        }
        | more
    )


def test_the_same_fact_of_two_parts_is_one_with_the_evidence_of_both() -> None:
    (joined,) = join([[event(start=10)], [event(start=90)], [event(start=10)]])
    (count,) = joined.counts
    assert [each.start for each in count.evidence] == [10, 90]
    assert [party.name for party in joined.parties] == ["Kenya", "Ethiopia"]


def test_other_numbers_stay_apart() -> None:
    (joined,) = join([[event()], [event("13 men", 13)]])
    assert [count.low for count in joined.counts] == [12, 13]


def test_the_first_part_gives_status_and_summary() -> None:
    (joined,) = join([[event(status="unclear")], [event("13 men", 13, status="agreed")]])
    assert joined.status == "agreed"
    assert joined.summary == "12 men."


def test_events_of_other_sides_stay_apart() -> None:
    other = event().model_copy(update={"parties": [], "counts": []})
    peru = Event.model_validate(
        other.model_dump()
        | {
            "parties": [
                {
                    "name": "Peru",
                    "kind": "state",
                    "roles": ["releasing"],
                    "evidence": [{"quote": "P", "start": 0, "end": 1}],
                }
            ]
        }
    )
    assert len(join([[event()], [peru]])) == 2


def test_two_events_of_one_part_stay_two() -> None:
    assert len(join([[event(), event("13 men", 13)]])) == 2


def test_a_release_told_from_both_ends_is_an_exchange() -> None:
    both = {"Kenya": ["releasing", "receiving"], "Ethiopia": ["releasing", "receiving"]}
    there = event(sides=both)
    back = there.counts[0].model_copy(update={"released_by": "Ethiopia", "released_to": "Kenya"})
    (joined,) = join([[there], [there.model_copy(update={"counts": [back]})]])
    assert joined.kind == "exchange"
    assert len(joined.counts) == 2


def test_roles_add_up_and_a_commentator_who_acts_is_none() -> None:
    (joined,) = join(
        [[event(sides={"Qatar": ["commentator"]})], [event(sides={"Qatar": ["mediator"]})]]
    )
    assert joined.parties[2].roles == ["mediator"]


def test_what_one_part_tells_apart_stays_apart() -> None:
    one = event()
    twice = one.model_copy(
        update={
            "counts": [*one.counts, one.counts[0].model_copy(update={"as_written": "12 others"})]
        }
    )
    assert join([[twice]]) == [twice]
    (joined,) = join([[twice], [one]])
    assert [count.as_written for count in joined.counts] == ["12 men", "12 others"]


def test_two_spellings_of_a_party_stay_two() -> None:
    (joined,) = join([[event()], [event("13 men", 13, sides={"KENYA": ["host"]})]])
    assert [party.name for party in joined.parties] == ["Kenya", "Ethiopia", "KENYA"]
