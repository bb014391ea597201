"""The command line ``summarizer``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from summarizer.cli.batch import batch_commands
from summarizer.cli.cache import cache_commands
from summarizer.cli.compare import compare
from summarizer.cli.console import COMPARE_CODES, EXIT_CODES, PRINT_CODES, SHOW_CODES, reporting
from summarizer.cli.evaluation.groups import eval_commands, gold_commands
from summarizer.cli.explain import explain
from summarizer.cli.extract import extract
from summarizer.cli.models import models
from summarizer.cli.runs import runs_commands
from summarizer.cli.schema import schema
from summarizer.cli.show import show

app = typer.Typer(
    name="summarizer",
    help="Checked JSON records of prisoner exchanges from news reports, each fact tied to the "
    "words that prove it.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    # Both would load rich, which doubles the time to --help.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool | None) -> None:  # noqa: FBT001  typer calls it so
    if wanted:
        from importlib import metadata

        typer.echo(f"summarizer {metadata.version('exchange-summarizer')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool | None,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = None,
) -> None:
    """Take the options that stand before a command."""


app.command(epilog=EXIT_CODES)(extract)
app.command(epilog=SHOW_CODES)(show)
app.command(epilog=PRINT_CODES)(explain)
app.command(epilog=COMPARE_CODES)(compare)
app.command(epilog=PRINT_CODES)(schema)
app.command(epilog=PRINT_CODES)(models)
for _group in (runs_commands, batch_commands, cache_commands, gold_commands, eval_commands):
    app.add_typer(_group)


def main() -> None:
    """Entry point of the command ``summarizer``."""
    try:
        with reporting():  # for what typer prints itself, such as --help
            app()
    except typer.Exit as ended:
        sys.exit(ended.exit_code)
