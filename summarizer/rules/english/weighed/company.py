"""How a number of people stands to the other numbers of its event, as cues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from math import inf

from summarizer.rules.english.items.count_parts import headcount
from summarizer.rules.english.mentions.marks import PeopleMark

_MOST = 3
_FEW = 2
_NEXT = 2
"""Sentences around a number in which those are looked for that it is part of."""
_SUMMANDS = 3
"""Most numbers side by side that are added up."""


class _Row:
    """The numbers of one sentence, with the greatest and the least on each side of each."""

    def __init__(self, first: int, sizes: Sequence[int], words: Sequence[object]) -> None:
        self.first = first
        self.sizes = sizes
        self.words = Counter(words)
        self.greatest = max(sizes)
        some = [size or inf for size in sizes]
        self._sides = {
            "before": (
                [0, *accumulate(sizes[:-1], max)],
                [inf, *accumulate(some[:-1], min)],
            ),
            "behind": (
                [0, *accumulate(sizes[:0:-1], max)][::-1],
                [inf, *accumulate(some[:0:-1], min)][::-1],
            ),
        }

    def order(self, at: int) -> Iterator[str]:
        """On which sides of the number at a place in the row greater and lesser ones stand."""
        for side, (greatest, least) in self._sides.items():
            if greatest[at] > self.sizes[at]:
                yield f"greater-{side}"
            if least[at] < self.sizes[at]:
                yield f"lesser-{side}"


class Company:
    """The numbers of an event, in order of the text, each with the index of its sentence."""

    def __init__(self, marks: Sequence[tuple[int, PeopleMark]]) -> None:
        self._marks = marks
        self._sizes = [headcount(mark.quantity) if mark.quantity else 0 for _, mark in marks]
        self._rows: dict[int, _Row] = {}
        for index, places in groupby(range(len(marks)), lambda at: marks[at][0]):
            row = list(places)
            sizes = [self._sizes[at] for at in row]
            self._rows[index] = _Row(row[0], sizes, [marks[at][1].word for at in row])
        self._times = Counter(self._sizes)
        self._greatest = max(self._sizes, default=0)
        self._first = {size: at for at, size in reversed(list(enumerate(self._sizes)))}
        sums = self._added_up()
        self._sums = frozenset(sums)
        self._summands = frozenset(at for parts in sums.values() for at in parts)

    def cues(self, at: int) -> Iterator[str]:
        """The cues of the number at a place in the order."""
        index, mark = self._marks[at]
        size, row = self._sizes[at], self._rows[index]
        yield f"nth:{min(_MOST, at)}"
        yield f"nth-here:{min(_MOST, at - row.first)} of {min(_MOST, len(row.sizes))}"
        yield from row.order(at - row.first)
        if any(each.greatest > size for each in self._before(index)):
            yield "greater-near"
        again = self._times[size] - 1
        yield f"again:{min(_FEW, again)}"
        if again and self._first[size] < at:
            yield "told-before"
        if size and size == self._greatest:
            yield "greatest"
        if at in self._sums:
            yield "sum"
        if size and at in self._summands:
            yield "summand"
        yield "same-noun-here" if row.words[mark.word] > 1 else "other-nouns-here"

    def _before(self, index: int) -> Iterator[_Row]:
        """The numbers of the sentences right before one."""
        for other in range(index - _NEXT, index):
            if other in self._rows:
                yield self._rows[other]

    def _added_up(self) -> dict[int, range]:
        """The numbers that are the sum of some that stand side by side near by, with those."""
        found: dict[int, range] = {}
        for at, size in enumerate(self._sizes):
            if not size:
                continue
            for many in range(_FEW, _SUMMANDS + 1):
                for first in (*range(at + 1, at + _FEW + 1), at - many):
                    parts = range(first, first + many)
                    inside = first >= 0 and parts.stop <= len(self._sizes)
                    if inside and self._adds_up(at, size, parts):
                        found.setdefault(at, parts)
        return found

    def _adds_up(self, at: int, size: int, parts: range) -> bool:
        sizes = self._sizes[parts.start : parts.stop]
        if sum(sizes) != size or not all(sizes):
            return False
        return all(abs(self._marks[i][0] - self._marks[at][0]) <= _NEXT for i in parts)
