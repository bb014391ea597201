"""What stderr says while sources are worked on."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from summarizer.cli.console import say
from summarizer.cli.plain import plain

if TYPE_CHECKING:
    from rich.status import Status


class Progress:
    """One line that moves, on a terminal; sentences above it, anywhere.

    Args:
        terminal: whether stderr is one.
        at_once: show the line from the first source on, not only from the second, since even one
            source takes a while.
    """

    def __init__(self, *, terminal: bool, at_once: bool) -> None:
        self._terminal = terminal
        self._at_once = at_once
        self._status: Status | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.clear()

    def working(self, name: str, done: int) -> None:
        """Say which source is being worked on, after ``done`` others."""
        if not self._terminal or not (self._at_once or done):
            return
        from rich.text import Text

        line = Text(f"{done + 1}  {plain(name)}", no_wrap=True, overflow="ellipsis")
        if self._status is None:
            from rich.console import Console

            self._status = Console(stderr=True).status(line)
        else:
            self._status.update(line)
        self._status.start()

    def clear(self) -> None:
        """Take the line away, so that something else can be written; ``working`` shows it again."""
        if self._status is not None:
            self._status.stop()

    def say(self, sentence: str) -> None:
        """Write a sentence to stderr."""
        self.clear()
        say(sentence)
