"""JSON files that are one value: an array of rows, or one row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from summarizer.errors import SourceError
from summarizer.reading.fields import read_row
from summarizer.reading.ids import Label
from summarizer.reading.single import MAX_BYTES
from summarizer.reading.unreadable import Row

_OPENINGS = frozenset({b"[", b"{"})
_NO_ROWS = (
    'holds no rows; write an array of objects, each with a field "text" that holds a report, '
    "or one such object"
)


def document_rows(data: bytes, name: str, label: Label) -> Iterator[Row]:
    """The source of each object of an array, or that of one object alone.

    Args:
        data: the file, one byte over the limit at least where it is longer.
        name: of the file, for messages; the number of an object follows it.
        label: of the file. One object alone is called as the file; the ids of others without an
            id begin so, and their number follows.

    Raises:
        SourceError: it is no JSON, or holds no rows.
    """
    value = _value(data, name)
    rows = _rows(value)
    if rows is None:
        if isinstance(value, dict) and "schema_version" in value:
            raise SourceError(f"{name} holds a record, not a source; name what it was made of")
        raise SourceError(f"{name} {_NO_ROWS}")
    if isinstance(value, dict):
        yield read_row(partial(_object, value, name), name, label)
        return
    for number, row in enumerate(rows, 1):
        place = f"{name}:{number}"
        yield read_row(partial(_object, row, place), place, label.row(number))


def begins_document(data: bytes) -> bool:
    """Whether a text that may be anything is such a JSON value."""
    if data.lstrip()[:1] not in _OPENINGS:
        return False
    try:
        return _rows(_value(data, "")) is not None
    except SourceError:
        return False


def may_hold_rows(path: Path) -> bool:
    """Whether a JSON file that lies in a folder is worth reading.

    It is not where it is sound and holds something else, such as settings. A broken one that begins
    as rows do is read, so that what is wrong with it gets told.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return True
    try:
        return _rows(_value(data, "")) is not None
    except SourceError:
        return data.lstrip()[:1] in _OPENINGS


def _value(data: bytes, name: str) -> object:
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{name} is larger than {MAX_BYTES // 10**6} MB; save it as JSON Lines, a row a line"
        )
    try:
        return json.loads(data)
    except UnicodeDecodeError:
        raise SourceError(f"{name} is not UTF-8; save it anew as UTF-8") from None
    except (ValueError, RecursionError):
        raise SourceError(f"{name} is no JSON; mend it, or give the suffix of what it is") from None


def _rows(value: object) -> list[object] | None:
    rows = value if isinstance(value, list) else [value]
    return rows if any(isinstance(row, dict) and "text" in row for row in rows) else None


def _object(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise SourceError(f'{place} is no JSON object; write it as {{"text": "…"}}')
    return value
