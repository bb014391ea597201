"""A record, or an error entry, as one screenful."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from schemas import Dropped, ErrorEntry, Event, EventKind, Extraction, Record, Status
from summarizer.cli.plain import plain
from summarizer.cli.views import phrases
from summarizer.cli.views.event import INDENT, background_rows, framing_rows, main_rows, table
from summarizer.cli.views.quotes import Against
from summarizer.source import text_sha256
from summarizer.writing import dumps

_LONGEST_ITEM = 200
"""Characters of a refused item that are shown; the record holds all."""

_COLOUR = {
    Status.COMPLETED: "green",
    Status.ONGOING: "cyan",
    Status.AGREED: "cyan",
    Status.PROPOSED: "yellow",
    Status.FAILED: "red",
    Status.UNCLEAR: "yellow",
}


def record_view(
    record: Record, text: str | None = None, *, cut: bool = True
) -> tuple[RenderableType, Against | None]:
    """What a record says, at a glance.

    Args:
        record: the record.
        text: the text of its source; if given, quotes are checked and stand in their context.
        cut: whether quotes without a text end where their column ends, for a glance.

    Returns:
        What to print, and the outcome of the check.
    """
    against = None if text is None else Against(text)
    return Group(*_parts(record, against, cut=cut)), against


def error_view(entry: ErrorEntry) -> RenderableType:
    """Why there is no record of a source."""
    line = Text.assemble(("✗ ", "bold red"), (plain(entry.id), "bold"))
    line.append(f" · {plain(entry.error.kind)}: {plain(entry.error.message)}")
    if entry.error.retryable:
        line.append(" · the same call may go well later", "dim")
    return Group(Rule(style="dim"), line)


def _parts(record: Record, against: Against | None, *, cut: bool) -> Iterator[RenderableType]:
    source = record.source
    yield Rule(style="dim")
    yield Text(plain(source.title or source.id), "bold")
    yield Text(phrases.source_line(source), "dim")
    if not record.events:
        yield Text("\nreports no exchange", "yellow")
    for event in record.events:
        yield from _event(event, against, cut=cut)
    extraction = record.extraction
    if extraction is not None and extraction.dropped:
        yield _heading("refused, not in the record")
        yield from map(_dropped, extraction.dropped)
    yield Text()
    if against is not None:
        yield _checked(record, against)
    yield Text(_provenance(extraction), "dim")


def _event(event: Event, against: Against | None, *, cut: bool) -> Iterator[RenderableType]:
    headline = Text("\n")
    headline.append(phrases.words(event.kind).upper(), "bold")
    if event.kind is EventKind.UNCLEAR:
        headline.append(" kind")
    headline.append(" · ")
    headline.append(phrases.words(event.status), f"bold {_COLOUR[event.status]}")
    yield headline
    yield Padding(Text(plain(event.summary)), (0, 0, 1, 0))
    yield table(main_rows(event), against, cut=cut)
    background = list(background_rows(event))
    if background:
        yield _heading("background, not part of this exchange")
        yield table(background, against, cut=cut, style="dim")
    framing = list(framing_rows(event))
    if framing:
        yield _heading("wording that takes a side")
        yield table(framing, against, cut=cut)


def _heading(words: str) -> Text:
    return Text(f"\n{words}", "bold dim")


def _dropped(dropped: Dropped) -> RenderableType:
    line = Text(f"{plain(dropped.path)}: {plain(dropped.reason)}  ", "dim")
    line.append(plain(dumps(dropped.item))[:_LONGEST_ITEM], "dim italic")
    return Padding(line, (0, 0, 0, INDENT))


def _checked(record: Record, against: Against) -> Text:
    digest = text_sha256(against.text)
    if against.failed:
        line = f"✗ {against.failed} of {against.checked} quotes do not stand in the text"
        return Text(line, "bold red")
    line = f"✓ all {against.checked} quotes stand in the text"
    if digest != record.source.sha256:
        return Text(f"{line}, which is not quite the one that the record was made of", "yellow")
    return Text(line, "green")


def _provenance(extraction: Extraction | None) -> str:
    if extraction is None:
        return "gold: written by people"
    engine = "/".join(filter(None, (extraction.provider, extraction.model))) or extraction.engine
    parts = [plain(engine), f"{extraction.seconds:.1f} s"]
    if extraction.attempts:
        parts.append(f"{extraction.attempts} request" + "s" * (extraction.attempts != 1))
    if extraction.tokens_in is not None:
        parts.append(f"{extraction.tokens_in:,} tokens in, {extraction.tokens_out or 0:,} out")
    if extraction.cost_usd is not None:
        parts.append(f"${extraction.cost_usd:.4f}")
    return " · ".join(parts)
