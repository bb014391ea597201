"""Cut the input into shards: runs of rows that are worked on together, and again if need be.

Which rows a shard has depends on nothing but the files, their order and the size asked for, so that
a later run finds the same ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from summarizer.errors import SourceError, UsageError
from summarizer.reading.ids import Label, labels
from summarizer.reading.results import is_result
from summarizer.reading.rows import LONGEST_ROW
from summarizer.writing.tables.parquet import is_parquet_table

JSON_LINES = (".jsonl", ".ndjson")
PARQUET = ".parquet"


@dataclass(frozen=True, slots=True)
class Shard:
    """Some rows of one file.

    Attributes:
        number: of the shard, from 0.
        path: of the file.
        kind: of the file.
        label: what the ids of rows without an id begin with.
        start: where it begins: the offset in bytes in JSON Lines, the row in Parquet.
        stop: where it ends, likewise.
        lines: lines of the file before it.
        rows_before: rows of the file before it.
        entry: rows of all files before it.
        rows: how many it has.
        sha256: of what is in it.
    """

    number: int
    path: str
    kind: Literal["jsonl", "parquet"]
    label: Label
    start: int
    stop: int
    lines: int
    rows_before: int
    entry: int
    rows: int
    sha256: str


def plan(paths: Sequence[str], rows: int) -> list[Shard]:
    """The shards of all rows, in the order of the input.

    Args:
        paths: files of JSON Lines and Parquet, and folders of them.
        rows: how many a shard has at most.

    Raises:
        UsageError: something is no such file or folder, or there is no row at all.
        SourceError: a file cannot be read.
    """
    files = list(dict.fromkeys(found for path in paths for found in _files(Path(path))))
    shards: list[Shard] = []
    for file, label in zip(files, labels(files), strict=True):
        entry = shards[-1].entry + shards[-1].rows if shards else 0
        cut = _parquet if file.suffix.lower() == PARQUET else _json_lines
        try:
            shards.extend(cut(file, label, rows, len(shards), entry))
        except OSError as error:
            reason = error.strerror or "no Parquet"
            raise SourceError(f"{file} cannot be read ({reason}); mend or leave it out") from None
    if not shards:
        raise UsageError("there is no row in what was given; name files of JSON Lines or Parquet")
    return shards


def _files(path: Path) -> Iterator[Path]:
    suffixes = (*JSON_LINES, PARQUET)
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.suffix.lower() in suffixes)
        yield from (each.resolve() for each in found if each.is_file() and not _is_written(each))
    elif path.is_file() and path.suffix.lower() in suffixes:
        yield path.resolve()
    else:
        raise UsageError(
            f"{path} is no file of JSON Lines or Parquet ({', '.join(suffixes)}) and no folder of "
            "such, which is what a cluster reads; use --runner local for anything else"
        )


def _is_written(path: Path) -> bool:
    """Whether a file found in a folder holds results: those often lie where sources are."""
    if path.suffix.lower() == PARQUET:
        return is_parquet_table(path)
    return is_result(path)


def _json_lines(path: Path, label: Label, rows: int, number: int, entry: int) -> Iterator[Shard]:
    start = lines_before = rows_before = lines = found = 0
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for line, blank in _lines(file):
            digest.update(line)
            lines += 1
            found += not blank
            if found < rows and file.peek(1):
                continue
            stop = file.tell()
            if found:
                yield Shard(
                    number,
                    str(path),
                    "jsonl",
                    label,
                    start,
                    stop,
                    lines_before,
                    rows_before,
                    entry + rows_before,
                    found,
                    digest.hexdigest(),
                )
            number, start, lines_before = number + 1, stop, lines
            rows_before, found, digest = rows_before + found, 0, hashlib.sha256()


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The lines of a file, or of a longer one its hash, and whether they are blank."""
    while line := file.readline(LONGEST_ROW):
        if line.endswith(b"\n") or len(line) < LONGEST_ROW:
            yield line, not line.strip()
            continue
        digest = hashlib.sha256(line)
        while (rest := file.readline(LONGEST_ROW)) and not rest.endswith(b"\n"):
            digest.update(rest)
        yield digest.digest(), False


def _parquet(path: Path, label: Label, rows: int, number: int, entry: int) -> Iterator[Shard]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        total = pq.read_metadata(path).num_rows
    except pa.ArrowInvalid as error:
        raise SourceError(f"{path} is no Parquet file; mend or leave it out") from error
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    for index, start in enumerate(range(0, total, rows)):
        stop = min(start + rows, total)
        yield Shard(
            number + index,
            str(path),
            "parquet",
            label,
            start,
            stop,
            start,
            start,
            entry + start,
            stop - start,
            f"{sha256}:{start}",
        )
