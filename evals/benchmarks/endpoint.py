"""How long many sources take before a slow server, beside a client that does nothing but ask.

    python -m evals.benchmarks.endpoint [--sources 2000] [--concurrency 64] [--latency 0.3]

The server is a process of its own; each answer takes the same time, however many are asked for.
``floor`` is the asynchronous client of OpenAI sending the same bodies, with as many at once;
``summarizer`` is ``Extractor.aextract`` called from as many tasks, which builds the requests, ties
each fact of the replies to its words and makes records. ``langextract`` (where it is installed)
sends its own prompts to the same server. Rounds of each take turns, and the best counts, so that
what else the machine does weighs on all alike; all have the garbage collector as a run has it.

Two kinds of sources: short wires (about 60 words, 9 facts), and the reports and replies in
``evals/recordings`` (350 words and 25 facts on average), each with a line of its own.

The time of the processor that each takes for a source is printed too, and beside it that of the
processes in which replies are judged. It says why a ratio is what it is: at 0.3 seconds and 64 at
once, 4.7 ms a source go by anyway.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from evals.benchmarks.slow_server import serve
from summarizer.extractor import Extractor
from summarizer.limits import Limits
from summarizer.machine import long_run
from summarizer.source import Source

_EVALS = Path(__file__).parents[1]
_ALLOWED = 1.3
_WIRE = (
    "NAIROBI, 4 May 2021 - Kenya freed 12 Ethiopian fishermen at Moyale on Tuesday. "
    "Ethiopia in turn handed over two Kenyan teachers, Amina Odhiambo and Peter Wekesa. "
    "Kenya still holds 30 Ethiopians. "
    '"We did it as a gesture of goodwill," said minister Grace Njoroge.'
)


@dataclass(frozen=True)
class Work:
    """Sources, and the replies that the server gives in turn."""

    name: str
    sources: Sequence[Source]
    replies: Sequence[bytes]


def _wires(number: int) -> Work:
    sources = [
        Source.from_text(
            f"{_WIRE} Case {n}.", f"wire-{n}", published=date(2021, 5, 4), language="en"
        )
        for n in range(number)
    ]
    return Work("short wires", sources, [_completion({"events": [_wire_event()]})])


def _recorded(number: int) -> Work:
    from evals.dataset.folder import sources as read
    from evals.replay import read_recordings

    recordings = read_recordings(_EVALS / "recordings")
    known, _ = read(_EVALS)
    sources = []
    for n in range(number):
        report = known[recordings[n % len(recordings)].source]
        info = report.info
        sources.append(
            Source.from_text(
                f"{report.text}\n\nCase {n}.",
                f"{info.id}-{n}",
                title=info.title,
                published=info.published,
                language=info.language,
            )
        )
    replies = [json.dumps(each.response).encode() for each in recordings]
    return Work("recorded reports", sources, replies)


def _wire_event() -> dict[str, Any]:
    def cite(number: int, words: str) -> list[dict[str, Any]]:
        return [{"s": number, "words": words}]

    both = {"kind": "state", "roles": ["releasing", "receiving"]}
    count = {"role": "transfer", "approximate": False, "category": "civilian"}
    return {
        "kind": "exchange",
        "status": "completed",
        "summary": "Kenya and Ethiopia exchanged 12 fishermen for two teachers on 4 May 2021.",
        "parties": [
            {"name": "Kenya", **both, "evidence": cite(1, "Kenya freed 12")},
            {"name": "Ethiopia", **both, "evidence": cite(2, "Ethiopia in turn")},
        ],
        "counts": [
            {**count, "released_by": "Kenya", "released_to": "Ethiopia", "low": 12, "high": 12,
             "as_written": "12 Ethiopian fishermen",
             "evidence": cite(1, "Kenya freed 12 Ethiopian fishermen")},
            {**count, "released_by": "Ethiopia", "released_to": "Kenya", "low": 2, "high": 2,
             "as_written": "two Kenyan teachers",
             "evidence": cite(2, "handed over two Kenyan teachers")},
        ],
        "people": [
            {"name": "Amina Odhiambo", "role": "released", "party": "Kenya",
             "evidence": cite(2, "Amina Odhiambo")},
            {"name": "Peter Wekesa", "role": "released", "party": "Kenya",
             "evidence": cite(2, "Peter Wekesa")},
        ],
        "dates": [
            {"role": "handover", "date": "2021-05-04", "as_written": "Tuesday",
             "evidence": cite(1, "at Moyale on Tuesday")},
        ],
        "locations": [{"name": "Moyale", "role": "handover", "evidence": cite(1, "Moyale")}],
        "rationales": [
            {"stated_by": "Kenya", "kinds": ["goodwill"], "statement": "a gesture of goodwill",
             "evidence": cite(4, "as a gesture of goodwill")},
        ],
    }  # fmt: skip


def _completion(reply: Any) -> bytes:
    function = {"name": "Reply", "arguments": json.dumps(reply)}
    call = {"id": "call_1", "type": "function", "function": function}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    whole = {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": "reader",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 6000, "completion_tokens": 900, "total_tokens": 6900},
    }
    return json.dumps(whole).encode()


@dataclass(frozen=True)
class Took:
    """Seconds: on the wall, of this process's processor, and of that of its judges."""

    wall: float
    processor: float
    judges: float = 0.0


class _Clock:
    def __init__(self) -> None:
        self._wall, self._processor = time.perf_counter(), time.process_time()

    def read(self) -> Took:
        return Took(time.perf_counter() - self._wall, time.process_time() - self._processor)


async def _by_many(
    tasks: int, items: Sequence[Any], work: Callable[[Any], Awaitable[object]]
) -> Took:
    """What ``tasks`` workers take for all items."""
    waiting: Iterator[Any] = iter(items)

    async def worker() -> None:
        for item in waiting:
            await work(item)

    clock = _Clock()
    with long_run():
        await asyncio.gather(*(worker() for _ in range(tasks)))
    return clock.read()


async def _floor(url: str, bodies: Sequence[dict[str, Any]], tasks: int) -> Took:
    from openai import AsyncOpenAI

    async with AsyncOpenAI(api_key="none", base_url=url) as client:
        return await _by_many(tasks, bodies, lambda body: client.chat.completions.create(**body))


async def _ours(url: str, sources: Sequence[Source], tasks: int) -> Took:
    limits = Limits(concurrency=tasks, cache=False)
    before = _ended_processes()
    async with _extractor(url, limits) as extractor:
        took = await _by_many(tasks, sources, extractor.aextract)
    return replace(took, judges=_ended_processes() - before)


def _ended_processes() -> float:
    """Seconds that the processor spent on processes which this one started and saw end."""
    times = os.times()
    return times.children_user + times.children_system


def _extractor(url: str, limits: Limits) -> Extractor:
    return Extractor("reader", base_url=url, mode="tools", retries=0, limits=limits)


def _langextract(url: str, sources: Sequence[Source], tasks: int) -> Took:
    """The same texts through langextract, with one example; it asks for less than a record."""
    import langextract
    from langextract.providers.openai import OpenAILanguageModel

    model = OpenAILanguageModel(model_id="reader", api_key="none", base_url=url, max_workers=tasks)
    shown = langextract.data.ExampleData(
        text="Ruritania freed 3 sailors.",
        extractions=[langextract.data.Extraction("count", "3 sailors")],
    )
    documents = [langextract.data.Document(text=source.text) for source in sources]
    clock = _Clock()
    with long_run():
        langextract.extract(
            documents,
            prompt_description="Extract who was released, how many, when and where.",
            examples=[shown],
            model=model,
            batch_length=tasks,
            max_workers=tasks,
            max_char_buffer=10**6,
            show_progress=False,
        )
    return clock.read()


def _bodies(sources: Sequence[Source], url: str) -> list[dict[str, Any]]:
    """What is asked about each source."""
    from summarizer.model.client import Endpoint
    from summarizer.model.engine import ModelEngine

    engine = ModelEngine(Endpoint("openai", "reader", url, "tools"), Limits(cache=False))
    return [body for source in sources for body in engine.bodies(source)]


def _measure(work: Work, tasks: int, latency: float, rounds: int) -> float:
    """Print what a kind of work takes. Returns how much longer than the floor it takes."""
    ours_end, theirs_end = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    server = context.Process(target=serve, args=(theirs_end, list(work.replies), latency))
    server.start()
    try:
        url = f"http://127.0.0.1:{ours_end.recv()}/v1"
        print(f"\n{work.name}: {len(work.sources):,} sources, {tasks} at once, {latency:g} s each")
        return _rounds(work, url, tasks, rounds, ours_end)
    finally:
        server.terminate()
        server.join()


def _rounds(work: Work, url: str, tasks: int, rounds: int, server: Connection) -> float:
    bodies = _bodies(work.sources, url)
    took: dict[str, list[Took]] = {"floor": [], "summarizer": [], "langextract": []}
    for _ in range(rounds):
        took["floor"].append(asyncio.run(_floor(url, bodies, tasks)))
        took["summarizer"].append(asyncio.run(_ours(url, work.sources, tasks)))
        if find_spec("langextract") is not None:
            took["langextract"].append(_langextract(url, work.sources, tasks))
    server.send("how many")
    print(f"  requests that came: {server.recv():,}")
    floor = min(each.wall for each in took["floor"])
    for name, found in took.items():
        if not found:
            print(f"  {name:<12} is not installed")
            continue
        best = min(each.wall for each in found)
        least = min(found, key=lambda each: each.processor + each.judges)
        busy, judges = (
            seconds / len(work.sources) * 1000 for seconds in (least.processor, least.judges)
        )
        rounds_told = ", ".join(f"{each.wall:.2f}" for each in found)
        print(
            f"  {name:<12} {best:6.2f} s  {best / floor:5.2f} x floor  "
            f"{busy:5.2f} + {judges:4.2f} ms of processor a source  ({rounds_told})"
        )
    return min(each.wall for each in took["summarizer"]) / floor


def main() -> None:
    """Measure, print, and say whether the bound holds for short wires."""
    parser = argparse.ArgumentParser(description="Wall time before a slow server.")
    parser.add_argument("--sources", type=int, default=2000)
    parser.add_argument("--concurrency", type=int, default=64)
    parser.add_argument("--latency", type=float, default=0.3)
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args()
    for make in (_wires, _recorded):
        ratio = _measure(make(asked.sources), asked.concurrency, asked.latency, asked.rounds)
        verdict = "holds" if ratio <= _ALLOWED else "does NOT hold"
        print(f"  at most {_ALLOWED} x floor: {verdict}")


if __name__ == "__main__":
    main()
