"""How like two names of people, places or parties are, across spellings and alphabets.

Another name never counts as like, however few letters lie between the two.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from summarizer.text.spelling import skeletons, words

_Words: TypeAlias = tuple[frozenset[str], ...]

_ARTICLES = frozenset(("al", "el", "ul"))
"""Arabic articles, which come and go."""

_PLAIN = ("the", "of", "and", "for", "a", "in", "near", "de", "la", "city", "town", "village")
_SMALL = frozenset(skeleton for word in _PLAIN for skeleton in skeletons(word))
"""Words that tell neither parties nor places apart."""


class Likeness(Enum):
    """How the second name stands to the first."""

    SAME = auto()
    """The same words, in any order and spelling."""
    MORE = auto()
    """All the words of the first, and others."""
    PART = auto()
    """Some of the words of the first, and no other."""
    INITIAL = auto()
    """The same but for initials, which stand for a word that begins with them."""
    OTHER = auto()
    """Another name."""


class _Spelled(NamedTuple):
    words: _Words
    skeletons: frozenset[str]


def people_alike(first: str, second: str) -> Likeness:
    """Names of people.

    >>> people_alike("Oleg Sentsov", "Олег Сенцов")
    <Likeness.SAME: 1>
    """
    if first == second:
        return Likeness.SAME
    return _compare(_spelled(first, _ARTICLES), _spelled(second, _ARTICLES))


def places_alike(first: str, second: str) -> Likeness:
    """Names of places: "the", "of" and "city" do not count. A region is not its city."""
    return _compare(_spelled(first, _SMALL), _spelled(second, _SMALL))


def parties_alike(first: str, second: str) -> Likeness:
    """Names of parties: as places, or one the initials of the other."""
    one, other = _spelled(first, _SMALL), _spelled(second, _SMALL)
    if _initials(first, one, second) or _initials(second, other, first):
        return Likeness.SAME
    return _compare(one, other)


def person_words(name: str) -> tuple[frozenset[str], ...]:
    """The words of a person's name, each with its spellings, in the order in which they stand.

    Two words are the same where they share a spelling.
    """
    return _spelled(name, _ARTICLES).words


def _compare(first: _Spelled, second: _Spelled) -> Likeness:
    if first.skeletons.isdisjoint(second.skeletons):
        return Likeness.OTHER
    missing, surplus = _apart(first.words, second.words)
    if not missing:
        return Likeness.MORE if surplus else Likeness.SAME
    if not surplus:
        return Likeness.PART
    shared = len(missing) < len(first.words)
    return Likeness.INITIAL if shared and _abbreviated(missing, surplus) else Likeness.OTHER


@lru_cache(maxsize=50_000)
def _spelled(text: str, small: frozenset[str]) -> _Spelled:
    found = words(text)
    kept = tuple(word for word in found if not word & small) or found
    return _Spelled(kept, frozenset().union(*kept))


def _apart(first: _Words, second: _Words) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """The words of each side that the other lacks."""
    missing, surplus = [], list(second)
    for word in first:
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
