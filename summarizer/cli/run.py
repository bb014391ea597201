"""Carry out a run: open engine, ledger and output, and say how it went."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

import typer

from summarizer.cli.console import Code, is_terminal, say
from summarizer.errors import SummarizerError, UsageError

if TYPE_CHECKING:
    from summarizer.cli.progress import Progress
    from summarizer.extractor import Extractor
    from summarizer.ledger import Call, Ledger
    from summarizer.limits import Limits
    from summarizer.reading import Unreadable
    from summarizer.running import Budget, End, Run, Tally, Terms
    from summarizer.source import Source
    from summarizer.writing import Output, OutputFormat

_IN_FLIGHT = 8
"""Sources at once, where an engine waits for a server."""


@dataclass(frozen=True)
class Options:
    """What ``extract`` was asked for; the names are those of its parameters."""

    model: str
    base_url: str | None
    mode: Literal["auto", "tools", "json_schema"]
    retries: int
    context: int
    max_tokens: int | None
    timeout: float
    deadline: float | None
    concurrency: int | None
    rpm: float | None
    tpm: float | None
    no_cache: bool
    budget: str | None
    out: str | None
    format: OutputFormat | None


def carry_out(paths: Sequence[str], options: Options, *, again: bool = False) -> None:
    """Work on sources and tell about it.

    Args:
        paths: what the user named.
        options: what was asked for.
        again: whether sources that failed for good in an earlier run are tried again.

    Raises:
        SummarizerError: the run is off.
        Exit: with a code other than 0, where some sources have no record.
    """
    from summarizer.cli.calls import call_of
    from summarizer.cli.progress import Progress
    from summarizer.extractor import Extractor
    from summarizer.reading import read_sources

    budget = _budget(options)  # before anything is loaded or sent
    with Extractor(
        options.model,
        base_url=options.base_url,
        mode=options.mode,
        retries=options.retries,
        context=options.context,
        max_tokens=options.max_tokens,
        limits=limits_of(options),
    ) as engine:
        say(f"Engine: {engine.name} ({engine.reason})")
        terms = _terms(options, engine, budget, again=again)
        sources = read_sources(paths, stdin=open_stdin() if "-" in paths else None)
        progress = Progress(
            terminal=is_terminal(sys.stderr),
            at_once=not engine.computes,
            total=lambda: sources.total,
        )
        output = output_of(options, progress)
        with _ledger(options.out) as ledger, progress:
            from summarizer.running import Run

            run = Run(engine, ledger, output, progress, terms)
            call = call_of("extract", paths, options, engine)
            end = until_stopped(run, sources, call, output, progress)
    _finish(run.tally, end, output, options)


def limits_of(options: Options) -> Limits:
    """How hard the endpoint may be worked."""
    from summarizer.limits import Limits

    return Limits(
        concurrency=options.concurrency or _IN_FLIGHT,
        rpm=options.rpm,
        tpm=options.tpm,
        timeout=options.timeout,
        deadline=options.deadline,
        cache=not options.no_cache,
    )


def until_stopped(
    run: Run,
    sources: Iterable[Source | Unreadable],
    call: Call,
    output: Output,
    progress: Progress,
) -> End:
    """Carry out a run that Ctrl-C ends in order.

    Raises:
        SummarizerError: see ``Run``; what was done is told.
        Exit: it was stopped at once.
    """
    from summarizer.running import Signals

    def first() -> None:
        run.stop()
        progress.say(
            "Stopping: what is in flight is finished, nothing more is begun; "
            "press Ctrl-C again to stop at once"
        )

    try:
        with Signals(first):
            return run.work(sources, call)
    except KeyboardInterrupt:
        progress.say(stopped(run.tally, output))
        raise typer.Exit(Code.INTERRUPTED) from None
    except SummarizerError:
        if run.tally.done:
            progress.say(stopped(run.tally, output))
        raise


def stopped(tally: Tally, output: Output) -> str:
    """What there is of a run that did not end, and where."""
    if not tally.done:
        return f"Stopped: {tally}"
    return f"Stopped: {tally}; what is done is {output.kept}; the same command goes on"


def _terms(options: Options, engine: Extractor, budget: Budget | None, *, again: bool) -> Terms:
    from summarizer.running import Patience, Terms

    return Terms(
        concurrency=options.concurrency or _in_flight(engine),
        patience=Patience(deadline=options.deadline),
        budget=budget,
        again=again,
    )


def _budget(options: Options) -> Budget | None:
    from summarizer.extractor import choose
    from summarizer.model.providers import LOCAL_PREFIX
    from summarizer.running import Budget

    if options.budget is None:
        return None
    budget = Budget.parse(options.budget)
    own = options.base_url is not None or choose(options.model)[0].startswith(LOCAL_PREFIX)
    if budget.unit == "usd" and own:
        raise UsageError(
            "what a server or a model of one's own costs is not known here; give --budget in "
            "tokens, such as 500000tokens"
        )
    return budget


def _in_flight(engine: Extractor) -> int:
    """Sources at once where the user does not say: as many as the engine can do with."""
    from summarizer.machine import cores
    from summarizer.model.providers import LOCAL_PREFIX

    if engine.computes:
        return cores()
    # A model here takes one at a time, and waiting for it counts towards a source's deadline.
    return 1 if engine.name.startswith(LOCAL_PREFIX) else _IN_FLIGHT


def open_stdin() -> BinaryIO:
    """Standard input, through a descriptor of its own.

    The thread that reads it may still wait for it when the program ends, and the interpreter ends
    badly where such a thread holds ``sys.stdin``.
    """
    if sys.stdin is None:
        raise UsageError("stdin is closed; name files, folders or addresses")
    try:
        return open(os.dup(sys.stdin.fileno()), "rb")  # noqa: PTH123  the thread closes it
    except OSError:
        return sys.stdin.buffer


def output_of(options: Options, progress: Progress) -> Output:
    """The output that was asked for, closed."""
    if options.out is None and options.format is None and is_terminal(sys.stdout):
        from summarizer.cli.views import ViewOutput

        return ViewOutput(progress.hidden)
    from summarizer.writing import open_output

    return open_output(
        options.out,
        options.format,
        sys.stdout.buffer if sys.stdout is not None else None,
        lambda sentence: progress.say(f"Note: {sentence}"),
    )


@contextmanager
def _ledger(out: str | None) -> Iterator[Ledger]:
    """The ledger of the output, held for this process; a temporary one where there is no file."""
    from summarizer.batching.book import refuse_while_waiting
    from summarizer.ledger import Ledger, ledger_path, locked
    from summarizer.writing import STDOUT, is_folder

    if out is None or out == STDOUT:
        with Ledger(None) as ledger:
            yield ledger
        return
    path = ledger_path(out, folder=is_folder(out))
    with locked(path):
        refuse_while_waiting(path, out)
        new = not path.exists()
        try:
            with Ledger(path) as ledger:
                yield ledger
        finally:
            if new and ledger.knew_nothing:
                path.unlink()


def _finish(tally: Tally, end: End, output: Output, options: Options) -> None:
    """Say how a run ended, and with which exit code."""
    if end == "complete":
        say(str(tally))
    else:
        say(stopped(tally, output))
    if tally.left:
        say(
            f"{tally.left:,} of the failed failed for good earlier and were not tried again; "
            f"`summarizer runs retry {options.out} --all` tries them"
        )
    if end == "budget":
        say("The budget is spent; the same command goes on with a new one")
    if end == "stopped":
        raise typer.Exit(Code.INTERRUPTED)
    if tally.failed or end == "budget":
        raise typer.Exit(Code.SOME_FAILED)
