"""Try one source until it is settled."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from schemas import Extraction, Fault, Record
from summarizer.errors import ExtractionError, Spent, SummarizerError, UsageError, bug
from summarizer.ledger import Bill
from summarizer.source import Source

_GRACE = 0.5
"""Seconds by which an engine may be late that keeps the deadline itself and tells what it spent."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a source is tried.

    Attributes:
        attempts: how often, where the error says that the same call may go well later.
        wait: seconds that the first pause is drawn from; later ones are up to twice as long each.
        longest: seconds of the longest pause.
        deadline: seconds for the source with all attempts and pauses; None for no bound.
    """

    attempts: int = 3
    wait: float = 2.0
    longest: float = 60.0
    deadline: float | None = None


class Attempts:
    """What came of a source.

    Args:
        perform: makes the record of a source.
        patience: how long it is tried.
        stopping: set when the run is to end; then nothing is tried again.
    """

    def __init__(
        self,
        perform: Callable[[Source], Awaitable[Record]],
        patience: Patience,
        stopping: asyncio.Event,
    ) -> None:
        self._perform = perform
        self._patience = patience
        self._stopping = stopping

    async def settle(self, source: Source) -> tuple[Record | Fault, Bill]:
        """The record, or why there is none, and what it took.

        Raises:
            UsageError: the call is off, for each source that is left as well.
        """
        spent = _Sum()
        deadline = self._patience.deadline
        error: Exception
        try:
            async with asyncio.timeout(deadline and deadline + _GRACE) as limit:
                return await self._tried(source, spent), spent.total
        except UsageError:
            raise
        except Exception as raised:
            # Also what nobody foresaw: a bug that one source brings out must not cost the others.
            error = raised
            if isinstance(raised, TimeoutError) and limit.expired():
                error = ExtractionError(
                    f"no record within {deadline:g} seconds; raise --deadline", retryable=True
                )
        return fault_of(error), spent.total

    async def _tried(self, source: Source, spent: _Sum) -> Record:
        from tenacity import AsyncRetrying, retry_if_exception
        from tenacity import wait_random_exponential as growing

        patience, deadline = self._patience, self._patience.deadline
        last: SummarizerError | None = None

        async def once() -> Record:
            nonlocal last
            if last is not None and self._stopping.is_set():
                raise last
            try:
                return spent.record(await self._perform(source))
            except SummarizerError as error:
                last = spent.failure(error)
                raise

        return await AsyncRetrying(
            retry=retry_if_exception(_may_go_well),
            stop=lambda state: (
                state.attempt_number >= patience.attempts
                or self._stopping.is_set()
                or (deadline is not None and (state.seconds_since_start or 0) >= deadline)
            ),
            wait=growing(multiplier=patience.wait, max=patience.longest),
            sleep=self._pause,
            reraise=True,
        )(once)

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopping.wait()


class _Sum:
    """What the attempts at a source took."""

    def __init__(self) -> None:
        self.total = Bill()

    def record(self, record: Record) -> Record:
        """Add what a record took, and give it back."""
        self._add(record.extraction)
        return record

    def failure(self, error: SummarizerError) -> SummarizerError:
        """Add what an error took, and give it back."""
        self._add(error.spent)
        return error

    def _add(self, took: Extraction | Spent | None) -> None:
        self.total += Bill(attempts=1)
        if took is not None:
            self.total += Bill(0, took.tokens_in or 0, took.tokens_out or 0, took.cost_usd or 0.0)


def fault_of(error: Exception) -> Fault:
    """Why there is no record, without a word of an article or a key."""
    expected = isinstance(error, SummarizerError)
    return Fault(
        kind=type(error).__name__,
        message=unicode_of(str(error) if expected else bug(error)),
        retryable=isinstance(error, SummarizerError) and error.retryable,
    )


def unicode_of(name: str) -> str:
    """The name of a file, which need not be UTF-8, in letters that any reader of JSON takes."""
    return name.encode("utf-8", "backslashreplace").decode()


def _may_go_well(error: BaseException) -> bool:
    return isinstance(error, SummarizerError) and error.retryable
