"""Texts that stand beside records, for sources whose input is not the text itself."""

from __future__ import annotations

from pathlib import Path

from summarizer.source import Source
from summarizer.writing.atomic import output_errors, replace


def text_folder(file: Path) -> Path:
    """Where the texts of the records in ``file`` are: ``records.texts`` for ``records.jsonl``."""
    return file.with_suffix(".texts")


def text_file(folder: Path, name: str) -> Path:
    """Where the text is whose record has this file name."""
    return folder / f"{name}.txt"


def write_text(source: Source, folder: Path, name: str) -> None:
    """Write the text that the offsets of the source's record refer to, unless the input is it.

    Raises:
        OutputError: it cannot be written.
    """
    if source.verbatim:
        return
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    replace(text_file(folder, name), text_bytes(source))


def text_bytes(source: Source) -> bytes:
    """The text as it is written: UTF-8, line ends as they are."""
    return source.text.encode("utf-8", "replace")
