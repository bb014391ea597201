"""Compare the values of two models that stand for the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from evals.scoring.outcome import RIGHT, Outcome
from evals.scoring.plan import Field, FormPlan, Values
from evals.scoring.score import VERDICTS

CORRECT, PARTIAL, WRONG, MISSING, INVENTED = range(len(VERDICTS))

Error: TypeAlias = tuple[str, int, str, Any, Any]
"""Path, verdict, cause, right value, given value."""

Compared: TypeAlias = tuple[float, list[Error]]
"""The least credit of the key fields of a pair, and its errors."""

Unit: TypeAlias = tuple[str, Any, Any]
"""A field path, and what each side holds there of one thing."""

_NOT_FOUND = Outcome(0.0, "missing")
_MADE_UP = Outcome(0.0, "invented")


def compare_values(
    plan: FormPlan, forms: list[Values], given: Values, counts: list[int]
) -> Compared:
    """Count the values of a pair.

    ``forms`` are the values of gold in each of its right forms.
    """
    errors: list[Error] = []
    worst = 1.0
    wrong = set()
    for index, field in enumerate(plan.fields):
        right, found = forms[0][index], given[index]
        if right == found:
            if right is not None:
                counts[field.at] += 1
            continue
        outcome = _best(field, forms, index, found)
        if outcome is None:
            continue
        verdict = _verdict(outcome)
        counts[field.at + verdict] += 1
        if verdict == CORRECT:
            continue
        if field.key and outcome.credit < worst:
            worst = outcome.credit
        wrong.add(index)
        if field.follows not in wrong:
            errors.append((field.path, verdict, outcome.cause, right, found))
    return worst, errors


def said(plan: FormPlan, first: Values, second: Values) -> Iterator[Unit]:
    """What both models of a pair hold in each field; of values that are alike, the first twice."""
    for field, one, other in zip(plan.fields, first, second, strict=True):
        outcome = RIGHT if one == other else _outcome(field, one, other)
        alike = outcome is not None and outcome.credit >= 1
        yield field.path, one, one if alike else other


def verdict_of(credit: float) -> int:
    """Of a value that has a counterpart."""
    if credit >= 1:
        return CORRECT
    return PARTIAL if credit > 0 else WRONG


def _best(field: Field, forms: list[Values], index: int, found: Any) -> Outcome | None:
    """The outcome by the right form that suits best; None where neither side holds a value."""
    if len(forms) == 1:
        return _outcome(field, forms[0][index], found)
    outcomes = [_outcome(field, form[index], found) for form in forms]
    return max(outcomes, key=lambda outcome: 1.0 if outcome is None else outcome.credit)


def _outcome(field: Field, right: Any, found: Any) -> Outcome | None:
    if right is None:
        return None if found is None else _MADE_UP
    if found is None:
        return _NOT_FOUND
    return RIGHT if right == found else field.compare(right, found)


def _verdict(outcome: Outcome) -> int:
    if outcome is _NOT_FOUND:
        return MISSING
    return INVENTED if outcome is _MADE_UP else verdict_of(outcome.credit)
