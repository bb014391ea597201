"""What the sources of one group say, and how it stands to each other."""

from __future__ import annotations

from typing import Any

import pytest

from schemas import Group, Record, Row, Verdict
from summarizer.comparing import Given, compare
from tests.support.events import count, day, person, place, report, swap
from tests.support.swap import said

DAY: dict[str, Any] = {"handover": "2024-05-07"}


def group(*records: Record, texts: tuple[str | None, ...] = ()) -> Group:
    given = [
        Given(record, texts[number] if texts else None) for number, record in enumerate(records)
    ]
    (only,) = compare(given).groups
    return only


def rows(records: Group, field: str) -> list[Row]:
    return next(each.rows for each in records.fields if each.name == field)


def two(field: str, one: dict[str, Any], other: dict[str, Any], **info: Any) -> list[Row]:
    """The rows of a field of two reports on one swap."""
    first = report("first", swap(12, 3, **DAY) | one, published=info.get("first"))
    second = report("second", swap(12, 3, **DAY) | other, published=info.get("second"))
    return rows(group(first, second), field)


def test_other_numbers_of_one_way_differ_and_both_stand() -> None:
    one = report("one", swap(12, 3, **DAY))
    other = report("other", swap(12, 5, **DAY))
    equal, unlike = rows(group(one, other), "counts")
    assert (equal.verdict, unlike.verdict) == (Verdict.AGREED, Verdict.DIFFER)
    assert unlike.label == "Ethiopia → Kenya"
    assert [(each.value["low"], each.by[0].source) for each in unlike.values] == [
        (3, "one"),
        (5, "other"),
    ]


def test_rival_figures_of_one_source_stand_apart_from_what_agrees() -> None:
    rival = swap(12, 3, **DAY)
    rival["counts"] += [count(14, "Kenya", "Ethiopia", 300)]
    found = rows(group(report("one", swap(12, 3, **DAY)), report("other", rival)), "counts")
    assert [(row.values[0].value["low"], row.verdict) for row in found] == [
        (12, Verdict.AGREED),
        (3, Verdict.AGREED),
        (14, Verdict.ONLY_SOME),
    ]


def test_a_less_exact_date_agrees_and_it_is_told() -> None:
    month = {"dates": [day("2024-05", "handover", 300, "in May")]}
    (row,) = two("dates", month, {})
    assert row.verdict is Verdict.AGREED
    assert row.notes == ["2024-05 is less exact than 2024-05-07"]


def test_a_civilian_in_one_is_a_soldier_in_the_other_and_it_is_told() -> None:
    civilian = swap(12, 3, **DAY)
    civilian["counts"][0]["category"] = "civilian"
    row = rows(group(report("a", swap(12, 3, **DAY)), report("b", civilian)), "counts")[0]
    assert row.verdict is Verdict.AGREED
    assert row.notes == ["counted as civilian and as military"]


def test_a_person_freed_in_one_and_held_in_the_other_differs() -> None:
    freed = {"people": [person("Sara Haile", 400)]}
    held = {"people": [person("Sara Haile", 400, role="held")]}
    (row,) = two("people", freed, held)
    assert row.verdict is Verdict.DIFFER


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (("agreed", "2024-05-06"), ("completed", "2024-05-08"), Verdict.AGREED),
        (("completed", "2024-05-08"), ("agreed", "2024-05-10"), Verdict.DIFFER),
        (("ongoing", "2024-05-08"), ("completed", "2024-05-08"), Verdict.AGREED),
        (("failed", "2024-05-08"), ("completed", "2024-05-08"), Verdict.DIFFER),
        (("unclear", "2024-05-08"), ("completed", "2024-05-08"), Verdict.AGREED),
    ],
)
def test_status_is_read_along_time(
    first: tuple[str, str], second: tuple[str, str], verdict: Verdict
) -> None:
    (row,) = two(
        "status", {"status": first[0]}, {"status": second[0]}, first=first[1], second=second[1]
    )
    assert row.verdict is verdict


def test_a_place_within_another_country_differs_and_other_places_stand_alone() -> None:
    one = {"locations": [place("Moyale", "handover", 600, "KE"), place("Isiolo", "capture", 620)]}
    other = {"locations": [place("Moyale", "handover", 600, "ET")]}
    found = two("locations", one, other)
    assert [(row.label, row.verdict) for row in found] == [
        ("handover", Verdict.DIFFER),
        ("capture", Verdict.ONLY_SOME),
    ]


def test_grounds_of_one_sort_and_one_side_share_a_row() -> None:
    def ground(*kinds: str) -> dict[str, Any]:
        reason = {"stated_by": "Kenya", "kinds": kinds, "statement": "a gesture"}
        return {"rationales": [reason | {"evidence": said(700, "a gesture")}]}

    (row,) = two("rationales", ground("goodwill"), ground("goodwill", "humanitarian"))
    assert row.verdict is Verdict.AGREED
    assert row.notes == ["only in some: humanitarian"]
    assert len(two("rationales", ground("goodwill"), ground("holiday"))) == 2


TEXT = "\n".join(f"Line {number} of the wire says something of its own." for number in range(30))


def test_copies_of_one_wire_are_one_voice_and_confirm_nothing() -> None:
    records = [report(name, swap(12, 3, **DAY)) for name in ("wire", "paper", "own")]
    copied = group(*records[:2], texts=(TEXT, f"{TEXT} Ends."))
    assert copied.voices == 1
    assert {row.verdict for row in rows(copied, "counts")} == {Verdict.ALONE}
    third = group(*records, texts=(TEXT, f"{TEXT} Ends.", "Something else altogether."))
    assert third.voices == 2
    assert {row.verdict for row in rows(third, "counts")} == {Verdict.AGREED}


def test_what_only_the_copies_say_is_only_in_some() -> None:
    records = [report(name, swap(12, 3, **DAY)) for name in ("wire", "paper")]
    own = report("own", swap(12, **DAY))
    found = rows(group(*records, own, texts=(TEXT, TEXT + " Ends.", "Other words.")), "counts")
    assert [row.verdict for row in found] == [Verdict.AGREED, Verdict.ONLY_SOME]


def test_copies_that_differ_are_shown_to_differ() -> None:
    wire, paper = report("wire", swap(12, 3, **DAY)), report("paper", swap(21, 3, **DAY))
    found = rows(group(wire, paper, texts=(TEXT, TEXT + " Ends.")), "counts")
    assert [row.verdict for row in found] == [Verdict.DIFFER, Verdict.ALONE]


def test_sources_of_one_id_are_told_apart() -> None:
    one, other = report("same", swap(12, 3, **DAY)), report("same", swap(12, 3, **DAY))
    comparison = compare([Given(one), Given(other)])
    assert [source.key for source in comparison.sources] == ["same", "same#2"]
    assert comparison.copies[0].text == "the same text"


def test_a_record_without_an_event_is_listed_and_in_no_group() -> None:
    comparison = compare([Given(report("empty"))])
    assert [(source.key, source.events) for source in comparison.sources] == [("empty", 0)]
    assert comparison.groups == []
