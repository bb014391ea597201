"""Words for people in a sentence, with what number stands before them and whose people they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.rules.languages.page import Line, Mark
from summarizer.text.numerals.number import Kind
from summarizer.text.quantities import Quantity

_GROUPS = ("captive", "person")
_REACH = 6
"""Tokens between a number and the word that it counts."""
_BEHIND = 3
"""Tokens between a word for people and the adjective or group behind it."""
_ACTS = frozenset(("swap.", "free.", "give.", "take.", "home."))


@dataclass(frozen=True, slots=True)
class Head:
    """People at ``tokens[first:last]``, the number included.

    Attributes:
        first: index of the first token.
        last: index behind the last token.
        head: index of the word for people.
        category: by the codebook.
        captive: whether the word itself says that they are held, or fight.
        quantity: how many, if a number is told.
        owners: the parties whose people they are, as marks.
    """

    first: int
    last: int
    head: int
    category: str
    captive: bool
    quantity: Quantity | None
    owners: tuple[Mark, ...]


def heads(line: Line) -> list[Head]:
    """The words for people of a sentence, in order."""
    nouns: dict[int, tuple[int, str, str]] = {}
    for group in _GROUPS:
        for match in line.tagged(group):
            category = match.sense.tag.removeprefix(f"{group}.")
            nouns.setdefault(match.first, (match.last, group, category))
    found: list[Head] = []
    swaps = [range(m.first, m.last) for m in line.tagged("swap.captives")]
    taken: set[int] = set()
    beside = _beside(line)
    for quantity in line.quantities:
        # "Exchange of prisoners" counts nobody, "exchange of 5 prisoners" does.
        start = line.token_at(quantity.start)
        named = {place for each in swaps if start not in each for place in each}
        head = _counted(line, quantity, nouns, taken | named, beside)
        if head is not None:
            found.append(head)
            taken.add(head.head)
    for at, (last, group, category) in nouns.items():
        if at not in taken:
            owners = tuple(_owners(line, at, at, last))
            found.append(Head(at, last, at, category, group == "captive", None, owners))
    return sorted(found, key=lambda head: head.first)


class _Beside(NamedTuple):
    """What ends the search for the word that a number counts, and who may be counted too."""

    ends: set[int]
    verbs: set[int]
    people: dict[int, Mark]


def _beside(line: Line) -> _Beside:
    numbers = (q for q in line.quantities if q.kind != Kind.WEAK)
    return _Beside(
        {line.token_at(quantity.start) for quantity in numbers},
        {match.first for match in line.matches if match.sense.tag[:5] in _ACTS},
        {mark.first: mark for mark in line.parties if mark.form == "people"},
    )


def _counted(
    line: Line,
    quantity: Quantity,
    nouns: dict[int, tuple[int, str, str]],
    taken: set[int],
    beside: _Beside,
) -> Head | None:
    """The people that a number counts: the first word for people behind it, or a people's name."""
    if _article(quantity):
        return None
    start = line.token_at(quantity.start)
    at = line.token_at(quantity.end - 1) + 1
    clause = line.clause(start)
    named: Mark | None = None
    for place in range(at, min(at + _REACH, len(line.tokens))):
        if line.clause(place) != clause or place in beside.ends:
            break
        if place in nouns and place not in taken:
            last, group, category = nouns[place]
            owners = tuple(_owners(line, start, place, last))
            category = "remains" if _bodies(line, start) else category
            return Head(start, last, place, category, group == "captive", quantity, owners)
        if place in beside.verbs:
            break
        named = named or beside.people.get(place)
    if named is not None and named.first - at <= 1:
        first = named.first
        return Head(start, named.last, first, "unspecified", False, quantity, (named,))
    return None


def _article(quantity: Quantity) -> bool:
    """Whether a number may be an article."""
    return quantity.kind is Kind.WEAK and quantity.values == (1,)


def _bodies(line: Line, start: int) -> bool:
    """Whether a word for the dead stands shortly before a number: "the bodies of 5 men"."""
    return any(start - _BEHIND <= m.last <= start for m in line.tagged("captive.remains"))


def _owners(line: Line, start: int, head: int, last: int) -> Iterator[Mark]:
    """The parties named by an adjective before a word for people, or shortly behind it."""
    clause = line.clause(head)
    for mark in line.parties:
        before = start - 2 <= mark.first < head and mark.form == "people"
        before = before or (mark.last == start < head and mark.genitive)
        behind = last <= mark.first < last + _BEHIND and (
            mark.form == "people" or (mark.form == "name" and not mark.way)
        )
        own_clause = line.clause(mark.first) == clause
        if own_clause and (before or (behind and not _broken(line, last, mark.first))):
            yield mark


def _broken(line: Line, last: int, first: int) -> bool:
    """Whether a verb or a number stands between a word for people and a party."""
    between = {
        match.first
        for match in line.matches
        if match.sense.tag[:5] in _ACTS or match.sense.tag.startswith("prep.")
    }
    numbers = {line.token_at(quantity.start) for quantity in line.quantities}
    return not (between | numbers).isdisjoint(range(last, first))
