"""Ctrl-C and SIGTERM: the first ends a run in order, the second at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self

_HANDLED = (signal.SIGINT, signal.SIGTERM)


class Signals:
    """While the block lasts the first signal calls ``first``; the next raises KeyboardInterrupt.

    Outside the main thread, where Python takes no signals, it does nothing.

    Args:
        first: called once, on the main thread, between any two instructions of it.
    """

    def __init__(self, first: Callable[[], None]) -> None:
        self._first = first
        self._asked = False
        self._before: dict[int, signal.Handlers | Callable[..., object] | int | None] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in _HANDLED:
                self._before[number] = signal.signal(number, self._handle)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _handle(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        self._first()
