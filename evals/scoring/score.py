"""What scoring one source gives; scores of the same rule add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import fmean
from typing import NamedTuple

from evals.scoring.outcome import Finding
from evals.scoring.tally import Tally, Verdict

VERDICTS = tuple(Verdict)
"""Order of the five numbers of a column."""

WIDTH = len(VERDICTS)


class Kind(StrEnum):
    """What the numbers of a column count. Averages are taken over columns of one kind."""

    FIELD = "field"
    """values"""
    ITEM = "item"
    """whole items of a list, right where their key fields are"""
    GROUP = "group"
    """the items of one group, such as one role"""
    EVIDENCE = "evidence"
    """items that are right and rightly proven"""


class Column(NamedTuple):
    """A field path, such as ``events.counts.number``, and what is counted there."""

    path: str
    kind: Kind


class Average(NamedTuple):
    """Means over columns; None where no column has a value."""

    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(slots=True)
class Score:
    """Counts per column, and the errors behind them.

    Attributes:
        columns: the columns of the rule.
        counts: for each column five numbers in the order of ``VERDICTS``, all in one row; these
            rows, one a source, are the sufficient statistics of ``evals.stats``.
        findings: every error, named once.
    """

    columns: tuple[Column, ...]
    counts: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.counts:
            self.counts = [0] * (WIDTH * len(self.columns))

    def __add__(self, other: Score) -> Score:
        if self.columns != other.columns:
            raise ValueError("scores of unlike rules do not add up")
        counts = [one + more for one, more in zip(self.counts, other.counts, strict=True)]
        return Score(self.columns, counts, self.findings + other.findings)

    def __getitem__(self, path: str) -> Tally:
        """The tally of a field path.

        Raises:
            KeyError: the rule has no such path.
        """
        for column, tally in self:
            if column.path == path:
                return tally
        raise KeyError(path)

    def __iter__(self) -> Iterator[tuple[Column, Tally]]:
        """Each column with its tally."""
        for index, column in enumerate(self.columns):
            yield column, Tally(*self.counts[WIDTH * index : WIDTH * (index + 1)])

    def micro(self, kind: Kind = Kind.FIELD) -> Tally:
        """The sum over all columns of a kind: each value weighs the same."""
        return sum((tally for column, tally in self if column.kind is kind), start=Tally())

    def macro(self, kind: Kind = Kind.FIELD) -> Average:
        """The mean over the columns of a kind that have a value: each column weighs the same."""
        tallies = [tally for column, tally in self if column.kind is kind]
        return Average(
            _mean([tally.precision for tally in tallies]),
            _mean([tally.recall for tally in tallies]),
            _mean([tally.f1 for tally in tallies]),
        )


def _mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
