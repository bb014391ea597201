"""``summarizer extract --runner ray``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import typer

from summarizer.cli.console import Code, is_terminal, say
from summarizer.errors import UsageError

_PAUSE, _PAUSE_ON_TERMINAL = 30.0, 5.0
"""Seconds between two sentences on how far it is."""

if TYPE_CHECKING:
    from summarizer.cli.run import Options
    from summarizer.cluster.job import Job, Progress


def carry_out_on_ray(
    paths: Sequence[str], options: Options, address: str | None, rows: int
) -> None:
    """Work on sources with Ray and tell about it.

    Args:
        paths: what the user named.
        options: what was asked for.
        address: of the cluster; None for this machine.
        rows: of a shard.

    Raises:
        SummarizerError: the run is off.
        Exit: with a code other than 0, where some sources have no record.
    """
    from summarizer.cluster.job import run

    job = _job(paths, options, address, rows)
    progress, told = None, monotonic()
    pause = _PAUSE_ON_TERMINAL if is_terminal(sys.stderr) else _PAUSE
    try:
        for progress in run(job):
            if monotonic() - told >= pause:
                told = monotonic()
                say(f"So far: {_state(progress)}")
    except KeyboardInterrupt:
        say("Stopped: shards that are written stay, and the same command goes on")
        raise typer.Exit(Code.INTERRUPTED) from None
    assert progress is not None
    say(f"{_state(progress)}; in {job.out}")
    if progress.counts.failed:
        raise typer.Exit(Code.SOME_FAILED)


def _job(paths: Sequence[str], options: Options, address: str | None, rows: int) -> Job:
    from summarizer.cli.run import limits_of
    from summarizer.cluster.job import Job
    from summarizer.extractor import choose
    from summarizer.model.providers import LOCAL_PREFIX

    if options.out is None or options.out == "-":
        raise UsageError("Ray writes a folder of shards; give its name: --out FOLDER/")
    if options.format not in (None, "jsonl", "parquet"):
        raise UsageError(f"Ray writes jsonl or parquet, not {options.format}; give one of these")
    if options.budget is not None:
        raise UsageError("a budget holds in one process; leave it out, or use --runner local")
    model, reason = choose(options.model)
    say(f"Engine: {model} ({reason})")
    if model.startswith(LOCAL_PREFIX):  # an actor is in another folder
        model = f"{LOCAL_PREFIX}{Path(model.removeprefix(LOCAL_PREFIX)).absolute()}"
    extractor = {
        "model": model,
        "base_url": options.base_url,
        "mode": options.mode,
        "retries": options.retries,
        "context": options.context,
        "max_tokens": options.max_tokens,
    }
    out = Path(options.out).absolute()
    return Job(paths, out, options.format or "jsonl", extractor, limits_of(options), rows, address)


def _state(progress: Progress) -> str:
    counts, now = progress.counts, progress.now
    parts = [
        f"{counts.records:,} records, {counts.failed:,} failed of {progress.sources:,} sources",
        f"{progress.written:,} of {progress.shards:,} shards",
    ]
    if now.tokens_in or now.tokens_out:
        parts.append(f"{now.tokens_in:,} tokens in and {now.tokens_out:,} out")
    if now.cost_usd:
        parts.append(f"${now.cost_usd:,.4f}")
    return "; ".join(parts)
