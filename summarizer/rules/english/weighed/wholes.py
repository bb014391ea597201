"""Whether a number of people may be part of a greater one that goes the same way, as cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.rules.english.lexicon.words import HeadWord

_NEXT = 2
"""Sentences on each side in which a whole is near."""
_RIVAL, _SMALL = 0.72, 0.2
"""Shares of a greater number from which one is a rival for it, and up to which a small part."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people in a sentence.

    ``way`` is who lets them go, None where all go the same way; ``counts`` whether words say that
    it is of people, ``moved`` whether the rules take it for a transfer.
    """

    index: int
    size: int
    noun: HeadWord
    way: str | None
    counts: bool
    moved: bool


class Wholes:
    """The numbers of an event, in order of the text, with the greatest that stand near each."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._numbers = numbers
        self._before, self._rows = _greatest(numbers)
        self._behind = _greatest(numbers[::-1])[0][::-1]
        self._tops: dict[str | None, Number] = {}
        for each in self._rows.values():
            top = self._tops.get(each.way)
            if top is None or each.size > top.size:
                self._tops[each.way] = each

    def cues(self, at: int) -> Iterator[str]:
        """Where a greater number of the same way stands, and how like it this one is."""
        own = self._numbers[at]
        found = dict(self._found(at))
        ways = "one-way" if own.way is None else "same-way"
        for place, whole in found.items():
            moved = [" transfer"] if whole.moved else []
            for cue in ("", *moved):
                yield f"whole {place}{cue}"
                yield f"whole {ways} {place}{cue}"
            if not place.startswith("far"):
                yield from _likeness(own, whole, place)
        if not found:
            yield "whole none"
            yield f"whole {ways} none"
        if own.way is not None:
            other = any(way not in (None, own.way) for way in self._tops)
            yield "other-way some" if other else "other-way none"

    def _found(self, at: int) -> Iterator[tuple[str, Number]]:
        """The places with a greater number, and the greatest of each."""
        own = self._numbers[at]
        places = {
            "here-before": [self._before[at]],
            "here-behind": [self._behind[at]],
            "near-before": self._of(own.way, range(own.index - _NEXT, own.index)),
            "near-behind": self._of(own.way, range(own.index + 1, own.index + _NEXT + 1)),
        }
        for place, every in places.items():
            greater = [each for each in every if each is not None and each.size > own.size]
            if greater:
                yield place, max(greater, key=lambda each: each.size)
        top = self._tops.get(own.way)
        if top is not None and top.size > own.size and abs(top.index - own.index) > _NEXT:
            yield ("far-before" if top.index < own.index else "far-behind"), top

    def _of(self, way: str | None, indices: Iterable[int]) -> list[Number | None]:
        return [self._rows.get((index, way)) for index in indices]


def _greatest(
    numbers: Sequence[Number],
) -> tuple[list[Number | None], dict[tuple[int, str | None], Number]]:
    """The greatest so far in the sentence of each number that goes its way, and of all of it."""
    before: list[Number | None] = []
    rows: dict[tuple[int, str | None], Number] = {}
    for each in numbers:
        key = each.index, each.way
        top = rows.get(key)
        before.append(top)
        if each.counts and (top is None or each.size > top.size):
            rows[key] = each
    return before, rows


def _likeness(own: Number, whole: Number, place: str) -> Iterator[str]:
    if own.noun == whole.noun:
        yield f"whole-same-noun {place[:4]}"
    if own.size > _RIVAL * whole.size:
        yield "whole-rival"
    if own.size < _SMALL * whole.size:
        yield "whole-far-greater"
