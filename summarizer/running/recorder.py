"""Ledger and output are written on one thread, so that replies never wait for the disk."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TypeAlias, TypeVar

from schemas import Record
from summarizer.errors import OutputError
from summarizer.ledger import Entry, Ledger, Settled
from summarizer.source import Source
from summarizer.writing import Output

T = TypeVar("T")
_Due: TypeAlias = tuple[Settled, asyncio.Future[None]]

_UNWRITTEN = 256
"""Sources that may wait for the disk."""


class Recorder:
    """Takes what sources ended in; writes it to the ledger, and from there to the output in order.

    The output gets each source when all before it have ended. Until then its result waits in the
    ledger and not in memory.

    Args:
        ledger: where results are kept.
        run: the number of the run in it.
        output: where they go.
        written: called on the loop with what stands in the ledger.

    Attributes:
        broken: set when nothing more can be written; ``drain`` raises why.
    """

    def __init__(
        self,
        ledger: Ledger,
        run: int,
        output: Output,
        *,
        written: Callable[[Settled], None],
    ) -> None:
        self._ledger = ledger
        self._run = run
        self._output = output
        self._written = written
        self.broken = asyncio.Event()
        self._due: deque[_Due] = deque()
        self._writing: asyncio.Task[None] | None = None
        self._next = 1
        self._thread = ThreadPoolExecutor(1, "recorder")

    async def open(self) -> None:
        """Open the output."""
        await self._on_thread(self._output.__enter__)

    async def expect(self, source: Source) -> None:
        """Check that the result of a source can be written; raises as ``Output.expect`` does."""
        await self._on_thread(lambda: self._output.expect(source))

    async def put(self, settled: Settled) -> asyncio.Future[None]:
        """Have it written soon; waits while too much waits.

        Returns:
            What is done when the ledger has it; where something is ``broken`` it never is.

        Raises:
            OutputError: something before it could not be written.
        """
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._due.append((settled, kept))
        if self._writing is None or self._writing.done():
            await self.drain()
            self._writing = asyncio.create_task(self._write())
        if len(self._due) >= _UNWRITTEN:
            await self._writing
        return kept

    async def drain(self) -> None:
        """Wait until everything is written; raises as ``put`` does."""
        if self._writing is not None:
            await self._writing

    async def close(self, error: BaseException | None) -> None:
        """Complete the output, or where there is an error leave it as one that is not whole."""
        try:
            await self._on_thread(lambda: self._close(error))
        finally:
            self._thread.shutdown()

    async def _write(self) -> None:
        try:
            while self._due:
                for settled, kept in await self._on_thread(self._keep):
                    self._written(settled)
                    if not kept.done():
                        kept.set_result(None)
        except BaseException:
            self.broken.set()
            raise

    async def _on_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _keep(self) -> list[_Due]:
        """Write what is due; taken on this thread, so that no cancelled call has lost it."""
        batch = [self._due.popleft() for _ in range(len(self._due))]
        if batch:
            self._ledger.settle(self._run, [settled for settled, _ in batch])
            self._deliver(gapless=True)
        return batch

    def _close(self, error: BaseException | None) -> None:
        try:
            self._keep()  # what was paid for when the loop was stopped at once
            if not isinstance(error, OSError | OutputError):
                self._deliver(gapless=False)
        except BaseException as worse:
            self._output.__exit__(type(worse), worse, worse.__traceback__)
            raise
        self._output.__exit__(type(error) if error else None, error, None)

    def _deliver(self, *, gapless: bool) -> None:
        entries = self._ledger.entries(self._run, self._next, gapless=gapless)
        with closing(entries):
            for entry in entries:
                hand_over(entry, self._output)
                self._next = entry.number + 1


def hand_over(entry: Entry, output: Output) -> None:
    """Give an output what the ledger holds of a source; raises as ``Output.record`` does."""
    if isinstance(entry.value, Record):
        text, info = entry.text, entry.value.source
        output.record(Source(text or "", info, verbatim=text is None), entry.value)
    else:
        output.failure(entry.value)
