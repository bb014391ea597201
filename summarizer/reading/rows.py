"""Files with a source a row: JSON Lines and CSV. They are streamed, a row at a time.

A bad row is reported with its line and costs no other row its turn.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import IO, AnyStr, Generic

from summarizer.errors import SourceError
from summarizer.reading.build import MAX_CHARACTERS, build
from summarizer.reading.decode import charset_of, decode
from summarizer.reading.details import Details
from summarizer.reading.single import MAX_BYTES
from summarizer.reading.unreadable import Unreadable
from summarizer.source import Source

LONGEST_ROW = 64 * 2**20
"""Bytes of a line. The longest text allowed fits, even where each character is escaped."""
_DETAILS = ("title", "outlet", "author", "url")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,8}", re.ASCII)
_DELIMITERS = (",", ";", "\t")
_SAMPLE = 64_000
_WIDE = ("utf-16", "utf-32")

Row = tuple[str, Source | Unreadable]
"""Where it stands, and what came of it."""


class Lines(Generic[AnyStr]):
    """The lines of a stream, counted, none of them longer than ``LONGEST_ROW``.

    Unlike a generator it goes on after it has raised ``SourceError`` for a line.
    """

    def __init__(self, stream: IO[AnyStr], name: str, first: AnyStr | None = None) -> None:
        self.number = 0
        self._stream: IO[AnyStr] = stream
        self._name = name
        self._first: AnyStr | None = first

    def __iter__(self) -> Lines[AnyStr]:
        return self

    def __next__(self) -> AnyStr:
        line = self._stream.readline(LONGEST_ROW) if self._first is None else self._first
        self._first = None
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) >= LONGEST_ROW and not _ends(line):
            while (rest := self._stream.readline(LONGEST_ROW)) and not _ends(rest):
                pass
            raise SourceError(
                f"{self._name}:{self.number} is longer than {LONGEST_ROW // 2**20} MB; "
                "give each report a row of its own."
            )
        return line


def _ends(line: str | bytes) -> bool:
    return line.endswith("\n") if isinstance(line, str) else line.endswith(b"\n")


def begins_rows(line: bytes) -> bool:
    """Whether a first line is a JSON object with a ``text``, as in JSON Lines."""
    try:
        return "text" in _json_object(line, "")
    except SourceError:
        return False


def json_rows(lines: Lines[bytes], name: str, stem: str) -> Iterator[Row]:
    """A source for each line that is not blank.

    Args:
        lines: the file.
        name: of the file, for messages.
        stem: what the ids of rows without an id begin with; their number follows.
    """
    number = 0
    while True:
        try:
            line = next(lines, None)
            if line is None:
                return
            if not line.strip():
                continue
            number += 1
            place = f"{name}:{lines.number}"
            yield place, _source(_json_object(line, place), place, f"{stem}-{number}")
        except SourceError as error:
            place = f"{name}:{lines.number}"
            yield place, Unreadable(place, error)


def _json_object(line: bytes, place: str) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SourceError(f"{place} is not UTF-8; save the file anew as UTF-8.") from None
    except (ValueError, RecursionError):
        raise SourceError(
            f'{place} is no JSON; put each report on one line as an object with a field "text".'
        ) from None
    if not isinstance(value, dict):
        raise SourceError(f'{place} is no JSON object; write it as {{"text": "…"}}.')
    return value


def csv_rows(stream: IO[bytes], name: str, stem: str) -> Iterator[Row]:
    """A source for each row below the header of a CSV file; ``stream`` can be rewound.

    Commas, semicolons and tabs part fields, whichever gives a column ``text``.

    Raises:
        SourceError: there is no such header, or the character set cannot be told.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CHARACTERS + 1))
    lines = _decoded(stream, name)
    try:
        header, delimiter = _header(next(lines, ""), name)
    except UnicodeDecodeError:
        raise SourceError(f"{name}:1 cannot be decoded; save the file anew as UTF-8.") from None
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        start = lines.number + 1
        place = f"{name}:{start}"
        try:
            cells = next(reader, None)
            if cells is None:
                return
            if not any(cells):
                continue
            number += 1
            yield place, _source(_fields(cells, header, place), place, f"{stem}-{number}")
        except (csv.Error, UnicodeDecodeError, SourceError) as error:
            yield place, Unreadable(place, _csv_fault(error, place))


class _Decoded:
    """The lines of a file as text, counted; goes on after a line that cannot be decoded."""

    def __init__(self, lines: Lines[bytes], charset: str) -> None:
        self._lines = lines
        self._charset = charset

    @property
    def number(self) -> int:
        return self._lines.number

    def __iter__(self) -> _Decoded:
        return self

    def __next__(self) -> str:
        return next(self._lines).decode(self._charset)


def _decoded(stream: IO[bytes], name: str) -> _Decoded | Lines[str]:
    """The lines of a CSV file, its character set told from the first that are not ASCII."""
    sample = b""
    for line in (lines := Lines(stream, name)):
        if lines.number == 1 or not line.isascii():
            sample += line
        if len(sample) > _SAMPLE:
            break
    stream.seek(0)
    charset = charset_of(sample, name).removesuffix("-sig")
    if charset in _WIDE:  # their line ends are no single byte
        return Lines(io.StringIO(_whole(stream, name), newline=""), name)
    return _Decoded(Lines(stream, name), charset)


def _whole(stream: IO[bytes], name: str) -> str:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{name} is UTF-16 and larger than {MAX_BYTES // 10**6} MB; save it anew as UTF-8."
        )
    return decode(data, name)


def _header(line: str, name: str) -> tuple[list[str], str]:
    line = line.removeprefix("\ufeff")
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            continue
        columns = [cell.strip().casefold() for cell in cells]
        if columns.count("text") == 1:
            return columns, delimiter
    raise SourceError(
        f'{name} has no column "text"; name the columns in its first row, one of them text.'
    )


def _fields(cells: list[str], header: list[str], place: str) -> dict[str, object]:
    if len(cells) != len(header):
        raise SourceError(
            f"{place} has {len(cells)} fields where the header has {len(header)}; "
            "put fields that hold the delimiter or line ends in double quotes."
        )
    return {column: cell for column, cell in zip(header, cells, strict=True) if cell.strip()}


def _csv_fault(error: Exception, place: str) -> SourceError:
    if isinstance(error, SourceError):
        return error
    if isinstance(error, UnicodeDecodeError):
        return SourceError(f"{place} cannot be decoded; save the file anew as UTF-8.")
    if "field limit" in str(error):
        return SourceError(
            f"{place} has a field of more than {MAX_CHARACTERS:,} characters; close its double "
            "quotes or split it into one row per report."
        )
    return SourceError(
        f"{place} breaks the rules of CSV ({error}); put the field in double quotes and "
        "double each quote inside it."
    )


def _source(row: Mapping[str, object], place: str, fallback: str) -> Source:
    text = row.get("text")
    if not isinstance(text, str):
        raise SourceError(f'{place} has no text; give it a field "text" with the report.')
    given = {field: _string(row, field, place) for field in _DETAILS}
    details = Details(
        title=given["title"],
        outlet=given["outlet"],
        author=given["author"],
        url=given["url"],
        published=_published(row, place),
        language=_language(row, place),
    )
    return build(text, _id(row, place) or fallback, place, details)


def _id(row: Mapping[str, object], place: str) -> str | None:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(row, "id", place)


def _string(row: Mapping[str, object], field: str, place: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceError(
            f"{place} has no string in {field}; put what stands there in double quotes."
        )
    return value if value.strip() else None


def _published(row: Mapping[str, object], place: str) -> date | None:
    value = _string(row, "published", place)
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        raise SourceError(
            f"{place} has the date {value[:40]!r} in published; write it as 2023-12-14."
        ) from None


def _language(row: Mapping[str, object], place: str) -> str | None:
    value = _string(row, "language", place)
    if value is None:
        return None
    if not _TAG.fullmatch(value.strip()):
        raise SourceError(
            f"{place} has the language {value[:40]!r}; write a BCP 47 tag such as en or pt-BR."
        )
    primary, dash, rest = value.strip().partition("-")
    return primary.lower() + dash + rest
