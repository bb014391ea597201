"""``summarizer eval run``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.console import Code, say
from summarizer.cli.evaluation.options import (
    AllFields,
    Engine,
    Gold,
    Model,
    Replay,
    Seed,
    Split,
    data_set,
    evaluating,
)
from summarizer.cli.options import BaseUrl, Context, Mode, Retries, Timeout


def run_engine(
    model: Model = None,
    base_url: BaseUrl = None,
    mode: Mode = "auto",
    retries: Retries = 2,
    context: Context = 32_000,
    timeout: Timeout = 120.0,
    gold: Gold = None,
    split: Split = "all",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="RUN",
            help="Folder of the run. Without it: a new one in runs/.",
            show_default=False,
        ),
    ] = None,
    repeat: Annotated[
        int, typer.Option(min=1, help="How often each source is worked on, to see a model vary.")
    ] = 1,
    seed: Seed = 1,
    replay: Replay = None,
    record: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the model's replies, for --replay.")
    ] = None,
    answered_by: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who answers, for the recordings, if not the model."),
    ] = None,
    all_fields: AllFields = False,  # noqa: FBT002  typer's way
) -> None:
    """Run an engine over gold sources and score it, field by field.

    The run is kept with the texts, the gold records and every answer, so that `eval report` and
    `eval compare` need no engine. A run that was stopped goes on with the same --out. Exit code 1
    says that a model's server gave no answer for some sources; the figures count them as lost.
    """
    with evaluating():
        from evals.runs import score
        from summarizer.cli.evaluation.work import carry_out

        asked = Engine(
            model, base_url, mode, retries, context, timeout, replay, record, answered_by
        )
        run = carry_out(asked, data_set(gold), split, out, repeats=repeat, seed=seed)
        from evals.reports import report
        from summarizer.cli.evaluation.tables import show_report

        show_report(report(score(run)), all_fields=all_fields)
        if run.unanswered:
            say(
                f"Error: {len(run.unanswered)} sources had no answer from the model's server "
                f"({run.unanswered[0].error.message}); the same command with the same --out asks "
                "for these again"
            )
            raise typer.Exit(Code.SOME_FAILED)
