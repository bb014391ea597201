"""A table as Parquet, through pyarrow; a row group is written as soon as it is full.

Lists of terms are lists of strings, dates are dates, texts are as they are.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from summarizer.errors import UsageError
from summarizer.writing.tables.layout import TABLES, Kind, Table
from summarizer.writing.tables.rows import Value

SUFFIX = ".parquet"

_GROUP_ROWS = 10_000
_GROUP_CHARACTERS = 8_000_000
"""A row group is written when it has either."""
_MARK = b"exchange-summarizer"
"""Key of the metadata that names the table."""


def check_installed() -> None:
    """Find out before a run whether Parquet can be written.

    Raises:
        UsageError: pyarrow is missing.
    """
    _arrow()


def _arrow() -> Any:
    try:
        import pyarrow as pa
        import pyarrow.parquet  # what `pa.parquet` is
    except ImportError:
        raise UsageError(
            "Parquet needs pyarrow; run: pip install 'exchange-summarizer[parquet]'"
        ) from None
    return pa


@cache
def _schema(name: str) -> Any:
    pa = _arrow()
    types = {
        Kind.TEXT: pa.string(),
        Kind.JSON: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.DATE: pa.date32(),
        Kind.TERMS: pa.list_(pa.string()),
    }
    columns = [
        pa.field(
            column.name,
            types[column.kind],
            nullable=not column.required,
            metadata={"description": column.description} if column.description else None,
        )
        for column in TABLES[name].columns
    ]
    return pa.schema(columns, metadata={_MARK: name})


class _Stream(io.RawIOBase):
    """The file, until it is let go.

    A writer that was not closed writes once more when it is forgotten, wherever that may be.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file: BinaryIO | None = file

    def write(self, data: Any) -> int:
        return len(data) if self._file is None else self._file.write(data)

    def writable(self) -> bool:
        return True

    def let_go(self) -> None:
        self._file = None


class ParquetFile:
    """A file for one table."""

    def __init__(self, table: Table, file: BinaryIO) -> None:
        self._pa = _arrow()
        self._schema = _schema(table.name)
        self._stream = _Stream(file)
        self._writer = self._pa.parquet.ParquetWriter(
            self._stream, self._schema, compression="zstd"
        )
        self._rows: list[list[Value]] = []
        self._characters = 0

    def add(self, cells: list[Value]) -> None:
        """Take a row."""
        self._rows.append(cells)
        self._characters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if len(self._rows) >= _GROUP_ROWS or self._characters >= _GROUP_CHARACTERS:
            self._flush()

    def close(self) -> None:
        """Write what is still held, and the footer."""
        self._flush()
        self._writer.close()

    def let_go(self) -> None:
        """Never write again, whether closed or not."""
        self._stream.let_go()
        self._writer.close()

    def _flush(self) -> None:
        if not self._rows:
            return
        columns = [
            self._pa.array(values, type=field.type)
            for values, field in zip(zip(*self._rows, strict=True), self._schema, strict=True)
        ]
        self._writer.write_table(self._pa.Table.from_arrays(columns, schema=self._schema))
        self._rows.clear()
        self._characters = 0


def is_parquet_table(path: Path) -> bool:
    """Whether a file is a table that was written here.

    Raises:
        OSError: it cannot be read.
    """
    pa = _arrow()
    try:
        metadata = pa.parquet.read_schema(path).metadata
    except pa.ArrowInvalid:
        return False
    return _MARK in (metadata or {})
