"""Groups of events that are one, such that no two of a group are told apart.

Agglomeration along the strongest ties first, under constraints (Davidson and Ravi 2005): two
groups become one only where no pair across them is kept apart, which is the veto of complete
linkage, and where the pairs across them speak for it on average. So a vague report joins the
event that it fits best, and never chains two days together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.comparing.blocking import Pair
from summarizer.comparing.judging import SAME_FROM, Ruling, Tie

_ON_AVERAGE = SAME_FROM / 2


@dataclass(frozen=True)
class Clustering:
    """Events grouped.

    Attributes:
        groups: indices of events, each group sorted, in the order of their first.
        joins: for each merge, the pair that brought it about.
        refused: pairs that are one by themselves, with the pair that stood against it.
    """

    groups: Sequence[Sequence[int]]
    joins: Sequence[Pair]
    refused: Sequence[tuple[Pair, Pair]]


def cluster(
    number: int, judged: Mapping[Pair, Ruling], judge: Callable[[int, int], Ruling]
) -> Clustering:
    """Group events.

    Args:
        number: how many events there are.
        judged: pairs that were held together.
        judge: judges any other pair, asked for where groups are to become one.
    """
    group_of = list(range(number))
    groups = {index: [index] for index in range(number)}
    joins: list[Pair] = []
    refused: list[tuple[Pair, Pair]] = []

    def ruling(one: int, other: int) -> Ruling:
        pair = (one, other) if one < other else (other, one)
        return judged.get(pair) or judge(*pair)

    same = [(pair, each.points) for pair, each in judged.items() if each.tie is Tie.SAME]
    for pair, _ in sorted(same, key=lambda each: (-each[1], each[0])):
        first, second = sorted(group_of[index] for index in pair)
        if first == second:
            continue
        against = _against(groups[first], groups[second], ruling)
        if against is not None:
            refused.append((pair, against))
            continue
        joins.append(pair)
        moved = groups.pop(second)
        groups[first] += moved
        for index in moved:
            group_of[index] = first
    return Clustering([sorted(group) for group in groups.values()], joins, refused)


def _against(
    ones: Sequence[int], others: Sequence[int], ruling: Callable[[int, int], Ruling]
) -> Pair | None:
    """The pair across two groups that speaks most against making them one, if any does."""
    points = 0.0
    worst: tuple[float, Pair] | None = None
    for one in ones:
        for other in others:
            found = ruling(one, other)
            if found.apart:
                return one, other
            points += found.points
            if worst is None or found.points < worst[0]:
                worst = found.points, (one, other)
    assert worst is not None
    return worst[1] if points < _ON_AVERAGE * len(ones) * len(others) else None
