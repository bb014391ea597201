"""A number as a text writes it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a number can be taken for."""

    CARDINAL = "cardinal"
    """Counts: 32, thirty-two, a hundred, two dozen, 3.5 million."""
    ORDINAL = "ordinal"
    """Ranks: 3rd, the eleventh."""
    VAGUE = "vague"
    """Counts without a number: dozens, hundreds, several hundred; ``value`` is the unit."""
    WEAK = "weak"
    """Counts only where a reader takes it so: both, a pair, one of them, a 15-member crew."""
    OTHER = "other"
    """Decimals, percentages, sums of money, fractions, times, dates in digits, codes."""


class Number(NamedTuple):
    """``text[start:end]`` says ``value`` (for ``OTHER`` its whole part)."""

    start: int
    end: int
    value: int
    kind: Kind
