"""JSON on a stream, such as stdout."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO, Self

from schemas import ErrorEntry, Record
from summarizer.source import Source
from summarizer.writing.atomic import output_errors
from summarizer.writing.encoding import INDENT, Format, to_json


class JsonArray:
    """Indented JSON: one entry alone is an object, several are an array, none an empty one."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self._first: str | None = None
        self._open = False

    def add(self, entry: str) -> None:
        """Take the next entry, as indented JSON."""
        if self._first is None:
            self._first = entry
            return
        if not self._open:
            self._write(f"[\n{self._first}".encode())
            self._open = True
        self._write(f",\n{entry}".encode())

    def close(self) -> None:
        """Write what is still due."""
        self._write(b"\n]\n" if self._open else f"{self._first or '[]'}\n".encode())


class StreamOutput:
    """Entries in input order, each flushed when it is there; errors are entries too."""

    def __init__(self, stream: BinaryIO, format: Format, warn: Callable[[str], None]) -> None:
        self._stream = stream
        self._warn = warn
        self._array = JsonArray(self._write) if format == "json" else None
        self._warned = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # After Ctrl-C the array is closed too, so that what was written can be read.
        if self._array is not None and not isinstance(error, OSError):
            self._array.close()

    @property
    def kept(self) -> str:
        """Stdout: what is there has left the program."""
        return "on stdout"

    def expect(self, source: Source) -> None:
        """Nothing: a stream replaces nothing."""

    def record(self, source: Source, record: Record) -> None:
        """Write a record; the first whose text is not the input gives a warning."""
        if not source.verbatim and not self._warned:
            self._warned = True
            self._warn(
                f"the offsets of {source.id} refer to its extracted text, which stdout cannot "
                "hold; write to a folder, FILE.jsonl or FILE.json to keep it"
            )
        self._entry(record)

    def failure(self, entry: ErrorEntry) -> None:
        """Write an error entry."""
        self._entry(entry)

    def _entry(self, entry: Record | ErrorEntry) -> None:
        if self._array is not None:
            self._array.add(to_json(entry, indent=INDENT))
        else:
            self._write(to_json(entry).encode() + b"\n")

    def _write(self, data: bytes) -> None:
        with output_errors("stdout"):
            self._stream.write(data)
            self._stream.flush()
