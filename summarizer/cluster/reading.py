"""What Ray Data reads of a shard, and the sources in it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.cluster.plan import Shard
from summarizer.reading.rows import Lines, json_rows
from summarizer.reading.unreadable import Row

if TYPE_CHECKING:
    import pyarrow as pa

SHARD, LINES = "shard", "lines"
"""Columns of what Ray Data carries to an engine: a row is a shard."""


def datasource(shards: Sequence[Shard]) -> Any:
    """A ``ray.data.Datasource`` with one task, and so one block, for each shard."""
    from ray.data import Datasource
    from ray.data.block import BlockMetadata
    from ray.data.datasource import ReadTask

    class Shards(Datasource):  # type: ignore[misc]  # Ray is not installed where this is checked
        """The shards of a plan."""

        def estimate_inmemory_data_size(self) -> int | None:
            return None

        def get_read_tasks(
            self,
            parallelism: int,  # noqa: ARG002  # a shard is never divided
            per_task_row_limit: int | None = None,
            data_context: Any = None,  # noqa: ARG002
        ) -> list[Any]:
            return [
                ReadTask(
                    lambda shard=shard: [block(shard)],
                    BlockMetadata(1, None, None, input_files=(shard.path,)),
                    per_task_row_limit=per_task_row_limit,
                )
                for shard in shards
            ]

    return Shards()


def block(shard: Shard) -> pa.Table:
    """A shard as a table of one row: its number, and its rows as JSON Lines."""
    import pyarrow as pa

    data = _json_lines(shard) if shard.kind == "jsonl" else _parquet(shard)
    columns = {
        SHARD: pa.array([shard.number], pa.int64()),
        LINES: pa.array([data], pa.large_binary()),
    }
    return pa.table(columns)


def sources(shard: Shard, data: bytes) -> Iterable[Row]:
    """The sources in the rows of a shard, and what stands in for those that cannot be read."""
    lines: Lines[bytes] = Lines(io.BytesIO(data), shard.path)
    lines.number = shard.lines
    return json_rows(lines, shard.path, shard.label, before=shard.rows_before)


def _json_lines(shard: Shard) -> bytes:
    with Path(shard.path).open("rb") as file:
        file.seek(shard.start)
        return file.read(shard.stop - shard.start)


def _parquet(shard: Shard) -> bytes:
    import pyarrow.parquet as pq

    with pq.ParquetFile(shard.path) as file:
        groups, before = _groups(file.metadata, shard.start, shard.stop)
        known = [name for name in file.schema_arrow.names if name in _FIELDS]
        table = file.read_row_groups(groups, columns=known)
    rows = table.slice(shard.start - before, shard.rows).to_pylist()
    return b"".join(json.dumps(_fields(row)).encode() + b"\n" for row in rows)


_FIELDS = frozenset({"text", "id", "title", "outlet", "author", "published", "url", "language"})


def _groups(metadata: Any, start: int, stop: int) -> tuple[list[int], int]:
    """The row groups with the rows from ``start`` to ``stop``, and the rows before them."""
    groups: list[int] = []
    before = seen = 0
    for index in range(metadata.num_row_groups):
        rows = metadata.row_group(index).num_rows
        if seen + rows <= start:
            before = seen + rows
        elif seen < stop:
            groups.append(index)
        seen += rows
    return groups, before


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    # `datetime` is a `date` too.
    return {key: str(value) if isinstance(value, date) else value for key, value in row.items()}
