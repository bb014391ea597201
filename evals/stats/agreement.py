"""How far two annotators agree on the same sources.

F1 says whether they found the same things; Krippendorff's alpha (2011), over the things that both
found, whether they say the same of them more often than chance would have it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add
from typing import Any, Literal, NamedTuple, TypeAlias

from evals.scoring.engine import Scorer
from evals.scoring.score import Column, Score
from evals.scoring.tally import Tally

Level: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]


class Agreement(NamedTuple):
    """Agreement in one column.

    Attributes:
        column: the field.
        tally: the second annotator's values by the first's; its F1 is the same either way.
        alpha: nominal alpha; None where there is nothing to tell apart, and for what is no field.
        units: things that both annotators have, and on which alpha rests.
    """

    column: Column
    tally: Tally
    alpha: float | None
    units: int

    @property
    def f1(self) -> float | None:
        """None where neither annotator holds anything."""
        return self.tally.f1


def agreement(scorer: Scorer, pairs: Iterable[tuple[Any, Any]]) -> list[Agreement]:
    """Agreement in each column of a scorer.

    Args:
        scorer: says which things are the same, and which values are alike.
        pairs: for each source, what the first annotator wrote and what the second did.
    """
    every = list(pairs)
    score = reduce(add, (scorer.score(*pair) for pair in every), Score(scorer.columns))
    said: dict[str, list[tuple[Any, Any]]] = defaultdict(list)
    for pair in every:
        for path, one, other in scorer.units(*pair):
            if one is not None or other is not None:
                said[path].append((one, other))
    return [
        Agreement(column, tally, alpha(list(zip(*said[column.path], strict=True))), len(units))
        for column, tally in score
        for units in [said[column.path]]
    ]


def alpha(coders: Sequence[Sequence[Any]], level: Level = "nominal") -> float | None:
    """Krippendorff's alpha (by the package ``krippendorff``).

    Args:
        coders: for each coder a value for each unit, None where there is none; numbers, unless
            the level is nominal.
        level: of measurement.

    Returns:
        1 for full agreement, 0 for that of chance; None where fewer than two values are in use.
    """
    import krippendorff
    import numpy as np

    values = list(dict.fromkeys(value for coder in coders for value in coder if value is not None))
    if len(values) < 2:
        return None
    if level == "nominal":
        code = {value: float(index) for index, value in enumerate(values)}
    else:
        code = {value: float(value) for value in values}
    data = np.array([[code.get(value, np.nan) for value in coder] for coder in coders])
    if ((~np.isnan(data)).sum(axis=0) < 2).all():
        return None  # no unit has two values
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))
