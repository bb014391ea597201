"""``summarizer show``."""

from __future__ import annotations

import sys
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
) -> None:
    """Show records, each fact with its quote.

    Exit code 1 says that a record could not be read, or that a quote is not in the text.
    """
    with reporting():
        if not record:
            raise UsageError("no record was given; name files that extract wrote, or - for stdin")
        from summarizer.cli.entries import entries
        from summarizer.cli.views import screen

        given = None if text is None else _text(text)
        console = screen()
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        faults = 0
        unchecked = False
        for place in record:
            for entry in entries(place, stdin):
                beside = _text(str(entry.text)) if given is None and entry.text else given
                faults += not _shown(entry, beside, console)
                unchecked |= beside is None and _has_quotes(entry)
        if unchecked:
            say("Note: --text FILE, with the source, shows each quote in its context")
        if faults:
            raise typer.Exit(Code.SOME_FAILED)


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
