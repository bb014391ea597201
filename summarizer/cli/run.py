"""Work through sources: a record or an error entry of each, whatever happens to the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from schemas import ErrorEntry, Extraction, Fault, Record
from summarizer.cli.console import bug
from summarizer.cli.progress import Progress
from summarizer.errors import SummarizerError, UsageError
from summarizer.reading import Unreadable
from summarizer.source import Source
from summarizer.writing import Output


class Extracts(Protocol):
    """What a run needs of an ``Engine``; those of an evaluation have no more."""

    def extract(self, source: Source) -> Record:
        """The record of a source."""


@dataclass
class Tally:
    """How a run went."""

    records: int = 0
    failed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float = 0.0

    @property
    def done(self) -> int:
        """How many sources have been worked on."""
        return self.records + self.failed

    def add(self, entry: Record | ErrorEntry) -> None:
        """Count what came of a source."""
        if isinstance(entry, ErrorEntry):
            self.failed += 1
            return
        self.records += 1
        if entry.extraction is not None:
            self._bill(entry.extraction)

    def _bill(self, extraction: Extraction) -> None:
        self.tokens_in += extraction.tokens_in or 0
        self.tokens_out += extraction.tokens_out or 0
        self.cost_usd += extraction.cost_usd or 0.0

    def __str__(self) -> str:
        records = "1 record" if self.records == 1 else f"{self.records} records"
        parts = [f"{records}, {self.failed} failed"]
        if self.tokens_in or self.tokens_out:
            parts.append(f"{self.tokens_in:,} tokens in and {self.tokens_out:,} out")
        if self.cost_usd:
            parts.append(f"${self.cost_usd:.4f}")
        return "; ".join(parts)


def run(
    sources: Iterable[Source | Unreadable],
    engine: Extracts,
    output: Output,
    progress: Progress,
    tally: Tally,
) -> None:
    """Work on each source in turn; ``tally`` is up to date whenever this is left.

    Raises:
        UsageError: there are no sources at all, or the engine says that the call is off; what was
            recorded before stays.
        OutputError: a result cannot be written.
    """
    for item in sources:
        if isinstance(item, Source):
            progress.working(item.id, tally.done)
            entry = _attempt(item, engine, output)
            place = f"{item.id}: "
        else:
            entry = _entry(item.id, item.error)
            place = ""  # the sentence begins with it
        progress.clear()
        if isinstance(entry, ErrorEntry):
            output.failure(entry)
            progress.say(f"Error: {place}{entry.error.message}")
        else:
            assert isinstance(item, Source)
            output.record(item, entry)
        tally.add(entry)
    if not tally.done:
        raise UsageError("there is no source in what was given; name files, folders or addresses")


def _attempt(source: Source, engine: Extracts, output: Output) -> Record | ErrorEntry:
    try:
        output.expect(source)
        return engine.extract(source)
    except UsageError:  # a key that is refused, say: it would be for each source that is left
        raise
    except Exception as error:
        # Also what nobody foresaw: a bug that one source brings out must not cost the others.
        return _entry(source.id, error, source)


def _entry(id: str, error: Exception, source: Source | None = None) -> ErrorEntry:
    expected = isinstance(error, SummarizerError)
    return ErrorEntry(
        source=source.info if source else None,
        id=_unicode(id),
        error=Fault(
            kind=type(error).__name__,
            message=_unicode(str(error) if expected else bug(error)),
            retryable=isinstance(error, SummarizerError) and error.retryable,
        ),
    )


def _unicode(name: str) -> str:
    # A file name need not be UTF-8; a strict reader of JSON takes no half of a surrogate pair.
    return name.encode("utf-8", "backslashreplace").decode()
