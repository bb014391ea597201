"""The ways of all counts of an exchange taken together: in a swap people go both ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from schemas import CountRole
from summarizer.rules.english.items.count_parts import Tally
from summarizer.rules.english.items.sides import Sides
from summarizer.text.spans import Span


def one_way(found: Sequence[Tally]) -> bool:
    """Whether several transfers all go the same way."""
    ways = [tally.released_by for tally in found if tally.role is CountRole.TRANSFER]
    return len(ways) > 1 and None not in ways and len(set(ways)) == 1


def turned(found: Sequence[Tally], sides: Sides, leads: Mapping[Span, float]) -> list[Tally]:
    """The counts with the transfer turned round whose way is the least sure.

    Args:
        found: counts of which the transfers all go the same way.
        sides: the two sides.
        leads: how sure each way is, by the words of the count; rules alone gave the others.
    """
    unsure = [tally for tally in found if tally.role is CountRole.TRANSFER and tally.span in leads]
    if not unsure:
        return list(found)
    weakest = min(unsure, key=lambda tally: abs(leads[tally.span]))
    other = replace(
        weakest, released_by=weakest.released_to, released_to=sides.other(weakest.released_to)
    )
    return [other if tally is weakest else tally for tally in found]
