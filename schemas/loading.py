"""Read records that were written before, whichever version wrote them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from schemas.record import SCHEMA_VERSION, ErrorEntry, Record


class RecordError(ValueError):
    """What was given is no record of this schema version; the message says what to do."""


def load_record(data: str | bytes | dict[str, Any], text: str | None = None) -> Record:
    """Read one record and check it against the codebook.

    Args:
        data: a JSON document, or what it decodes to.
        text: the text of the source; if given, every quote must be ``text[start:end]``.

    Raises:
        RecordError: no JSON, an error entry, another ``schema_version``, or a fault in the record.
    """
    value = _decode(data)
    version = value.get("schema_version")
    if version != SCHEMA_VERSION:
        raise RecordError(_unlike(version))
    try:
        if "error" in value:
            entry = ErrorEntry.model_validate(value)
            raise RecordError(f"no record of {entry.id} was made: {entry.error.message}")
        return Record.model_validate(value, context={"text": text})
    except ValidationError as error:
        raise RecordError(sentence(error)) from None


def sentence(error: ValidationError) -> str:
    """All faults of a validation in one line, each with its place."""
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or 'record'}: "
        f"{fault['msg'].removeprefix('Value error, ')}"
        for fault in error.errors(include_url=False, include_input=False)
    )


def _decode(data: str | bytes | dict[str, Any]) -> dict[str, Any]:
    if not isinstance(data, dict):
        try:
            data = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise RecordError(f"this is no JSON ({error}); give a record file") from None
    if not isinstance(data, dict):
        raise RecordError("a record is a JSON object; this is something else")
    return data


def _unlike(version: object) -> str:
    if not isinstance(version, str):
        return "this JSON has no schema_version, so it is no record; give a file that extract wrote"
    key = [int(part) if part.isdecimal() else -1 for part in version.split(".")]
    if key < [int(part) for part in SCHEMA_VERSION.split(".")]:
        return (
            f"the record has schema_version {version}, this release reads {SCHEMA_VERSION}; "
            "extract the source again"
        )
    return (
        f"the record has schema_version {version}, this release reads {SCHEMA_VERSION}; "
        "install a newer exchange-summarizer"
    )
