"""The record of an exchange, as ``codebook.md`` beside this file lays it down.

Knows nothing of how records are made, read, shown or scored.
"""

from schemas.edtf import Edtf, bounds
from schemas.event import ITEM_TYPES, Event
from schemas.items import (
    BY_SOURCE,
    Count,
    EventDate,
    Evidence,
    Framing,
    Item,
    Party,
    Person,
    Place,
    Rationale,
)
from schemas.loading import RecordError, load_record
from schemas.record import (
    SCHEMA_VERSION,
    Dropped,
    ErrorEntry,
    Extraction,
    Fault,
    Record,
    SourceInfo,
)
from schemas.vocabulary import (
    Category,
    CountRole,
    DateRole,
    EventKind,
    PartyKind,
    PartyRole,
    PersonRole,
    PlaceRole,
    RationaleKind,
    Status,
    Term,
)

__all__ = [
    "BY_SOURCE",
    "ITEM_TYPES",
    "SCHEMA_VERSION",
    "Category",
    "Count",
    "CountRole",
    "DateRole",
    "Dropped",
    "Edtf",
    "ErrorEntry",
    "Event",
    "EventDate",
    "EventKind",
    "Evidence",
    "Extraction",
    "Fault",
    "Framing",
    "Item",
    "Party",
    "PartyKind",
    "PartyRole",
    "Person",
    "PersonRole",
    "Place",
    "PlaceRole",
    "Rationale",
    "RationaleKind",
    "Record",
    "RecordError",
    "SourceInfo",
    "Status",
    "Term",
    "bounds",
    "load_record",
]
