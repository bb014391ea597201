"""What is written of shards: a file each, or one for each table; whole, or not there.

The name of a shard says what it was made of: its rows, the engine, and its place. So a shard that
is there is never made again, unless some of its sources failed in a way that may pass.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Literal

from summarizer.cluster.plan import Shard
from summarizer.errors import OutputError
from summarizer.writing import Output
from summarizer.writing.atomic import output_errors
from summarizer.writing.file import FileOutput
from summarizer.writing.tables.folder import PARQUET, TableFolder

ShardFormat = Literal["jsonl", "parquet"]

_ERROR_ENDS = b'"retryable": true}}\n', b'"retryable": false}}\n'
"""How the line of an error entry ends, and that of a record never does."""
_LAST = "sources"
_LINES = "entries.jsonl"
_TEMPORARY = ".part-"


@dataclass(frozen=True, slots=True)
class Counts:
    """How the sources of a shard ended; ``retryable`` are among the failed."""

    records: int = 0
    failed: int = 0
    retryable: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.records + other.records,
            self.failed + other.failed,
            self.retryable + other.retryable,
        )


class ShardFolder:
    """A folder of shards.

    JSON Lines are ``NAME.jsonl``. Parquet is ``TABLE/NAME.parquet``, so that each folder is one
    table to whoever reads it; beyond the first shard there are only tables that have a row.

    Args:
        folder: on a disk that all machines of the cluster share.
        format: of the shards.
        engine: what records depend on besides their sources, as JSON can hold it.
    """

    def __init__(self, folder: Path, format: ShardFormat, engine: Mapping[str, object]) -> None:
        self._folder = folder
        self._format = format
        self._engine = json.dumps(engine, sort_keys=True)

    def open(self, shards: Sequence[Shard]) -> None:
        """Take away what a run that was killed has left half written.

        Raises:
            OutputError: the folder holds shards of something else.
        """
        with output_errors(self._folder):
            for left in self._folder.glob(f"{_TEMPORARY}*"):
                shutil.rmtree(left)
        known = {self._path(shard) for shard in shards}
        pattern = "*.jsonl" if self._format == "jsonl" else f"{_LAST}/*.parquet"
        for path in sorted(self._folder.glob(pattern)):
            if path not in known:
                raise OutputError(
                    f"{path} was made of other sources or by another engine; give another folder"
                )

    def counts(self, shard: Shard) -> Counts | None:
        """How the sources of a shard that is written ended; None where it is not."""
        path = self._path(shard)
        if not path.exists():
            return None
        if self._format == "jsonl":
            return _counted(path)
        failures = self._folder / "failures" / path.name
        return _counted_tables(path, failures)

    @contextmanager
    def output(self, shard: Shard) -> Iterator[Output]:
        """Where the results of a shard go; they take their place when the block ends well.

        Raises:
            OutputError: they cannot be written.
        """
        with output_errors(self._folder):
            beside = Path(mkdtemp(prefix=_TEMPORARY, dir=self._folder))
        try:
            if self._format == "jsonl":
                yield FileOutput(beside / _LINES, "jsonl")
            else:
                yield TableFolder(beside, PARQUET, first=shard.entry)
            with output_errors(self._folder):
                self._place(shard, beside)
        finally:
            with suppress(OSError):
                shutil.rmtree(beside)

    def _place(self, shard: Shard, beside: Path) -> None:
        path = self._path(shard)
        if self._format == "jsonl":
            (beside / _LINES).replace(path)
            return
        # The table by which a shard is known to be whole goes first and comes last.
        path.unlink(missing_ok=True)
        for file in sorted(beside.glob("*.parquet"), key=lambda file: file.stem == _LAST):
            target = self._folder / file.stem / path.name
            if file.stem == _LAST or not shard.number or _rows(file):
                target.parent.mkdir(exist_ok=True)
                file.replace(target)
            else:
                target.unlink(missing_ok=True)

    def _path(self, shard: Shard) -> Path:
        made_of = asdict(shard) | {"path": None, "engine": self._engine, "format": self._format}
        key = hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:16]
        name = f"{shard.number:06}-{key}"
        if self._format == "jsonl":
            return self._folder / f"{name}.jsonl"
        return self._folder / _LAST / f"{name}.parquet"


def _counted(path: Path) -> Counts:
    total = failed = retryable = 0
    with path.open("rb") as lines:
        for line in lines:
            total += 1
            failed += line.endswith(_ERROR_ENDS)
            retryable += line.endswith(_ERROR_ENDS[0])
    return Counts(total - failed, failed, retryable)


def _counted_tables(sources: Path, failures: Path) -> Counts:
    import pyarrow.parquet as pq

    if not failures.exists():
        return Counts(_rows(sources))
    retryable = pq.read_table(failures, columns=["retryable"])["retryable"].to_pylist()
    return Counts(_rows(sources), len(retryable), retryable.count(True))


def _rows(path: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(path).num_rows)
