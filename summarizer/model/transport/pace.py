"""How many requests, or tokens, a minute.

Evenly spaced, since a server that counts by the second refuses a minute's worth at once: the
virtual scheduling of the generic cell rate algorithm (ITU-T I.371) without a burst. Unlike a
bucket, it takes an amount above a minute's worth, and a guess can be put right afterwards.
"""

from __future__ import annotations

import asyncio


class Pace:
    """Lets ``per_minute`` through in any minute."""

    def __init__(self, per_minute: float) -> None:
        self._seconds = 60 / per_minute
        self._free = 0.0

    async def wait(self, amount: float = 1) -> None:
        """Wait until ``amount`` more may begin; first come, first served."""
        now = asyncio.get_running_loop().time()
        begin = max(now, self._free)
        self._free = begin + amount * self._seconds
        if begin > now:
            await asyncio.sleep(begin - now)

    def correct(self, amount: float) -> None:
        """Put a guess right: ``amount`` more was used than was waited for, or less if negative."""
        self._free += amount * self._seconds
