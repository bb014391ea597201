"""Which items of two lists stand for the same thing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from evals.scoring.align import Pair, align
from evals.scoring.plan import ListPlan, Values
from evals.scoring.rules import Span

Likeness: TypeAlias = Callable[[int, int], float]

NEVER = -1.0
"""Likeness of items that may not be a pair."""


@dataclass(slots=True)
class Side:
    """The items of one side.

    Attributes:
        items: the models.
        values: the values of each.
        forms: for an item of gold that has several right forms, the values of each form.
        spans: what each rests on, where that is scored.
    """

    plan: ListPlan
    items: list[Any]
    values: list[Values]
    forms: dict[int, list[Values]] = field(default_factory=dict)
    spans: list[Collection[Span]] = field(init=False)

    def __post_init__(self) -> None:
        proof = self.plan.rule.proof
        self.spans = [proof.spans(item) for item in self.items] if proof else []


def identical(gold: Side, given: Side) -> list[Pair]:
    """Pairs ``(row of gold, column of given)`` that are alike in every value.

    Only of items that are the only ones of their kind.
    """
    rows, columns = _singles(gold), _singles(given)
    return [(row, columns[values]) for values, row in rows.items() if values in columns]


def closest(
    plan: ListPlan, gold: Side, given: Side, same: list[Pair], likeness: Likeness | None = None
) -> list[Pair]:
    """The pairs of all but the ``same`` whose likeness is highest in all.

    Which of several equally good pairings is taken hangs on the content of the items alone, so
    neither the order of a list nor a change of sides changes a score.
    """
    if len(same) == len(gold.items) or len(same) == len(given.items):
        return []
    taken_rows, taken_columns = {row for row, _ in same}, {column for _, column in same}
    rows = [row for row in range(len(gold.items)) if row not in taken_rows]
    columns = [each for each in range(len(given.items)) if each not in taken_columns]
    measure = likeness or _measure(plan, gold, given)
    floor = plan.rule.floor
    matrix = {
        (row, column): value
        for row in rows
        for column in columns
        if (value := measure(row, column)) >= floor
    }
    if len({row for row, _ in matrix}) == len(matrix) == len({column for _, column in matrix}):
        return list(matrix)  # nothing is contested
    return _contested(plan, gold, given, rows, columns, matrix)


def _contested(
    plan: ListPlan,
    gold: Side,
    given: Side,
    rows: list[int],
    columns: list[int],
    matrix: dict[Pair, float],
) -> list[Pair]:
    here = sorted((_content(gold, row), row) for row in rows)
    there = sorted((_content(given, column), column) for column in columns)
    turned = [content for content, _ in here] > [content for content, _ in there]
    first, second = (there, here) if turned else (here, there)
    likeness = [
        [matrix.get((two, one) if turned else (one, two), NEVER) for _, two in second]
        for _, one in first
    ]
    best = [
        (first[one][1], second[two][1]) for one, two in align(likeness, max(plan.rule.floor, 0.0))
    ]
    return [(row, column) for column, row in best] if turned else best


def overlap(one: Collection[Span], other: Collection[Span]) -> bool:
    """Whether any span of one side shares a character with one of the other."""
    for start, end in one:
        for begin, stop in other:
            if start < stop and begin < end:
                return True
    return False


def _measure(plan: ListPlan, gold: Side, given: Side) -> Likeness:
    """Likeness of two items: the weighed share of values, and of their ground, that agrees."""
    weighed, proof = plan.form.weighed, plan.rule.proof
    ground = proof.weight if proof else 0.0
    rights, founds, forms = gold.values, given.values, gold.forms

    def measure(row: int, column: int) -> float:
        right, found = rights[row], founds[column]
        if row in forms:
            right = _closest_form(plan, forms[row], found)
        whole, credit = ground, 0.0
        for index, compare, weight, must in weighed:
            one, other = right[index], found[index]
            if one == other:
                if one is not None:
                    whole += weight
                    credit += weight
                continue
            whole += weight
            if compare is not None and one is not None and other is not None:
                part = compare(one, other)[0]
                credit += weight * part
                if must and not part:
                    return NEVER
            elif must:
                return NEVER
        if ground and overlap(gold.spans[row], given.spans[column]):
            credit += ground
        return credit / whole if whole else 1.0

    return measure


def _closest_form(plan: ListPlan, forms: list[Values], found: Values) -> Values:
    """Of several right forms, for each value the one that suits what was found best."""
    return tuple(
        max((form[index] for form in forms), key=lambda one: _credit(one, found[index], compare))
        for index, compare in enumerate(each.compare for each in plan.form.fields)
    )


def _credit(right: Any, found: Any, compare: Callable[[Any, Any], Any]) -> float:
    if right == found:
        return 1.0
    if right is None or found is None:
        return 0.0
    return float(compare(right, found)[0])


def _singles(side: Side) -> dict[Values, int]:
    found = {values: index for index, values in enumerate(side.values) if index not in side.forms}
    if len(found) < len(side.values):
        every = side.values
        found = {values: index for values, index in found.items() if every.count(values) == 1}
    return found


def _content(side: Side, index: int) -> str:
    """What an item says, in words that sort."""
    return _told(side.plan, side.items[index], side.values[index])


def _told(plan: ListPlan, item: Any, values: Values) -> str:
    below = [
        sorted(_told(each, part, each.form.read(part)) for part in each.get(item))
        for each in plan.form.lists
    ]
    ground = sorted(plan.rule.proof.spans(item)) if plan.rule.proof else ()
    return f"{list(map(str, values))}{below}{ground}"
