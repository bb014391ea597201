"""The scores of a run, as numbers that can be resampled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from evals.exchange import SCORER, Detection, SourceScore, score_record
from evals.runs.run import Answer, Run
from evals.scoring.measures import Array, rows
from evals.scoring.score import Column, Kind
from evals.scoring.tally import Tally
from schemas import ErrorEntry

DETECTION = Column("detection", Kind.ITEM)
"""Texts with an event, as values: was one found?"""
NO_EVENT = Column("no event", Kind.ITEM)
"""Texts without one, as values: were they left alone?"""

COLUMNS: tuple[Column, ...] = (*SCORER.columns, DETECTION, NO_EVENT)
"""The columns of a run: those of the scorer, then detection."""


@dataclass(frozen=True)
class Scored:
    """A run with its scores.

    Attributes:
        run: the run.
        scores: for each repeat a score for each source.
        counts: mean over repeats of the counts of each source, of shape
            ``(sources, 5 * len(COLUMNS))``; the sufficient statistics of ``evals.stats``.
        repeats: the same for each repeat, summed over sources: ``(repeats, 5 * len(COLUMNS))``.
    """

    run: Run
    scores: Sequence[Sequence[SourceScore]] = field(repr=False)
    counts: Array = field(repr=False)
    repeats: Array = field(repr=False)


def score(run: Run) -> Scored:
    """Score every answer of a run against gold."""
    scores = [
        [
            score_record(pair.gold.record, answer, pair.gold.variants)
            for pair, answer in zip(run.pairs, answers, strict=True)
        ]
        for answers in run.answers
    ]
    each = np.stack(
        [_counts(some, answers) for some, answers in zip(scores, run.answers, strict=True)]
    )
    return Scored(run, scores, each.mean(axis=0), each.sum(axis=1))


def _counts(scores: Sequence[SourceScore], answers: Sequence[Answer]) -> Array:
    told = [
        _detected(each.detection, failed=isinstance(answer, ErrorEntry))
        for each, answer in zip(scores, answers, strict=True)
    ]
    return np.hstack([rows(each.score for each in scores), np.array(told, dtype=np.float64)])


def _detected(seen: Detection, *, failed: bool) -> list[int]:
    """The two columns of detection. Of a text without a record nothing was said."""
    event = seen.tally
    silent = 0 if failed else seen.missed
    none = Tally(correct=seen.silent, missing=seen.invented + seen.failed, invented=silent)
    return [
        count
        for tally in (event, none)
        for count in (tally.correct, tally.partial, tally.wrong, tally.missing, tally.invented)
    ]
