"""A view of each record as it comes, on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from schemas import ErrorEntry, Record
from summarizer.cli.views.record import record_view
from summarizer.cli.views.screen import screen
from summarizer.source import Source


class ViewOutput:
    """An output that keeps nothing.

    Args:
        aside: takes away for a while what else is on the terminal.
    """

    kept = "above"

    def __init__(self, aside: Callable[[], AbstractContextManager[None]]) -> None:
        self._screen = screen()
        self._aside = aside

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Nothing is left to do."""

    def expect(self, source: Source) -> None:
        """Nothing: a view replaces nothing."""

    def record(self, source: Source, record: Record) -> None:  # noqa: ARG002
        """Show what the record says, each quote in one line."""
        view, _ = record_view(record)
        with self._aside():
            self._screen.print(view)

    def failure(self, entry: ErrorEntry) -> None:
        """Nothing: the same terminal has the error from stderr."""
