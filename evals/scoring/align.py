"""Pair the items of two lists so that their likeness is highest in all."""

from __future__ import annotations

from collections.abc import Sequence

Pair = tuple[int, int]


def align(likeness: Sequence[Sequence[float]], floor: float) -> list[Pair]:
    """The one-to-one pairs ``(row, column)`` of likeness ``floor`` or more whose sum is highest.

    The assignment problem (Kuhn 1955) is solved by scipy; a list of one item needs no solver.
    """
    if not likeness or not likeness[0]:
        return []
    if len(likeness) == 1:
        row = likeness[0]
        pairs = [(0, max(range(len(row)), key=row.__getitem__))]
    elif len(likeness[0]) == 1:
        pairs = [(max(range(len(likeness)), key=lambda index: likeness[index][0]), 0)]
    else:
        from scipy.optimize import linear_sum_assignment

        # A pair below the floor is none, so it must not be preferred to a better partial pairing.
        kept = [[value if value >= floor else 0.0 for value in row] for row in likeness]
        rows, columns = linear_sum_assignment(kept, maximize=True)
        pairs = list(zip(rows.tolist(), columns.tolist(), strict=True))
    return [pair for pair in pairs if likeness[pair[0]][pair[1]] >= floor]
