"""Where a record comes from: versions and hashes that every engine writes into it."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from typing import Any, Literal

from schemas import Dropped, Extraction, Record
from summarizer.source import text_sha256

PACKAGE = "exchange-summarizer"


@cache
def package_version() -> str:
    """The installed release."""
    return version(PACKAGE)


@cache
def schema_sha256() -> str:
    """Hash of the JSON Schema of a record, keys sorted."""
    return text_sha256(json.dumps(Record.model_json_schema(), sort_keys=True))


def provenance(
    engine: Literal["rules", "model"],
    seconds: float,
    dropped: list[Dropped] | None = None,
    **more: Any,
) -> Extraction:
    """The ``extraction`` of a record; ``more`` are further fields of it."""
    return Extraction(
        engine=engine,
        package_version=package_version(),
        schema_sha256=schema_sha256(),
        seconds=round(seconds, 3),
        dropped=dropped or [],
        **more,
    )
