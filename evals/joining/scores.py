"""How well events are grouped: B-cubed, and precision and recall over pairs.

B-cubed (Bagga and Baldwin 1998) asks of each event which of those grouped with it belong there,
and which of those that belong there are grouped with it; the mean over events is not swamped by
large groups, as the counts of pairs are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias, TypeVar

Event = TypeVar("Event", bound=Hashable)
Groups: TypeAlias = Mapping[Event, Hashable]
"""The group that each event is in."""


@dataclass(frozen=True)
class Score:
    """Precision and recall, from 0 to 1; 1 where there is nothing to get wrong."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(gold: Groups[Event], found: Groups[Event]) -> Score:
    """B-cubed of a grouping.

    Args:
        gold: the right group of each event.
        found: the group that each was put in; the same events.

    Raises:
        ValueError: the events are not the same.
    """
    _same_events(gold, found)
    if not gold:
        return Score(1.0, 1.0)
    right, given = _members(gold), _members(found)
    precision = recall = 0.0
    for event in gold:
        ours, theirs = given[found[event]], right[gold[event]]
        shared = len(ours & theirs)
        precision += shared / len(ours)
        recall += shared / len(theirs)
    return Score(precision / len(gold), recall / len(gold))


def pairwise(gold: Groups[Event], found: Groups[Event]) -> Score:
    """Precision and recall over pairs of events in one group.

    Raises:
        ValueError: the events are not the same.
    """
    _same_events(gold, found)
    return of_pairs(_pairs(_members(gold).values()), _pairs(_members(found).values()))


def of_pairs(gold: Set[frozenset[Event]], found: Set[frozenset[Event]]) -> Score:
    """Precision and recall of a set of pairs."""
    shared = len(gold & found)
    return Score(
        shared / len(found) if found else 1.0,
        shared / len(gold) if gold else 1.0,
    )


def _same_events(gold: Groups[Event], found: Groups[Event]) -> None:
    if gold.keys() != found.keys():
        odd = sorted(map(str, gold.keys() ^ found.keys()))
        raise ValueError(f"gold and grouping hold other events: {odd[0]}")


def _members(groups: Groups[Event]) -> dict[Hashable, set[Event]]:
    members: dict[Hashable, set[Event]] = defaultdict(set)
    for event, group in groups.items():
        members[group].add(event)
    return members


def _pairs(groups: Iterable[Set[Event]]) -> set[frozenset[Event]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}
