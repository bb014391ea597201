"""Sources in flight: what happens between the first one read and the last one written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal, TypeAlias

from schemas import Fault, Record
from summarizer.engine import Engine
from summarizer.errors import LedgerError, OutputError, UsageError
from summarizer.ledger import Bill, Ledger, Settled, State, work_key
from summarizer.reading import Unreadable
from summarizer.running.attempt import Attempts, fault_of, unicode_of
from summarizer.running.feed import Feed
from summarizer.running.hands import hands_of
from summarizer.running.recorder import Recorder
from summarizer.running.terms import Terms
from summarizer.source import Source

End: TypeAlias = Literal["complete", "stopped", "budget"]
"""Why a run ended: all sources are settled, it was asked to, or its budget is spent."""


class Flow:
    """The sources of a run, each handed on as soon as it has ended; made inside an event loop.

    Args:
        sources: in the order of the output.
        engine: makes records.
        ledger: knows what was done earlier.
        run: number of the run in it.
        recorder: takes how each source ended.
        terms: how the run is to go.
        begins: called with the id of each source that is worked on.
    """

    def __init__(
        self,
        sources: Iterable[Source | Unreadable],
        engine: Engine,
        ledger: Ledger,
        run: int,
        recorder: Recorder,
        terms: Terms,
        begins: Callable[[str], None],
    ) -> None:
        self._ledger = ledger
        self._run = run
        self._recorder = recorder
        self._terms = terms
        self._begins = begins
        self._fingerprint: Mapping[str, object] = engine.fingerprint
        self._waits = not engine.computes
        self._feed = Feed(sources, ahead=terms.concurrency)
        self._hands = hands_of(engine, terms.concurrency)
        self._stopping = asyncio.Event()
        self._attempts = Attempts(self._hands.perform, terms.patience, self._stopping)
        self._in_flight: dict[bytes, asyncio.Future[State | None]] = {}
        self._spent = Bill()
        self._off: UsageError | None = None
        self._end: End | None = None

    async def go(self) -> End:
        """Settle all sources, or those that were begun when it was stopped.

        Raises:
            UsageError: the engine says that the call is off; what was in flight is settled.
            OutputError: something cannot be written.
        """
        working = asyncio.gather(*(self._work() for _ in range(self._terms.concurrency)))
        broken = asyncio.create_task(self._recorder.broken.wait())
        either: set[asyncio.Future[Any]] = {working, broken}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            await self._recorder.drain()
            await working
            await self._recorder.drain()
        finally:
            self._feed.stop()
            working.cancel()
            broken.cancel()
            await asyncio.gather(working, broken, return_exceptions=True)
            self._hands.close()
        if self._off is not None:
            raise self._off
        return self._end or "complete"

    def stop(self, end: End) -> None:
        """Begin nothing more; what is in flight goes on, without another attempt."""
        self._end = self._end or end
        self._stopping.set()
        self._feed.stop()

    async def _work(self) -> None:
        while (got := await self._feed.next()) is not None:
            budget = self._terms.budget
            if budget is not None and budget.reached(self._spent):
                self.stop("budget")
                return
            settled = await self._settle(*got)
            if settled is not None:
                kept = await self._recorder.put(settled)
                if self._waits:  # so that a kill costs no more requests than are in flight
                    await kept

    async def _settle(self, number: int, item: Source | Unreadable) -> Settled | None:
        """How a source ends; None where the call turns out to be off."""
        if isinstance(item, Unreadable):
            return Settled(number, unicode_of(item.id), "failed", None, answer=fault_of(item.error))
        try:
            await self._recorder.expect(item)
        except LedgerError:
            raise
        except OutputError as error:
            return Settled(number, item.id, "failed", item.info, answer=fault_of(error))
        key = work_key(item, self._fingerprint)
        earlier = await self._earlier(key)
        if earlier is None:
            earlier = await self._try(item, key)
        if earlier is None:
            return None
        return replace(
            earlier,
            number=number,
            id=item.id,
            info=item.info,
            text=None if item.verbatim else item.text,
        )

    async def _earlier(self, key: bytes) -> Settled | None:
        """What is there already, from an earlier run or from a source with the same text."""
        twin = self._in_flight.get(key)
        if twin is not None:
            state = await asyncio.shield(twin)
            return _outcome(key, state) if state is not None else None
        found = self._ledger.found(key)
        if found is None:
            return None
        if found.run == self._run:
            return _outcome(key, found.state)
        if found.state == "recorded":
            return _outcome(key, "skipped")
        if found.retryable or self._terms.again:
            return None
        return replace(_outcome(key, "failed"), left=True)

    async def _try(self, source: Source, key: bytes) -> Settled | None:
        """Set the engine to work; None where the call turns out to be off."""
        twins = self._in_flight[key] = asyncio.get_running_loop().create_future()
        state: State | None = None
        try:
            self._begins(source.id)
            answer, spent = await self._attempts.settle(source)
            self._spent += spent
            self._check_price(answer)
            state = "failed" if isinstance(answer, Fault) else "recorded"
            return replace(_outcome(key, state), answer=answer, spent=spent)
        except UsageError as error:
            self._off = self._off or error
            self.stop("stopped")
            return None
        finally:
            twins.set_result(state)

    def _check_price(self, answer: Record | Fault) -> None:
        """End the run where what it spends cannot be told."""
        budget = self._terms.budget
        if budget is None or budget.unit != "usd" or isinstance(answer, Fault):
            return
        extraction = answer.extraction
        if extraction and extraction.tokens_in and extraction.cost_usd is None:
            self._off = self._off or UsageError(
                "no price is known of this model, so that a budget in usd cannot be kept; give "
                "--budget in tokens"
            )
            self.stop("stopped")

    def written(self, settled: Settled) -> None:
        """Take note that the ledger has it, and answers for its twins."""
        if settled.key is not None:
            self._in_flight.pop(settled.key, None)


def _outcome(key: bytes, state: State) -> Settled:
    return Settled(0, "", state, None, key=key)
