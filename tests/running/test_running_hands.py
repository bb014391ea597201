"""Work that is only computing is shared with other processes, and nothing else changes."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

import pytest

from schemas import Record
from summarizer.errors import ExtractionError, LanguageError
from summarizer.extractor import Extractor
from summarizer.rules.engine import RulesEngine
from summarizer.running import hands
from summarizer.running.hands import Computing
from summarizer.source import Source
from tests.support.command import start, write_reports

TEXTS = [f"Ruritania released {number} Bohemian soldiers on Friday." for number in range(2, 14)]


def without_seconds(record: Record) -> Record:
    assert record.extraction is not None
    extraction = record.extraction.model_copy(update={"seconds": 0})
    return record.model_copy(update={"extraction": extraction})


def test_other_processes_give_the_same_records_and_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "_ALONE", 0.0)
    sources = [Source.from_text(text, f"s{n}", language="en") for n, text in enumerate(TEXTS)]
    finnish = Source.from_text("Miehet ovat vapaina.", "fi", language="fi")
    with Extractor("rules") as engine:
        computing = Computing(engine, 2)

        async def share() -> list[Record]:
            with pytest.raises(LanguageError, match="reads English"):
                await computing.perform(finnish)
            return await asyncio.gather(*map(computing.perform, sources))

        records = asyncio.run(share())
        assert computing._pool is not None
        assert os.getpid() not in computing._pool._processes
        computing.close()
        alone = [engine.extract(source) for source in sources]
    assert list(map(without_seconds, records)) == list(map(without_seconds, alone))


def test_a_process_that_is_ended_from_outside_costs_its_source_an_attempt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hands, "_ALONE", 0.0)
    source = Source.from_text(TEXTS[0], "s", language="en")
    computing = Computing(RulesEngine(), 2)

    async def worked() -> Record:
        await computing.perform(source)
        assert computing._pool is not None
        for pid in list(computing._pool._processes):
            os.kill(pid, signal.SIGKILL)
        with pytest.raises(ExtractionError, match="ended from outside") as caught:
            await until_noticed()
        assert caught.value.retryable
        return await computing.perform(source)

    async def until_noticed() -> None:
        while True:
            await computing.perform(source)

    assert asyncio.run(worked()).source == source.info
    computing.close()


def _children(pid: int) -> set[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return set(map(int, found.read_text().split())) if found.exists() else set()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="children are told by /proc")
def test_no_process_outlives_the_one_that_leads(tmp_path: Path) -> None:
    write_reports(tmp_path / "sources.jsonl", 4000)
    arguments = ["extract", tmp_path / "sources.jsonl", "-m", "rules", "--concurrency", 2]
    leader = start(*arguments, "--out", tmp_path / "out.jsonl", cache=tmp_path)
    while len(children := _children(leader.pid)) < 3:  # two workers, and a tracker of resources
        assert leader.poll() is None
        time.sleep(0.02)
    leader.kill()
    leader.communicate(timeout=60)
    until = time.monotonic() + 60
    while any(Path(f"/proc/{pid}").exists() for pid in children):
        assert time.monotonic() < until, "a worker goes on without its leader"
        time.sleep(0.05)
