"""Where results go, and what every such place offers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, Protocol, Self, TypeAlias

from schemas import ErrorEntry, Record
from summarizer.errors import OutputError, UsageError
from summarizer.source import Source

STDOUT = "-"
OutputFormat: TypeAlias = Literal["json", "jsonl", "csv", "parquet", "sqlite", "jsonld"]
"""What an output holds: records as JSON, as flat tables, or as linked data."""

_SUFFIX = re.compile(r"[^./\\]\.[A-Za-z][A-Za-z0-9]{0,7}$")
_SUFFIXES: dict[str, OutputFormat] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".jsonld": "jsonld",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
}
_IN_FOLDERS = ("json", "csv", "parquet")
_TABLE_SUFFIXES = (".csv", ".parquet")
"""Of what is one file per table, and so never the one output."""


class Output(Protocol):
    """A place for results, opened by ``with`` before the first source is worked on.

    Each source gets one call of ``record`` or ``failure``, in input order. Leaving the block
    normally completes the output; leaving it by an exception keeps what was recorded, and ``kept``
    says where. All calls come from one thread.
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

        It is called in input order, but ahead of ``record``, and not for what cannot be read.

        Raises:
            OutputError: a file is in the way that is no result.
        """

    def record(self, source: Source, record: Record) -> None:
        """Write the record of a source, and its text where the input is not that text.

        Where the input is the text, ``source.verbatim``, the text is not at hand.

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
    out: str | None,
    format: OutputFormat | None,
    stdout: BinaryIO | None,
    warn: Callable[[str], None],
) -> Output:
    """The output that ``out`` and ``format`` ask for.

    Args:
        out: a folder, a name that ends in ``.json``, ``.jsonl``, ``.jsonld``, ``.sqlite`` or
            ``.db``, ``-`` or None for ``stdout``. A folder that is to be made has no suffix, or a
            slash at its end.
        format: None for what the name says, JSON Lines on ``stdout``, a file of JSON for each
            source in a folder.
        stdout: where ``-`` writes to; None if it is closed.
        warn: called with a sentence where something is lost or renamed.

    Raises:
        UsageError: ``out`` and ``format`` contradict each other, ``out`` ends in the suffix of
            something else, or a package that the format needs is missing.
        OutputError: stdout is asked for and closed.
    """
    if out is None or out == STDOUT:
        return _stream(format, stdout, warn)
    if not out.strip():
        raise UsageError("the output has no name; give a folder, FILE.jsonl, FILE.json or -")
    named = _named(out)
    if named:
        if format not in (None, named):
            raise UsageError(_contradiction(out, f"ends in {Path(out).suffix.lower()}", format))
        return _file(Path(out), named)
    if _SUFFIX.search(out) and not Path(out).exists():
        raise UsageError(_no_suffix(out))
    if format is not None and format not in _IN_FOLDERS:
        raise UsageError(_contradiction(out, "is a folder", format))
    return _folder(Path(out), format, warn)


def _stream(
    format: OutputFormat | None, stdout: BinaryIO | None, warn: Callable[[str], None]
) -> Output:
    from summarizer.writing.stream import StreamOutput

    if format not in (None, "json", "jsonl"):
        raise UsageError(f"stdout cannot hold {format}; give --out {_example(format)}")
    if stdout is None:
        raise OutputError("stdout is closed; give a folder, FILE.jsonl or FILE.json")
    return StreamOutput(stdout, format or "jsonl", warn)


def _file(file: Path, format: OutputFormat) -> Output:
    match format:
        case "json" | "jsonl":
            from summarizer.writing.file import FileOutput

            return FileOutput(file, format)
        case "jsonld":
            from summarizer.writing.linked.output import LinkedOutput

            return LinkedOutput(file)
        case _:
            from summarizer.writing.tables.sqlite import SqliteOutput

            return SqliteOutput(file)


def _folder(folder: Path, format: OutputFormat | None, warn: Callable[[str], None]) -> Output:
    if format in (None, "json"):
        from summarizer.writing.folder import FolderOutput

        return FolderOutput(folder, warn)
    from summarizer.writing.tables.folder import CSV, PARQUET, TableFolder

    if format == "csv":
        return TableFolder(folder, CSV)
    from summarizer.writing.tables.parquet import check_installed

    check_installed()
    return TableFolder(folder, PARQUET)


def _example(format: OutputFormat) -> str:
    return f"NAME/ --format {format}" if format in _IN_FOLDERS else f"NAME.{format}"


def _contradiction(out: str, holds: str, format: OutputFormat | None) -> str:
    assert format is not None
    return f"{out} {holds}, which {format} does not; give --out {_example(format)}"


def _no_suffix(out: str) -> str:
    suffix = Path(out).suffix.lower()
    if suffix in _TABLE_SUFFIXES:
        return (
            f"{out} would be one table, but records make several; give a folder for them: "
            f"--out {Path(out).with_suffix('')}/ --format {suffix[1:]}"
        )
    return (
        f"{out} has a suffix that is none of {', '.join(_SUFFIXES)}; end it in one of these, or in "
        "/ for a folder"
    )


def is_folder(out: str) -> bool:
    """Whether results that go to ``out`` go into a folder."""
    path = Path(out)
    return path.is_dir() or (_named(out) is None and not path.exists())


def _named(out: str) -> OutputFormat | None:
    """The format that the name of a file tells."""
    return next((each for suffix, each in _SUFFIXES.items() if out.lower().endswith(suffix)), None)
