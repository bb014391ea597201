"""How a number of people stands to the other numbers of its event, as cues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.rules.english.items.count_parts import headcount
from summarizer.rules.english.mentions.marks import PeopleMark

_MOST = 3
_FEW = 2
_NEXT = 2
"""Sentences around a number in which those are looked for that it is part of."""
_SUMMANDS = 3
"""Most numbers side by side that are added up."""


class Company:
    """The numbers of an event, in order of the text, each with the index of its sentence."""

    def __init__(self, marks: Sequence[tuple[int, PeopleMark]]) -> None:
        self._marks = marks
        self._sizes = [headcount(mark.quantity) if mark.quantity else 0 for _, mark in marks]
        self._known = frozenset(self._sizes)
        self._sums = self._added_up()

    def cues(self, at: int) -> Iterator[str]:
        """The cues of the number at a place in the order."""
        index, mark = self._marks[at]
        size = self._sizes[at]
        yield f"nth:{min(_MOST, at)}"
        here = [i for i, (other, _) in enumerate(self._marks) if other == index]
        yield f"nth-here:{min(_MOST, at - here[0])} of {min(_MOST, len(here))}"
        yield from self._order(at, here)
        again = sum(each == size for each in self._sizes) - 1
        yield f"again:{min(_FEW, again)}"
        if again and self._sizes.index(size) < at:
            yield "told-before"
        if size and size == max(self._sizes):
            yield "greatest"
        if at in self._sums:
            yield "sum"
        if size and any(at in parts for parts in self._sums.values()):
            yield "summand"
        nouns = [i for i in here if i != at and self._marks[i][1].word == mark.word]
        yield "same-noun-here" if nouns else "other-nouns-here"

    def _order(self, at: int, here: Sequence[int]) -> Iterator[str]:
        """Where greater and lesser numbers stand."""
        size = self._sizes[at]
        for side, places in (
            ("before", range(here[0], at)),
            ("behind", range(at + 1, here[-1] + 1)),
        ):
            sizes = [self._sizes[i] for i in places]
            if any(each > size for each in sizes):
                yield f"greater-{side}"
            if any(0 < each < size for each in sizes):
                yield f"lesser-{side}"
        index = self._marks[at][0]
        near = [
            self._sizes[i] for i, (other, _) in enumerate(self._marks) if 0 < index - other <= _NEXT
        ]
        if any(each > size for each in near):
            yield "greater-near"

    def _added_up(self) -> dict[int, range]:
        """The numbers that are the sum of some that stand side by side near by, with those."""
        found: dict[int, range] = {}
        for at, size in enumerate(self._sizes):
            for many in range(_FEW, _SUMMANDS + 1):
                for first in (*range(at + 1, at + _FEW + 1), at - many):
                    parts = range(first, first + many)
                    inside = first >= 0 and parts.stop <= len(self._sizes)
                    if inside and size and self._adds_up(at, size, parts):
                        found.setdefault(at, parts)
        return found

    def _adds_up(self, at: int, size: int, parts: range) -> bool:
        sizes = [self._sizes[i] for i in parts]
        near = all(abs(self._marks[i][0] - self._marks[at][0]) <= _NEXT for i in parts)
        return near and all(sizes) and sum(sizes) == size
