"""In a swap people go both ways, so one of several transfers is turned round."""

from __future__ import annotations

from schemas import CountRole
from summarizer.rules.english.items.count_parts import Tally
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.mentions.marks import Quantity
from summarizer.rules.english.weighed.two_ways import one_way, turned
from summarizer.text.spans import Span

SIDES = Sides((), ("Peru", "Chile"), ("Peru", "Chile"))


def tally(number: int, by: str, to: str) -> Tally:
    """A transfer of so many people, at a place of its own in the text."""
    span = Span(number, number + 1)
    quantity = Quantity(number, number, False)
    return Tally(CountRole.TRANSFER, by, to, quantity, "military", span, "count.weighed")


def test_the_least_sure_of_transfers_that_go_one_way_is_turned_round() -> None:
    found = [tally(5, "Peru", "Chile"), tally(9, "Peru", "Chile")]
    assert one_way(found)
    leads = {Span(5, 6): 2.0, Span(9, 10): 0.5}
    assert turned(found, SIDES, leads) == [found[0], tally(9, "Chile", "Peru")]


def test_transfers_both_ways_and_one_alone_are_left() -> None:
    assert not one_way([tally(5, "Peru", "Chile"), tally(9, "Chile", "Peru")])
    assert not one_way([tally(5, "Peru", "Chile")])


def test_what_rules_alone_gave_is_not_turned_round() -> None:
    found = [tally(5, "Peru", "Chile"), tally(9, "Peru", "Chile")]
    assert turned(found, SIDES, {}) == found
