from __future__ import annotations

import asyncio

from summarizer.model.transport.slots import Slots


def test_no_more_than_the_window_are_in_at_once_and_all_get_in():
    async def run() -> int:
        slots, most = Slots(3), 0

        async def work() -> None:
            nonlocal most
            ticket = await slots.take()
            most = max(most, slots.busy)
            await asyncio.sleep(0)
            slots.give(ticket, pushed_back=False)

        await asyncio.gather(*(work() for _ in range(50)))
        assert slots.busy == 0
        return most

    assert asyncio.run(run()) == 3


def test_a_push_back_halves_the_window_once_a_round_and_replies_widen_it():
    async def run() -> None:
        slots = Slots(8)
        tickets = [await slots.take() for _ in range(8)]
        for ticket in tickets:
            slots.give(ticket, pushed_back=True)
        assert slots.window == 4, "eight of one round say the same thing"
        slots.give(await slots.take(), pushed_back=True)
        assert slots.window == 2
        slots.give(await slots.take(), pushed_back=False)
        slots.give(await slots.take(), pushed_back=False)
        assert 2.8 < slots.window < 3, "a round of replies widens by about one"
        for _ in range(200):
            slots.give(await slots.take(), pushed_back=False)
        assert slots.window == 8
        for _ in range(20):
            slots.give(await slots.take(), pushed_back=True)
        assert slots.window == 1

    asyncio.run(run())


def test_a_cancelled_wait_takes_no_slot():
    async def run() -> None:
        slots = Slots(1)
        ticket = await slots.take()
        waiting = [asyncio.create_task(slots.take()) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        slots.give(ticket, pushed_back=None)  # lets in the second
        waiting[1].cancel()  # which is cancelled before it knows
        third = await waiting[2]
        assert slots.busy == 1
        slots.give(third, pushed_back=None)
        assert slots.busy == 0
        assert [task.cancelled() for task in waiting] == [True, True, False]

    asyncio.run(run())
