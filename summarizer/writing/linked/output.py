"""One JSON-LD document with all records: a context, and a graph with a node on each line."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from schemas import ErrorEntry, Record
from summarizer.errors import OutputError
from summarizer.source import Source
from summarizer.writing.atomic import output_errors, settle, temporary, uninterrupted
from summarizer.writing.encoding import dumps
from summarizer.writing.linked.context import CONTEXT
from summarizer.writing.linked.nodes import Node, failure_node, record_node

_BEGINNING = f'{{"@context": {dumps(CONTEXT)},\n"@graph": ['.encode()
_END = b"\n]}\n"
_MARK = 64
"""Bytes of the beginning by which a document of an earlier run is known, whatever its version."""


class LinkedOutput:
    """``FILE.jsonld``, which takes its place when the run ends.

    What is left by an exception is removed, and an earlier run's document stays.
    """

    def __init__(self, file: Path) -> None:
        self._file = Path(os.path.realpath(file))  # a link stays a link
        self._named = file
        self._stack = ExitStack()
        self._entries = 0

    def __enter__(self) -> Self:
        self._check()
        with output_errors(self._named), ExitStack() as stack:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._beside = stack.enter_context(temporary(self._file))
            self._stream = stack.enter_context(self._beside.open("xb"))
            self._stream.write(_BEGINNING)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with uninterrupted(), output_errors(self._named), self._stack:
            if error is None:
                self._stream.write(_END)
                settle(self._stream)
                self._stream.close()
                self._beside.replace(self._file)

    @property
    def kept(self) -> str:
        """The ledger: the document is whole, or not there."""
        return "in the ledger beside it"

    def expect(self, source: Source) -> None:
        """Nothing: the file was checked when it was opened."""

    def record(self, source: Source, record: Record) -> None:
        """Add the node of a record."""
        self._add(record_node(self._entries, source, record))

    def failure(self, entry: ErrorEntry) -> None:
        """Add a node that says why there is no record."""
        self._add(failure_node(self._entries, entry))

    def _add(self, node: Node) -> None:
        line = ("," if self._entries else "") + "\n" + dumps(node)
        with output_errors(self._named):
            self._stream.write(line.encode())
        self._entries += 1

    def _check(self) -> None:
        if not self._file.exists():
            return
        if not self._file.is_file():
            raise OutputError(f"{self._named} is no file; give another name")
        with output_errors(self._named), self._file.open("rb") as file:
            head = file.read(_MARK)
        if head and head != _BEGINNING[:_MARK]:
            raise OutputError(
                f"{self._named} exists and is no document of a run; give another name"
            )
