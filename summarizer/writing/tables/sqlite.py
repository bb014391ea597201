"""One SQLite database with all tables, their keys and indices.

Booleans are 0 and 1, dates ISO 8601, lists of terms JSON arrays, as ``json_each`` reads them.
``end`` and ``list`` are words of SQL: write them in double quotes.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from schemas import ErrorEntry, Record
from summarizer.errors import OutputError
from summarizer.source import Source
from summarizer.writing.atomic import output_errors, settle, temporary, uninterrupted
from summarizer.writing.tables.layout import TABLES, Column, Kind, Table
from summarizer.writing.tables.rows import Row, Value, failure_row, record_rows

APPLICATION_ID = 0x45585352
"""By which a database tells what program made it: ``EXSR``."""
_ID_AT = 68
_BATCH = 2_000
"""Rows in a transaction, at least."""
_TYPES = {Kind.INTEGER: "INTEGER", Kind.NUMBER: "REAL", Kind.BOOLEAN: "INTEGER"}
_INDEXED = {
    "sources": ("source_id", "published"),
    "events": ("source_id",),
    "parties": ("name",),
    "counts": ("role",),
    "people": ("name",),
    "dates": ("earliest",),
    "locations": ("name",),
    "failures": ("source_id",),
}
"""Columns that people look things up by, beside the keys."""


class SqliteOutput:
    """``FILE.sqlite``, which takes its place when the run ends.

    What is left by an exception is removed, and an earlier run's database stays.
    """

    def __init__(self, file: Path) -> None:
        self._file = Path(os.path.realpath(file))  # a link stays a link
        self._named = file
        self._stack = ExitStack()
        self._entries = 0
        self._rows: defaultdict[str, list[list[Value]]] = defaultdict(list)
        self._held = 0

    def __enter__(self) -> Self:
        self._check()
        with self._errors(), ExitStack() as stack:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._beside = stack.enter_context(temporary(self._file))
            self._beside.open("xb").close()  # so that a folder that takes no files says why
            self._database = sqlite3.connect(self._beside, isolation_level=None)
            stack.callback(self._database.close)
            for statement in _begin():
                self._database.execute(statement)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with uninterrupted(), self._errors(), self._stack:
            if error is None:
                self._complete()

    @property
    def kept(self) -> str:
        """The ledger: the database is whole, or not there."""
        return "in the ledger beside it"

    def expect(self, source: Source) -> None:
        """Nothing: the file was checked when it was opened."""

    def record(self, source: Source, record: Record) -> None:
        """Add the rows of a record to their tables."""
        for row in record_rows(self._entries, source, record):
            self._add(row)
        self._end_entry()

    def failure(self, entry: ErrorEntry) -> None:
        """Add a row to ``failures``."""
        self._add(failure_row(self._entries, entry))
        self._end_entry()

    def _add(self, row: Row) -> None:
        self._rows[row.table].append([_cell(cell) for cell in row.cells])
        self._held += 1

    def _end_entry(self) -> None:
        self._entries += 1
        if self._held >= _BATCH:
            with self._errors():
                self._flush()

    def _flush(self) -> None:
        with self._database:
            self._database.execute("BEGIN")
            for name, table in TABLES.items():  # in the order in which they refer to each other
                marks = ", ".join("?" * len(table.columns))
                self._database.executemany(
                    f"INSERT INTO {name} VALUES ({marks})",  # noqa: S608  # both are our own
                    self._rows[name],
                )
        self._rows.clear()
        self._held = 0

    def _complete(self) -> None:
        self._flush()
        for name, columns in _INDEXED.items():
            for column in columns:
                self._database.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
        self._database.close()
        with self._beside.open("rb+") as file:
            settle(file)
        self._beside.replace(self._file)

    def _check(self) -> None:
        if not self._file.exists():
            return
        if not self._file.is_file():
            raise OutputError(f"{self._named} is no file; give another name")
        with output_errors(self._named), self._file.open("rb") as file:
            head = file.read(_ID_AT + 4)
        if head and head[_ID_AT:] != APPLICATION_ID.to_bytes(4):
            raise OutputError(
                f"{self._named} exists and is no database of a run; give another name"
            )

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            with output_errors(self._named):
                yield
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"{self._named} cannot be written ({error}); make room or give another place"
            ) from error


def _begin() -> Iterator[str]:
    yield f"PRAGMA application_id = {APPLICATION_ID}"
    # The file has another name until it is whole, so nothing in it has to outlive a crash.
    yield "PRAGMA journal_mode = MEMORY"
    yield "PRAGMA synchronous = OFF"
    yield "PRAGMA foreign_keys = ON"
    yield from map(_definition, TABLES.values())


def _definition(table: Table) -> str:
    parts = [_column(column) for column in table.columns]
    parts.append(f"PRIMARY KEY ({_names(table.key)})")
    if table.unique:
        parts.append(f"UNIQUE ({_names(table.unique)})")
    parts += [
        f"FOREIGN KEY ({_names(each.columns)}) REFERENCES {each.table} ({_names(each.to)})"
        for each in table.references
    ]
    inside = ",\n  ".join(parts)
    return f"CREATE TABLE {table.name} (\n  {inside}\n) WITHOUT ROWID"


def _column(column: Column) -> str:
    return f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}' + (
        " NOT NULL" if column.required else ""
    )


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _cell(value: Value) -> str | int | float | None:
    match value:
        case list():
            return json.dumps(value)
        case date():
            return value.isoformat()
        case _:
            return value
