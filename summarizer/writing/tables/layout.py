"""The tables that records fall into: one for each list of an event, and what holds them together.

Columns are read off the models of the codebook, so that the tables cannot drift from the record: a
column has the name of its field. Beside the fields there are

* ``entry``: place of the record or error entry in the output, from 0; one number for each source;
* ``source_id``: the id of the source;
* ``event``: index of the event in its record, from 0, and ``item``: index in its list, from 0,
  as ``extraction.dropped`` counts them;
* ``quote``, ``start``, ``end`` of an item: its first evidence; the table ``evidence`` has all;
* ``earliest``, ``latest`` of a date: first and last day that it covers; null for an open end.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schemas import (
    ITEM_TYPES,
    Dropped,
    ErrorEntry,
    Event,
    Evidence,
    Extraction,
    Fault,
    Record,
    SourceInfo,
    Term,
)
from schemas.record import Ruling


class Kind(StrEnum):
    """What the cells of a column hold, apart from null."""

    TEXT = "text"
    INTEGER = "integer"  # of 64 bits
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TERMS = "terms"  # a list of terms of one vocabulary
    JSON = "json"  # the text of a JSON value


_KINDS: dict[Any, Kind] = {
    bool: Kind.BOOLEAN,
    int: Kind.INTEGER,
    float: Kind.NUMBER,
    date: Kind.DATE,
    list: Kind.TERMS,
    Any: Kind.JSON,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``required`` where no cell of it is null."""

    name: str
    kind: Kind
    required: bool
    description: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns whose values, where none is null, are those of a row of another table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: also of its file.
        columns: in their order.
        key: columns that together are different in each row.
        references: to tables that come before it.
        unique: other columns that together are different in each row.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    unique: tuple[str, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


ENTRY = (
    Column("entry", Kind.INTEGER, True, "place of the source in the output, from 0"),
    Column("source_id", Kind.TEXT, True, "id of the source"),
)
"""The first columns of every table."""

_EVENT = (*ENTRY, Column("event", Kind.INTEGER, True, "index of the event in its record, from 0"))
_ITEM = (*_EVENT, Column("item", Kind.INTEGER, True, "index of the item in its list, from 0"))
_LIST = Column("list", Kind.TEXT, True, "the list of the event that the item is in")
_NUMBER = Column("number", Kind.INTEGER, True, "index, from 0")
_SPAN = (
    Column("earliest", Kind.DATE, False, "first day that the date covers; null where it is open"),
    Column("latest", Kind.DATE, False, "last day that the date covers; null where it is open"),
)

_OF_SOURCE = Reference(("entry",), "sources", ("entry",))
_OF_EVENT = Reference(("entry", "event"), "events", ("entry", "event"))
_PARTY = ("entry", "event", "name")
_PARTY_FIELDS = {"counts": ("released_by", "released_to"), "people": ("party",)}
"""Fields that hold the name of a party; ``stated_by`` may hold ``source`` as well."""


def fields(model: type[BaseModel], *, without: tuple[str, ...] = ()) -> Iterator[Column]:
    """A column for each field of a model; those of ``without`` are left out."""
    for name, field in model.model_fields.items():
        if name not in without:
            kind, required = _kind(field)
            yield Column(name, kind, required, field.description or "")


def _kind(field: FieldInfo) -> tuple[Kind, bool]:
    options = list(_options(field.annotation))
    first = options[0]
    if get_origin(first) is list and not issubclass(get_args(first)[0], Term):
        raise TypeError(f"{first} needs a table of its own")  # a list that the codebook has anew
    return _KINDS.get(get_origin(first) or first, Kind.TEXT), type(None) not in options


def _options(annotation: Any) -> Iterator[Any]:
    """What a field may hold: the members of a union, without their annotations."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _options(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for each in get_args(annotation):
            yield from _options(each)
    else:
        yield annotation


def _nullable(columns: Iterator[Column]) -> Iterator[Column]:
    for column in columns:
        yield Column(column.name, column.kind, False, column.description)


_LISTS = tuple(ITEM_TYPES)
_SCHEMA = next(fields(Record, without=("source", "events", "extraction")))
_SPLIT = ("id", *_LISTS, "evidence", "dropped", "items", "error", "source")
"""Fields that have a table of their own, or a column of another name."""


def _items(name: str) -> Table:
    parties = tuple(
        Reference(("entry", "event", field), "parties", _PARTY)
        for field in _PARTY_FIELDS.get(name, ())
    )
    return Table(
        name,
        (
            *_ITEM,
            *fields(ITEM_TYPES[name], without=_SPLIT),
            *(_SPAN if name == "dates" else ()),
            *fields(Evidence),
        ),
        ("entry", "event", "item"),
        (_OF_EVENT, *parties),
        _PARTY if name == "parties" else (),
    )


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "sources",
            (
                *ENTRY,
                _SCHEMA,
                *fields(SourceInfo, without=_SPLIT),
                Column("events", Kind.INTEGER, True, "how many events the record has"),
                *_nullable(fields(Extraction, without=_SPLIT)),
            ),
            ("entry",),
        ),
        Table("events", (*_EVENT, *fields(Event, without=_SPLIT)), _OF_EVENT.to, (_OF_SOURCE,)),
        *map(_items, _LISTS),
        Table(
            "evidence",
            (*_EVENT, _LIST, _ITEM[-1], _NUMBER, *fields(Evidence)),
            ("entry", "event", "list", "item", "number"),
            (_OF_EVENT,),
        ),
        Table("dropped", (*ENTRY, _NUMBER, *fields(Dropped)), ("entry", "number"), (_OF_SOURCE,)),
        Table("rulings", (*ENTRY, _NUMBER, *fields(Ruling)), ("entry", "number"), (_OF_SOURCE,)),
        Table(
            "texts",
            (*ENTRY, Column("text", Kind.TEXT, True, "what offsets refer to")),
            ("entry",),
            (_OF_SOURCE,),
        ),
        Table(
            "failures",
            (
                *ENTRY,
                *fields(ErrorEntry, without=_SPLIT),
                *fields(Fault),
                *_nullable(fields(SourceInfo, without=_SPLIT)),
            ),
            ("entry",),
        ),
    )
}
"""All tables, each after those that it refers to.

``sources`` has the sources with a record, ``failures`` those without; ``rulings`` what parts of a
record rest on (``extraction.items``); ``texts`` the text where the input is not the text itself
(HTML, PDF, Markdown).
"""
