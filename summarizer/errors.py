"""What can go wrong, and whose fault it is.

SummarizerError
├── UsageError          the call is off: an unknown model, a missing key, a bad option (exit code 2)
├── SourceError         a source cannot be read
├── ExtractionError     a source was read, but no record of it can be had
│   ├── LanguageError   the engine does not read this language
│   ├── ReplyError      the model's reply is no record: no JSON, cut off, refused, wrong schema
│   ├── ProviderError   the model's server cannot be reached or answers with an error
│   └── WaitingError    its request is in a batch that has not come back
└── OutputError         a result cannot be written
    └── LedgerError     the ledger of an output cannot be used: locked, damaged, no room

Each message is one sentence that says what to do. ``retryable`` tells whether the same call may
go well later.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spent:
    """What a source took although there is no record of it, so that the bill is whole.

    The fields are those of a record's ``Extraction``.
    """

    attempts: int = 0
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost_usd: float | None = None


class SummarizerError(Exception):
    """Base of all errors that this package raises on purpose."""

    retryable = False
    spent: Spent | None = None

    def __init__(self, message: str, *, retryable: bool | None = None) -> None:
        super().__init__(message)
        if retryable is not None:
            self.retryable = retryable


class UsageError(SummarizerError):
    """The call itself is off; no source can be worked on."""


class SourceError(SummarizerError):
    """A source cannot be read."""


class ExtractionError(SummarizerError):
    """A source was read, but no record of it can be had."""


class LanguageError(ExtractionError):
    """The engine does not read the language of the source."""


class ReplyError(ExtractionError):
    """What the model replied is no record."""


class ProviderError(ExtractionError):
    """The model's server cannot be reached, or answers with an error."""

    retryable = True


class WaitingError(ExtractionError):
    """What was asked about a source is in a batch that has not come back."""

    retryable = True


class OutputError(SummarizerError):
    """A result cannot be written."""


class LedgerError(OutputError):
    """The ledger of an output cannot be read or written."""


def bug(error: Exception) -> str:
    """A sentence on an exception that nobody foresaw.

    It gives the class and the innermost line of this project, and never the exception's own
    words, which may quote an article or a key.
    """
    import traceback
    from pathlib import Path

    package = Path(__file__).parent
    lines = [
        f" at {Path(frame.filename).relative_to(package.parent).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(package)
    ]
    return (
        f"{type(error).__name__}{lines[-1] if lines else ''} is a bug in summarizer or in a "
        "library that it uses; please report it"
    )
