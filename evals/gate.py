"""Whether a run is worse than the last accepted one, or below what is asked of it.

The baseline is small and is committed: for each source the counts of a run that somebody accepted,
and the signature that they hang on. Floors stand in a TOML file, written by hand::

    [rules]
    detection = 0.9
    "counts[transfer]" = 0.7
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from evals.reports.compare import Compared, check_alike, compare
from evals.reports.figures import ROWS, label, values
from evals.reports.words import percent
from evals.runs import RunError, Scored, Signature
from evals.runs.scored import COLUMNS
from evals.scoring.measures import Array
from evals.scoring.score import WIDTH
from summarizer.writing.atomic import replace

ALPHA = 0.05
"""A fall counts where both p values, of bootstrap and of randomization, are below this."""


@dataclass(frozen=True)
class Baseline:
    """The counts of a run that somebody accepted.

    Attributes:
        engine: the engine that was run.
        package_version: release that ran it.
        signature: what the counts hang on.
        ids: of the sources, sorted.
        counts: as in ``Scored``, a row for each of ``ids``.
    """

    engine: str
    package_version: str
    signature: Signature
    ids: Sequence[str]
    counts: Array = field(repr=False)


@dataclass(frozen=True)
class Verdict:
    """What a gate found.

    Attributes:
        breaches: a sentence for each field that fell or is below its floor; the gate is passed
            where there is none.
        compared: every field in baseline and run.
    """

    breaches: Sequence[str]
    compared: Sequence[Compared]


def accept(scored: Scored) -> Baseline:
    """The baseline that a run makes."""
    run = scored.run
    ids = [pair.id for pair in run.pairs]
    return Baseline(run.plan.engine, run.package_version, run.signature, ids, scored.counts)


def judge(scored: Scored, baseline: Baseline, floors: Mapping[str, float]) -> Verdict:
    """Hold a run against a baseline and floors.

    Raises:
        RunError: run and baseline are of another engine or of unlike signatures, or a floor is
            set for a field that does not exist.
    """
    compared = _compared(scored, baseline)
    return Verdict([*_falls(compared), *_below(scored, floors)], compared)


def below(found: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[str]:
    """A sentence for each figure that lies below its floor.

    Raises:
        RunError: a floor is set for a figure that does not exist.
    """
    if unknown := sorted(set(floors) - set(found)):
        raise RunError(f"there is no field {unknown[0]!r} to set a floor for")
    for name, floor in floors.items():
        # A field without any value is below every floor: nan compares as false.
        if not found[name] >= floor:
            value = None if np.isnan(found[name]) else float(found[name])
            yield f"{name} is {percent(value)}, below its floor of {percent(floor)}"


def read_floors(file: Path, engine: str) -> dict[str, float]:
    """The floors of an engine, or of ``joining``: figures from 0 to 1, by field.

    Raises:
        RunError: the file cannot be read, or a floor is no share.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RunError(f"{file} holds no floors ({error}); give a TOML file") from None
    floors = table.get(engine, {})
    for name, floor in floors.items():
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
            raise RunError(f"{file}: {engine}.{name} is {floor!r}; give a number from 0 to 1")
    return dict(floors)


def write_baseline(file: Path, baseline: Baseline) -> None:
    """Write a baseline, a line for each source, so that a change is easy to read.

    Raises:
        OutputError: it cannot be written.
    """
    head = {
        "engine": baseline.engine,
        "package_version": baseline.package_version,
        "signature": vars(baseline.signature),
    }
    rows = [
        f"  {json.dumps(each, ensure_ascii=False)}: {json.dumps(_sparse(row))}"
        for each, row in zip(baseline.ids, baseline.counts, strict=True)
    ]
    fields = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    fields.append(' "sources": {\n' + ",\n".join(rows) + "\n }")
    replace(file, ("{\n" + ",\n".join(fields) + "\n}\n").encode())


def read_baseline(file: Path) -> Baseline:
    """Read a baseline back.

    Raises:
        RunError: the file holds none.
    """
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
        signature = Signature(**value["signature"])
        rows = [_dense(row) for row in value["sources"].values()]
        counts = np.array(rows, dtype=np.float64).reshape(len(rows), len(COLUMNS) * WIDTH)
        return Baseline(
            value["engine"], value["package_version"], signature, list(value["sources"]), counts
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise RunError(
            f"{file} holds no baseline ({type(error).__name__}); write one with `eval accept`"
        ) from None


def _compared(scored: Scored, baseline: Baseline) -> list[Compared]:
    run = scored.run
    if run.plan.engine != baseline.engine:
        raise RunError(
            f"the baseline is of {baseline.engine}, the run of {run.plan.engine}; give a baseline "
            "of the same engine"
        )
    try:
        check_alike(baseline.signature, run.signature)
    except RunError as error:
        raise RunError(f"{error}; renew the baseline with `eval accept`") from None
    return compare(baseline.counts, scored.counts, run.plan.seed)


def _falls(compared: Sequence[Compared]) -> Iterator[str]:
    for each in compared:
        found = each.difference
        if found is None or found.value >= 0:
            continue
        if max(found.p_bootstrap, found.p_randomization) < ALPHA:
            yield (
                f"{each.row.name} fell from {percent(each.first)} to {percent(each.second)} "
                f"(p {found.p_randomization:.4f} by randomization, "
                f"{found.p_bootstrap:.4f} by bootstrap)"
            )


def _below(scored: Scored, floors: Mapping[str, float]) -> Iterator[str]:
    names = [row.name for row in ROWS]
    return below(dict(zip(names, values(scored.counts.sum(axis=0)), strict=True)), floors)


def _sparse(row: Array) -> dict[str, list[float]]:
    cells = row.reshape(len(COLUMNS), WIDTH)
    return {
        label(column.path): [int(count) if count == int(count) else float(count) for count in cell]
        for column, cell in zip(COLUMNS, cells, strict=True)
        if cell.any()
    }


def _dense(row: Mapping[str, Any]) -> list[list[float]]:
    """A row of counts; a baseline of other columns is told by its signature, not here."""
    return [row.get(label(column.path), [0] * WIDTH) for column in COLUMNS]
