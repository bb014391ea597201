"""The transport and the engine before a server that fails."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from schemas import Record
from summarizer import ExtractionError, Extractor, Limits, UsageError
from summarizer.errors import ProviderError, ReplyError, Spent
from tests.support.faults import FAULTS, Fault, FaultServer, men, report

QUICK = Limits(concurrency=16, backoff=0.01, timeout=0.5, cache=False)
PASSING = [fault for fault in FAULTS if fault != "refusal"]


async def outcome(extractor: Extractor, number: int) -> Record | Exception:
    try:
        return await extractor.aextract(report(number))
    except ExtractionError as error:
        return error


def outcomes(
    server: FaultServer, numbers: range, limits: Limits = QUICK, **options: Any
) -> list[Record | Exception]:
    async def run() -> list[Record | Exception]:
        async with Extractor("tiny", base_url=server.url, limits=limits, **options) as extractor:
            return await asyncio.gather(*(outcome(extractor, number) for number in numbers))

    return asyncio.run(run())


@pytest.mark.parametrize("fault", PASSING)
def test_a_source_survives_each_fault(fault: Fault):
    with FaultServer(script=[fault], hang=2, retry_after=0.2) as server:
        (record,) = outcomes(server, range(7, 8))
        assert isinstance(record, Record), record
        assert [count.low for count in record.events[0].counts] == [men(7), 2]
        assert server.total == (1 if fault == "slow" else 2)


def test_a_refusal_is_final():
    with FaultServer(script=["refusal"]) as server:
        (error,) = outcomes(server, range(1))
        assert isinstance(error, ReplyError)
        assert "refused to answer" in str(error)
        assert not error.retryable
        assert server.total == 1
        assert error.spent == Spent(attempts=1, tokens_in=1000, tokens_out=100)


def test_all_sources_come_through_a_fifth_of_faults():
    with FaultServer(0.2, seed=3, hang=1, retry_after=0.05) as server:
        found = outcomes(server, range(150))
        assert len(server.drawn) == len(FAULTS), "each kind of fault happened"
        assert {
            f"{number:06d}" for number, each in enumerate(found) if isinstance(each, Exception)
        } == server.refused
        for number, each in enumerate(found):
            if isinstance(each, Record):
                assert [count.low for count in each.events[0].counts] == [men(number), 2]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("429", "answered with HTTP 429; try again later"),
        ("500", "answered with HTTP 500; try again later"),
        ("reset", "broke its answer off, 3 times in a row; try again later"),
        ("cut-off body", "broke its answer off, 3 times in a row; try again later"),
        ("hang", "gave no answer within 0.2 seconds, 3 times in a row; raise --timeout"),
    ],
)
def test_attempts_are_bounded_and_the_end_is_one_sentence(fault: Fault, words: str):
    limits = Limits(attempts=3, backoff=0.01, timeout=0.2, cache=False)
    with FaultServer(1.0, faults=[fault], in_a_row=99, hang=1) as server:
        (error,) = outcomes(server, range(1), limits)
        assert isinstance(error, ProviderError)
        assert str(error) == f"{server.url[7:-3]} {words}"
        assert error.retryable
        assert server.total == 3


def test_what_the_server_asks_to_wait_is_waited():
    with FaultServer(script=["429 retry-after"], retry_after=0.6) as server:
        (record,) = outcomes(server, range(1))
        assert isinstance(record, Record)
        first, second = server.times
        assert second - first >= 0.6


@pytest.mark.parametrize("fault", ["429 retry-after", "429 date"])
def test_a_server_that_asks_for_too_long_a_wait_is_left_alone(fault: Fault):
    with FaultServer(script=[fault], retry_after=600) as server:
        (error,) = outcomes(server, range(1))
        assert isinstance(error, ProviderError)
        assert error.retryable
        assert server.total == 1


def test_no_wait_goes_beyond_the_deadline_of_the_source():
    limits = Limits(deadline=5, cache=False)
    with FaultServer(script=["429 retry-after"], retry_after=30) as server:
        (error,) = outcomes(server, range(1), limits)
        assert isinstance(error, ProviderError)
        assert "HTTP 429" in str(error), "the reason, and not that time is up"


def test_a_source_ends_at_its_deadline():
    limits = Limits(deadline=0.3, cache=False)
    with FaultServer(hang=3, script=["hang"]) as server:
        (error,) = outcomes(server, range(1), limits)
        assert isinstance(error, ProviderError)
        assert str(error) == "there was no record after 0.3 seconds; raise --deadline"
        assert error.retryable


def test_tokens_of_replies_that_nobody_could_use_are_counted():
    with FaultServer(script=["empty choices", "cut-off content", None]) as server:
        (record,) = outcomes(server, range(1))
        assert isinstance(record, Record)
        assert record.extraction is not None
        assert record.extraction.attempts == 3
        assert record.extraction.tokens_in == 3000


def test_fewer_requests_are_under_way_while_the_server_pushes_back():
    limits = Limits(concurrency=32, attempts=20, backoff=0.01, cache=False)
    with FaultServer(latency=0.02, script=["503"] * 60) as server:
        found = outcomes(server, range(64), limits)
        assert all(isinstance(each, Record) for each in found)
        assert max(server.crowd) == 32
        assert max(server.crowd[49:60]) <= 8, "halved by the first round, and by the second"


def test_no_more_requests_are_under_way_than_allowed():
    with FaultServer(latency=0.02) as server:
        outcomes(server, range(32), Limits(concurrency=5, cache=False))
        assert max(server.crowd) == 5


def test_requests_keep_to_a_pace():
    limits = Limits(rpm=1200, cache=False)  # twenty a second

    async def run(url: str) -> float:
        async with Extractor("tiny", base_url=url, limits=limits) as extractor:
            await outcome(extractor, 8)  # the first one opens the connection and loads tables
            begin = time.monotonic()
            await asyncio.gather(*(outcome(extractor, number) for number in range(8)))
            return begin

    with FaultServer() as server:
        begin = asyncio.run(run(server.url))
        assert len(server.times) == 9
        # A busy machine may only make a request later, so the last one never comes too soon.
        assert server.times[-1] - begin >= 7 * 0.05 - 0.001


def test_tokens_keep_to_a_pace():
    # A reply tells of 1,100 tokens: at 660,000 a minute, ten of them are a second's worth.
    with FaultServer() as server:
        outcomes(server, range(8), Limits(concurrency=1, tpm=660_000, cache=False))
        assert server.times[-1] - server.times[0] >= 0.4


def test_plain_calls_from_many_threads_share_the_limits():
    from concurrent.futures import ThreadPoolExecutor

    limits = Limits(concurrency=3, cache=False)
    with (
        FaultServer(latency=0.02) as server,
        Extractor("tiny", base_url=server.url, limits=limits) as extractor,
        ThreadPoolExecutor(12) as threads,
    ):
        records = list(threads.map(lambda n: extractor.extract(report(n)), range(24)))
        assert [record.events[0].counts[0].low for record in records] == [*map(men, range(24))]
        assert max(server.crowd) == 3


def test_a_plain_call_works_where_an_event_loop_runs():
    async def notebook() -> Record:
        with FaultServer() as server, Extractor("tiny", base_url=server.url) as extractor:
            return extractor.extract(report(3))

    assert asyncio.run(notebook()).source.id == "case-000003"


@pytest.mark.parametrize("name", ["concurrency", "rpm", "tpm", "timeout", "deadline", "attempts"])
def test_a_limit_that_lets_nothing_through_is_a_usage_error(name: str):
    with pytest.raises(UsageError, match=f"{name} must be above 0"):
        Limits(**{name: 0})  # type: ignore[arg-type]
