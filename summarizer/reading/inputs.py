"""From what a user names to sources, one after the other."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from summarizer.disk import DiskMap
from summarizer.errors import SourceError
from summarizer.reading.documents import begins_document, document_rows
from summarizer.reading.ids import Label
from summarizer.reading.places import STDIN, file_fault, is_address, is_folder, list_places
from summarizer.reading.rows import (
    LONGEST_ROW,
    Lines,
    begins_csv,
    begins_rows,
    csv_rows,
    json_rows,
)
from summarizer.reading.single import MAX_BYTES, ROWS, Kind, kind_of, read_single
from summarizer.reading.unreadable import Row, Unreadable
from summarizer.reading.web import Web, without_login
from summarizer.source import Source

_STDIN = Label("stdin", STDIN)


def read_source(place: str | Path) -> Source:
    """The one source that a file or an https address holds.

    Args:
        place: a file of plain text, Markdown, HTML, PDF, or of JSON, JSON Lines or CSV with one
            row; or an address that begins with ``https://``.

    Raises:
        SourceError: it cannot be read, or holds several sources.
    """
    return Reader().one(place)


class Sources(Iterator[Source | Unreadable]):
    """Sources, read as they are asked for.

    Attributes:
        total: how many there are; None before the first is asked for, and where files with a
            source a row or standard input have to be read to know it.
    """

    def __init__(self, rows: Iterator[Source | Unreadable]) -> None:
        self.total: int | None = None
        self._rows = rows

    def __next__(self) -> Source | Unreadable:
        return next(self._rows)


def read_sources(places: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Sources:
    """The sources in ``places``: listed at once, read as they are asked for.

    The id of a source is the one given in the input, else the stem of its file. Files with the same
    stem are told apart by as little of their paths as does it: ``a/report.txt`` and
    ``b/report.txt``, or ``report.txt`` and ``report.html``.

    Args:
        places: files, folders (searched recursively for the known suffixes, hidden files left out),
            globs (``**`` goes through folders), https addresses, and ``-`` for standard input.
            What ``extract`` wrote is passed over.
        stdin: what ``-`` stands for; the process's own standard input if ``None``.

    Yields:
        Sources, and in place of what cannot be read an ``Unreadable``. A file named twice is read
        once; of two rows that give the same id the second is unreadable. All ids differ.
    """
    return Reader().several(places, stdin)


class Reader:
    """Reads places; ``web`` says what may be fetched."""

    def __init__(self, web: Web | None = None) -> None:
        self._web = web or Web()

    def one(self, place: str | Path) -> Source:
        """See ``read_source``."""
        if is_address(place):
            return self._page(str(place).partition("#")[0])
        path = Path(place)
        if str(place) in {"", STDIN} or is_folder(path):
            raise SourceError(
                f"{str(place)!r} is not one file or address; use read_sources for folders and "
                "standard input"
            )
        rows = _rows_of(path, Label(path.stem, path.name))
        first, second = next(rows, None), next(rows, None)
        if first is None or second is not None:
            count = "several sources" if second else "no source"
            raise SourceError(f"{path} holds {count}; use read_sources for files with rows")
        if isinstance(first.item, Unreadable):
            raise first.item.error
        return first.item

    def several(self, places: Sequence[str | Path], stdin: BinaryIO | None) -> Sources:
        """See ``read_sources``."""

        def rows() -> Iterator[Source | Unreadable]:
            ids = _Ids()
            listed = list_places(places)
            if not any(map(_may_hold_several, listed)):
                sources.total = len(listed)
            for place in listed:
                for row in self._rows(place, stdin):
                    yield ids.settle(row)

        sources = Sources(rows())
        return sources

    def _rows(
        self, place: tuple[Path, Label] | Unreadable | str, stdin: BinaryIO | None
    ) -> Iterator[Row]:
        if isinstance(place, Unreadable):
            yield Row(place.name, place, place.name)
        elif isinstance(place, tuple):
            yield from _rows_of(*place)
        elif place == STDIN:
            rows = _stream_rows(stdin or sys.stdin.buffer, "stdin", _STDIN)
            yield from _without_faults(rows, "stdin", _STDIN)
        else:
            where = without_login(place)
            try:
                yield Row(where, self._page(place), where)
            except SourceError as error:
                yield Row(where, Unreadable(where, error, _page_id(where)), where)

    def _page(self, address: str) -> Source:
        page = self._web.fetch(address)
        return read_single(
            page.data,
            _page_id(address),
            address,
            kind=page.kind,
            charset=page.charset,
            url=page.url,
        )


class _Ids:
    """The ids that were given out, each with the place of its source."""

    def __init__(self) -> None:
        self._places = DiskMap()

    def settle(self, row: Row) -> Source | Unreadable:
        """The item of a row, with an id that no other item has."""
        item = row.item
        if self._claim(item.id, row.where):
            return item
        if isinstance(item, Source):
            if not row.given and self._claim(row.spare, row.where):
                return replace(item, info=item.info.model_copy(update={"id": row.spare}))
            item = Unreadable(row.where, self._same_id(item.id, row.where), item.id)
        free = next((id_ for id_ in (row.spare, row.where) if self._claim(id_, row.where)), item.id)
        return replace(item, id=free)

    def _claim(self, id: str, where: str) -> bool:
        if self._places.get(id) is not None:
            return False
        self._places.put(id, where)
        return True

    def _same_id(self, id: str, where: str) -> SourceError:
        return SourceError(
            f"{where} has the id {id!r}, which {self._places.get(id)} has already; "
            "give each source an id of its own"
        )


def _may_hold_several(place: tuple[Path, Label] | Unreadable | str) -> bool:
    if isinstance(place, tuple):
        return kind_of(place[0]) in {None, *ROWS}
    return place == STDIN


def _page_id(address: str) -> str:
    return address.partition("://")[2].rstrip("/") or address


def _rows_of(path: Path, label: Label) -> Iterator[Row]:
    """The sources of a file."""
    name = str(path)
    try:
        label.id.encode()
        stream = path.open("rb")
    except UnicodeEncodeError:
        fault = SourceError(f"{name} has a name that is not UTF-8; rename the file")
        yield Row(name, Unreadable(name, fault, label.id), label.spare)
        return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield Row(name, Unreadable(name, file_fault(name, error), label.id), label.spare)
        return
    with stream:
        rows = _stream_rows(stream, name, label, kind_of(path))
        yield from _without_faults(rows, name, label)


def _without_faults(rows: Iterator[Row], name: str, label: Label) -> Iterator[Row]:
    """The rows, and what ends them early as the last one."""
    try:
        yield from rows
    except OSError as error:
        yield Row(name, Unreadable(name, file_fault(name, error), label.id), label.spare)
    except SourceError as error:
        yield Row(name, Unreadable(name, error, label.id), label.spare)


def _stream_rows(
    stream: BinaryIO, name: str, label: Label, kind: Kind | None = None
) -> Iterator[Row]:
    """The sources in an open file; without a ``kind`` it is told by how the file begins."""
    if kind is Kind.CSV:
        yield from _csv_rows(stream, b"", name, label)
        return
    first = stream.readline(LONGEST_ROW if kind in {None, Kind.JSON_LINES} else MAX_BYTES + 1)
    if kind is Kind.JSON_LINES or (kind is None and begins_rows(first)):
        yield from json_rows(Lines(stream, name, first), name, label)
        return
    if kind is None and begins_csv(first):
        yield from _csv_rows(stream, first, name, label)
        return
    data = first + stream.read(max(0, MAX_BYTES + 1 - len(first)))
    if kind is Kind.JSON or (kind is None and begins_document(data)):
        yield from document_rows(data, name, label)
        return
    yield Row(name, read_single(data, label.id, name, kind=kind), label.spare)


def _csv_rows(stream: BinaryIO, first: bytes, name: str, label: Label) -> Iterator[Row]:
    """The rows of a CSV file, of which ``first`` has been read; a pipe is kept to be read twice."""
    if not first and stream.seekable():
        yield from csv_rows(stream, name, label)
        return
    with SpooledTemporaryFile(max_size=MAX_BYTES) as spool:
        spool.write(first)
        shutil.copyfileobj(stream, spool)
        spool.seek(0)
        yield from csv_rows(spool, name, label)
