"""Words, sets of labels, and free text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from evals.scoring.outcome import RIGHT, Outcome

_ENOUGH = 75.0
_SOME = 45.0
_WORDS = re.compile(r"\w+")
_LEFT_OUT = Outcome(0.5, "words left out")
_TOO_MANY = Outcome(0.5, "words too many")
_OTHER_WORDS = Outcome(0.0, "other words")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Same:
    """Right only where equal."""

    cause: str = "wrong value"

    def __call__(self, gold: object, given: object) -> Outcome:
        """Nothing for another value."""
        return RIGHT if gold == given else Outcome(0.0, self.cause)


def label_set(name: str) -> Callable[[Any], tuple[Any, ...] | None]:
    """Takes a list of labels out of a model as a set: in one order, None where it is empty."""
    get = attrgetter(name)
    return lambda model: tuple(sorted(get(model))) or None


def labels(gold: Collection[object], given: Collection[object]) -> Outcome:
    """Sets: half where they share a label."""
    right, found = set(gold), set(given)
    if right == found:
        return RIGHT
    if not right & found:
        return Outcome(0.0, "wrong labels")
    if found < right:
        return Outcome(0.5, "labels missing")
    return Outcome(0.5, "labels too many" if right < found else "labels differ")


def verbatim(gold: str, given: str) -> Outcome:
    """Words of the source, case and punctuation apart: half where one holds the other whole."""
    right, found = _words(gold), _words(given)
    if right == found:
        return RIGHT
    if _within(found, right):
        return _LEFT_OUT
    return _TOO_MANY if _within(right, found) else _OTHER_WORDS


def _within(part: list[str], whole: list[str]) -> bool:
    size = len(part)
    if not part or size > len(whole) or part[0] not in whole:
        return False
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


@lru_cache(maxsize=20_000)
def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


@lru_cache(maxsize=20_000)
def free_text(gold: str, given: str) -> Outcome:
    """Wording at will: by the share of words in both (rapidfuzz token set ratio, 0 to 100).

    A number that only one of them holds makes it partly right at best.
    """
    from rapidfuzz import fuzz, utils

    likeness = fuzz.token_set_ratio(gold, given, processor=utils.default_process)
    if likeness < _SOME:
        return Outcome(0.0, "other content")
    if set(_NUMBERS.findall(gold)) != set(_NUMBERS.findall(given)):
        return Outcome(0.5, "numbers differ")
    return RIGHT if likeness >= _ENOUGH else Outcome(0.5, "other wording")
