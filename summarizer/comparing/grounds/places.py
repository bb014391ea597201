"""Whether it took place in the same places."""

from __future__ import annotations

from schemas import ReasonKind
from summarizer.comparing.facts import Facts
from summarizer.comparing.findings import Finding
from summarizer.text.likeness import Likeness, places_alike

_ONE, _MORE = 1.0, 1.5
_SHOWN = 2


def places(one: Facts, other: Facts) -> list[Finding]:
    """Places of handover, of the journey and of talks; other places say nothing."""
    shared = [
        name
        for name in one.places
        if any(places_alike(name, each) is not Likeness.OTHER for each in other.places)
    ]
    if not shared:
        return []
    points = _MORE if len(shared) > 1 else _ONE
    return [Finding(ReasonKind.PLACES, points, "{} in both", (shared[:_SHOWN],))]
