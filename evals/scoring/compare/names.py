"""Names of people, parties and places across spellings and alphabets, but never of another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from evals.scoring.compare.spelling import skeletons, words
from evals.scoring.outcome import RIGHT, Outcome

_Words: TypeAlias = tuple[frozenset[str], ...]

_ARTICLES = frozenset(("al", "el", "ul"))
"""Arabic articles, which come and go."""

_PLAIN = ("the", "of", "and", "for", "a", "in", "near", "de", "la", "city", "town", "village")
_SMALL = frozenset(skeleton for word in _PLAIN for skeleton in skeletons(word))
"""Words that tell neither parties nor places apart."""


class Called(NamedTuple):
    """A party: its name, and its country where it is a state."""

    name: str
    country: str | None

    def __str__(self) -> str:
        return self.name


class _Spelled(NamedTuple):
    words: _Words
    skeletons: frozenset[str]


def name(gold: str, given: str) -> Outcome:
    """A person: right for the same words in any order and spelling; half for a part of the name.

    An initial stands for a word that begins with it.
    """
    return _compare(_spelled(gold, _ARTICLES), _spelled(given, _ARTICLES), _NAME)


def place(gold: str, given: str) -> Outcome:
    """A place: as a name, but "the", "of" and "city" do not count. A region is not its city."""
    return _compare(_spelled(gold, _SMALL), _spelled(given, _SMALL), _PLACE)


def party(gold: Called, given: Called) -> Outcome:
    """A party: as a place, or by its initials; a state by its country, whatever it is called."""
    if gold.country and gold.country == given.country:
        return RIGHT
    right, found = _spelled(gold.name, _SMALL), _spelled(given.name, _SMALL)
    if _initials(gold.name, right, given.name) or _initials(given.name, found, gold.name):
        return RIGHT
    return _compare(right, found, _NAME)


class _Causes(NamedTuple):
    wrong: Outcome
    more: Outcome
    part: Outcome
    initial: Outcome


_NAME, _PLACE = (
    _Causes(
        Outcome(0.0, f"wrong {what}"),
        Outcome(0.5, f"more than the {what}"),
        Outcome(0.5, f"part of the {what}"),
        Outcome(0.5, f"initial in the {what}"),
    )
    for what in ("name", "place")
)


def _compare(right: _Spelled, found: _Spelled, causes: _Causes) -> Outcome:
    if right.skeletons.isdisjoint(found.skeletons):
        return causes.wrong
    missing, surplus = _apart(right.words, found.words)
    if not missing:
        return causes.more if surplus else RIGHT
    if not surplus:
        return causes.part
    shared = len(missing) < len(right.words)
    return causes.initial if shared and _abbreviated(missing, surplus) else causes.wrong


@lru_cache(maxsize=50_000)
def _spelled(text: str, small: frozenset[str]) -> _Spelled:
    found = words(text)
    kept = tuple(word for word in found if not word & small) or found
    return _Spelled(kept, frozenset().union(*kept))


def _apart(right: _Words, found: _Words) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """The words of each side that the other lacks."""
    missing, surplus = [], list(found)
    for word in right:
        same = next((other for other in surplus if word & other), None)
        if same is None:
            missing.append(word)
        else:
            surplus.remove(same)
    return missing, surplus


def _abbreviated(missing: list[frozenset[str]], surplus: list[frozenset[str]]) -> bool:
    """Whether each word that one side lacks is an initial for one that the other lacks."""
    if len(missing) != len(surplus):
        return False
    left = list(surplus)
    for word in missing:
        match = next((other for other in left if _initial(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _initial(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(
        1 in {len(short), len(long)} and short[0] == long[0] for short in one for long in other
    )


def _initials(full: str, spelled: _Spelled, short: str) -> bool:
    """Whether ``short`` is the initials of ``full``, such as ICRC."""
    if len(spelled.words) < 2 or not short.replace(".", "").isupper():
        return False
    letters = "".join(word[0] for word in full.split() if word[0].isupper())
    return letters == short.replace(".", "")
