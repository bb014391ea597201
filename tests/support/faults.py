"""A chat server on loopback that fails as endpoints do: seeded, so that a run can be repeated.

What goes wrong is drawn for each request from the seed, the source and how often that source was
asked for, so that it does not depend on the order in which requests come.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Literal, get_args

from summarizer.source import Source
from tests.support.chat import completion, good_event

Fault = Literal[
    "429",
    "429 retry-after",
    "429 date",
    "500",
    "503",
    "reset",
    "hang",
    "slow",
    "cut-off body",
    "cut-off content",
    "wrong schema",
    "empty choices",
    "refusal",
]
FAULTS: tuple[Fault, ...] = get_args(Fault)

_CASE = re.compile(r"Case (\d{6})\.")


def report(number: int) -> Source:
    """A source of its own for each number; the server knows it by the case that it tells of."""
    text = (
        f"NAIROBI, 4 May 2021 - Kenya freed {men(number)} Ethiopian fishermen at Moyale on "
        "Tuesday. Ethiopia in turn handed over two Kenyan teachers, Amina Odhiambo and Peter "
        f"Wekesa. Kenya still holds 300 Ethiopians. Case {number:06d}. "
        '"We did it as a gesture of goodwill," said minister Grace Njoroge.'
    )
    return Source.from_text(text, f"case-{number:06d}", published=date(2021, 5, 4), language="en")


def men(number: int) -> int:
    """How many men Kenya freed by report ``number``."""
    return 3 + number % 200


def right_event(case: str) -> dict[str, Any]:
    """What a careful reader answers for a report."""
    event = good_event()
    count = men(int(case))
    event["summary"] = f"Kenya and Ethiopia exchanged {count} fishermen for two teachers."
    event["counts"][0] |= {
        "low": count,
        "high": count,
        "as_written": f"{count} Ethiopian fishermen",
        "evidence": [{"s": 1, "words": f"Kenya freed {count} Ethiopian fishermen"}],
    }
    event["parties"][0]["evidence"] = [{"s": 1, "words": f"Kenya freed {count}"}]
    event["rationales"][0]["evidence"] = [{"s": 5, "words": "as a gesture of goodwill"}]
    return event


def case_of(body: dict[str, Any]) -> str:
    """Which report a request is about."""
    found = _CASE.search(body["messages"][1]["content"])
    return found[1] if found else "000000"


class FaultServer:
    """Answers ``/v1/chat/completions``, a share of requests with a fault.

    Args:
        rate: share of requests that go wrong.
        seed: what the faults are drawn from.
        faults: which there are.
        in_a_row: a source has no more faults than this, one after the other.
        latency: seconds until an answer.
        hang: seconds until a hanging request is let go.
        retry_after: seconds that a 429 asks to wait, where it says so.
        script: faults (None for none) for the next requests, before any are drawn.

    Attributes:
        requests: how often each case was asked for.
        answered: how often an answer was sent to the end, or a fault done.
        drawn: how often each fault happened.
        refused: cases whose request was refused by the model.
        open: cases whose requests have come and have no answer yet.
        times: when each request came, in seconds of a monotonic clock.
        crowd: how many requests were under way as each came, itself included.
        bodies: what was asked, if ``keep_bodies``.
    """

    def __init__(
        self,
        rate: float = 0.0,
        seed: int = 1,
        *,
        faults: Sequence[Fault] = FAULTS,
        in_a_row: int = 3,
        latency: float = 0.0,
        hang: float = 5.0,
        retry_after: float = 1,
        script: Sequence[Fault | None] = (),
        answer: Callable[[str], Any] = lambda case: {"events": [right_event(case)]},
        keep_bodies: bool = False,
    ) -> None:
        self.rate, self.seed, self.faults, self.in_a_row = rate, seed, faults, in_a_row
        self.latency, self.hang, self.retry_after = latency, hang, retry_after
        self.script = list(script)
        self.answer = answer
        self.keep_bodies = keep_bodies
        self.bodies: list[dict[str, Any]] = []
        self.requests: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self.drawn: Counter[str] = Counter()
        self.refused: set[str] = set()
        self.open: Counter[str] = Counter()
        self.times: list[float] = []
        self.crowd: list[int] = []
        self._row: Counter[str] = Counter()
        self._up = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        self._up.wait()

    url: str

    @property
    def total(self) -> int:
        """How many requests have come."""
        return self.requests.total()

    @property
    def in_flight(self) -> int:
        """How many requests have no answer yet."""
        return self.open.total()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._done.set)
        self._thread.join()

    def __enter__(self) -> FaultServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve(self) -> None:
        self._loop.run_until_complete(self._main())
        self._loop.close()

    async def _main(self) -> None:
        self._done = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0, backlog=512)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        self._up.set()
        await self._done.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                length = re.search(r"content-length: (\d+)", head)
                body = json.loads(await reader.readexactly(int(length[1]) if length else 0))
                if not await self._respond(body, writer):
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _respond(self, body: dict[str, Any], writer: asyncio.StreamWriter) -> bool:
        """Whether the connection stays open."""
        case = case_of(body)
        self.requests[case] += 1
        self.times.append(self._loop.time())
        if self.keep_bodies:
            self.bodies.append(body)
        self.open[case] += 1
        self.crowd.append(self.in_flight)
        try:
            if self.latency:
                await asyncio.sleep(self.latency)
            stays = await self._fail(self._draw(case), case, body, writer)
            self.answered[case] += 1
            return stays
        finally:
            self.open[case] -= 1

    def _draw(self, case: str) -> Fault | None:
        if self.script:
            fault = self.script.pop(0)
        else:
            draw = random.Random(f"{self.seed}:{case}:{self.requests[case]}")
            fault = draw.choice(self.faults) if draw.random() < self.rate else None
            if self._row[case] >= self.in_a_row:
                fault = None
        self._row[case] = self._row[case] + 1 if fault else 0
        if fault:
            self.drawn[fault] += 1
        return fault

    async def _fail(
        self, fault: Fault | None, case: str, body: dict[str, Any], writer: asyncio.StreamWriter
    ) -> bool:
        """Answer, with what goes wrong. As ``_respond``."""
        if fault == "reset":
            writer.transport.abort()
        elif fault == "hang":
            await asyncio.sleep(self.hang)
        elif fault is not None and fault[:3].isdecimal():
            await _send(writer, int(fault[:3]), _ERROR, *self._retry_after(fault))
        else:
            if fault == "refusal":
                self.refused.add(case)
            reply = _reply(fault, self.answer(case), body)
            pieces = 20 if fault == "slow" else 1
            await _send(writer, 200, reply, pieces=pieces, cut=fault == "cut-off body")
        return fault not in {"reset", "hang", "cut-off body"}

    def _retry_after(self, fault: Fault) -> list[str]:
        if fault == "429 retry-after":
            return [f"retry-after: {self.retry_after:g}"]
        if fault == "429 date":
            now = datetime.now(UTC)
            until = format_datetime(now + timedelta(seconds=self.retry_after), usegmt=True)
            return [f"retry-after: {until}", f"date: {format_datetime(now, usegmt=True)}"]
        return []


def _reply(fault: Fault | None, right: Any, body: dict[str, Any]) -> dict[str, Any]:
    if fault == "cut-off content":
        text = json.dumps(right)
        return completion(body, text[: len(text) // 2], "length")
    if fault == "wrong schema":
        return completion(body, {"exchange": "yes", "men": [12]})
    if fault == "empty choices":
        return completion(body, right) | {"choices": []}
    if fault == "refusal":
        return completion(body, "", refusal="I cannot help with that.")
    return completion(body, right)


_ERROR = {"error": {"message": "no", "type": "error"}}


async def _send(
    writer: asyncio.StreamWriter,
    status: int,
    body: Any,
    *headers: str,
    pieces: int = 1,
    cut: bool = False,
) -> None:
    data = json.dumps(body).encode()
    head = [
        f"HTTP/1.1 {status} Whatever",
        "content-type: application/json",
        f"content-length: {len(data)}",
        *headers,
    ]
    writer.write("\r\n".join([*head, "", ""]).encode())
    if cut:
        writer.write(data[: len(data) // 2])
        await writer.drain()
        return
    size = len(data) // pieces + 1
    for start in range(0, len(data), size):
        writer.write(data[start : start + size])
        await writer.drain()
        if pieces > 1:
            await asyncio.sleep(0.002)
