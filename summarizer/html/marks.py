"""The text of a source, cut where evidence begins or ends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from schemas import Evidence


class Mark(NamedTuple):
    """Evidence for the row of that number.

    Attributes:
        start: offset of the first character, in code points.
        end: offset behind the last.
        row: number of what rests on it.
        sort: what tells this mark from others to the eye, such as the side that gave it.
    """

    start: int
    end: int
    row: int
    sort: str


class Segment(NamedTuple):
    """Characters of the text that the same marks cover.

    Attributes:
        start: offset of the first character, in code points.
        end: offset behind the last.
        marks: what covers them, the shortest first.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def rows(self) -> list[int]:
        """Numbers of the rows that rest on them, in order."""
        return sorted({mark.row for mark in self.marks})

    @property
    def sorts(self) -> set[str]:
        """The sorts of the marks."""
        return {mark.sort for mark in self.marks}


def stands(evidence: Evidence, text: str) -> bool:
    """Whether the text reads so at the place that the evidence gives."""
    return text[evidence.start : evidence.end] == evidence.quote


def segments(length: int, marks: Iterable[Mark]) -> list[Segment]:
    """A text of ``length`` characters in pieces that join up to the whole.

    Marks may overlap in any way; each must lie within the text.
    """
    edges: defaultdict[int, list[tuple[Mark, int]]] = defaultdict(list)
    for mark in marks:
        edges[mark.start].append((mark, 1))
        edges[mark.end].append((mark, -1))
    open_: Counter[Mark] = Counter()
    cuts: Sequence[int] = sorted({0, length, *edges})
    pieces = []
    for start, end in pairwise(cuts):
        for mark, step in edges.get(start, ()):
            open_[mark] += step
            if not open_[mark]:
                del open_[mark]
        pieces.append(Segment(start, end, tuple(sorted(open_, key=_shortest))))
    return pieces


def _shortest(mark: Mark) -> tuple[int, Mark]:
    return mark.end - mark.start, mark
