"""``summarizer eval joining``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.console import say
from summarizer.cli.evaluation.options import Model, evaluating

if TYPE_CHECKING:
    from evals.dataset import GoldSource
    from schemas import Record
    from summarizer.extractor import Extractor


def judge(model: Model = None) -> None:
    """Join the gold records, and score the groups against labels written by hand.

    B-cubed and pairs of events over train, test and all; then the labelled pairs by case, and
    those that are told wrongly. With --model, the sources are extracted first, and pairs of
    sources that report one event are scored.
    """
    with evaluating():
        from evals.joining import judge_joining, source_pairs
        from evals.reports.words import percent
        from summarizer.cli.evaluation.joined import show_joined

        if model is None:
            show_joined(judge_joining())
            return
        from summarizer.extractor import Extractor

        engine = Extractor(model)
        score = source_pairs(lambda source: _record(engine, source))
        say(
            f"{model}: of the pairs of sources that report one event, {percent(score.recall)} % "
            f"found; of those found, {percent(score.precision)} % right; F1 {percent(score.f1)}"
        )


def _record(engine: Extractor, source: GoldSource) -> Record | None:
    from summarizer.errors import ExtractionError

    try:
        return engine.extract(source.source)
    except ExtractionError as error:
        say(f"Note: {source.id}: {error}")
        return None
