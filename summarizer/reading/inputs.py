"""From what a user names to sources, one after the other."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import SourceError
from summarizer.reading.rows import LONGEST_ROW, Lines, Row, begins_rows, csv_rows, json_rows
from summarizer.reading.single import MAX_BYTES, SUFFIXES, Kind, kind_of, read_single
from summarizer.reading.unreadable import Unreadable
from summarizer.reading.web import Web, without_login
from summarizer.source import Source

STDIN = "-"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_GLOB = re.compile(r"[*?\[]")


def read_source(place: str | Path) -> Source:
    """The one source that a file or an https address holds.

    Args:
        place: a file of plain text, Markdown, HTML, PDF, or of JSON Lines or CSV with one row; or
            an address that begins with ``https://``.

    Raises:
        SourceError: it cannot be read, or holds several sources.
    """
    return Reader().one(place)


def read_sources(
    places: Sequence[str | Path], *, stdin: BinaryIO | None = None
) -> Iterator[Source | Unreadable]:
    """The sources in ``places``, read as they are asked for.

    Args:
        places: files, folders (searched recursively for the known suffixes, hidden files left out),
            globs (``**`` goes through folders), https addresses, and ``-`` for standard input.
        stdin: what ``-`` stands for; the process's own standard input if ``None``.

    Yields:
        Sources, and in place of what cannot be read an ``Unreadable``. A file named twice is read
        once; of two sources with the same id the second is unreadable.
    """
    return Reader().several(places, stdin)


class Reader:
    """Reads places; ``web`` says what may be fetched."""

    def __init__(self, web: Web | None = None) -> None:
        self._web = web or Web()

    def one(self, place: str | Path) -> Source:
        """See ``read_source``."""
        if _is_address(place):
            return self._page(str(place).partition("#")[0])
        path = Path(place)
        if str(place) in {"", STDIN} or _is_folder(path):
            raise SourceError(
                f"{str(place)!r} is not one file or address; use read_sources for folders and "
                "standard input."
            )
        rows = _rows_of(path)
        first, second = next(rows, None), next(rows, None)
        if first is None or second is not None:
            count = "several sources" if second else "no source"
            raise SourceError(f"{path} holds {count}; use read_sources for files with rows.")
        if isinstance(first[1], Unreadable):
            raise first[1].error
        return first[1]

    def several(
        self, places: Sequence[str | Path], stdin: BinaryIO | None
    ) -> Iterator[Source | Unreadable]:
        """See ``read_sources``."""
        ids: dict[bytes, str] = {}
        visited: set[bytes] = set()
        for place in places:
            for where, item in self._rows(place, stdin, visited):
                if isinstance(item, Source):
                    first = ids.setdefault(_digest(item.id), where)
                    if first is not where:  # a string of another source, equal or not
                        yield Unreadable(where, _same_id(item.id, first, where))
                        continue
                yield item

    def _rows(
        self, place: str | Path, stdin: BinaryIO | None, visited: set[bytes]
    ) -> Iterator[Row]:
        if place == STDIN:
            if _is_new("stdin", visited):
                rows = _stream_rows(stdin or sys.stdin.buffer, "stdin", "stdin")
                yield from _without_faults(rows, "stdin")
        elif _is_address(place):
            address = str(place).partition("#")[0]
            if _is_new(address, visited):
                where = without_login(address)
                try:
                    yield where, self._page(address)
                except SourceError as error:
                    yield where, Unreadable(where, error)
        else:
            for path in _files(place):
                if isinstance(path, Unreadable):
                    yield path.name, path
                elif _is_new(_resolved(path), visited):
                    yield from _rows_of(path)

    def _page(self, address: str) -> Source:
        page = self._web.fetch(address)
        id_ = address.partition("://")[2].rstrip("/")
        return read_single(
            page.data, id_, address, kind=page.kind, charset=page.charset, url=page.url
        )


def _is_address(place: str | Path) -> bool:
    return isinstance(place, str) and _ADDRESS.match(place) is not None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _digest(text: str) -> bytes:
    """Stands for an id or a path in memory, however long it is."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _is_new(path: str, visited: set[bytes]) -> bool:
    digest = _digest(path)
    if digest in visited:
        return False
    visited.add(digest)
    return True


def _resolved(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # opening it will say why
        return str(path)


def _same_id(id: str, first: str, second: str) -> SourceError:
    return SourceError(
        f"{second} has the id {id!r}, which {first} has already; give each source an id of its own."
    )


def _files(place: str | Path) -> Iterator[Path | Unreadable]:
    """The files that a path or a glob stands for."""
    name = str(place)
    path = Path(place)
    if not name:
        fault = SourceError("An empty name stands for nothing; name a file, a folder or '-'.")
        yield Unreadable(name, fault)
        return
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif _GLOB.search(name) and not path.exists():
            yield from _in_glob(name)
        else:
            yield path
    except (OSError, ValueError) as error:
        yield Unreadable(name, _file_fault(name, error))
    except SourceError as error:
        yield Unreadable(name, error)


def _in_glob(pattern: str) -> Iterator[Path | Unreadable]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - knows absolute patterns
    if not matches:
        raise SourceError(f"{pattern} matches no file; check the pattern and the folder.")
    for match in matches:
        path = Path(match)
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield path


def _in_folder(folder: Path) -> Iterator[Path | Unreadable]:
    faults: list[Unreadable] = []

    def keep(error: OSError) -> None:
        name = str(error.filename)
        faults.append(Unreadable(name, _file_fault(name, error)))

    empty = True
    for parent, folders, files in os.walk(folder, onerror=keep):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES:
                empty = False
                yield path
    yield from faults
    if empty and not faults:
        raise SourceError(
            f"{folder} holds no source; name a folder with files that end in {', '.join(SUFFIXES)}."
        )


def _rows_of(path: Path) -> Iterator[Row]:
    """The sources of a file."""
    name = str(path)
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield name, Unreadable(name, _file_fault(name, error))
        return
    with stream:
        yield from _without_faults(_stream_rows(stream, name, path.stem, kind_of(path)), name)


def _without_faults(rows: Iterator[Row], name: str) -> Iterator[Row]:
    """The rows, and what ends them early as the last one."""
    try:
        yield from rows
    except OSError as error:
        yield name, Unreadable(name, _file_fault(name, error))
    except SourceError as error:
        yield name, Unreadable(name, error)


def _file_fault(name: str, error: Exception) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{name} does not exist; check the path.")
    reason = getattr(error, "strerror", None) or str(error)
    return SourceError(f"{name!r} cannot be read ({reason}); check the path and its permissions.")


def _stream_rows(stream: BinaryIO, name: str, id: str, kind: Kind | None = None) -> Iterator[Row]:
    """The sources in an open file; without a ``kind`` it is told by how the file begins."""
    if kind is Kind.CSV:
        yield from csv_rows(stream, name, id)
        return
    first = stream.readline(LONGEST_ROW if kind in {None, Kind.JSON_LINES} else MAX_BYTES + 1)
    if kind is Kind.JSON_LINES or (kind is None and begins_rows(first)):
        yield from json_rows(Lines(stream, name, first), name, id)
        return
    data = first + stream.read(max(0, MAX_BYTES + 1 - len(first)))
    yield name, read_single(data, id, name, kind=kind)
