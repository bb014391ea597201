"""Where results go, and what every such place offers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self, get_args

from schemas import ErrorEntry, Record
from summarizer.errors import OutputError, UsageError
from summarizer.source import Source
from summarizer.writing.encoding import Format

STDOUT = "-"
_SUFFIX = re.compile(r"[^./\\]\.[A-Za-z][A-Za-z0-9]{0,7}$")


class Output(Protocol):
    """A place for results, opened by ``with`` before the first source is worked on.

    Each source gets one call, in input order. Leaving the block normally completes the output;
    leaving it by an exception keeps what was recorded, and ``kept`` says where.
    """

    def __enter__(self) -> Self:
        """Check that the place can be written, as far as this can be known beforehand.

        Raises:
            OutputError: it cannot.
        """

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def expect(self, source: Source) -> None:
        """Check, before a source is worked on, that its result would replace nothing else.

        Raises:
            OutputError: a file is in the way that is no result.
        """

    def record(self, source: Source, record: Record) -> None:
        """Write the record of a source, and its text where the input is not that text.

        Raises:
            OutputError: it cannot be written; what was recorded before stays.
            BrokenPipeError: nobody reads any more.
        """

    def failure(self, entry: ErrorEntry) -> None:
        """Write that there is no record of a source; raises as ``record`` does."""

    @property
    def kept(self) -> str:
        """Where the results of a run that did not end are, as the end of a sentence."""


def open_output(
    out: str | None, format: Format | None, stdout: BinaryIO | None, warn: Callable[[str], None]
) -> Output:
    """The output that ``out`` and ``format`` ask for.

    Args:
        out: a folder, a name that ends in ``.json`` or ``.jsonl``, ``-`` or None for ``stdout``.
            A folder that is to be made has no suffix, or a slash at its end.
        format: None for what the name says, or JSON Lines on ``stdout``.
        stdout: where ``-`` writes to; None if it is closed.
        warn: called with a sentence where something is lost or renamed.

    Raises:
        UsageError: ``out`` and ``format`` contradict each other, or ``out`` ends in the suffix of
            something else.
        OutputError: stdout is asked for and closed.
    """
    from summarizer.writing.file import FileOutput
    from summarizer.writing.folder import FolderOutput
    from summarizer.writing.stream import StreamOutput

    if out is None or out == STDOUT:
        if stdout is None:
            raise OutputError("stdout is closed; give a folder, FILE.jsonl or FILE.json")
        return StreamOutput(stdout, format or "jsonl", warn)
    if not out.strip():
        raise UsageError("the output has no name; give a folder, FILE.jsonl, FILE.json or -")
    named = _format_of(out)
    if format is not None and format != (named or "json"):
        holds = f"ends in .{named}" if named else "is a folder of .json files"
        raise UsageError(f"{out} {holds}, not {format}; leave the format out or rename the output")
    if named:
        return FileOutput(Path(out), named)
    if _SUFFIX.search(out) and not Path(out).exists():
        raise UsageError(
            f"{out} has a suffix that is none of .json and .jsonl; end it in one of these, or in / "
            "for a folder"
        )
    return FolderOutput(Path(out), warn)


def _format_of(out: str) -> Format | None:
    return next((each for each in get_args(Format) if out.lower().endswith(f".{each}")), None)
