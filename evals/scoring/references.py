"""Values that refer to an item of another list by its name.

Where gold and prediction call one party by two names, that is one error of the party, and none of
whatever refers to it.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from evals.scoring.align import Pair
from evals.scoring.plan import FormPlan, Values

Names: TypeAlias = dict[str, dict[Any, Any]]
"""For a list, the names of its given items that gold calls otherwise."""


def called(plan: FormPlan, values: Values, names: Names) -> Values:
    """Given values, with the names by which gold calls what they refer to."""
    for index, where in plan.refers:
        known = names.get(where)
        if known and (value := values[index]) is not None:
            if type(value) is tuple:
                said: Any = tuple([known.get(each, each) for each in value])
            else:
                said = known.get(value, value)
            values = (*values[:index], said, *values[index + 1 :])
    return values


def renamed(name: str, right: list[Any], found: list[Any], paired: list[Pair]) -> dict[Any, Any]:
    """Names of given items that differ from those of the gold items with which they are paired."""
    both = [(getattr(found[column], name), getattr(right[row], name)) for row, column in paired]
    return {given: gold for given, gold in both if given != gold}
