"""One part of a date, as it stands in a folded text."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Shift(NamedTuple):
    """A distance from the day of writing, in days, months or years, both ends included.

    ``told`` is true where it counts from a date told before instead ("the following year").
    """

    unit: str
    low: int
    high: int
    told: bool = False


class TokenKind(Enum):
    """What a token states."""

    FULL = auto()
    MONTH = auto()
    DAY = auto()
    YEAR = auto()
    WEEKDAY = auto()
    SHIFT = auto()
    LOOSE = auto()


class Token(NamedTuple):
    """``folded[start:end]`` states ``values`` of a kind.

    ``pairs`` are (month, day) of a date in digits, ``shift`` is a distance in time.
    """

    start: int
    end: int
    kind: TokenKind
    values: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    shift: Shift | None = None
