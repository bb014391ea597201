"""The text of a source, cut where evidence begins or ends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from schemas import Evidence


class Mark(NamedTuple):
    """Evidence of one side, for the row of that number."""

    start: int
    end: int
    row: int
    gold: bool


class Segment(NamedTuple):
    """Characters of the text that the same evidence covers.

    Attributes:
        start: offset of the first character, in code points.
        end: offset behind the last.
        gold: whether evidence of gold covers them.
        given: whether given evidence does.
        rows: numbers of the rows that rest on them, in order.
    """

    start: int
    end: int
    gold: bool
    given: bool
    rows: tuple[int, ...]


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
        here = [mark for mark, times in open_.items() if times > 0]
        open_ = Counter({mark: open_[mark] for mark in here})
        sides = {mark.gold for mark in here}
        rows = tuple(sorted({mark.row for mark in here}))
        pieces.append(Segment(start, end, True in sides, False in sides, rows))
    return pieces
