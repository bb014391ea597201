"""Whether the same people are named."""

from __future__ import annotations

from collections.abc import Sequence
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
        full = [name for name in freed if _in_full(name, other.released)]
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
    return [
        one
        for one in ones
        if any(people_alike(one, other) is not Likeness.OTHER for other in others)
    ]


def _in_full(name: str, others: Sequence[str]) -> bool:
    """Whether two words or more of a name are in both; one may be anybody's."""
    return any(
        min(len(person_words(name)), len(person_words(other))) > 1
        and people_alike(name, other) not in {Likeness.OTHER, Likeness.INITIAL}
        for other in others
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
