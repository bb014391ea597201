"""Checked JSON records of prisoner exchanges from news reports.

>>> from summarizer import Source, extract
>>> record = extract(Source.from_text("Talks went on.", "talks", language="en"), model="rules")
>>> record.events
[]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.errors import (
        ExtractionError,
        OutputError,
        SourceError,
        SummarizerError,
        UsageError,
    )
    from summarizer.extractor import Extractor, aextract, extract
    from summarizer.limits import Limits
    from summarizer.reading import read_source, read_sources
    from summarizer.source import Source

__all__ = [
    "ExtractionError",
    "Extractor",
    "Limits",
    "OutputError",
    "Source",
    "SourceError",
    "SummarizerError",
    "UsageError",
    "aextract",
    "extract",
    "read_source",
    "read_sources",
]

_HOMES = {
    "Extractor": "summarizer.extractor",
    "Limits": "summarizer.limits",
    "Source": "summarizer.source",
    "aextract": "summarizer.extractor",
    "extract": "summarizer.extractor",
    "read_source": "summarizer.reading",
    "read_sources": "summarizer.reading",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use: ``summarizer --help`` and an import must not wait for pydantic.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "summarizer.errors")), name)


def __dir__() -> list[str]:
    return __all__
