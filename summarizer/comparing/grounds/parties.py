"""Whether the same sides deal with each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from schemas import EventKind, ReasonKind
from summarizer.comparing.facts import Facts, Side
from summarizer.comparing.findings import Finding
from summarizer.text.likeness import Likeness, parties_alike

_BOTH_SIDES, _MANY_SIDES, _ONE_SIDE, _THIRD = 4.0, 3.0, 2.0, 0.5
_OTHER_SIDES = -8.0
_MOST_THIRD = 2


class Sided(NamedTuple):
    """The sides of two events held together.

    Attributes:
        findings: what they say.
        keys: for a side of the second event, the key of the same side in the first.
        shared: how many sides are in both.
    """

    findings: list[Finding]
    keys: Mapping[str, str]
    shared: int


def parties(one: Facts, other: Facts) -> Sided:
    """Compare sides, whose roles may be mirrored or missing, and third parties."""
    pairs = _pairs(one.sides, other.sides)
    keys = {second.key: first.key for first, second in pairs}
    found = [*_sides(one, other, pairs), *_third(one, other)]
    if _turned(one, other, keys):
        names = sorted(each.name for each, _ in pairs)
        text = "{} release in opposite directions"
        found.append(Finding(ReasonKind.PARTIES, _OTHER_SIDES, text, (names,), decisive=True))
    return Sided(found, keys, len(pairs))


def _pairs(ones: Sequence[Side], others: Sequence[Side]) -> list[tuple[Side, Side]]:
    by_key = {each.key: each for each in others}
    if len(by_key) == len(ones) == len(others) and all(one.key in by_key for one in ones):
        return [(one, by_key[one.key]) for one in ones]
    left = list(others)
    pairs: list[tuple[Side, Side]] = []
    for alike in (_same, _like):
        for one in ones:
            if any(one is taken for taken, _ in pairs):
                continue
            match = next((each for each in left if alike(one, each)), None)
            if match is not None:
                left.remove(match)
                pairs.append((one, match))
    return pairs


def _same(one: Side, other: Side) -> bool:
    return one.key == other.key


def _like(one: Side, other: Side) -> bool:
    return (one.loose or other.loose) and (
        parties_alike(one.name, other.name) is not Likeness.OTHER
    )


def _sides(one: Facts, other: Facts, pairs: Sequence[tuple[Side, Side]]) -> list[Finding]:
    if not one.sides or not other.sides:
        return []
    taken = {id(side) for pair in pairs for side in pair}
    rests = [[side for side in each.sides if id(side) not in taken] for each in (one, other)]
    names = [first.name for first, _ in pairs]
    if len(pairs) > 1:
        points = _MANY_SIDES if all(rests) else _BOTH_SIDES
        return [Finding(ReasonKind.PARTIES, points, "same parties ({})", (names,))]
    if pairs and not all(rests):
        return [Finding(ReasonKind.PARTIES, _ONE_SIDE, "{} is a party in both", (names,))]
    others = tuple([side.name for side in rest] for rest in rests)
    text = "{} deals with {} in one and with {} in the other" if pairs else "other parties ({}; {})"
    parts = (names, *others) if pairs else others
    loose = bool(pairs) and any(side.loose for rest in rests for side in rest)
    points = 0.0 if loose else _OTHER_SIDES
    return [Finding(ReasonKind.PARTIES, points, text, parts, decisive=not loose)]


def _turned(one: Facts, other: Facts, keys: Mapping[str, str]) -> bool:
    """Whether people go one way in one event and only the opposite way in the other."""
    if not one.kind == other.kind == EventKind.ONE_SIDED_RELEASE:
        return False
    givers = {keys.get(key) for key in other.givers}
    takers = {side.key for side in one.sides} - one.givers
    return bool(givers & takers) and not givers & one.givers


def _third(one: Facts, other: Facts) -> list[Finding]:
    shared = sorted(one.others & other.others)[:_MOST_THIRD]
    if not shared:
        return []
    text = "same third parties" if len(shared) > 1 else "same third party"
    return [Finding(ReasonKind.PARTIES, _THIRD * len(shared), text)]
