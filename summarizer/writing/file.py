"""One file with the entries of all sources."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from schemas import ErrorEntry, Record
from summarizer.errors import OutputError
from summarizer.source import Source
from summarizer.writing.atomic import output_errors, settle, temporary, uninterrupted
from summarizer.writing.encoding import INDENT, Format, dumps, to_json
from summarizer.writing.guard import check_result
from summarizer.writing.names import Names
from summarizer.writing.stream import JsonArray
from summarizer.writing.texts import text_folder, write_text


class FileOutput:
    """``FILE.jsonl`` or ``FILE.json``, errors included, in input order.

    Entries are appended, line by line, to ``FILE.part``, which takes the file's place when it is
    whole. Until then an earlier file stays as it is. A run that is stopped leaves ``FILE.part``, so
    that nobody takes it for the whole, and the next run begins it anew from the ledger.
    """

    def __init__(self, file: Path, format: Format) -> None:
        self._file = Path(os.path.realpath(file))  # a link stays a link
        self._named = file
        self._format = format
        self._part = self._file.with_name(f"{self._file.name}.part")
        self._names = Names()
        self._length = 0

    def __enter__(self) -> Self:
        texts = text_folder(self._file)
        if self._file.exists() and not self._file.is_file():
            raise OutputError(f"{self._named} is no file; give another name")
        check_result(self._file)
        check_result(self._part)
        if texts.exists() and not texts.is_dir():
            raise OutputError(f"{texts} is no folder, but texts may go there; give another name")
        with output_errors(self._named):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._lines = self._part.open("wb", buffering=0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with uninterrupted(), output_errors(self._named):
            try:
                if error is None:
                    settle(self._lines)
            finally:
                self._lines.close()
            if error is None:
                self._complete()
            elif not self._length:
                self._part.unlink()

    @property
    def kept(self) -> str:
        """The part file, if there is one."""
        return f"in {self._part}" if self._length else "nowhere"

    def expect(self, source: Source) -> None:
        """Nothing: the file was checked when it was opened."""

    def record(self, source: Source, record: Record) -> None:
        """Append a record; its text goes to ``FILE.texts`` unless the input is the text."""
        name = self._names.of(source.id)
        with uninterrupted():
            write_text(source, text_folder(self._file), name)
            self._append(record)

    def failure(self, entry: ErrorEntry) -> None:
        """Append an error entry."""
        self._names.of(entry.id)
        with uninterrupted():
            self._append(entry)

    def _append(self, entry: Record | ErrorEntry) -> None:
        line = to_json(entry).encode() + b"\n"
        with output_errors(self._named):
            try:
                written = 0
                while written < len(line):
                    written += self._lines.write(line[written:])
            except OSError:  # half a line would spoil the file
                self._lines.truncate(self._length)
                self._lines.seek(self._length)
                raise
        self._length += len(line)

    def _complete(self) -> None:
        if self._format == "jsonl":
            self._part.replace(self._file)
            return
        with temporary(self._file) as beside:
            with self._part.open("rb") as lines, beside.open("xb") as file:
                array = JsonArray(file.write)
                for line in lines:
                    array.add(dumps(json.loads(line), indent=INDENT))
                array.close()
                settle(file)
            beside.replace(self._file)
        self._part.unlink()
