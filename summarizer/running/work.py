"""The run: a call of the user, from the first source to the last line of the output."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Protocol

from summarizer.engine import Engine
from summarizer.errors import LedgerError, OutputError, UsageError
from summarizer.ledger import Call, Ledger, Settled
from summarizer.machine import long_run
from summarizer.reading import Unreadable
from summarizer.running.flow import End, Flow
from summarizer.running.recorder import Recorder
from summarizer.running.tally import Tally
from summarizer.running.terms import Terms
from summarizer.source import Source
from summarizer.writing import Output


class Observer(Protocol):
    """Whoever wants to know how a run goes; all calls come from the thread that it was begun on."""

    def begins(self, id: str, tally: Tally) -> None:
        """A source is being worked on."""

    def ends(self, settled: Settled, tally: Tally) -> None:
        """A source has ended, and the ledger has it."""


class NotWholeError(Exception):
    """Tells an output that sources are missing from it."""


class Run:
    """Works through sources; made for one run.

    Args:
        engine: makes records.
        ledger: where results are kept.
        output: where they go.
        observer: is told how it goes.
        terms: how it is to go.
        tally: of runs before, where several are counted together.

    Attributes:
        tally: how it goes.
    """

    def __init__(
        self,
        engine: Engine,
        ledger: Ledger,
        output: Output,
        observer: Observer,
        terms: Terms | None = None,
        tally: Tally | None = None,
    ) -> None:
        self.tally = tally or Tally()
        self._engine = engine
        self._ledger = ledger
        self._output = output
        self._observer = observer
        self._terms = terms or Terms()
        self._flow: Flow | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def work(self, sources: Iterable[Source | Unreadable], call: Call) -> End:
        """Work on all sources that have no result yet.

        Args:
            sources: in the order of the output; read on a thread, some ahead.
            call: what the ledger is told of the run.

        Raises:
            UsageError: there are no sources at all, or the engine says that the call is off.
            OutputError: something cannot be written.
            KeyboardInterrupt: it was to end at once.
        """
        number = self._ledger.begin(call)
        try:
            with long_run():
                end = asyncio.run(self._go(sources, number))
        except LedgerError:
            raise
        except BaseException as error:
            self._ledger.end(number, _how(error), whole=False)
            raise
        self._ledger.end(number, end, whole=end == "complete")
        return end

    def stop(self) -> None:
        """Begin nothing more, and end when what is in flight has ended.

        May be called from anywhere, by a signal handler too, which has to wake the event loop.
        """
        if self._loop is not None and self._flow is not None:
            self._loop.call_soon_threadsafe(self._flow.stop, "stopped")

    async def _go(self, sources: Iterable[Source | Unreadable], run: int) -> End:
        self._loop = asyncio.get_running_loop()
        recorder = Recorder(self._ledger, run, self._output, written=self._written)
        await recorder.open()
        try:
            end = await self._flowing(sources, run, recorder)
        except BaseException as error:
            await recorder.close(error)
            raise
        await recorder.close(None if end == "complete" else NotWholeError())
        return end

    async def _flowing(
        self, sources: Iterable[Source | Unreadable], run: int, recorder: Recorder
    ) -> End:
        self._flow = Flow(
            sources,
            self._engine,
            self._ledger,
            run,
            recorder,
            self._terms,
            lambda id_: self._observer.begins(id_, self.tally),
        )
        end = await self._flow.go()
        if end == "complete" and not self.tally.done:
            raise UsageError(
                "there is no source in what was given; name files, folders or addresses"
            )
        return end

    def _written(self, settled: Settled) -> None:
        assert self._flow is not None
        self._flow.written(settled)
        self.tally.add(settled)
        self._observer.ends(settled, self.tally)


def _how(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "stopped at once"
    return str(error) if isinstance(error, UsageError | OutputError) else type(error).__name__
