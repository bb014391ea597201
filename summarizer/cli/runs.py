"""``summarizer runs``: what was done for an output, and what is left to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.console import EXIT_CODES, PRINT_CODES, Code, exit_codes, reporting, say
from summarizer.cli.plain import plain
from summarizer.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from summarizer.ledger import Failures, RunRow

runs_commands = typer.Typer(
    name="runs",
    help="What was done for an output of `extract`, what failed and why, and what it cost.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Out = Annotated[
    str, typer.Argument(metavar="OUT", help="What was given to `extract --out`, or its ledger.")
]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_COMMANDS = {"extract": "extract", "batch": "batch submit"}
_EXPORTED = exit_codes(
    "what was written is not whole: the run was stopped, or sources have no record",
    "nothing could be written: a bad option, an output without a ledger",
)


@runs_commands.command("list", epilog=PRINT_CODES)
def list_runs(
    place: Annotated[
        str, typer.Argument(metavar="OUT|FOLDER", help="An output, or a folder that holds some.")
    ] = ".",
    json: _Json = False,  # noqa: FBT002  typer takes a flag so
) -> None:
    """List runs, the first first, with how each ended."""
    with reporting():
        from summarizer.ledger import Ledger, output_path
        from summarizer.writing import dumps

        rows = []
        for path in _ledgers(place):
            with Ledger(path, must_exist=True) as ledger:
                rows += [(path, run) for run in ledger.runs()]
        if json:
            typer.echo(dumps([_told(path, run) for path, run in rows], indent=2))
            return
        for path, run in rows:
            typer.echo(plain(f"{output_path(path)}  run {run.number}  {_line(run)}"))


@runs_commands.command(epilog=PRINT_CODES)
def show(out: _Out, json: _Json = False) -> None:  # noqa: FBT002
    """Show how the sources of the last run ended: states, failures by reason, cost."""
    with reporting():
        from summarizer.ledger import Ledger, ledger_of, output_path
        from summarizer.writing import dumps

        path = ledger_of(out)
        with Ledger(path, must_exist=True) as ledger:
            run = ledger.last()
            failures = ledger.failures(run.number)
        if json:
            told = _told(path, run)
            told["failures"] = [each._asdict() for each in failures]
            typer.echo(dumps(told, indent=2))
            return
        typer.echo(plain(f"{output_path(path)}, run {run.number}: {_line(run)}"))
        for name, value in _states(run):
            typer.echo(f"{name:<10}{plain(value)}")
        for each in failures:
            typer.echo(plain(_reason(each)))
        if run.counts.waiting:
            typer.echo(f"`summarizer batch collect {plain(out)}` takes up what waits")
        if run.how != "complete":
            typer.echo("Sources that it did not come to are missing; the same command goes on")


@runs_commands.command(epilog=EXIT_CODES)
def retry(
    out: _Out,
    all: Annotated[  # noqa: FBT002
        bool, typer.Option("--all", help="Also what failed for good.")
    ] = False,
) -> None:
    """Run the last call again: what failed is tried again, what is recorded is not.

    Keys are taken from the environment, as ever; they are not kept.
    """
    with reporting():
        from summarizer.cli.batch_round import round_of
        from summarizer.cli.calls import stored_call
        from summarizer.cli.run import Options, carry_out

        call = stored_call(out)
        options = Options(**call.options)
        if call.command == "batch":
            round_of(call.paths, options, fetch=True, again=all)
        else:
            carry_out(call.paths, options, again=all)


@runs_commands.command(epilog=_EXPORTED)
def export(
    out: _Out,
    to: Annotated[
        str,
        typer.Option("--to", metavar="DIR|FILE|-", help="Where records go, as for extract --out."),
    ],
    format: Annotated[
        Literal["json", "jsonl", "csv", "parquet", "sqlite", "jsonld"] | None,
        typer.Option(help="As for extract.", show_default=False),
    ] = None,
) -> None:
    """Write what the last run has recorded, without asking a model for anything.

    Also while a run goes on, and after one that was killed.
    """
    with reporting():
        import sys

        from summarizer.ledger import Ledger, ledger_of, output_path
        from summarizer.running import hand_over
        from summarizer.writing import open_output

        path = ledger_of(out)
        stdout = sys.stdout.buffer if sys.stdout is not None else None
        output = open_output(to, format, stdout, lambda sentence: say(f"Note: {sentence}"))
        if to != "-" and os.path.realpath(to) == os.path.realpath(output_path(path)):
            raise UsageError(f"{to} is the output itself; give another place")
        with Ledger(path, must_exist=True) as ledger, output:
            run = ledger.last()
            for entry in ledger.entries(run.number):
                hand_over(entry, output)
        _exported(run)


def _exported(run: RunRow) -> None:
    counts = run.counts
    say(f"{counts.recorded + counts.skipped:,} records, {counts.failed:,} failed")
    if run.how != "complete":
        say("This is not the whole: the run was stopped, or still goes on")
    elif counts.waiting:
        sources = "1 source waits" if counts.waiting == 1 else f"{counts.waiting:,} sources wait"
        say(f"This is not the whole: {sources} for a reply of a batch")
    if counts.failed or counts.waiting or run.how != "complete":
        raise typer.Exit(Code.SOME_FAILED)


def _ledgers(place: str) -> Iterator[Path]:
    """The ledgers of an output, or else those in a folder and its folders."""
    from summarizer.ledger import ledger_of

    folder = Path(place)
    if not folder.is_dir() or (folder / ".ledger").is_file():
        yield ledger_of(place)
        return
    found = sorted({*folder.glob("*.ledger"), *folder.glob("*/.ledger")})
    if not found:
        raise LedgerError(f"{place} holds no output of `extract --out`; name one")
    yield from found


def _line(run: RunRow) -> str:
    counts = run.counts
    parts = [
        run.began,
        run.how or "killed, or still going on",
        f"{counts.recorded:,} recorded, {counts.skipped:,} skipped, {counts.failed:,} failed"
        + (f", {counts.waiting:,} waiting" if counts.waiting else ""),
    ]
    if counts.spent.tokens_in or counts.spent.tokens_out:
        parts.append(f"{counts.spent.tokens_in:,} tokens in and {counts.spent.tokens_out:,} out")
    if counts.spent.cost_usd:
        parts.append(f"${counts.spent.cost_usd:.4f}")
    return "; ".join(parts)


def _states(run: RunRow) -> Iterator[tuple[str, str]]:
    counts, call = run.counts, run.call
    yield "engine", call.engine
    yield "called", f"{_COMMANDS[call.command]} {' '.join(call.paths)}, in {call.folder}"
    yield "recorded", f"{counts.recorded:,}"
    yield "skipped", f"{counts.skipped:,} (recorded by an earlier run)"
    later = f", {counts.retryable:,} of them may go well later" if counts.failed else ""
    yield "failed", f"{counts.failed:,}{later}"
    if counts.waiting:
        yield "waiting", f"{counts.waiting:,} (for replies of batches)"


def _reason(failed: Failures) -> str:
    again = "may go well later" if failed.retryable else "for good"
    tried = "1 attempt" if failed.attempts == 1 else f"{failed.attempts} attempts"
    return f"- {failed.sources:,} × {failed.kind} ({again}, {tried} at most): {failed.message}"


def _told(path: Path, run: RunRow) -> dict[str, object]:
    from dataclasses import asdict

    from summarizer.ledger import output_path

    return {"output": str(output_path(path)), **asdict(run)}
