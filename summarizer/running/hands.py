"""Who does the work: the event loop for what waits, processes for what computes."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from time import perf_counter

from schemas import Record
from summarizer.engine import Engine
from summarizer.errors import ExtractionError
from summarizer.source import Source

_ALONE = 1.0
"""Seconds of work before processes are started, which takes about as long."""


def hands_of(engine: Engine, concurrency: int) -> Waiting | Computing:
    """The hands that suit an engine."""
    return Computing(engine, concurrency) if engine.computes else Waiting(engine)


class Waiting:
    """Hands for an engine that waits for others: as many sources at once as are given to it."""

    def __init__(self, engine: Engine) -> None:
        self.perform = engine.aextract

    def close(self) -> None:
        """Nothing is held."""


class Computing:
    """Hands for an engine that computes: this process, and others where there is much to do.

    Args:
        engine: can be pickled.
        processes: how many at most; with 1 everything happens in this one.
    """

    def __init__(self, engine: Engine, processes: int) -> None:
        self._engine = engine
        self._processes = processes
        self._worked = 0.0
        self._pool: ProcessPoolExecutor | None = None

    async def perform(self, source: Source) -> Record:
        """The record of a source; raises as the engine does."""
        if self._processes == 1 or self._worked < _ALONE:
            began = perf_counter()
            try:
                return self._engine.extract(source)
            finally:
                self._worked += perf_counter() - began
        pool = self._pool = self._pool or self._open()
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, _extract, source)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = None
            raise ExtractionError(
                "the process that worked on it was ended from outside, perhaps for want of "
                "memory; run the same command again, or with --concurrency 1",
                retryable=True,
            ) from None

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _open(self) -> ProcessPoolExecutor:
        from multiprocessing import get_context

        # A fork would copy locks that a thread of ours may hold.
        return ProcessPoolExecutor(
            self._processes,
            mp_context=get_context("spawn"),
            initializer=_begin,
            initargs=(self._engine,),
        )


_working: Engine


def _begin(engine: Engine) -> None:
    global _working  # noqa: PLW0603  what is sent once per process and not with each source
    _working = engine
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that leads
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that leads was killed."""
    from multiprocessing import connection, parent_process

    leader = parent_process()
    if leader is not None:
        connection.wait([leader.sentinel])
        os._exit(1)


def _extract(source: Source) -> Record:
    return _working.extract(source)
