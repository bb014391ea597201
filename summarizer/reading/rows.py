"""Files with a source a row: JSON Lines and CSV. They are streamed, a row at a time.

A bad row is reported with its line and costs no other row its turn.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator
from functools import partial
from typing import IO, AnyStr, Generic

from summarizer.errors import SourceError
from summarizer.reading.build import MAX_CHARACTERS
from summarizer.reading.decode import charset_of, decode
from summarizer.reading.fields import bad_row, read_row
from summarizer.reading.ids import Label
from summarizer.reading.single import MAX_BYTES
from summarizer.reading.unreadable import Row

LONGEST_ROW = 64 * 2**20
"""Bytes of a line. The longest text allowed fits, even where each character is escaped."""
_DELIMITERS = (",", ";", "\t")
_SAMPLE = 64_000
_WIDE = ("utf-16", "utf-32")
_WORD = re.compile(r"\w+(?:[ ._-]\w+)?")
_COLUMNS = frozenset({"id", "title", "outlet", "author", "published", "url", "language"})


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
                "give each report a row of its own"
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


def begins_csv(line: bytes) -> bool:
    """Whether a first line is the header of a CSV file with a column ``text``.

    An article may begin with "Text, photos and more"; so each cell has to look like the name of a
    column, and ``text`` alone has to be spelt so.
    """
    wide = line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    found = _cells(line.decode("utf-16" if wide else "utf-8", "ignore").removeprefix("\ufeff"))
    if found is None:
        return False
    cells, _ = found
    if len(cells) == 1:
        return cells == ["text"]
    return not _COLUMNS.isdisjoint(map(_column, cells)) or all(map(_WORD.fullmatch, cells))


def json_rows(lines: Lines[bytes], name: str, label: Label, *, before: int = 0) -> Iterator[Row]:
    """A source for each line that is not blank.

    Args:
        lines: the file, or a part of it.
        name: of the file, for messages.
        label: what the ids of rows without an id begin with; their number follows.
        before: rows of the file before these.
    """
    number = before
    while True:
        try:
            line = next(lines, None)
        except SourceError as error:
            number += 1
            yield bad_row(f"{name}:{lines.number}", error, label.row(number))
            continue
        if line is None:
            return
        if line.strip():
            number += 1
            place = f"{name}:{lines.number}"
            yield read_row(partial(_json_object, line, place), place, label.row(number))


def _json_object(line: bytes, place: str) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SourceError(f"{place} is not UTF-8; save the file anew as UTF-8") from None
    except (ValueError, RecursionError):
        raise SourceError(
            f'{place} is no JSON; put each report on one line as an object with a field "text"'
        ) from None
    if not isinstance(value, dict):
        raise SourceError(f'{place} is no JSON object; write it as {{"text": "…"}}')
    return value


def csv_rows(stream: IO[bytes], name: str, label: Label) -> Iterator[Row]:
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
        raise SourceError(f"{name}:1 cannot be decoded; save the file anew as UTF-8") from None
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        place = f"{name}:{lines.number + 1}"
        try:
            cells = next(reader, None)
        except (csv.Error, UnicodeDecodeError, SourceError) as error:
            number += 1
            yield bad_row(place, _csv_fault(error, place), label.row(number))
            continue
        if cells is None:
            return
        if any(cells):
            number += 1
            yield read_row(partial(_fields, cells, header, place), place, label.row(number))


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
            f"{name} is UTF-16 and larger than {MAX_BYTES // 10**6} MB; save it anew as UTF-8"
        )
    return decode(data, name)


def _header(line: str, name: str) -> tuple[list[str], str]:
    found = _cells(line.removeprefix("\ufeff"))
    if found is None:
        raise SourceError(
            f'{name} has no column "text"; name the columns in its first row, one of them text'
        )
    cells, delimiter = found
    return [_column(cell) for cell in cells], delimiter


def _cells(line: str) -> tuple[list[str], str] | None:
    """The cells of a header with one column ``text``, and what parts them."""
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            continue
        if [_column(cell) for cell in cells].count("text") == 1:
            return cells, delimiter
    return None


def _column(cell: str) -> str:
    return cell.strip().casefold()


def _fields(cells: list[str], header: list[str], place: str) -> dict[str, object]:
    if len(cells) != len(header):
        raise SourceError(
            f"{place} has {len(cells)} fields where the header has {len(header)}; "
            "put fields that hold the delimiter or line ends in double quotes"
        )
    return {column: cell for column, cell in zip(header, cells, strict=True) if cell.strip()}


def _csv_fault(error: Exception, place: str) -> SourceError:
    if isinstance(error, SourceError):
        return error
    if isinstance(error, UnicodeDecodeError):
        return SourceError(f"{place} cannot be decoded; save the file anew as UTF-8")
    if "field limit" in str(error):
        return SourceError(
            f"{place} has a field of more than {MAX_CHARACTERS:,} characters; close its double "
            "quotes or split it into one row per report"
        )
    return SourceError(
        f"{place} breaks the rules of CSV ({error}); put the field in double quotes and "
        "double each quote inside it"
    )
