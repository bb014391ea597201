"""How many requests are under way at once: as many as the server bears.

Additive increase, multiplicative decrease, as TCP does it (Chiu and Jain 1989): a round of replies
widens the window by one, a push-back halves it. Requests that were under way when the window was
halved are answered by the same crowded server, so that their push-backs do not halve it again.
"""

from __future__ import annotations

import asyncio
from collections import deque


class Slots:
    """Slots for requests, at most ``most``, at least one.

    Attributes:
        window: how many may be taken now.
        busy: how many are taken.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self.window = float(most)
        self.busy = 0
        self._begun = 0
        self._halved = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def take(self) -> int:
        """Wait for a slot; first come, first served. Returns a ticket to give back."""
        if self._waiting or self.busy >= int(self.window):
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self.busy -= 1
                    self._let_in()
                raise
        else:
            self.busy += 1
        self._begun += 1
        return self._begun

    def give(self, ticket: int, *, pushed_back: bool | None) -> None:
        """Give a slot back.

        Args:
            ticket: what ``take`` returned.
            pushed_back: whether the server was too busy; None where nothing is known of it.
        """
        self.busy -= 1
        if pushed_back is False:
            self.window = min(float(self._most), self.window + 1 / self.window)
        elif pushed_back and ticket > self._halved:
            self.window = max(1.0, self.window / 2)
            self._halved = self._begun
        self._let_in()

    def _let_in(self) -> None:
        while self._waiting and self.busy < int(self.window):
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                self.busy += 1
