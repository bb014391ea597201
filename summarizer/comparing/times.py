"""When an event was agreed and carried out.

Where a source states no day, the day on which it was published tells roughly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schemas import DateRole, Event, Status, bounds

_FAR_BACK, _FAR_OFF = date.min.toordinal(), date.max.toordinal()
_REPORTED_WITHIN = 10
"""Days within which news of a handover or a deal is printed."""
_DAYS_EXACT = 3
"""An interval of so many days is as good as a day."""
AHEAD = frozenset({Status.PROPOSED, Status.AGREED})
"""Statuses of events that are yet to come when the source appears."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days, as proleptic ordinals, both ends included.

    Attributes:
        first: first day.
        last: last day.
        words: EDTF, or the day of publication that it was made of.
        stated: whether the source states it; else it follows from the day of publication.
    """

    first: int
    last: int
    words: str
    stated: bool = True

    @property
    def exact(self) -> bool:
        """Whether it is a day or so."""
        return self.last - self.first < _DAYS_EXACT


@dataclass(frozen=True, slots=True)
class Times:
    """The days of an event.

    Attributes:
        proposal: of an offer.
        agreement: of the deal or of its announcement.
        handover: on which people leave the captor's hands.
        capture: on which they were taken.
        planned: ordinal from which on a handover was still to come when the source appeared;
            None where none was, or where it is not known when the source appeared.
    """

    proposal: tuple[Span, ...]
    agreement: tuple[Span, ...]
    handover: tuple[Span, ...]
    capture: tuple[Span, ...]
    planned: int | None


def times_of(event: Event, published: date | None) -> Times:
    """The days of an event; of those that are not stated, what the day of publication allows."""
    stated: dict[DateRole, list[Span]] = {}
    for each in event.dates:
        if each.date is not None:
            stated.setdefault(each.role, []).append(span(each.date))
    agreement = stated.get(DateRole.AGREEMENT, [])
    handover = stated.get(DateRole.HANDOVER, [])
    ahead = event.status in AHEAD
    if published is not None:
        day = published.toordinal()
        lately = Span(day - _REPORTED_WITHIN, day, published.isoformat(), stated=False)
        if ahead and not (agreement or stated.get(DateRole.PROPOSAL)):
            agreement = [lately]
        elif not ahead and not handover:
            handover = [lately]
    return Times(
        proposal=tuple(stated.get(DateRole.PROPOSAL, ())),
        agreement=tuple(agreement),
        handover=tuple(handover),
        capture=tuple(stated.get(DateRole.CAPTURE, ())),
        planned=published.toordinal()
        if published and event.status is not Status.COMPLETED
        else None,
    )


def span(edtf: str) -> Span:
    """The days that an EDTF date covers."""
    first, last = bounds(edtf)
    return Span(
        first.toordinal() if first else _FAR_BACK, last.toordinal() if last else _FAR_OFF, edtf
    )


def gap(one: Span, other: Span) -> int:
    """Days from the end of ``one`` to the start of ``other``; 0 where they overlap.

    Negative where ``other`` comes first.
    """
    if one.first <= other.last and other.first <= one.last:
        return 0
    return other.first - one.last if other.first > one.last else other.last - one.first


def nearest(ones: Sequence[Span], others: Sequence[Span]) -> tuple[Span, Span] | None:
    """The pair that lies nearest, the more exact first; None where a side is empty."""
    if len(ones) == len(others) == 1:
        return ones[0], others[0]
    pairs = [(one, other) for one in ones for other in others]
    return min(
        pairs,
        key=lambda pair: (
            abs(gap(*pair)),
            not (pair[0].stated and pair[1].stated),
            not (pair[0].exact and pair[1].exact),
        ),
        default=None,
    )
