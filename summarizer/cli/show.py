"""``summarizer show``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.console import Code, reporting, say
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from summarizer.cli.entries import Entry


def show(
    record: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RECORD",
            help="Files that extract wrote (.json, .jsonl), folders of them, or - for stdin.",
            show_default=False,
        ),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="The source, to check quotes against and to show them in context. "
            "A text that lies beside the record is found by itself.",
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write one record as a page to read: the text with every fact marked in it. "
            "It loads nothing. A file that is there is replaced.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show records, each fact with its quote.

    Exit code 1 says that a record could not be read, or that a quote is not in the text.
    """
    with reporting():
        if not record:
            raise UsageError("no record was given; name files that extract wrote, or - for stdin")
        from summarizer.cli.entries import entries

        given = None if text is None else _text(text)
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        found = (each for place in record for each in entries(place, stdin))
        sound = _on_screen(found, given) if html is None else _on_page(found, given, html)
        if not sound:
            raise typer.Exit(Code.SOME_FAILED)


def _on_screen(found: Iterable[Entry], given: str | None) -> bool:
    """Print entries; whether all are sound."""
    from summarizer.cli.views import screen

    console = screen()
    faults = 0
    unchecked = False
    for entry in found:
        text = _beside(entry, given)
        faults += not _shown(entry, text, console)
        unchecked |= text is None and _has_quotes(entry)
    if unchecked:
        say("Note: --text FILE, with the source, shows each quote in its context")
    return not faults


def _on_page(found: Iterable[Entry], given: str | None, file: Path) -> bool:
    """Write the only entry as a page; whether it is a record whose quotes all stand in the text."""
    from schemas import ErrorEntry, RecordError
    from summarizer.pages import failed_quotes, record_page
    from summarizer.writing.atomic import replace

    several = list(islice(found, 2))
    if len(several) > 1:
        raise UsageError(
            "--html shows one record; give the file of one, or compare them: "
            "summarizer compare RECORDS --html FILE"
        )
    if not several:
        raise UsageError("there is no record in it; give a file that extract wrote")
    [entry] = several
    if isinstance(entry.value, RecordError):
        say(f"Error: {entry.where}: {entry.value}")
        return False
    if isinstance(entry.value, ErrorEntry):
        say(f"Error: {entry.where}: there is no record, since {entry.value.error.message}")
        return False
    text = _beside(entry, given)
    replace(file, record_page(entry.value, text).encode())
    say(f"{file} holds the page")
    if text is None:
        if entry.value.events:
            say("Note: --text FILE, with the source, puts the text on the page")
        return True
    return not failed_quotes(entry.value, text)


def _beside(entry: Entry, given: str | None) -> str | None:
    """The text of an entry's source: the given one, or the one that lies beside the record."""
    return _text(str(entry.text)) if given is None and entry.text else given


def _has_quotes(entry: Entry) -> bool:
    from schemas import Record

    return isinstance(entry.value, Record) and bool(entry.value.events)


def _text(place: str) -> str:
    from summarizer.reading import read_source

    return read_source(place).text


def _shown(entry: Entry, text: str | None, console: Console) -> bool:
    """Print an entry; whether it is sound."""
    from schemas import ErrorEntry, RecordError
    from summarizer.cli.views import error_view, record_view

    if isinstance(entry.value, RecordError):
        say(f"Error: {entry.where}: {entry.value}")
        return False
    if isinstance(entry.value, ErrorEntry):
        console.print(error_view(entry.value))
        return True
    view, against = record_view(entry.value, text, cut=console.is_terminal)
    console.print(view)
    return against is None or not against.failed
