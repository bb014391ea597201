"""Items without a pair: one error each, though each of their values counts in its own field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from evals.scoring.plan import ListPlan
from evals.scoring.tally import Verdict
from evals.scoring.values import MISSING

Cause: TypeAlias = Callable[[Verdict, Any], str]


def count_alone(counts: list[int], plan: ListPlan, item: Any, verdict: int) -> None:
    """Count an item, and all that it holds, as missing or invented."""
    if not plan.bare:
        counts[plan.at + verdict] += 1
    if plan.rule.group is not None:
        counts[plan.groups[plan.rule.group(item)] + verdict] += 1
    if plan.rule.proof is not None:
        counts[plan.proven_at + verdict] += 1
    for at, value in zip(plan.form.own, plan.form.read(item), strict=True):
        if value is not None:
            counts[at + verdict] += 1
    for below in plan.form.lists:
        free = below.rule.optional if verdict == MISSING else None
        for each in below.get(item):
            if not (free and free(each)):
                count_alone(counts, below, each, verdict)


def causes(plan: ListPlan, right: list[Any], found: list[Any]) -> Cause:
    """Names the cause of a missing or an invented item of two lists."""
    identity, unpaired = plan.rule.identity, plan.rule.unpaired
    golds = [identity(item) for item in right] if identity else []
    givens = [identity(item) for item in found] if identity else []

    def cause(verdict: Verdict, item: Any) -> str:
        missing = verdict is Verdict.MISSING
        if unpaired is not None:
            sides = (right, found) if missing else (found, right)
            if told := unpaired(verdict, item, *sides):
                return told
        if identity is not None:
            key = identity(item)
            here, there = (golds, givens) if missing else (givens, golds)
            if 0 < there.count(key) < here.count(key):
                return "merged" if missing else "duplicate"
        return verdict.value

    return cause
