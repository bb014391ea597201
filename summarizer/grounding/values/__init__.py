"""The value of an item against the words that prove it."""

from __future__ import annotations

from schemas import Count, EventDate, Framing, Item, Party, Person, Place
from summarizer.grounding.grounder import Grounder
from summarizer.grounding.values.counts import check_count
from summarizer.grounding.values.dates import check_date
from summarizer.grounding.values.parties import check_country, check_party
from summarizer.grounding.values.people import check_framing, check_person, check_place
from summarizer.grounding.values.wording import check_summary, check_wording

__all__ = ["check_item", "check_summary"]


def check_item(item: Item, grounder: Grounder) -> list[str]:
    """Short reasons why an item does not say what its evidence says; none if it does.

    The evidence itself must have been located: its offsets are taken as they are. What an
    item says in words of its own is checked for numbers only.
    """
    reasons: list[str] = []
    match item:
        case Count():
            reasons = check_count(item, grounder)
        case EventDate():
            reasons = check_date(item, grounder)
        case Person():
            reasons = check_person(item, grounder)
        case Place():
            reasons = check_place(item, grounder) + check_country(item, grounder)
        case Party():
            reasons = check_party(item, grounder)
        case Framing():
            reasons = check_framing(item, grounder)
    return reasons + check_wording(item, grounder)
