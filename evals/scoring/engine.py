"""Walk gold and prediction side by side, by the declarations of ``rules``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from evals.scoring.align import Pair
from evals.scoring.alone import causes, count_alone
from evals.scoring.outcome import Finding
from evals.scoring.pairing import NEVER, Side, closest, identical, overlap
from evals.scoring.plan import FormPlan, ListPlan, Planner, Values
from evals.scoring.references import Names, called, renamed
from evals.scoring.rules import Form
from evals.scoring.score import VERDICTS, Score
from evals.scoring.tally import Verdict
from evals.scoring.values import (
    CORRECT,
    INVENTED,
    MISSING,
    WRONG,
    Compared,
    Unit,
    compare_values,
    said,
    verdict_of,
)

_OTHER_WORDS = "proven by other words"

Variants: TypeAlias = Mapping[int, Sequence[Any]]
"""For the ``id()`` of a gold model, all its equally right forms."""


class Scorer:
    """Compares models by a rule. Made once, used many times.

    Attributes:
        columns: what is scored, in the order of ``Score.counts``; a list has a column for its
            items, and one for each group where there are any.
    """

    def __init__(self, rule: Form) -> None:
        plan = Planner(rule)
        self._root = plan.root
        self.columns = plan.columns

    def score(self, gold: Any, predicted: Any, variants: Variants | None = None) -> Score:
        """Score one prediction.

        Args:
            gold: the right model.
            predicted: the given model.
            variants: other right forms of models inside ``gold``; the best counts for each value.
        """
        walk = _Walk(Score(self.columns), variants or {}, None)
        walk.form(self._root, gold, predicted, "", "")
        return walk.score

    def units(self, first: Any, second: Any) -> list[Unit]:
        """What both models say of each thing that both have, for measures of agreement."""
        units: list[Unit] = []
        _Walk(Score(self.columns), {}, units).form(self._root, first, second, "", "")
        return units


class _Walk:
    """One comparison of two models, writing into one score, and into ``units`` where asked to."""

    def __init__(self, score: Score, variants: Variants, units: list[Unit] | None) -> None:
        self.score = score
        self.counts = score.counts
        self.variants = variants
        self.units = units

    def form(self, plan: FormPlan, gold: Any, given: Any, at: str, given_at: str) -> None:
        """Two models that stand for the same thing."""
        forms = self._forms(plan, gold) or [plan.read(gold)]
        _, errors = self._fields(plan, forms, plan.read(given))
        for error in errors:
            self._tell(*error, at, given_at)
        self._lists(plan, gold, given, at, given_at)

    def _lists(self, plan: FormPlan, gold: Any, given: Any, at: str, given_at: str) -> None:
        names: Names = {}
        for each in plan.lists:
            right, found = each.get(gold), each.get(given)
            if right or found:
                self._list(each, right, found, _below(at, each), _below(given_at, each), names)

    def _fields(self, plan: FormPlan, forms: list[Values], given: Values) -> Compared:
        worst, errors = compare_values(plan, forms, given, self.counts)
        if self.units is not None:
            self.units += said(plan, forms[0], given)
        return worst, errors

    def _list(
        self,
        plan: ListPlan,
        right: list[Any],
        found: list[Any],
        at: str,
        given_at: str,
        names: Names,
    ) -> None:
        form = plan.form
        gold = Side(plan, right, [form.read(item) for item in right])
        if self.variants:
            all_forms = [(row, self._forms(form, item)) for row, item in enumerate(right)]
            gold.forms = {row: forms for row, forms in all_forms if forms}
        given = Side(plan, found, [called(form, form.read(item), names) for item in found])
        if form.lists:
            paired = self._nested(plan, gold, given, at, given_at)
        else:
            paired = identical(gold, given)
            self._right(plan, gold, given, paired, at, given_at)
            others = closest(plan, gold, given, paired)
            for row, column in others:
                self._pair(plan, gold, given, row, column, at, given_at)
            paired += others
        if plan.rule.named:
            names[plan.name] = renamed(plan.rule.named, right, found, paired)
        if not len(right) == len(found) == len(paired):
            self._unpaired(plan, right, found, at, given_at, paired)

    def _forms(self, plan: FormPlan, item: Any) -> list[Values]:
        """The values of an item in each of its right forms, if there are several."""
        return [plan.read(each) for each in self.variants.get(id(item), ())]

    def _right(
        self,
        plan: ListPlan,
        gold: Side,
        given: Side,
        paired: list[Pair],
        at: str,
        given_at: str,
    ) -> None:
        """Items that are alike in every value, so that only their evidence may differ."""
        counts, own = self.counts, plan.form.own
        group, proof = plan.rule.group, plan.rule.proof
        if not plan.bare:
            counts[plan.at] += len(paired)
        for row, column in paired:
            if self.units is not None:
                self.units += said(plan.form, gold.values[row], given.values[column])
            for where, value in zip(own, given.values[column], strict=True):
                if value is not None:
                    counts[where] += 1
            if group is not None:
                counts[plan.groups[group(given.items[column])]] += 1
            if proof is None:
                continue
            if overlap(gold.spans[row], given.spans[column]):
                counts[plan.proven_at] += 1
            else:
                self._proven(plan, gold, given, row, column, CORRECT, at, given_at)

    def _proven(
        self,
        plan: ListPlan,
        gold: Side,
        given: Side,
        row: int,
        column: int,
        verdict: int,
        at: str,
        given_at: str,
    ) -> None:
        """Whether a pair rests on common ground; of a wrong item this is not told again."""
        if overlap(gold.spans[row], given.spans[column]):
            self.counts[plan.proven_at + verdict] += 1
            return
        self.counts[plan.proven_at + WRONG] += 1
        if verdict != WRONG:
            one, other = gold.items[row], given.items[column]
            path, here, there = f"{plan.path}.evidence", f"{at}.{row}", f"{given_at}.{column}"
            self._tell(path, WRONG, _OTHER_WORDS, one, other, here, there)

    def _nested(
        self, plan: ListPlan, gold: Side, given: Side, at: str, given_at: str
    ) -> list[Pair]:
        """Pair items that hold lists: each likely pair is walked, and the best are kept."""
        trials: dict[Pair, _Walk] = {}
        may_pair = plan.rule.may_pair
        if not gold.items or not given.items:
            return []
        if plan.rule.floor <= 0 and len(gold.items) == len(given.items) == 1:
            if may_pair and not may_pair(gold.items[0], given.items[0]):
                return []
            self._pair(plan, gold, given, 0, 0, at, given_at)
            return [(0, 0)]

        def likeness(row: int, column: int) -> float:
            if may_pair and not may_pair(gold.items[row], given.items[column]):
                return NEVER
            units: list[Unit] | None = None if self.units is None else []
            trial = _Walk(Score(self.score.columns), self.variants, units)
            trial._pair(plan, gold, given, row, column, at, given_at)
            trials[row, column] = trial
            return _f1(trial.counts, plan.form.values)

        paired = closest(plan, gold, given, [], likeness)
        for pair in paired:
            self._take(trials[pair])
        return paired

    def _take(self, trial: _Walk) -> None:
        """Make what another walk found part of this one."""
        for index, count in enumerate(trial.counts):
            if count:
                self.counts[index] += count
        self.score.findings += trial.score.findings
        if self.units is not None:
            self.units += trial.units or []

    def _pair(
        self,
        plan: ListPlan,
        gold: Side,
        given: Side,
        row: int,
        column: int,
        at: str,
        given_at: str,
    ) -> None:
        """Two items that stand for the same thing."""
        one, other = gold.items[row], given.items[column]
        forms = gold.forms.get(row) or [gold.values[row]]
        worst, errors = self._fields(plan.form, forms, given.values[column])
        if not plan.bare:
            verdict = verdict_of(worst)
            self.counts[plan.at + verdict] += 1
            if plan.rule.group is not None:
                self._grouped(plan, plan.rule.group(one), plan.rule.group(other), verdict)
            if plan.rule.proof is not None:
                self._proven(plan, gold, given, row, column, verdict, at, given_at)
        if errors or plan.form.lists:
            here, there = f"{at}.{row}", f"{given_at}.{column}"
            for error in errors:
                self._tell(*error, here, there)
            self._lists(plan.form, one, other, here, there)

    def _grouped(self, plan: ListPlan, gold: str, given: str, verdict: int) -> None:
        if gold == given:
            self.counts[plan.groups[gold] + verdict] += 1
        else:
            self.counts[plan.groups[gold] + MISSING] += 1
            self.counts[plan.groups[given] + INVENTED] += 1

    def _unpaired(
        self,
        plan: ListPlan,
        right: list[Any],
        found: list[Any],
        at: str,
        given_at: str,
        paired: list[Pair],
    ) -> None:
        rows, columns = {row for row, _ in paired}, {column for _, column in paired}
        free = plan.rule.optional
        cause = causes(plan, right, found)
        for index, item in enumerate(right):
            if index not in rows and not (free and free(item)):
                count_alone(self.counts, plan, item, MISSING)
                why = cause(Verdict.MISSING, item)
                self._tell(plan.path, MISSING, why, item, None, f"{at}.{index}", "")
        for index, item in enumerate(found):
            if index not in columns:
                count_alone(self.counts, plan, item, INVENTED)
                why = cause(Verdict.INVENTED, item)
                self._tell(plan.path, INVENTED, why, None, item, "", f"{given_at}.{index}")

    def _tell(
        self,
        path: str,
        verdict: int,
        cause: str,
        gold: Any,
        given: Any,
        at: str,
        given_at: str,
    ) -> None:
        finding = Finding(path, VERDICTS[verdict], cause, gold, given, at, given_at)
        self.score.findings.append(finding)


def _f1(counts: list[int], starts: tuple[int, ...]) -> float:
    both = right = 0
    for at in starts:
        correct, partial, wrong, missing, invented = counts[at : at + len(VERDICTS)]
        right += 2 * correct + partial
        both += 2 * (correct + partial + wrong) + missing + invented
    return right / both if both else 1.0


def _below(place: str, plan: ListPlan) -> str:
    return f"{place}.{plan.name}" if place else plan.name
