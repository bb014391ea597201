"""Whether one run is better than another, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.reports.figures import ROWS, Row, settled, values
from evals.runs import RunError, Signature
from evals.scoring.measures import Array
from evals.stats.significance import Difference, differences


@dataclass(frozen=True)
class Compared:
    """A field in two runs.

    Attributes:
        row: the field, or the average.
        first: its F1 in the first run; None where there is nothing on either side.
        second: its F1 in the second.
        difference: second minus first, with its interval and both p values; None where neither
            run has a value.
    """

    row: Row
    first: float | None
    second: float | None
    difference: Difference | None


def compare(first: Array, second: Array, seed: int) -> list[Compared]:
    """Compare two runs whose rows of counts are the same sources in the same order."""
    figures = zip(
        ROWS,
        map(_known, values(first.sum(axis=0))),
        map(_known, values(second.sum(axis=0))),
        differences(first, second, settled, seed=seed),
        strict=True,
    )
    return [
        Compared(row, one, other, None if one is other is None else difference)
        for row, one, other, difference in figures
    ]


def check_alike(first: Signature, second: Signature) -> None:
    """Refuse to hold results against each other that were not taken in the same way.

    Raises:
        RunError: the signatures differ.
    """
    unlike: Sequence[str] = first.unlike(second)
    if unlike:
        raise RunError(
            f"the two differ in {' and '.join(unlike)} ({first} and {second}), so their scores "
            "are not comparable; run both over the same data with the same release"
        )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
