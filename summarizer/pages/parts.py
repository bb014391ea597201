"""The parts of an event as a reader meets them, each with its mark in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from schemas import Count, CountRole, Event, Item

_PARTS = (
    ("Parties", "who", "parties"),
    ("Numbers", "num", "counts"),
    ("People", "who", "people"),
    ("Dates", "when", "dates"),
    ("Places", "when", "locations"),
    ("Reasons given", "why", "rationales"),
    ("Wording that takes a side", "slant", "framing"),
    ("Background, not part of this exchange", "back", "counts"),
)
"""Heading, look and list, in the order in which a reader asks."""


class Placed(NamedTuple):
    """An item and its place in the event, such as ``counts.2``."""

    path: str
    item: Item


class Part(NamedTuple):
    """Items of an event under one heading.

    Attributes:
        title: the heading.
        sort: the class of style of their marks; line and colour tell it, and the heading shows it.
        items: what is coded.
    """

    title: str
    sort: str
    items: list[Placed]


def parts(event: Event) -> Iterator[Part]:
    """All items of an event under their headings; a heading without one is left out."""
    for title, sort, name in _PARTS:
        items = [
            Placed(f"{name}.{index}", item)
            for index, item in enumerate(getattr(event, name))
            if name != "counts" or _is_background(item) == (sort == "back")
        ]
        if items:
            yield Part(title, sort, items)


def _is_background(count: Count) -> bool:
    return count.role is CountRole.BACKGROUND
