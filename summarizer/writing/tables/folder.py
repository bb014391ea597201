"""A folder with one file per table."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from schemas import ErrorEntry, Record
from summarizer.errors import OutputError
from summarizer.source import Source
from summarizer.writing.atomic import output_errors, replace, settle, temporary, uninterrupted
from summarizer.writing.tables import csv, parquet
from summarizer.writing.tables.layout import TABLES, Table
from summarizer.writing.tables.rows import Row, Value, failure_row, record_rows

LAST = "sources"
"""The table that is put in place last, and of an earlier run taken away first: a folder that has it
has all the others of the same run."""


class TableFile(Protocol):
    """A file for one table; the stream is opened and closed by somebody else."""

    def add(self, cells: list[Value]) -> None:
        """Take a row."""

    def close(self) -> None:
        """Write all that is still held."""

    def let_go(self) -> None:
        """Never write again, whether closed or not."""


@dataclass(frozen=True, slots=True)
class TableFormat:
    """What tells one format of a folder of tables from another.

    Attributes:
        suffix: of the files.
        file: makes the file of a table.
        known: whether a file is a table of an earlier run, which may be replaced.
        description: name and content of a file beside the tables.
    """

    suffix: str
    file: Callable[[Table, BinaryIO], TableFile]
    known: Callable[[Path], bool]
    description: tuple[str, Callable[[], bytes]] | None = None


CSV = TableFormat(csv.SUFFIX, csv.CsvFile, csv.is_csv_table, (csv.DESCRIPTION, csv.description))
PARQUET = TableFormat(parquet.SUFFIX, parquet.ParquetFile, parquet.is_parquet_table)


class TableFolder:
    """``sources.csv``, ``events.csv``, ``parties.csv`` and so on, or the same as Parquet.

    The tables grow under temporary names and take their places when the run ends; what is left by
    an exception is removed, and an earlier run's tables stay.

    Args:
        folder: may hold tables of an earlier run, which are replaced, but none of anybody else.
        format: of the tables.
        first: the ``entry`` of the first record or error entry.
    """

    def __init__(self, folder: Path, format: TableFormat, *, first: int = 0) -> None:
        self._folder = folder
        self._format = format
        self._stack = ExitStack()
        self._entries = first

    def __enter__(self) -> Self:
        if self._folder.exists() and not self._folder.is_dir():
            raise OutputError(f"{self._folder} is no folder; give the name of one")
        with output_errors(self._folder), ExitStack() as stack:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._check()
            self._beside = {
                name: stack.enter_context(temporary(self._path(name))) for name in TABLES
            }
            self._streams = {
                name: stack.enter_context(path.open("xb")) for name, path in self._beside.items()
            }
            self._files = {
                name: self._format.file(TABLES[name], stream)
                for name, stream in self._streams.items()
            }
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with uninterrupted(), output_errors(self._folder), self._stack:
            try:
                if error is None:
                    self._complete()
            finally:
                for file in self._files.values():
                    file.let_go()

    @property
    def kept(self) -> str:
        """The ledger: tables are whole, or not there."""
        return "in the ledger beside it"

    def expect(self, source: Source) -> None:
        """Nothing: the folder was checked when it was opened."""

    def record(self, source: Source, record: Record) -> None:
        """Add the rows of a record to their tables."""
        for row in record_rows(self._entries, source, record):
            self._add(row)
        self._entries += 1

    def failure(self, entry: ErrorEntry) -> None:
        """Add a row to ``failures``."""
        self._add(failure_row(self._entries, entry))
        self._entries += 1

    def _add(self, row: Row) -> None:
        with output_errors(self._folder):
            self._files[row.table].add(row.cells)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{self._format.suffix}"

    def _check(self) -> None:
        for path in map(self._path, TABLES):
            if path.exists() and not self._format.known(path):
                raise OutputError(f"{path} exists and is no table of a run; give another folder")

    def _complete(self) -> None:
        for name, file in self._files.items():
            file.close()
            settle(self._streams[name])
        self._path(LAST).unlink(missing_ok=True)
        if self._format.description:
            name, content = self._format.description
            replace(self._folder / name, content())
        for name in sorted(TABLES, key=lambda name: name == LAST):
            self._streams[name].close()
            self._beside[name].replace(self._path(name))
