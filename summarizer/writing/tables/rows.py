"""Turn a record or an error entry into rows of the tables. Knows nothing of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from pydantic import BaseModel

from schemas import ITEM_TYPES, ErrorEntry, Event, EventDate, Evidence, Item, Record, bounds
from summarizer.source import Source
from summarizer.writing.encoding import dumps
from summarizer.writing.tables.layout import TABLES, Kind

Value: TypeAlias = str | int | float | bool | date | list[str] | None
"""A cell: of the Python type that suits the kind of its column, or None for null."""

_LARGEST = 2**63 - 1
"""What a column of 64 bits holds. A larger number counts no people that there are; it is null, and
``as_written`` still has the words."""


class Row(NamedTuple):
    """A row: the name of its table, and a cell for each of the table's columns."""

    table: str
    cells: list[Value]


def record_rows(entry: int, source: Source, record: Record) -> Iterator[Row]:
    """The rows of a record, each after those that it refers to.

    Args:
        entry: place of the record in the output, from 0.
        source: what the record is of; its text gets a row where the input is not the text.
        record: the record.
    """
    place = {"entry": entry, "source_id": record.source.id}
    extraction = _fields(record.extraction)
    yield _row(
        "sources",
        place | _fields(record) | _fields(record.source) | extraction,
        events=len(record.events),
    )
    for index, event in enumerate(record.events):
        yield from _event_rows(place | {"event": index}, event)
    for number, dropped in enumerate(extraction.get("dropped", ())):
        yield _row("dropped", place | _fields(dropped), number=number)
    for number, ruling in enumerate(extraction.get("items", ())):
        yield _row("rulings", place | _fields(ruling), number=number)
    if not source.verbatim:
        yield _row("texts", place, text=source.text)


def failure_row(entry: int, failure: ErrorEntry) -> Row:
    """The row of an error entry; the columns of its source are null where it was not read."""
    place = {"entry": entry, "source_id": failure.id}
    known = _fields(failure.source) | _fields(failure) | _fields(failure.error)
    return _row("failures", place | known)


def _event_rows(place: dict[str, Any], event: Event) -> Iterator[Row]:
    yield _row("events", place | _fields(event))
    for name in ITEM_TYPES:
        items: list[Item] = getattr(event, name)
        for index, item in enumerate(items):
            here = place | {"item": index}
            span = _span(item) if isinstance(item, EventDate) else {}
            yield _row(name, here | _fields(item) | span | _fields(item.evidence[0]))
    for name in ITEM_TYPES:
        for index, item in enumerate(getattr(event, name)):
            yield from _evidence_rows(place | {"list": name, "item": index}, item.evidence)


def _evidence_rows(place: dict[str, Any], evidence: list[Evidence]) -> Iterator[Row]:
    for number, each in enumerate(evidence):
        yield _row("evidence", place | _fields(each), number=number)


def _span(item: EventDate) -> dict[str, Any]:
    earliest, latest = bounds(item.date) if item.date else (None, None)
    return {"earliest": earliest, "latest": latest}


def _fields(model: BaseModel | None) -> dict[str, Any]:
    return {} if model is None else model.__dict__


def _row(table: str, given: dict[str, Any], **more: Any) -> Row:
    given = {**given, **more}
    return Row(table, [read(given.get(name)) for name, read in _READERS[table]])


def _terms(value: list[str]) -> list[str]:
    return [str(each) for each in value]


def _text(value: str | None) -> str | None:
    return None if value is None else str(value)  # a term is a string of a class of its own


def _integer(value: int | None) -> int | None:
    return None if value is None or value > _LARGEST else value


def _as_it_is(value: Any) -> Any:
    return value


_OF_KIND: dict[Kind, Callable[[Any], Value]] = {
    Kind.TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _as_it_is,
    Kind.BOOLEAN: _as_it_is,
    Kind.DATE: _as_it_is,
    Kind.TERMS: _terms,
    Kind.JSON: dumps,
}
_READERS = {
    table.name: [(column.name, _OF_KIND[column.kind]) for column in table.columns]
    for table in TABLES.values()
}
"""For each column its name, and what makes a cell of a value."""
