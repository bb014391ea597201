"""``summarizer compare``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.console import Code, is_terminal, reporting, say
from summarizer.errors import SummarizerError, UsageError

if TYPE_CHECKING:
    from schemas import Comparison
    from summarizer.cli.entries import Entry
    from summarizer.comparing import Given


def compare(
    records: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RECORDS",
            help="Files that extract wrote (.json, .jsonl), folders of them, or - for stdin.",
            show_default=False,
        ),
    ] = None,
    sources: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PLACE",
            help="The sources, by whose texts copies of one report are found; may be given again. "
            "A text that lies beside its record is found by itself.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Where the comparison goes as JSON. Without it: a view on a terminal, JSON in a "
            "pipe.",
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a page to read: who says what, over the texts, for some dozens of sources. "
            "It loads nothing. A file that is there is replaced.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Group records by the event that they report, and show who says what.

    Nothing is merged: each value stands with those who say it and with the words that prove it.
    Exit code 1 says that a record could not be read; the others are compared.
    """
    with reporting():
        if not records:
            raise UsageError("no record was given; name files that extract wrote, or - for stdin")
        from summarizer.comparing import compare as side_by_side
        from summarizer.writing import STDOUT
        from summarizer.writing.guard import check_comparison

        if out not in {None, STDOUT}:
            check_comparison(Path(out or ""))
        intake = Intake(records, sources or [])
        if html is None:
            comparison = side_by_side(intake)
        else:
            given = list(intake)
            comparison = side_by_side(given)
            _put_page(comparison, given, html)
        if html is None or out is not None:
            _put(comparison, out)
        say(_told(comparison))
        if intake.faults:
            raise typer.Exit(Code.SOME_FAILED)


class Intake:
    """Records as they are read, with a sentence on stderr for each that cannot be.

    Attributes:
        faults: how many could not be read, or stand for a source that has none.
    """

    def __init__(self, places: list[str], sources: list[str]) -> None:
        self._places = places
        self._sources = sources
        self.faults = 0

    def __iter__(self) -> Iterator[Given]:
        from schemas import Record
        from summarizer.cli.entries import entries
        from summarizer.comparing import Given

        texts = _texts(self._sources)
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        for place in self._places:
            for entry in entries(place, stdin):
                if not isinstance(entry.value, Record):
                    self.faults += 1
                    say(f"Error: {entry.where}: {_fault(entry)}")
                    continue
                text = texts.get(entry.value.source.sha256)
                yield Given(entry.value, _beside(entry) if text is None else text)


def _fault(entry: Entry) -> str:
    from schemas import ErrorEntry

    if isinstance(entry.value, ErrorEntry):
        return f"there is no record of {entry.value.id} ({entry.value.error.message})"
    return str(entry.value)


def _texts(places: list[str]) -> dict[str, str]:
    """Texts of sources by their hash."""
    if not places:
        return {}
    from summarizer.reading import Unreadable, read_sources

    texts = {}
    for source in read_sources(places):
        if isinstance(source, Unreadable):
            say(f"Note: {source.error}")
        else:
            texts[source.info.sha256] = source.text
    return texts


def _beside(entry: Entry) -> str | None:
    """The text that lies beside a record; none where it cannot be read, which costs little."""
    if entry.text is None:
        return None
    from summarizer.reading import read_source

    try:
        return read_source(entry.text).text
    except SummarizerError as error:
        say(f"Note: {error}")
        return None


def _put(comparison: Comparison, out: str | None) -> None:
    from summarizer.writing import STDOUT, dumps

    if out is None and is_terminal(sys.stdout):
        from summarizer.cli.views import screen
        from summarizer.cli.views.comparison import comparison_view

        screen().print(comparison_view(comparison))
        return
    text = dumps(comparison.model_dump(mode="json"), indent=2)
    if out is None or out == STDOUT:
        typer.echo(text)
        return
    from summarizer.writing.atomic import replace

    replace(Path(out), f"{text}\n".encode())


def _put_page(comparison: Comparison, given: Sequence[Given], file: Path) -> None:
    from summarizer.pages import comparison_page
    from summarizer.writing.atomic import replace

    texts, made = {}, {}
    for source, (record, text) in zip(comparison.sources, given, strict=True):
        if text is not None:
            texts[source.key] = text
        if record.extraction is not None:
            made[source.key] = record.extraction
    replace(file, comparison_page(comparison, texts, made).encode())
    say(f"{file} holds the page")
    if len(texts) < len(given):
        say("Note: --sources PLACE, with the texts, puts them on the page")


def _told(comparison: Comparison) -> str:
    shared = sum(len(group.members) > 1 for group in comparison.groups)
    numbers = (
        (len(comparison.sources), "record"),
        (len(comparison.groups), "event"),
    )
    counted = ", ".join(f"{number} {word}{'s' * (number != 1)}" for number, word in numbers)
    return f"{counted}, {shared} told by several"
