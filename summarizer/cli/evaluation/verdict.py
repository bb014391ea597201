"""``summarizer eval compare``, ``gate`` and ``accept``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.console import Code, say
from summarizer.cli.evaluation.options import (
    AllFields,
    Engine,
    Gold,
    Model,
    Replay,
    Split,
    data_set,
    evaluating,
)
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from evals.gate import Baseline
    from evals.runs import Scored

JOINING = "joining"
"""The table of floors for the joining of records, which hangs on no engine."""

_Run = Annotated[Path, typer.Argument(metavar="RUN", help="A folder that `eval run` wrote.")]
_Baseline = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The accepted baseline. Without it: evals/baseline/ENGINE.json of this checkout.",
        show_default=False,
    ),
]


def compare(
    first: _Run,
    second: _Run,
    seed: Annotated[
        int | None,
        typer.Option(min=0, help="Seed of all resampling; without it that of the runs."),
    ] = None,
    all_fields: AllFields = False,  # noqa: FBT002  typer's way
) -> None:
    """Say whether the second run is better than the first, field by field.

    For each field: F1 of both runs, the change with its 95 % interval, two-sided p by paired
    bootstrap and by approximate randomization, and the smallest change that these sources would
    show. Runs over other sources, or with another seed, are refused.
    """
    with evaluating():
        from dataclasses import replace

        from evals.reports.compare import check_alike
        from evals.reports.compare import compare as held_together
        from evals.runs import load_run, score
        from summarizer.cli.evaluation.tables import show_compared

        runs = [load_run(first), load_run(second)]
        if seed is not None:
            runs = [replace(run, plan=replace(run.plan, seed=seed)) for run in runs]
        one, other = runs
        check_alike(one.signature, other.signature)
        found = held_together(score(one).counts, score(other).counts, one.plan.seed)
        show_compared(found, all_fields=all_fields)
        say(f"{one.plan.engine} and {other.plan.engine}; {one.signature}")


def gate(
    baseline: _Baseline = None,
    floors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Least F1 by field, in TOML. Without it: evals/floors.toml of this checkout.",
            show_default=False,
        ),
    ] = None,
    run: Annotated[
        Path | None, typer.Option(metavar="RUN", help="A run to judge, in place of a new one.")
    ] = None,
    model: Model = None,
    replay: Replay = None,
    gold: Gold = None,
    split: Split = "all",
) -> None:
    """Fail where an engine is worse than it was, or than it must be.

    Exit code 1 says that a field fell significantly below the baseline (both p values under
    0.05), or lies below its floor; each is named. Floors for joining are held against the groups
    of the gold records (`eval joining`). Without --run, --model or --replay, `rules` is run.
    """
    with evaluating():
        from evals.gate import judge, read_baseline, read_floors

        scored = _scored(run, Engine(model, replay=replay), data_set(gold), split)
        engine = scored.run.plan.engine
        if lost := scored.run.unanswered:
            raise UsageError(
                f"{len(lost)} sources had no answer from the model's server, so there is nothing "
                "to judge; run again"
            )
        accepted = read_baseline(baseline or _place(engine))
        place = floors or data_set(None) / "floors.toml"
        found = judge(scored, accepted, read_floors(place, engine))
        breaches = [*found.breaches, *_joining_breaches(read_floors(place, JOINING))]
        for breach in breaches:
            say(f"Error: {breach}")
        if breaches:
            raise typer.Exit(Code.SOME_FAILED)
        say(f"{engine} is no worse than the baseline of release {accepted.package_version}")


def _joining_breaches(floors: Mapping[str, float]) -> list[str]:
    """What is said of the joining of the gold records, where floors are set for it."""
    if not floors:
        return []
    from evals.gate import below
    from evals.joining import judge_joining

    return [f"{JOINING}: {breach}" for breach in below(judge_joining().figures(), floors)]


def accept(run: _Run, baseline: _Baseline = None) -> None:
    """Make a run the baseline that later ones are held against."""
    with evaluating():
        from evals.gate import accept as baseline_of
        from evals.gate import write_baseline
        from evals.runs import load_run, score

        made: Baseline = baseline_of(score(load_run(run)))
        place = baseline or _place(made.engine)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_baseline(place, made)
        say(f"{place} now holds {made.engine} over {len(made.ids)} sources")


def _scored(run: Path | None, asked: Engine, gold: Path, split: str) -> Scored:
    from evals.runs import load_run, score
    from evals.runs.run import SEED

    if run is not None:
        if asked.model is not None or asked.replay is not None:
            raise UsageError("--run gives what is to be judged; leave out --model and --replay")
        return score(load_run(run))
    if asked.model is None and asked.replay is None:
        asked = Engine("rules")
    from summarizer.cli.evaluation.work import carry_out

    with TemporaryDirectory() as folder:
        return score(carry_out(asked, gold, split, Path(folder, "run"), seed=SEED))


def _place(engine: str) -> Path:
    name = "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in engine)
    return data_set(None) / "baseline" / f"{name}.json"
