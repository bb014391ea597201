"""Sources are read on a thread: a slow page or a quiet pipe must not keep replies waiting."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class _End(NamedTuple):
    """Comes after the last item."""

    error: BaseException | None


class Feed(Generic[T]):
    """The items of an iterable that may block, each with its number from 1.

    The thread is a daemon: one that waits for a pipe does not keep the program from ending.

    Args:
        items: what is read.
        ahead: how many items are read before they are asked for, at most.

    Attributes:
        ended: whether all items were handed out.
    """

    def __init__(self, items: Iterable[T], ahead: int) -> None:
        self.ended = False
        self._items = items
        self._room = threading.Semaphore(ahead)
        self._stopped = False
        self._queue: asyncio.Queue[tuple[int, T] | _End] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, name="sources", daemon=True).start()

    async def next(self) -> tuple[int, T] | None:
        """The next item with its number; None after the last one and after ``stop``.

        Raises:
            BaseException: what reading raised.
        """
        if self._stopped:
            return None
        got = await self._queue.get()
        if isinstance(got, _End):
            self._queue.put_nowait(got)  # for whoever else waits
            if got.error is not None:
                raise got.error
            self.ended = not self._stopped
            return None
        if self._stopped:
            return None
        self._room.release()
        return got

    def stop(self) -> None:
        """Hand out nothing more, also to those who wait."""
        self._stopped = True
        self._queue.put_nowait(_End(None))
        self._room.release()

    def _read(self) -> None:
        error: BaseException | None = None
        try:
            for numbered in enumerate(self._items, 1):
                self._room.acquire()
                if self._stopped:
                    return
                self._hand(numbered)
        except BaseException as raised:
            error = raised
        self._hand(_End(error))

    def _hand(self, what: tuple[int, T] | _End) -> None:
        with suppress(RuntimeError):  # the loop has ended, and nobody waits
            self._loop.call_soon_threadsafe(self._queue.put_nowait, what)
