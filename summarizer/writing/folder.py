"""A folder with one indented JSON file per source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from schemas import ErrorEntry, Record
from summarizer.errors import OutputError
from summarizer.source import Source
from summarizer.writing.atomic import output_errors, replace, temporary, uninterrupted
from summarizer.writing.encoding import INDENT, to_json
from summarizer.writing.guard import check_result, check_text
from summarizer.writing.names import Names
from summarizer.writing.texts import text_bytes, text_file, write_text


class FolderOutput:
    """``<id>.json`` for a record, ``<id>.error.json`` where there is none.

    A record removes the error file of an earlier run; an error never touches an earlier record.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None]) -> None:
        self._folder = folder
        self._warn = warn
        self._names = Names()

    def __enter__(self) -> Self:
        if self._folder.exists() and not self._folder.is_dir():
            raise OutputError(
                f"{self._folder} is no folder; give a folder, FILE.jsonl, FILE.json or -"
            )
        with output_errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            with temporary(self._folder / "x") as trial, trial.open("xb") as file:
                file.write(b"{}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Nothing is left to do: each file is complete when it is written."""

    @property
    def kept(self) -> str:
        """The folder."""
        return f"in {self._folder}"

    def expect(self, source: Source) -> None:
        """Check that ``<id>.json`` and ``<id>.txt`` are free, or of an earlier run."""
        name = self._names.of(source.id)
        record = self._folder / f"{name}.json"
        if not source.verbatim:
            check_text(text_file(self._folder, name), text_bytes(source), record)
        check_result(record)

    def record(self, source: Source, record: Record) -> None:
        """Write ``<id>.json``, and ``<id>.txt`` unless the input is the text."""
        name = self._claim(source.id)
        with uninterrupted():
            write_text(source, self._folder, name)
            self._write(self._folder / f"{name}.json", record)
            failed = self._failed(name)
            if self._is_free(failed):
                with output_errors(failed):
                    failed.unlink(missing_ok=True)

    def failure(self, entry: ErrorEntry) -> None:
        """Write ``<id>.error.json``, unless something else has that name, which is told."""
        failed = self._failed(self._claim(entry.id))
        if self._is_free(failed):
            self._write(failed, entry)

    def _is_free(self, failed: Path) -> bool:
        """Whether there is nothing, or the error of an earlier run."""
        try:
            check_result(failed)
        except OutputError as error:
            self._warn(f"{error}; no error entry is kept there")
            return False
        return True

    def _failed(self, name: str) -> Path:
        return self._folder / f"{name}.error.json"

    def _write(self, path: Path, entry: Record | ErrorEntry) -> None:
        replace(path, to_json(entry, indent=INDENT).encode() + b"\n")

    def _claim(self, id: str) -> str:
        name = self._names.of(id)
        if "~" in name:  # never comes from an id
            self._warn(
                f"the id {id} differs from another one only in case or accents, which some file "
                f"systems do not tell apart; its file is {name}"
            )
        return name
