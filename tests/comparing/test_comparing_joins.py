"""Which reports are put together as one event, and which are not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Comparison, LinkKind, Record, Verdict
from summarizer.comparing import Given, compare
from tests.support.events import count, day, person, report, swap


def groups(*records: Record) -> set[frozenset[str]]:
    return {
        frozenset(member.source for member in group.members) for group in compared(*records).groups
    }


def compared(*records: Record) -> Comparison:
    return compare(Given(each) for each in records)


def joined(one: Record, other: Record) -> bool:
    return len(groups(one, other)) == 1


def test_swaps_of_other_days_with_equal_numbers_are_two_and_it_is_said_why() -> None:
    july = report("july", swap(95, 95, handover="2024-07-17"))
    october = report("october", swap(95, 95, handover="2024-10-18"))
    comparison = compared(july, october)
    assert len(comparison.groups) == 2
    (apart,) = comparison.apart
    told = {reason.text: reason.speaks_for for reason in apart.reasons}
    assert told == {
        "same parties (Kenya and Ethiopia)": True,
        "same counts (95 and 95)": True,
        "carried out on different days (2024-07-17; 2024-10-18)": False,
    }


def test_the_next_day_is_another_day() -> None:
    first = report("first", swap(95, 95, handover="2024-07-17"))
    second = report("second", swap(95, 95, handover="2024-07-18"))
    assert not joined(first, second)


def test_a_report_without_a_day_joins_the_swap_before_it_and_ties_no_days_together() -> None:
    first = report("first", swap(95, 95, handover="2024-07-17"), published="2024-07-18")
    vague = report("vague", swap(95, 95), published="2024-07-19")
    second = report("second", swap(95, 95, handover="2024-07-24"), published="2024-07-25")
    assert groups(first, vague, second) == {frozenset({"first", "vague"}), frozenset({"second"})}


def test_nothing_but_numbers_and_parties_is_not_enough() -> None:
    one, other = (report(name, swap(95, 95)) for name in ("one", "other"))
    assert not joined(one, other)


def test_announced_and_carried_out_are_stages_of_one() -> None:
    deal = report("deal", swap(12, 3, agreement="2024-05-01", status="agreed"))
    done = report("done", swap(12, 3, handover="2024-05-07"))
    (group,) = compared(deal, done).groups
    assert group.why == "same parties and counts; announced 2024-05-01, carried out 2024-05-07"


def test_a_swap_carried_out_before_the_other_was_announced_is_another() -> None:
    deal = report("deal", swap(12, 3, agreement="2024-05-10", status="agreed"))
    done = report("done", swap(12, 3, handover="2024-05-07"))
    assert not joined(deal, done)


def test_one_source_that_tells_of_two_events_is_believed() -> None:
    both = report("both", swap(7, handover="2024-05-07"), swap(7, handover="2024-05-07"))
    assert len(compared(both).groups) == 2


def test_other_sides_are_another_event_and_a_side_left_out_is_none() -> None:
    known = report("known", swap(12, 3, handover="2024-05-07"))
    others = {"Kenya": "KE", "Somalia": "SO"}
    other = report("other", swap(12, 3, handover="2024-05-07", sides=others))
    assert not joined(known, other)
    silent = swap(12, handover="2024-05-07")
    silent["parties"] = silent["parties"][:1]
    silent["counts"] = [count(12, "Kenya", None, 100)]
    silent["kind"] = "one_sided_release"
    assert joined(known, report("silent", silent))


def test_the_order_of_the_sides_says_nothing() -> None:
    mirrored = {"Ethiopia": "ET", "Kenya": "KE"}
    one = report("one", swap(12, 3, handover="2024-05-07"))
    other = report("other", swap(3, 12, handover="2024-05-07", sides=mirrored))
    (group,) = compared(one, other).groups
    counts = next(field for field in group.fields if field.name == "counts")
    assert [row.verdict for row in counts.rows] == [Verdict.AGREED, Verdict.AGREED]


def test_the_same_people_are_one_event_though_the_day_differs() -> None:
    def freed(name: str, date: str) -> dict[str, Any]:
        return swap(handover=date, people=[person(name, 400), person("Sara Haile", 420)])

    one = report("one", freed("Oleg Sentsov", "2024-05-07"))
    other = report("other", freed("Олег Сенцов", "2024-05-08"))
    (group,) = compared(one, other).groups
    fields = {field.name: field.rows for field in group.fields}
    assert [row.verdict for row in fields["people"]] == [Verdict.AGREED, Verdict.AGREED]
    assert fields["people"][0].notes == ["named Oleg Sentsov and Олег Сенцов"]
    assert [row.verdict for row in fields["dates"]] == [Verdict.DIFFER]


def test_parts_of_one_deal_on_several_days_are_linked_and_not_joined() -> None:
    deal: dict[str, Any] = {"agreement": "2024-05-01", "status": "completed"}
    first = report("first", swap(390, 390, handover="2024-05-23", **deal))
    last = report("last", swap(303, 303, handover="2024-05-25", **deal))
    comparison = compared(first, last)
    assert len(comparison.groups) == 2
    (link,) = comparison.links
    assert link.kind is LinkKind.BATCHES
    assert comparison.apart == []


def test_the_whole_deal_is_one_though_each_tells_of_another_day_of_it() -> None:
    whole: dict[str, Any] = {"agreement": "2024-05-01", "status": "ongoing"}

    def told(name: str, part: int, date: str) -> Record:
        event = swap(1000, 1000, handover=date, **whole)
        event["counts"] += [count(part, "Kenya", "Ethiopia", 200, role="subgroup")]
        return report(name, event)

    assert joined(told("first", 390, "2024-05-23"), told("last", 303, "2024-05-25"))


def test_hedged_numbers_tie_and_agree() -> None:
    exact = report("exact", swap(206, 3, handover="2024-05-07"))
    hedged = swap(206, 3, handover="2024-05-07")
    hedged["counts"][0] |= {"low": 201, "high": None, "as_written": "more than 200 soldiers"}
    (group,) = compared(exact, report("hedged", hedged)).groups
    row = next(field for field in group.fields if field.name == "counts").rows[0]
    assert row.verdict is Verdict.AGREED
    assert [said.value["low"] for said in row.values] == [206, 201]
    assert row.notes == ["“206 soldiers” fits “more than 200 soldiers”"]


def test_a_group_refuses_a_member_that_another_member_stands_against() -> None:
    names: dict[str, Any] = {"people": [person("Sara Haile", 400)]}
    july = report("july", swap(95, 95, handover="2024-07-17", **names), published="2024-07-18")
    vague = report("vague", swap(95, 95, **names), published="2024-07-18")
    october = report("october", swap(95, 95, handover="2024-10-18"), published="2024-07-19")
    comparison = compared(july, vague, october)
    together = [{member.source for member in group.members} for group in comparison.groups]
    assert {"july", "vague"} in together
    assert not any({"july", "october"} <= group for group in together)


reports = st.lists(
    st.tuples(
        st.sampled_from(["2024-05-01", "2024-05-03", "2024-05-20", None]),
        st.sampled_from([(95, 95), (95, 90), (12,), ()]),
        st.sampled_from(["2024-05-02", "2024-05-06", "2024-05-21", None]),
        st.sampled_from(["completed", "agreed", "ongoing"]),
    ),
    max_size=7,
)


def _made(told: list[tuple[Any, ...]]) -> list[Record]:
    return [
        report(
            f"r{number}",
            swap(*numbers, handover=handover, status=status),
            published=published,
        )
        for number, (handover, numbers, published, status) in enumerate(told)
    ]


@settings(max_examples=60)
@given(reports)
def test_no_group_holds_two_days_of_handover_unless_one_was_only_planned(
    told: list[tuple[Any, ...]],
) -> None:
    records = _made(told)
    stated = {
        f"r{number}": handover
        for number, (handover, _, _, status) in enumerate(told)
        if handover and status == "completed"
    }
    for group in compared(*records).groups:
        assert len({stated[m.source] for m in group.members if m.source in stated}) <= 1


@settings(max_examples=40)
@given(reports, st.randoms(use_true_random=False))
def test_every_item_of_every_record_stands_in_the_comparison_once(
    told: list[tuple[Any, ...]], random: Any
) -> None:
    records = _made(told)
    random.shuffle(records)
    found = [
        (by.source, by.path)
        for group in compared(*records).groups
        for field in group.fields
        for row in field.rows
        for said in row.values
        for by in said.by
    ]
    expected = {
        (record.source.id, f"events.0.{name}.{index}")
        for record in records
        for name in ("parties", "counts", "people", "dates", "locations", "rationales")
        for index in range(len(getattr(record.events[0], name)))
    } | {
        (record.source.id, f"events.0.{name}") for record in records for name in ("status", "kind")
    }
    assert len(found) == len(set(found))
    assert set(found) == expected


@pytest.mark.parametrize("numbers", [(95, 95), (32, 2)])
def test_distinct_states_of_one_code_do_not_clash(numbers: tuple[int, int]) -> None:
    sides = {"East Germany": "DE", "West Germany": "DE"}
    one = report("one", swap(*numbers, handover="1985-06-11", sides=sides))
    other = report("other", swap(*numbers, handover="1985-06-11", sides=sides))
    assert joined(one, other)


def test_a_date_without_a_day_is_kept_beside_the_others() -> None:
    vague = swap(12, 3, handover="2024-05-07")
    vague["dates"] += [day(None, "handover", 500, "that morning")]
    (group,) = compared(report("one", vague)).groups
    dates = next(field for field in group.fields if field.name == "dates")
    assert [said.text for row in dates.rows for said in row.values] == [
        "2024-05-07",
        "no day: that morning",
    ]
