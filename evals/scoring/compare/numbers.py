"""Numbers as sources state them: exact, hedged, or as a range."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from evals.scoring.outcome import RIGHT, WRONG, Outcome


class Amount(NamedTuple):
    """A number of people: bounds (None for an open end) and whether it is approximate."""

    low: int | None
    high: int | None
    approximate: bool = False


@lru_cache(maxsize=20_000)
def number(gold: Amount, given: Amount) -> Outcome:
    """Half where only the hedge differs, or where one range holds the other and shares a bound.

    A wrong number gets nothing, however near: 24 for 240 is an error as 24 for 25 is.
    """
    if gold[:2] == given[:2]:
        if gold.approximate == given.approximate:
            return RIGHT
        return Outcome(0.5, "hedge lost" if gold.approximate else "hedge invented")
    if (None, None) in (gold[:2], given[:2]):
        return Outcome(0.0, "number lost" if given[:2] == (None, None) else "number invented")
    return _unlike(gold, given)


def _unlike(gold: Amount, given: Amount) -> Outcome:
    if _next_to(gold, given):
        # "more than 200" is 201 and up; 200 and up is the same words, less carefully read.
        return Outcome(0.5, "bound off by one")
    if _holds(given, gold):
        return Outcome(0.5, "precision lost")
    if _holds(gold, given):
        return Outcome(0.5, "precision invented")
    return WRONG


def _next_to(one: Amount, other: Amount) -> bool:
    """Whether both are open at the same end, and the other ends lie one apart."""
    if one.high is None and other.high is None:
        return one.low is not None and other.low is not None and abs(one.low - other.low) == 1
    if one.low is None and other.low is None:
        return one.high is not None and other.high is not None and abs(one.high - other.high) == 1
    return False


def _holds(outer: Amount, inner: Amount) -> bool:
    """Whether a range holds a number or range: any closed one, an open one only from its bound."""
    if None in outer[:2]:
        shared = outer.low == inner.low if outer.high is None else outer.high == inner.high
        return shared and None not in inner[:2]
    if inner.low is None or inner.high is None or outer.low is None or outer.high is None:
        return False
    return outer.low <= inner.low and inner.high <= outer.high
