"""What every engine offers: a source goes in, a record comes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from schemas import Record
from summarizer.source import Source


class Engine(Protocol):
    """Fills records. Opened once, used many times, closed at the end."""

    name: str
    """What the user calls it: ``rules`` or ``provider/model``."""

    computes: bool
    """Whether it only computes, so that copies of it in other processes can share the work."""

    @property
    def fingerprint(self) -> Mapping[str, object]:
        """What its records depend on besides the source, as JSON can hold it; never a key.

        Where it differs, the same source is to be worked on again.
        """

    def extract(self, source: Source) -> Record:
        """The record of a source.

        Raises:
            ExtractionError: no record can be had.
        """

    async def aextract(self, source: Source) -> Record:
        """The same without blocking the event loop."""

    def close(self) -> None:
        """Release connections."""

    async def aclose(self) -> None:
        """The same for an engine that was used asynchronously."""
