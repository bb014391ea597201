"""Fills of slots, and the rules of 1992 by which two are compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from evals.scoring.outcome import RIGHT, WRONG, Outcome

_WORD = re.compile(r"[A-Z0-9]+")
_DAY = re.compile(r"(\d\d?) ([A-Z]{3})[A-Z]* (\d\d(?:\d\d)?)")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SMALL_WORDS = """
THE A AN THIS THAT THESE THOSE HIS HER ITS THEIR OF S OTHER ANOTHER OTHERS
SOME SEVERAL MANY ALL MOST BOTH EACH EVERY ANY AT LEAST ABOUT APPROXIMATELY NEARLY OVER MORE THAN
NUMBER GROUP ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE DOZEN
"""
_INESSENTIAL = frozenset(_SMALL_WORDS.split())
_PARTIAL = Outcome(0.5, "partial")


class Fill(BaseModel):
    """A fill of a slot.

    Attributes:
        alts: equally right strings.
        xref: strings of the item to which it belongs.
        optional: whether it costs nothing when it is missed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    alts: tuple[str, ...]
    xref: tuple[str, ...] | None = None
    optional: bool = False


def strings(key: Fill, response: Fill) -> Outcome:
    """Strings of the text, by the best of their alternatives."""
    return _best(_string, key.alts, response.alts)


def descriptions(key: Fill, response: Fill) -> Outcome:
    """Strings that belong to an item: partial at most where they belong to another."""
    return _belonging(strings(key, response), key, response)


def categories(key: Fill, response: Fill) -> Outcome:
    """Members of a closed set: right or wrong, and partial where they belong to another item."""
    return _belonging(_best(_equal, key.alts, response.alts), key, response)


def incident_types(key: Fill, response: Fill) -> Outcome:
    """As categories, but ``ATTACK`` is partly every incident."""
    outcome = categories(key, response)
    return _PARTIAL if outcome.credit == 0 and response.alts == ("ATTACK",) else outcome


def numbers(key: Fill, response: Fill) -> Outcome:
    """Numbers, ranges ("3 -", "- 139") and PLURAL."""
    return _belonging(_best(_equal, key.alts, response.alts), key, response)


def dates(key: Fill, response: Fill) -> Outcome:
    """Days and ranges: partial within the key's range, or as a default range that ends on it."""
    return _best(_date, key.alts, response.alts)


def places(key: Fill, response: Fill) -> Outcome:
    """Country, then ever smaller places: partial where either agrees."""
    return _best(_place, key.alts, response.alts)


def _best(
    compare: Callable[[str, str], Outcome], key: tuple[str, ...], response: tuple[str, ...]
) -> Outcome:
    outcomes = (compare(right, given) for right in key for given in response)
    return max(outcomes, key=lambda outcome: outcome.credit, default=WRONG)


def _belonging(outcome: Outcome, key: Fill, response: Fill) -> Outcome:
    if outcome.credit < 1 or _same_item(key.xref, response.xref):
        return outcome
    return Outcome(0.5, "belongs to another item")


def _same_item(key: tuple[str, ...] | None, response: tuple[str, ...] | None) -> bool:
    if not key or not response:
        return not key and not response
    return _best(_string, key, response).credit > 0


def _equal(key: str, response: str) -> Outcome:
    return RIGHT if key == response else WRONG


@lru_cache(maxsize=100_000)
def _string(key: str, response: str) -> Outcome:
    right, given = _essential(key), _essential(response)
    if right == given:
        return RIGHT
    if right and given and (right <= given or given <= right):
        return _PARTIAL
    return WRONG


@lru_cache(maxsize=20_000)
def _essential(text: str) -> frozenset[str]:
    words = frozenset(_WORD.findall(text))
    return words - _INESSENTIAL or words


def _date(key: str, response: str) -> Outcome:
    if key == response:
        return RIGHT
    right, given = _range(key), _range(response)
    if right is None or given is None:
        return WRONG
    if right == given:
        return RIGHT
    start, end = given
    if start is None:
        return _PARTIAL if end == right[1] else WRONG
    within = (right[0] or date.min) <= start and end <= right[1]
    return _PARTIAL if within else WRONG


@lru_cache(maxsize=5_000)
def _range(text: str) -> tuple[date | None, date] | None:
    """First and last day; a default range ("- 14 AUG 89") has no first."""
    start, dash, end = text.strip("() ").rpartition("-")
    last = _day(end)
    if last is None:
        return None
    return (_day(start) if dash else last), last


def _day(text: str) -> date | None:
    """A day such as 14 AUG 89 or 14 AUGUST 1989."""
    match = _DAY.fullmatch(text.strip(" ()"))
    if match is None or match[2] not in _MONTHS:
        return None
    try:
        return date(1900 + int(match[3][-2:]), _MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None


def _place(key: str, response: str) -> Outcome:
    rights, givens = _readings(key), _readings(response)
    return max(
        (_one_place(right, given) for right in rights for given in givens),
        key=lambda outcome: outcome.credit,
    )


def _one_place(key: tuple[str, ...], response: tuple[str, ...]) -> Outcome:
    if key == response:
        return RIGHT
    if key[0] == response[0] or set(key[1:]) & set(response[1:]):
        return _PARTIAL
    return WRONG


@lru_cache(maxsize=5_000)
def _readings(text: str) -> list[tuple[str, ...]]:
    """Every reading of a place ("(PERU) / (PERU: AYACUCHO (DEPARTMENT))") as its parts."""
    return [
        tuple(part.strip(" ()") for part in reading.split(":")) for reading in text.split(") / (")
    ]
