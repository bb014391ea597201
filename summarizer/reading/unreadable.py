"""What stands in for a source that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.errors import SourceError


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no source; the inputs behind it are read all the same.

    Attributes:
        name: where it stands: a path, a path with a line (``rows.jsonl:7``), or an address.
        error: why there is no source, and what to do.
    """

    name: str
    error: SourceError
