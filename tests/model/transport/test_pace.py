from __future__ import annotations

import asyncio

from summarizer.model.transport.pace import Pace


def begins(pace: Pace, amounts: list[float]) -> list[float]:
    """When each amount may begin, on a clock that only waits move."""

    async def run() -> list[float]:
        loop = asyncio.get_running_loop()
        started = loop.time()
        times = []
        for amount in amounts:
            await pace.wait(amount)
            times.append(loop.time() - started)
        return times

    return asyncio.run(run())


def test_requests_are_evenly_spaced():
    times = begins(Pace(6000), [1] * 6)  # a hundred a second
    assert all(later >= number * 0.01 - 0.001 for number, later in enumerate(times)), (
        "none begins before its turn"
    )


def test_a_large_amount_is_waited_for_by_what_comes_after_it():
    times = begins(Pace(60_000), [100, 1])  # a thousand a second
    assert times[1] >= 0.099


def test_a_guess_that_was_too_low_is_waited_for_afterwards():
    pace = Pace(60_000)

    async def run() -> float:
        await pace.wait(10)
        pace.correct(90)
        started = asyncio.get_running_loop().time()
        await pace.wait(1)
        return asyncio.get_running_loop().time() - started

    assert asyncio.run(run()) >= 0.098


def test_a_guess_that_was_too_high_is_given_back():
    pace = Pace(60)

    async def run() -> None:
        await pace.wait(600)
        pace.correct(-600)
        await asyncio.wait_for(pace.wait(1), 1)

    asyncio.run(run())
