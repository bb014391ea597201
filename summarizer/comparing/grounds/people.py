"""Whether the same people are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from schemas import ReasonKind
from summarizer.comparing.facts import Facts
from summarizer.comparing.findings import Finding
from summarizer.text.likeness import Likeness, people_alike, person_words

_FIRST, _MORE, _MOST = 6.0, 2.0, 12.0
_HALF_NAME = 2.0
_HELD, _OFFICIAL, _MOST_OFFICIALS = 1.0, 0.5, 2
_OTHERS_OF_FEW = -6.0
_FEW = 10
"""Where so few are freed, naming others means another event."""
_SHOWN = 3
"""Names in a reason."""


class Named(NamedTuple):
    """The people of two events held together.

    Attributes:
        findings: what they say.
        same: whether a full name of somebody freed is in both.
    """

    findings: list[Finding]
    same: bool


def people(one: Facts, other: Facts) -> Named:
    """Compare those freed, and, with less weight, captives left out and officials."""
    findings = []
    freed = _shared(one.released, other.released)
    full: list[str] = []
    if freed:
        known = _by_word(other.released)
        full = [name for name in freed if _in_full(name, known)]
        points = min(_MOST, _FIRST + _MORE * (len(full) - 1)) if full else _HALF_NAME
        findings.append(Finding(ReasonKind.PEOPLE, points, "{} freed in both", (_few_of(freed),)))
    elif one.released and other.released and _few(one) and _few(other):
        names = (_few_of(one.released), _few_of(other.released))
        text = "others are freed ({}; {})"
        findings.append(Finding(ReasonKind.PEOPLE, _OTHERS_OF_FEW, text, names))
    held = _shared(one.held, other.held)
    if held:
        findings.append(Finding(ReasonKind.PEOPLE, _HELD, "{} held back in both", (_few_of(held),)))
    officials = _shared(one.officials, other.officials)
    if officials:
        points = _OFFICIAL * min(len(officials), _MOST_OFFICIALS)
        findings.append(Finding(ReasonKind.PEOPLE, points, "{} in both", (_few_of(officials),)))
    return Named(findings, bool(full))


def _shared(ones: Sequence[str], others: Sequence[str]) -> list[str]:
    if not ones or not others:
        return []
    known = _by_word(tuple(others))
    return [
        one
        for one in ones
        if any(
            people_alike(one, other) is not Likeness.OTHER
            for word in person_words(one)
            for spelling in word
            for other in known.get(spelling, ())
        )
    ]


@lru_cache(maxsize=10_000)
def _by_word(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Names by each spelling of each of their words: lists of hundreds of prisoners exist."""
    known: dict[str, list[str]] = {}
    for name in names:
        for spelling in frozenset().union(*person_words(name)):
            known.setdefault(spelling, []).append(name)
    return known


def _in_full(name: str, known: Mapping[str, Sequence[str]]) -> bool:
    """Whether two words or more of a name are in both; one may be anybody's."""
    words = person_words(name)
    return len(words) > 1 and any(
        len(person_words(other)) > 1
        and people_alike(name, other) not in {Likeness.OTHER, Likeness.INITIAL}
        for word in words
        for spelling in word
        for other in known.get(spelling, ())
    )


def _few(facts: Facts) -> bool:
    """Whether those freed are few enough for a report to name them all."""
    sizes = [each.size for way in facts.moves.values() for each in way]
    most = max((size for size in sizes if size is not None), default=None)
    return most is not None and most <= _FEW if sizes else len(facts.released) <= _FEW


def _few_of(names: Sequence[str]) -> list[str]:
    if len(names) <= _SHOWN:
        return list(names)
    return [*names[:_SHOWN], f"{len(names) - _SHOWN} more"]
