"""Whether as many go which way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from schemas import ReasonKind
from summarizer.comparing.amounts import Amount, Fit, fit
from summarizer.comparing.facts import Facts, Way
from summarizer.comparing.findings import Finding

_FEW, _SOME = 5, 20
_FOR_FEW, _FOR_SOME, _FOR_MANY = 1.5, 2.5, 3.5
"""Equal numbers: the larger they are, the less does chance explain them."""
_AGAIN = 0.5
"""For the second way of a swap of equals, whose numbers say one thing only."""
_FITS, _PART, _TOTAL = 1.0, 1.0, 1.0
_NEAR, _APART = -0.5, -2.0
_WIDE = 1.5


class Counted(NamedTuple):
    """The numbers of two events held together.

    Attributes:
        findings: what they say.
        ways: how many ways both give numbers for.
        equal: in how many of these the numbers are the same.
        unlike: in how many of these one number is another, or only a part of the other.
        telling: whether different numbers both ways are equal, which chance does not explain.
    """

    findings: list[Finding]
    ways: int
    equal: int
    unlike: int
    telling: bool


class _Match(NamedTuple):
    one: Amount
    other: Amount
    fit: Fit
    part: bool


def counts(one: Facts, other: Facts, keys: Mapping[str, str]) -> Counted:
    """Compare numbers way by way.

    Args:
        one: first event.
        other: second event.
        keys: for a side of the second event, the key of the same side in the first.
    """
    moves, parts = _translated(other.moves, keys), _translated(other.parts, keys)
    matches = [
        _way(one.moves[way], one.parts.get(way, ()), moves[way], parts.get(way, ()))
        for way in one.moves
        if way in moves
    ]
    equal = [match for match in matches if match.fit is Fit.EQUAL and not match.part]
    fits = [match for match in matches if match.fit is Fit.FITS and _tells(match)]
    parts_of = [match for match in matches if match.part]
    unlike = [match for match in matches if match.fit <= Fit.NEAR and not match.part]
    findings = [
        *_equal(equal),
        *_each(fits, _FITS, "counts fit"),
        *_each(parts_of, _PART, "the count of one is a part of the other's"),
        *_unlike(unlike),
    ]
    if not matches:
        findings += _totals(one, other)
    sizes = {match.one.size for match in equal}
    return Counted(
        findings=findings,
        ways=len(matches),
        equal=len(equal),
        unlike=len(unlike) + len(parts_of),
        telling=len(sizes) > 1 and max(size or 0 for size in sizes) >= _SOME,
    )


def _translated(
    numbers: Mapping[Way, tuple[Amount, ...]], keys: Mapping[str, str]
) -> dict[Way, tuple[Amount, ...]]:
    if all(keys.get(way or "", way) == way for way in numbers):
        return dict(numbers)
    return {None if way is None else keys.get(way, way): each for way, each in numbers.items()}


def _way(
    ones: Sequence[Amount],
    parts: Sequence[Amount],
    others: Sequence[Amount],
    bits: Sequence[Amount],
) -> _Match:
    """The best that can be said of the numbers of one way."""
    if ones[0] == others[0] and ones[0].size is not None:
        return _Match(ones[0], others[0], Fit.EQUAL, part=False)
    best = max(
        (_Match(one, other, fit(one, other), part=False) for one in ones for other in others),
        key=lambda match: match.fit,
    )
    if best.fit > Fit.NEAR:
        return best
    within = [
        _Match(one, other, Fit.EQUAL, part=True)
        for first, second in ((ones, (*bits, *_sum(others))), ((*parts, *_sum(ones)), others))
        for one in first
        for other in second
        if fit(one, other) is Fit.EQUAL
    ]
    return within[0] if within else best


def _sum(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """All of several parts of one way, where each is an exact number."""
    if len(amounts) < 2 or any(each.low is None or each.low != each.high for each in amounts):
        return ()
    total = sum(each.low or 0 for each in amounts)
    return (Amount(total, total, any(each.approximate for each in amounts)),)


def _equal(matches: Sequence[_Match]) -> list[Finding]:
    if not matches:
        return []
    sizes = [match.one.size or 0 for match in matches]
    points = sum(map(_worth, set(sizes))) + _AGAIN * (len(sizes) - len(set(sizes)))
    numbers = [match.one for match in matches]
    return [Finding(ReasonKind.COUNTS, points, "same counts ({})", (numbers,))]


def _worth(size: int) -> float:
    return _FOR_FEW if size < _FEW else _FOR_SOME if size < _SOME else _FOR_MANY


def _each(matches: Sequence[_Match], points: float, words: str) -> list[Finding]:
    return [
        Finding(ReasonKind.COUNTS, points, f"{words} ({{}}; {{}})", (match.one, match.other))
        for match in matches
    ]


def _tells(match: _Match) -> bool:
    """Whether it says anything that a hedged number fits: 95 fits "up to 6,000" too."""
    one, other = match.one.size, match.other.size
    return one is not None and other is not None and max(one, other) <= _WIDE * min(one, other)


def _unlike(matches: Sequence[_Match]) -> list[Finding]:
    return [
        Finding(
            ReasonKind.COUNTS,
            _NEAR if match.fit is Fit.NEAR else _APART,
            "other counts ({}; {})",
            (match.one, match.other),
        )
        for match in matches
    ]


def _totals(one: Facts, other: Facts) -> list[Finding]:
    """Sums over both ways, where no way can be held against another."""
    ones = (*one.totals, *_sum([each for way in one.moves.values() for each in way]))
    others = (*other.totals, *_sum([each for way in other.moves.values() for each in way]))
    same = [each for each in ones if any(fit(each, its) is Fit.EQUAL for its in others)]
    if not same:
        return []
    return [Finding(ReasonKind.COUNTS, _TOTAL, "same total ({})", (same[0],))]
