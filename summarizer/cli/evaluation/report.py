"""``summarizer eval report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.cli.console import say
from summarizer.cli.evaluation.options import AllFields, evaluating
from summarizer.errors import UsageError

_BY_SUFFIX = {".json": "json", ".xml": "junit", ".md": "markdown", ".html": "html"}


def report(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A folder that `eval run` wrote.")],
    format: Annotated[
        Literal["table", "json", "junit", "markdown", "html"] | None,
        typer.Option(
            help="Without it: what the name of --out says, or a table.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Where it goes; without it to stdout. A file that is there is replaced.",
            show_default=False,
        ),
    ] = None,
    all_fields: AllFields = False,  # noqa: FBT002  typer's way
) -> None:
    """Score a kept run again and say what came of it, for people or for programs.

    As a table, as JSON with everything, as JUnit XML with a test case per source and group of
    fields, as Markdown for the summary of a CI run, or as one HTML page.
    """
    with evaluating():
        wanted = format or (_BY_SUFFIX.get(out.suffix.lower()) if out else "table")
        if wanted is None:
            raise UsageError(f"{out} does not say what it is; give --format")
        if out is not None and wanted == "table":
            raise UsageError("a table goes to the terminal; give --format or leave out --out")
        from evals.reports import render
        from evals.reports import report as reported
        from evals.runs import load_run, score

        made = reported(score(load_run(run)))
        if wanted == "table":
            from summarizer.cli.evaluation.tables import show_report

            show_report(made, all_fields=all_fields)
        elif out is None:
            typer.echo(render(made, wanted), nl=False)
        else:
            from summarizer.writing.atomic import replace

            replace(out, render(made, wanted).encode())
            say(f"{out} holds the report")
