"""What stderr says while sources are worked on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

from summarizer.cli.console import say
from summarizer.cli.plain import plain

if TYPE_CHECKING:
    from rich.status import Status

    from summarizer.ledger import Settled
    from summarizer.running import Tally

_LINE_EVERY = 0.1
"""Seconds between two states of the line that moves."""
_SENTENCE_EVERY = 30.0
"""Seconds between two sentences where nothing can move."""


class Progress:
    """One line that moves, on a terminal; elsewhere a sentence now and then.

    Args:
        terminal: whether stderr is one.
        at_once: show the line from the first source on, not only from the second, since even one
            source takes a while.
        total: tells how many sources there are, or None as long as that is not known.
    """

    def __init__(
        self, *, terminal: bool, at_once: bool, total: Callable[[], int | None] = lambda: None
    ) -> None:
        self._terminal = terminal
        self._at_once = at_once
        self._total = total
        self._status: Status | None = None
        self._told = monotonic()
        self._screen = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self.hidden():
            self._status = None

    def begins(self, id: str, tally: Tally) -> None:
        """A source is being worked on."""
        if self._terminal and (self._at_once or tally.done):
            self._move(f"{_state(tally, self._total())}  {id}")

    def ends(self, settled: Settled, tally: Tally) -> None:
        """A source has ended; a failure that is new is told."""
        from schemas import Fault

        if isinstance(settled.answer, Fault):
            place = "" if settled.info is None else f"{settled.id}: "  # the sentence begins with it
            self.say(f"Error: {place}{settled.answer.message}")
        if not self._terminal and monotonic() - self._told >= _SENTENCE_EVERY:
            self._told = monotonic()
            say(f"So far: {_state(tally, self._total())}")

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the line away while something else is written to the terminal."""
        with self._screen:
            if self._status is not None:
                self._status.stop()
            yield

    def say(self, sentence: str) -> None:
        """Write a sentence to stderr."""
        with self.hidden():
            say(sentence)

    def _move(self, words: str) -> None:
        if self._status is not None and monotonic() - self._told < _LINE_EVERY:
            return
        from rich.text import Text

        line = Text(plain(words), no_wrap=True, overflow="ellipsis")
        with self._screen:
            self._told = monotonic()
            if self._status is None:
                from rich.console import Console

                self._status = Console(stderr=True).status(line)
            else:
                self._status.update(line)
            self._status.start()


def _state(tally: Tally, total: int | None) -> str:
    """How a run goes: ``120 of 4,000 done, 3 failed, 8.2 a second, 8 minutes left``."""
    done = f"{tally.done:,}" + (f" of {total:,}" if total else "")
    parts = [f"{done} done, {tally.failed:,} failed"]
    if tally.rate >= 0.01:
        parts.append(f"{tally.rate:,.3g} a second")
    if tokens := tally.spent.tokens_in + tally.spent.tokens_out:
        parts.append(f"{tokens:,} tokens")
    if tally.spent.cost_usd:
        parts.append(f"${tally.spent.cost_usd:,.2f}")
    if total and tally.rate >= 0.01 and total > tally.done:
        parts.append(f"{_duration((total - tally.done) / tally.rate)} left")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    """Seconds in the unit that suits them.

    >>> _duration(59), _duration(600), _duration(9000)
    ('59 s', '10 min', '2.5 h')
    """
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 3600 else f"{seconds / 3600:.1f} h"
