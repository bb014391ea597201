"""Rows of a table of scores, and their values for any sums of counts.

A row is a column of the scorer, or an average over all columns of a kind: micro, where each value
weighs the same, and macro, where each column does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.exchange import SCORER
from evals.runs.scored import COLUMNS
from evals.scoring.measures import Array, f1
from evals.scoring.score import WIDTH, Kind
from evals.stats.resampling import RESAMPLES, bootstrap

SHOWN = frozenset({Kind.ITEM, Kind.GROUP})
"""Kinds of rows that a table shows unless all are asked for, besides kind and status."""
_ALWAYS = frozenset({"kind", "status"})
_AVERAGED = {
    Kind.ITEM: "items",
    Kind.FIELD: "values",
    Kind.EVIDENCE: "evidence",
}
_TAIL = 0.025


@dataclass(frozen=True)
class Row:
    """A line of a table of scores.

    Attributes:
        name: the field, such as ``counts[transfer]``, or the average.
        kind: what is counted.
        columns: the columns that it is taken from.
        macro: whether it is a mean over them; if not, their counts are summed.
    """

    name: str
    kind: Kind
    columns: tuple[int, ...]
    macro: bool = False

    @property
    def main(self) -> bool:
        """Whether a short table shows it."""
        return self.kind in SHOWN or self.name in _ALWAYS


def label(path: str) -> str:
    """The name of a field without the list of events around it."""
    return path.removeprefix("events.")


FIELDS: tuple[Row, ...] = tuple(
    Row(label(column.path), column.kind, (index,)) for index, column in enumerate(COLUMNS)
)
"""A row for each column."""

AVERAGES: tuple[Row, ...] = tuple(
    Row(
        f"{word}, {'macro' if macro else 'micro'}",
        kind,
        tuple(i for i, column in enumerate(SCORER.columns) if column.kind is kind),
        macro,
    )
    for kind, word in _AVERAGED.items()
    for macro in (True, False)
)
"""Averages over the columns of the scorer; detection is a score of its own."""

ROWS = (*FIELDS, *AVERAGES)


def values(sums: Array, measure: Callable[[Array], Array] = f1) -> Array:
    """The measure of each of ``ROWS``; nan where there is nothing on either side.

    Args:
        sums: of shape ``(..., 5 * len(COLUMNS))``.
        measure: one of ``evals.scoring.measures``.
    """
    single = measure(sums)
    cells = sums.reshape(*sums.shape[:-1], len(COLUMNS), WIDTH)
    averages = [
        _mean(single[..., list(row.columns)])
        if row.macro
        else measure(cells[..., list(row.columns), :].sum(axis=-2))[..., 0]
        for row in AVERAGES
    ]
    return np.concatenate([single, np.stack(averages, axis=-1)], axis=-1)


def settled(sums: Array) -> Array:
    """F1 of each row, and 1 where there is nothing to find and nothing was given.

    For differences between runs: a resample without any such value then shows none between runs
    that both left the field alone, and a loss for a run that filled it.
    """
    found = values(sums)
    return np.where(np.isnan(found), 1.0, found)


def spans(counts: Array, seed: int) -> Array:
    """Lower and upper end of the 95 % bootstrap interval of each row's F1: shape ``(2, rows)``.

    Resamples in which a row has no value say nothing about it and are left out.
    """
    spread = bootstrap(counts, values, resamples=RESAMPLES, seed=seed)
    ends = [_quantiles(column[~np.isnan(column)]) for column in spread.T]
    return np.array(ends).T


def kept_sources(counts: Array, columns: Sequence[int]) -> int:
    """In how many sources gold or the engine holds anything of these columns."""
    cells = counts.reshape(len(counts), len(COLUMNS), WIDTH)[:, list(columns), :]
    return int((cells.sum(axis=(1, 2)) > 0).sum())


def _quantiles(column: Array) -> tuple[float, float]:
    if not len(column):
        return float("nan"), float("nan")
    low, high = np.quantile(column, [_TAIL, 1 - _TAIL])
    return float(low), float(high)


def _mean(some: Array) -> Array:
    known = ~np.isnan(some)
    number = known.sum(axis=-1)
    total = np.where(known, some, 0.0).sum(axis=-1)
    mean: Array = np.divide(total, number, out=np.full_like(total, np.nan), where=number > 0)
    return mean
