"""From the scores of a run to its report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from evals.dataset import GoldSource
from evals.exchange import SourceScore
from evals.reports.confusion import confusions
from evals.reports.difference import difference
from evals.reports.figures import FIELDS, ROWS, Row, kept_sources, label, spans, values
from evals.reports.report import FieldScore, Report, SourceResult, Usage
from evals.runs import Answer, Run, Scored
from evals.scoring.measures import Array, precision, recall
from evals.scoring.tally import Tally
from schemas import ErrorEntry, Record


def report(scored: Scored) -> Report:
    """The report of a scored run."""
    run = scored.run
    scores = field_scores(scored)
    results = [
        _result(number, pair, answer, each)
        for number, (answers, some) in enumerate(
            zip(run.answers, scored.scores, strict=True), start=1
        )
        for pair, answer, each in zip(run.pairs, answers, some, strict=True)
    ]
    return Report(
        engine=run.plan.engine,
        answered_by=run.plan.answered_by,
        package_version=run.package_version,
        signature=run.signature,
        sources=len(run.pairs),
        repeats=len(run.answers),
        failures=sum(isinstance(result.given, ErrorEntry) for result in results),
        fields=[each for each in scores[: len(FIELDS)] if each.f1 is not None],
        averages=scores[len(FIELDS) :],
        confusions=confusions(results),
        results=results,
        usage=_usage(run),
    )


def field_scores(scored: Scored) -> list[FieldScore]:
    """The score of each of ``ROWS``."""
    sums = scored.counts.sum(axis=0)
    columns = (
        values(sums, precision),
        values(sums, recall),
        values(sums),
        *spans(scored.counts, scored.run.plan.seed),
    )
    spread = _spread(scored.repeats)
    return [
        _field(row, figures, scored.counts, spread[index])
        for index, (row, figures) in enumerate(zip(ROWS, np.array(columns).T, strict=True))
    ]


def _field(row: Row, figures: Array, counts: Array, spread: float | None) -> FieldScore:
    right, found, f1, low, high = (_known(each) for each in figures)
    correct, partial, wrong, missing, invented = (
        float(counts.reshape(len(counts), -1, 5)[:, list(row.columns), at].sum()) for at in range(5)
    )
    compared = correct + partial + wrong
    return FieldScore(
        name=row.name,
        kind=row.kind.value,
        main=row.main,
        precision=right,
        recall=found,
        f1=f1,
        low=low,
        high=high,
        gold=compared + missing,
        given=compared + invented,
        sources=kept_sources(counts, row.columns),
        spread=spread,
    )


def _spread(repeats: Array) -> Sequence[float | None]:
    if len(repeats) < 2:
        return [None] * len(ROWS)
    return [_known(each) for each in values(repeats).std(axis=0, ddof=1)]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _result(repeat: int, pair: GoldSource, answer: Answer, scored: SourceScore) -> SourceResult:
    fields = {label(column.path): tally for column, tally in scored.score if _any(tally)}
    if _any(scored.detection.tally):
        fields["detection"] = scored.detection.tally
    return SourceResult(
        id=pair.id,
        repeat=repeat,
        text=pair.source.text,
        gold=pair.gold.record,
        given=answer,
        findings=scored.score.findings,
        fields=fields,
        f1=scored.score.micro().f1,
        difference=difference(pair.gold.record, answer) if isinstance(answer, Record) else "",
    )


def _any(tally: Tally) -> bool:
    return bool(tally.possible or tally.actual)


def _usage(run: Run) -> Usage:
    made = [
        answer.extraction
        for answers in run.answers
        for answer in answers
        if isinstance(answer, Record) and answer.extraction is not None
    ]
    tokens_in = _sum(each.tokens_in for each in made)
    tokens_out = _sum(each.tokens_out for each in made)
    cost = [each.cost_usd for each in made if each.cost_usd is not None]
    seconds = sum(each.seconds for each in made)
    return Usage(seconds, tokens_in, tokens_out, sum(cost) if cost else None)


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
