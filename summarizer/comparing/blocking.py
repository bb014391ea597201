"""Which events are worth holding together, so that not each is held against each.

Two events meet where they share two sides in a week, a side in a week where one of them names no
other, a name of somebody freed, or the numbers of a swap between the same sides. In a block of
many events each meets only its neighbours in time and number (the sorted neighbourhood of
Hernández and Stolfo 1995), so that the pairs grow with the events and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, product

from summarizer.comparing.facts import Facts
from summarizer.comparing.times import Span
from summarizer.text.likeness import person_words

_NEIGHBOURS = 40
"""Events that one meets in a block."""
_WEEK = 7
_MOST_WEEKS = 60
_MOST_SIDES = 5
_MOST_NAMES = 40
_AFTER_DEAL, _AFTER_OFFER = 49, 126
"""Days in which a handover may follow a deal, and an offer."""
_TELLING = 5
"""Numbers so large and equal are a near miss, however far the days lie apart."""

Pair = tuple[int, int]


def candidates(events: Sequence[Facts]) -> Iterator[Pair]:
    """Pairs of indices, the lower first, each once."""
    seen: set[int] = set()
    for block in _blocks(events):
        for one, other in _neighbours(block, events):
            pair = (one, other) if one < other else (other, one)
            code = pair[0] * len(events) + pair[1]
            if code not in seen:
                seen.add(code)
                yield pair


def _blocks(events: Sequence[Facts]) -> Iterator[list[int]]:
    """Blocks of two or more events."""
    whole: dict[Hashable, list[int]] = defaultdict(list)
    thin: dict[Hashable, list[int]] = defaultdict(list)
    for index, facts in enumerate(events):
        for key in _keys(facts):
            whole[key].append(index)
        if _is_thin(facts):
            for key in _side_weeks(facts):
                thin[key].append(index)
    for index, facts in enumerate(events):
        if thin and not _is_thin(facts):
            for key in _side_weeks(facts):
                if key in thin:
                    thin[key].append(index)
    for blocks in (whole, thin):
        yield from (block for block in blocks.values() if len(block) > 1)


def _neighbours(block: list[int], events: Sequence[Facts]) -> Iterator[Pair]:
    if len(block) <= _NEIGHBOURS:
        yield from combinations(block, 2)
        return
    block = sorted(block, key=lambda index: _order(events[index], index))
    for at, one in enumerate(block):
        for other in block[at + 1 : at + 1 + _NEIGHBOURS]:
            yield one, other


def _order(facts: Facts, index: int) -> tuple[int, list[int], int]:
    days = [*facts.times.handover, *facts.times.agreement, *facts.times.proposal]
    return (days[0].last if days else 0, _sizes(facts), index)


def _keys(facts: Facts) -> Iterator[Hashable]:
    pairs = list(combinations(sorted({each.key for each in facts.sides})[:_MOST_SIDES], 2))
    yield from product(pairs, _weeks(facts))
    sizes = _sizes(facts)
    if sizes and sizes[-1] >= _TELLING:
        yield from ((pair, *sizes) for pair in pairs)
    for name in facts.released[:_MOST_NAMES]:
        yield from _name_keys(name)


def _is_thin(facts: Facts) -> bool:
    """Whether the sides are too few, or too loosely named, to find the event by two of them."""
    return len(facts.sides) < 2 or any(each.loose for each in facts.sides)


def _side_weeks(facts: Facts) -> Iterator[Hashable]:
    if not facts.sides:
        yield from (("no side", week) for week in _weeks(facts))
    sides = [each.key for each in facts.sides if not each.loose][:_MOST_SIDES]
    yield from product(sides, _weeks(facts))


def _name_keys(name: str) -> Iterator[Hashable]:
    for one, other in combinations(person_words(name), 2):
        for first, second in product(one, other):
            yield "name", *sorted((first, second))


def _sizes(facts: Facts) -> list[int]:
    numbers = [each.size for way in facts.moves.values() for each in way]
    return sorted(number for number in numbers if number is not None)


def _weeks(facts: Facts) -> list[int]:
    """Weeks in which the event may have been carried out, or was agreed."""
    times = facts.times
    if times.handover:
        return _spread((each.first, each.last) for each in (*times.handover, *times.agreement))
    return _spread(
        [
            *((each.first, _end(each) + _AFTER_DEAL) for each in times.agreement),
            *((each.first, _end(each) + _AFTER_OFFER) for each in times.proposal),
        ]
    )


def _end(span: Span) -> int:
    return span.last if span.exact or not span.stated else span.first


def _spread(stretches: Iterable[tuple[int, int]]) -> list[int]:
    weeks: dict[int, None] = {}
    for first, last in stretches:
        # An open end would be the age of the world; the end that is known counts.
        start = max(first, last - _MOST_WEEKS * _WEEK)
        for week in range(start // _WEEK, last // _WEEK + 1):
            weeks.setdefault(week)
    return list(weeks)[:_MOST_WEEKS]
