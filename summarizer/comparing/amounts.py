"""Whether two numbers, each with its hedge, can be the same number of people."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from summarizer.phrases import amount

_SLACK = 0.1
"""How far "about 200" reaches: a tenth to either side."""
_NEAR = 0.1
"""Two exact numbers so far apart may be rival figures for the same people."""


class Amount(NamedTuple):
    """A number of people: bounds (None for an open end) and whether it is approximate."""

    low: int | None
    high: int | None
    approximate: bool = False

    def __str__(self) -> str:
        return amount(self.low, self.high, approximate=self.approximate)

    @property
    def size(self) -> int | None:
        """The number that stands in the words, roughly."""
        return self.low if self.low is not None else self.high


class Fit(IntEnum):
    """How two numbers stand to each other, the better the higher."""

    APART = 0
    NEAR = 1
    """Both cannot be so, but they lie close: 125 and 131."""
    FITS = 2
    """One number can be what both words say: "more than 200" and 206."""
    EQUAL = 3
    """The same number in the same precision."""


def fit(one: Amount, other: Amount) -> Fit:
    """How two numbers stand to each other.

    >>> fit(Amount(201, None), Amount(206, 206))
    <Fit.FITS: 2>
    """
    if one == other:
        return Fit.FITS if one.size is None else Fit.EQUAL
    if None in (one.size, other.size):
        return Fit.FITS  # "dozens" says nothing that could be held against a number
    (low, high), (least, most) = _range(one), _range(other)
    if low <= most and least <= high:
        return Fit.FITS
    gap = max(low - most, least - high)
    return Fit.NEAR if gap <= _NEAR * max(one.size or 0, other.size or 0) else Fit.APART


def _range(one: Amount) -> tuple[float, float]:
    low = 0.0 if one.low is None else float(one.low)
    high = float("inf") if one.high is None else float(one.high)
    if not one.approximate:
        return low, high
    return low * (1 - _SLACK), high * (1 + _SLACK)
