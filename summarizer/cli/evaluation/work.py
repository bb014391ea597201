"""Run an engine over a data set, and keep what it gives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from summarizer.cli.console import Code, is_terminal, say
from summarizer.cli.evaluation.options import Engine
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from evals.dataset import GoldSource
    from evals.replay import Recorder, Replayer
    from evals.runs import Keeper, Run
    from summarizer.extractor import Extractor
    from summarizer.running import Tally


def carry_out(
    asked: Engine, gold: Path, split: str, out: Path | None, *, repeats: int = 1, seed: int
) -> Run:
    """Run an engine and read the run back.

    Args:
        asked: the engine.
        gold: folder of the data set.
        split: part of it.
        out: folder of the run; None for a new one in ``runs``.
        repeats: how often each source is worked on.
        seed: of all resampling.

    Raises:
        UsageError: engine, data set or folder cannot be used.
    """
    from evals.runs import Keeper, Plan, load_run

    pairs = _pairs(gold, split)
    with open_engine(asked) as engine:
        say(f"Engine: {engine.name} ({engine.reason})")
        replayed = getattr(engine, "ids", None)
        if replayed is not None:
            pairs = _recorded(pairs, replayed)
        answered_by = getattr(engine, "answered_by", None)
        plan = Plan(engine.name, split, seed, repeats, answered_by)
        keeper = Keeper(out or _new(engine.name), plan, pairs)
        tally = _work(engine, keeper)
    say(str(tally) if out else f"{tally}; the run is kept in {keeper.folder}")
    return load_run(keeper.folder)


def open_engine(asked: Engine) -> Extractor | Recorder | Replayer:
    """The engine, opened.

    Raises:
        UsageError: it cannot be used as asked.
    """
    if asked.replay is not None:
        if asked.model is not None or asked.record is not None:
            raise UsageError("--replay says which model replied; leave out --model and --record")
        from evals.replay import Replayer

        return Replayer(asked.replay)
    from summarizer.extractor import AUTO, Extractor
    from summarizer.limits import Limits

    if asked.record is not None:
        from evals.replay import Recorder

        return Recorder(
            asked.record,
            asked.model or AUTO,
            asked.answered_by,
            base_url=asked.base_url,
            mode=asked.mode,
            retries=asked.retries,
            context=asked.context,
            limits=Limits(timeout=asked.timeout),
        )
    if asked.answered_by is not None:
        raise UsageError("--answered-by is kept with recordings; give --record too")
    return Extractor(
        asked.model or AUTO,
        base_url=asked.base_url,
        mode=asked.mode,
        retries=asked.retries,
        context=asked.context,
        limits=Limits(timeout=asked.timeout),
    )


def _pairs(gold: Path, split: str) -> list[GoldSource]:
    from evals.dataset import DatasetError, load, select

    pairs, faults = load(gold)
    if faults:
        more = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise DatasetError(
            f"{gold} has a fault ({faults[0]}){more}; run `summarizer gold check {gold}`"
        )
    chosen = select(gold, pairs, split)
    if not chosen:
        raise DatasetError(
            f"split {split} of {gold} holds no source; run `summarizer gold manifest`"
        )
    return chosen


def _recorded(pairs: list[GoldSource], ids: set[str]) -> list[GoldSource]:
    kept = [pair for pair in pairs if pair.id in ids]
    if not kept:
        raise UsageError("none of the recordings is of a source of this data set or split")
    say(f"{len(kept)} of {len(pairs)} sources have recorded replies; the others are left out")
    return kept


def _new(engine: str) -> Path:
    """A folder that says when and what, and that does not exist yet."""
    from datetime import UTC, datetime

    name = "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in engine)
    stem = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{name}"
    places = (Path("runs", stem + suffix) for suffix in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(place for place in places if not place.exists())


def _work(engine: Extractor | Recorder | Replayer, keeper: Keeper) -> Tally:
    from summarizer.cli.progress import Progress
    from summarizer.cli.run import stopped, until_stopped
    from summarizer.ledger import Call, Ledger
    from summarizer.running import Run, Tally, Terms

    tally = Tally()
    call = Call("extract", "", (), {}, engine.name, {})
    terms = Terms(concurrency=1 if engine.computes else 8)
    progress = Progress(terminal=is_terminal(sys.stderr), at_once=engine.name != "rules")
    for number in range(1, keeper.plan.repeats + 1):
        sources = keeper.left(number)
        if not sources:
            continue
        output = keeper.repeat(number)
        with Ledger(None) as ledger, progress:
            run = Run(engine, ledger, output, progress, terms, tally)
            end = until_stopped(run, sources, call, output, progress)
        if end != "complete":
            say(stopped(tally, output))
            raise typer.Exit(Code.INTERRUPTED)
    return tally
