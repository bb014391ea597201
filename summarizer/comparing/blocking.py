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

_NEIGHBOURS = 12
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
    days = [_day(facts) for facts in events]
    sizes = [_sizes(facts) for facts in events]
    for block, named in _blocks(events):
        for one, other in _neighbours(block, events):
            pair = (one, other) if one < other else (other, one)
            code = pair[0] * len(events) + pair[1]
            if code in seen:
                continue
            other_days = days[one] and days[other] and days[one] != days[other]
            # Carried out on two days, they are two; only numbers alike are worth a reason why.
            hopeless = not named and other_days and sizes[one] != sizes[other]
            if not hopeless or _one_deal(events[one], events[other]):
                seen.add(code)
                yield pair


def _day(facts: Facts) -> int:
    """The one day on which it is said to have been carried out; 0 for none or several."""
    spans = facts.times.handover
    one = len(spans) == 1 and spans[0].stated and spans[0].first == spans[0].last
    return spans[0].first if one and facts.times.planned is None else 0


def _one_deal(one: Facts, other: Facts) -> bool:
    """Whether both state one day of agreement."""
    days = {each.first for each in one.times.agreement if each.stated}
    return any(each.stated and each.first in days for each in other.times.agreement)


def _blocks(events: Sequence[Facts]) -> Iterator[tuple[list[int], bool]]:
    """Blocks of two or more events, and whether these share a name."""
    names = _by_key((_name_keys(facts) for facts in events), range(len(events)))
    whole = _by_key((_keys(facts) for facts in events), range(len(events)))
    for blocks in (names, whole, _thin_blocks(events)):
        for block in blocks.values():
            if len(block) > 1:
                yield block, blocks is names


def _thin_blocks(events: Sequence[Facts]) -> dict[Hashable, list[int]]:
    """Blocks in which one event at least has too few sides to be found by two of them."""
    few = [index for index, facts in enumerate(events) if _is_thin(facts)]
    thin = _by_key((_side_weeks(events[index]) for index in few), few)
    if thin:
        for index in set(range(len(events))).difference(few):
            for key in _side_weeks(events[index]):
                if key in thin:
                    thin[key].append(index)
    return thin


def _by_key(
    keys: Iterable[Iterable[Hashable]], indices: Iterable[int]
) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for index, own in zip(indices, keys, strict=True):
        for key in own:
            found[key].append(index)
    return found


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


def _is_thin(facts: Facts) -> bool:
    """Whether the sides are too few, or too loosely named, to find the event by two of them."""
    return len(facts.sides) < 2 or any(each.loose for each in facts.sides)


def _side_weeks(facts: Facts) -> Iterator[Hashable]:
    if not facts.sides:
        yield from (("no side", week) for week in _weeks(facts))
    sides = [each.key for each in facts.sides if not each.loose][:_MOST_SIDES]
    yield from product(sides, _weeks(facts))


def _name_keys(facts: Facts) -> set[tuple[str, str]]:
    """Two words of a name of somebody freed, in each of their spellings."""
    return {
        (first, second) if first < second else (second, first)
        for name in facts.released[:_MOST_NAMES]
        for one, other in combinations(person_words(name), 2)
        for first, second in product(one, other)
    }


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
