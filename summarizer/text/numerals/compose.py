"""Number words added up: "two" "hundred" "and" "five" is 205.

The grammar is the additive and multiplicative one that most languages share. Words that do not
fit together part two numbers ("two and three", "ten twenty").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Sum:
    """A number that grows word by word.

    Attributes:
        and_within: whether "and" may part tens and units ("treinta y dos"), not only hundreds
            from the rest ("two hundred and five").
        ten_last: whether a unit before ten makes a teen ("ثلاثة عشر").
        ten_first: whether a unit behind ten makes a teen ("on iki").
    """

    and_within: bool = False
    ten_last: bool = False
    ten_first: bool = False
    total: int = 0
    group: int = 0
    scale: int = 10**18
    closed: bool = False

    @property
    def value(self) -> int:
        """What the words so far say."""
        return self.total + self.group

    def add(self, value: int, *, joined: bool, dozen: bool = False) -> bool:
        """Take one more word in, or say that it begins another number.

        Args:
            value: of the word.
            joined: whether "and" stands before it.
            dozen: whether the word multiplies as "dozen" does, and ends the number.
        """
        if self.closed:
            return False
        if dozen:
            return not joined and self._times_dozen(value)
        if value >= 1000:
            return not joined and self._times_scale(value)
        if value == 100 and self.group and not joined:
            return self._times_hundred()
        return self._plus(value, joined=joined)

    def _times_dozen(self, value: int) -> bool:
        if self.total or self.group >= 100:
            return False
        self.group = max(self.group, 1) * value
        self.closed = True
        return True

    def _times_scale(self, value: int) -> bool:
        exact = value in {10**3, 10**6, 10**9, 10**12}
        if value >= self.scale or (not self.group and self.total) or (self.group and not exact):
            return False
        self.total += max(self.group, 1) * value
        self.group = 0
        self.scale = value if exact else 10**3
        return True

    def _times_hundred(self) -> bool:
        if self.group > 99 or self.group % 10 == 0:
            return False
        self.group *= 100
        return True

    def _plus(self, value: int, *, joined: bool) -> bool:
        rest = self.group % 100
        fresh = self.value == 0
        if value == 0 or (joined and fresh):
            self.closed = True
            return fresh and not joined
        if joined and not self.and_within and rest:
            return False
        if not self._fits(value, rest, joined=joined):
            return False
        self.group += value
        return True

    def _fits(self, value: int, rest: int, *, joined: bool) -> bool:
        if value >= 100:
            return self.group == 0
        if rest == 0:
            return True
        if value == 10:
            return self.ten_last and rest < 10 and not joined
        if value < 10:
            return rest % 10 == 0 and (rest >= 20 or self.ten_first)
        return self.and_within and joined and rest < 10 and value >= 20 and value % 10 == 0
