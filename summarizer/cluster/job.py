"""A run on a cluster: Ray Data reads shards, actors work on them, until all are written."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from summarizer.cluster.plan import Shard, plan
from summarizer.cluster.reading import datasource
from summarizer.cluster.shards import Counts, ShardFolder, ShardFormat
from summarizer.cluster.worker import Report, ShardWorker
from summarizer.errors import OutputError, UsageError
from summarizer.extractor import AUTO, RULES, choose
from summarizer.limits import Limits
from summarizer.provenance import package_version, schema_sha256
from summarizer.writing.atomic import output_errors

_LOCK = ".lock"
_DECIDING = ("model", "base_url", "mode", "context", "max_tokens")
"""Options of an ``Extractor`` that its records depend on."""
_PATIENCE = 10
"""Seconds that a cluster has to answer the door."""
_SHARE = 0.25
"""Cores that Ray books for a reader or an actor. Whole ones would let actors take all cores of a
small machine, and readers wait for ever."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done.

    Attributes:
        paths: files of JSON Lines and Parquet, and folders of them.
        out: folder for the shards, on a disk that all machines share.
        format: of the shards.
        options: of the ``Extractor``, apart from ``limits``.
        limits: for the whole cluster, but for ``concurrency``, which is each actor's.
        rows: of a shard, at most.
        address: of the cluster; None for this machine alone.
    """

    paths: Sequence[str]
    out: Path
    format: ShardFormat
    options: Mapping[str, Any]
    limits: Limits
    rows: int = 200
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    Attributes:
        shards: of the plan.
        sources: in all of them.
        written: shards that are done, now or earlier.
        before: what earlier runs have written, and is not worked on again.
        now: what came of this run so far.
    """

    shards: int
    sources: int
    written: int
    before: Counts
    now: Report = field(default_factory=Report)

    @property
    def counts(self) -> Counts:
        """How the sources that are done have ended, now or earlier."""
        return self.before + self.now.counts


def run(job: Job) -> Iterator[Progress]:
    """Do a job, and tell how far it is: at the start, and after each shard.

    Shards that are whole are left alone, unless a source in them failed in a way that may pass.

    Raises:
        UsageError: Ray is missing, the call is off, or there is nothing to read.
        SourceError: a file cannot be read.
        OutputError: a shard cannot be written, or another run writes to the folder.
    """
    if job.rows < 1:
        raise UsageError("a shard has one row at least")
    _ray()
    model, _ = choose(str(job.options.get("model", AUTO)))
    options = {**job.options, "model": model}
    folder = ShardFolder(job.out, job.format, _engine(options))
    shards = plan(job.paths, job.rows)
    with _locked(job.out):
        folder.open(shards)
        left, before = [], Counts()
        for shard in shards:
            counts = folder.counts(shard)
            if counts is None or counts.retryable:
                left.append(shard)
            else:
                before += counts
        sources = sum(shard.rows for shard in shards)
        progress = Progress(len(shards), sources, len(shards) - len(left), before)
        yield progress
        if not left:
            return
        with _connected(job.address):
            for report in _reports(job, options, folder, left):
                if report.off:
                    raise UsageError(report.off)
                written, now = progress.written + 1, progress.now + report
                progress = replace(progress, written=written, now=now)
                yield progress


def _reports(
    job: Job, options: Mapping[str, Any], folder: ShardFolder, shards: Sequence[Shard]
) -> Iterator[Report]:
    ray = _ray()
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = context.print_on_execution_start = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    actors = min(_actors(ray, options), len(shards))
    limits = replace(
        job.limits,
        rpm=job.limits.rpm and job.limits.rpm / actors,
        tpm=job.limits.tpm and job.limits.tpm / actors,
    )
    done = ray.data.read_datasource(
        datasource(shards), override_num_blocks=len(shards), num_cpus=_SHARE
    ).map_batches(
        ShardWorker,
        batch_size=1,
        batch_format="pyarrow",
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_cpus=_SHARE,
        fn_constructor_args=(
            {shard.number: shard for shard in shards},
            folder,
            {**options, "limits": limits},
            limits.concurrency,
            limits.deadline,
        ),
    )
    for row in done.iter_rows():
        yield Report.read(row)


def _actors(ray: Any, options: Mapping[str, Any]) -> int:
    """How many engines: one a core where they only compute, one a machine where they wait."""
    if options["model"] == RULES:
        return max(1, int(ray.cluster_resources().get("CPU", 1)))
    return max(1, sum(bool(node["Alive"]) for node in ray.nodes()))


def _engine(options: Mapping[str, Any]) -> dict[str, object]:
    """What records depend on besides their sources."""
    made_by: dict[str, object] = {name: options.get(name) for name in _DECIDING} | {
        "package_version": package_version(),
        "schema_sha256": schema_sha256(),
    }
    if options["model"] != RULES:
        from summarizer.model.prompt import prompt_sha256

        made_by["prompt_sha256"] = prompt_sha256()
    return made_by


def _ray() -> Any:
    # Asked before Ray is imported: nothing about anybody's runs is to be sent to its makers.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError:
        raise UsageError(
            "a cluster needs Ray; run: pip install 'exchange-summarizer[ray]'"
        ) from None
    return ray


@contextmanager
def _connected(address: str | None) -> Iterator[None]:
    """A connection to the cluster, or a cluster of this machine; one that is there is used."""
    ray = _ray()
    if ray.is_initialized():
        yield
        return
    try:
        _knock(address)
        ray.init(
            address=address or "local",
            include_dashboard=None if address else False,
            log_to_driver=False,
            logging_level="ERROR",
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise UsageError(
            f"there is no cluster at {address} ({type(error).__name__}); check --address, or leave "
            "it out to work on this machine"
        ) from None
    try:
        yield
    finally:
        ray.shutdown()


def _knock(address: str | None) -> None:
    """Find out whether anybody listens: Ray itself asks for minutes, and then ends the process."""
    host, colon, port = (address or "").removeprefix("ray://").rpartition(":")
    if colon:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE):
            pass


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is no folder; give one for the shards")
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise OutputError(
            f"another run writes to {folder}; wait for it, or give another folder"
        ) from None
    try:
        yield
    finally:
        lock.release()
