"""Swaps told in few words: what each side lets go, and verbs that are told once for two sides."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import CountRole, EventKind, Status
from summarizer.rules.engine import RulesEngine
from summarizer.source import Source

REST = (
    " The handover took place at a crossing in the north, residents said. It was the third such "
    "deal since November, and relatives waited at the bridge from the early morning with flowers "
    "and flags. Officials declined to give further details of the negotiations."
)
BOTH = {(20, "Peru", "Chile"), (20, "Chile", "Peru")}


def event(text: str):
    made = Source.from_text(text + REST, "even", published=date(2024, 5, 6), language="en")
    (found,) = RulesEngine().extract(made).events
    return found


def transfers(text: str) -> set[tuple[int | None, str | None, str | None]]:
    return {
        (count.low, count.released_by, count.released_to)
        for count in event(text).counts
        if count.role is CountRole.TRANSFER
    }


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile exchanged 20 prisoners each on Thursday.",
        "Peru and Chile each released 20 prisoners on Thursday.",
        "Peru and Chile swapped 20 captives apiece on Thursday.",
        "Peru and Chile exchanged 20 prisoners on each side on Thursday.",
    ],
)
def test_what_each_side_lets_go_goes_both_ways(text: str) -> None:
    assert transfers(text) == BOTH


def test_the_sum_beside_what_each_side_lets_go_is_the_total() -> None:
    text = "Forty prisoners, 20 from each side, were exchanged by Peru and Chile on Thursday."
    assert transfers(text) == BOTH
    assert [c.low for c in event(text).counts if c.role is CountRole.TOTAL] == [40]


def test_a_verb_told_once_holds_for_both_sides() -> None:
    text = "Peru freed 20 Chileans and Chile 15 Peruvians on Thursday."
    assert event(text).kind is EventKind.EXCHANGE
    assert transfers(text) == {(20, "Peru", "Chile"), (15, "Chile", "Peru")}


@pytest.mark.parametrize(
    ("verb", "status"),
    [("carried out", Status.COMPLETED), ("agreed to", Status.AGREED)],
)
@pytest.mark.parametrize("swap", ["20-for-20 prisoner exchange", "1,000-for-1,000 swap"])
def test_a_swap_of_so_many_for_so_many_is_as_sure_as_its_verb(
    verb: str, status: Status, swap: str
) -> None:
    assert event(f"Peru and Chile {verb} a {swap} on Thursday.").status is status


def test_further_people_are_no_whole_of_those_before() -> None:
    text = "Peru released 100 Chilean sailors on Thursday and will free 260 more Chileans soon."
    assert (100, "Peru", "Chile") in transfers(text)
