"""The parts of an event as a reader meets them, each with its mark in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from schemas import Count, CountRole, Event, Item


class Part(NamedTuple):
    """Items of an event under one heading.

    Attributes:
        title: the heading.
        sort: the class of style of their marks; line and colour tell it, and the heading shows it.
        items: what is coded.
    """

    title: str
    sort: str
    items: list[Item]


def parts(event: Event) -> Iterator[Part]:
    """All items of an event in the order in which a reader asks; parts without one are left out."""
    background = [each for each in event.counts if _is_background(each)]
    numbers = [each for each in event.counts if not _is_background(each)]
    told = (
        Part("Parties", "who", [*event.parties]),
        Part("Numbers", "num", [*numbers]),
        Part("People", "who", [*event.people]),
        Part("Dates", "when", [*event.dates]),
        Part("Places", "when", [*event.locations]),
        Part("Reasons given", "why", [*event.rationales]),
        Part("Wording that takes a side", "slant", [*event.framing]),
        Part("Background, not part of this exchange", "back", [*background]),
    )
    yield from (part for part in told if part.items)


def _is_background(count: Count) -> bool:
    return count.role is CountRole.BACKGROUND
