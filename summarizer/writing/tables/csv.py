"""A table as CSV: RFC 4180, UTF-8 without a byte order mark, a header.

Texts are quoted and nothing else is, so that null (nothing at all) and an empty text (``""``)
differ, as do the number 12 and the text "12". Terms of a list are joined by ``|``. Booleans are
``true`` and ``false``, dates ISO 8601.

Spreadsheets take a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and the words
of a source or a model may be made to be one. So a text that begins with such a character gets an
apostrophe before it, which is what spreadsheets hide; and so does a text that begins with an
apostrophe, which keeps the rule easy to undo: **an apostrophe at the start of a text is not the
text's own**. The other formats hold every text as it is.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import BinaryIO

from summarizer.reading.results import TABLE_BEGINS
from summarizer.writing.tables.layout import TABLES, Column, Kind, Table
from summarizer.writing.tables.rows import Value

SUFFIX = ".csv"
DESCRIPTION = "datapackage.json"
TERM_SEPARATOR = "|"
"""Stands in no term of a vocabulary."""

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
"""Also the full-width forms of the signs, which some spreadsheets take for the signs."""
_TYPES = {Kind.TERMS: "string", Kind.TEXT: "string", Kind.JSON: "string"}
"""Types of a Table Schema that are not called as the kind is."""


class CsvFile:
    """A file for one table."""

    def __init__(self, table: Table, file: BinaryIO) -> None:
        self._file = file
        self._write(",".join(table.header))

    def add(self, cells: list[Value]) -> None:
        """Write a row."""
        self._write(",".join(map(_cell, cells)))

    def close(self) -> None:
        """Nothing: each row is written when it comes."""

    def let_go(self) -> None:
        """Nothing: nothing is held."""

    def _write(self, line: str) -> None:
        self._file.write(f"{line}\r\n".encode())


def is_csv_table(path: Path) -> bool:
    """Whether a file begins as a table does.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(len(TABLE_BEGINS)) == TABLE_BEGINS


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return _quoted(value)
        case list():
            return _quoted(TERM_SEPARATOR.join(value))
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _quoted(text: str) -> str:
    # The csv module of Python 3.11 cannot quote texts alone.
    guarded = f"'{text}" if text.startswith(_GUARDED) else text
    return '"' + guarded.replace('"', '""') + '"'


def description() -> bytes:
    """What programs need to know of the tables: a Tabular Data Package, version 1.

    It gives the type of each column, the keys, and which columns refer to which table.
    """
    package = {
        # First, since by this a folder that is read again knows its own results.
        "schema_version": "1.0",
        "profile": "tabular-data-package",
        "name": "exchange-summarizer-tables",
        "resources": [_resource(table) for table in TABLES.values()],
    }
    return json.dumps(package, indent=2).encode() + b"\n"


def _resource(table: Table) -> dict[str, object]:
    required = {column.name for column in table.columns if column.required}
    references = [
        {"fields": each.columns, "reference": {"resource": each.table, "fields": each.to}}
        for each in table.references
        # Unlike SQL, a Table Schema takes a reference in which one cell is null for a wrong one.
        if required.issuperset(each.columns)
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}{SUFFIX}",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": table.key,
            **({"foreignKeys": references} if references else {}),
        },
    }


def _field(column: Column) -> dict[str, object]:
    # An empty text and null are one in a Table Schema, so no text is said to be required.
    required = column.required and column.kind not in _TYPES
    return {
        "name": column.name,
        "type": _TYPES.get(column.kind, column.kind.value),
        **({"description": column.description} if column.description else {}),
        **({"constraints": {"required": True}} if required else {}),
    }
