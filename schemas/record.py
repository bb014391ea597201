"""The record of one source: what it says, and how the record came about."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Literal

from pydantic import Field

from schemas.event import Event
from schemas.items import Frozen, Text

SCHEMA_VERSION: Final = "1.0"
"""Version of the codebook that the models here put into code."""


class SourceInfo(Frozen):
    """What is known of a source besides its text."""

    id: Text = Field(description="file stem, or the id given in the input")
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = Field(default=None, description="BCP 47 tag")
    characters: int = Field(ge=0, description="length of the text, in Unicode code points")
    sha256: str = Field(
        pattern=r"^[0-9a-f]{64}$", description="of the UTF-8 text that offsets refer to"
    )


class Dropped(Frozen):
    """An item that an engine gave and that the record does not hold, since it was refused."""

    path: str = Field(description="where it stood, such as events.0.counts.2")
    item: Any = Field(description="the item as the engine gave it")
    reason: Text


class Ruling(Frozen):
    """Which rule gave a part of a record, and how sure that makes it."""

    path: str = Field(
        description="the part, such as events.0.counts.2 or events.0.status; events where a rule "
        "says that there is none"
    )
    rule: Text
    confidence: float = Field(
        ge=0,
        le=1,
        description="chance by which weights took it; of a part that a rule alone decided, how "
        "often that rule was right on the training sources, smoothed",
    )


class Extraction(Frozen):
    """Provenance of a record."""

    engine: Literal["rules", "model"]
    provider: str | None = None
    model: str | None = None
    mode: str | None = Field(default=None, description="how the provider was asked for structure")
    package_version: str
    schema_sha256: str
    prompt_sha256: str | None = Field(
        default=None, description="of instructions and reply schema, without any source"
    )
    attempts: int = Field(default=0, ge=0, description="requests answered by the model")
    tokens_in: int | None = Field(default=None, ge=0, description="None where none were reported")
    tokens_out: int | None = Field(default=None, ge=0, description="None where none were reported")
    cost_usd: float | None = Field(default=None, ge=0, description="None where no price is known")
    seconds: float = Field(ge=0, description="wall time")
    dropped: list[Dropped] = []
    items: list[Ruling] = Field(
        default=[], description="what each part rests on, where the engine can tell"
    )


class Record(Frozen):
    """What one source says of an exchange of prisoners."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: SourceInfo
    events: list[Event] = []
    extraction: Extraction | None = Field(default=None, description="null in a gold record")


class Fault(Frozen):
    """Why there is no record of a source."""

    kind: str = Field(description="name of the error, such as SourceError")
    message: str = Field(description="one sentence that says what to do")
    retryable: bool = Field(description="whether the same call may go well later")


class ErrorEntry(Frozen):
    """Stands in the output where a record could not be had."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str = Field(description="id of the source, or the input's name")
    source: SourceInfo | None = Field(description="null where the source could not be read")
    error: Fault
