"""How a record of an exchange is compared with gold: one declaration per field.

Key fields decide whether an item is right; the others are scored in columns of their own. Whether
a text has an event at all is a score apart (``Detection``).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from evals.detection import Detection
from evals.scoring.compare import (
    Amount,
    Same,
    edtf,
    free_text,
    label_set,
    labels,
    name,
    number,
    party,
    place,
    verbatim,
)
from evals.scoring.compare.names import Called
from evals.scoring.engine import Scorer, Variants
from evals.scoring.outcome import Outcome
from evals.scoring.rules import Form, Items, Leaf, Proof
from evals.scoring.score import Score
from evals.scoring.tally import Verdict
from schemas import (
    Count,
    CountRole,
    DateRole,
    ErrorEntry,
    Event,
    EventDate,
    PersonRole,
    PlaceRole,
    Record,
)

_BACKGROUND = CountRole.BACKGROUND


def _amount(count: Count) -> Amount:
    return Amount(count.low, count.high, count.approximate)


def _called(each: Any) -> Called:
    return Called(each.name, each.country)


def _direction(count: Count) -> tuple[str | None, str | None] | None:
    ways = (count.released_by, count.released_to)
    return None if ways == (None, None) else ways


def _role(gold: str, given: str) -> Outcome:
    if _BACKGROUND in (gold, given):
        return Outcome(0.0, f"{gold} taken for {'a ' if gold == _BACKGROUND else ''}{given}")
    return Outcome(0.0, f"wrong role: {gold} taken for {given}")


def _compare_direction(
    gold: tuple[str | None, str | None], given: tuple[str | None, str | None]
) -> Outcome:
    if gold == given[::-1]:
        return Outcome(0.0, "direction reversed")
    unlike = [
        (one, other) for one, other in zip(gold, given, strict=True) if other not in (one, None)
    ]
    half = 0.5 if any(one == other for one, other in zip(gold, given, strict=True)) else 0.0
    if not unlike:
        return Outcome(half, "party lost")
    return Outcome(half, "party invented" if unlike == [(None, unlike[0][1])] else "wrong party")


def _spans(item: Any) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in item.evidence]


def _day(item: EventDate) -> str:
    return item.date or item.as_written


def _event_cause(verdict: Verdict, event: Event, own: Sequence[Any], other: Sequence[Any]) -> str:
    """Whether half of what an event holds stands in an event of the other side."""
    facts = _facts(event)
    if facts and any(2 * len(facts & _facts(each)) >= len(facts) for each in other):
        if verdict is Verdict.MISSING:
            return "merged"
        again = any(each is not event and _facts(each) == facts for each in own)
        return "duplicate" if again else "split"
    return ""


def _facts(event: Event) -> set[Hashable]:
    """What tells an event from another of the same sides."""
    counts = {_amount(each) for each in event.counts if each.role is not _BACKGROUND}
    return {*counts, *(each.name for each in event.people), *map(_day, event.dates)}


def _same_event(gold: Event, given: Event) -> bool:
    """Whether two events share a side, a person, a date, or a number of those who go one way.

    An event without any of these is whatever it stands beside.
    """
    sides, others = [_called(each) for each in gold.parties], [_called(e) for e in given.parties]
    facts, more = _facts(gold), _facts(given)
    if not (sides or facts) or not (others or more):
        return True
    if not set(sides).isdisjoint(others) or facts & more:
        return True
    return any(party(one, other).credit > 0 for one in sides for other in others) or any(
        name(one.name, other.name).credit > 0 for one in gold.people for other in given.people
    )


def _groups(roles: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(str, roles))


_group = attrgetter("role")

_WRONG_ROLE = Same("wrong role")
_WRONG_KIND = Same("wrong kind")
_WRONG_COUNTRY = Same("wrong country")
_WRONG_PARTY = Same("wrong party")

PARTIES = Items(
    Form(
        {
            "name": Leaf(party, weight=4, key=True, must=True, get=_called),
            "roles": Leaf(labels, weight=2, key=True, get=label_set("roles")),
            "kind": Leaf(_WRONG_KIND),
            "country": Leaf(_WRONG_COUNTRY),
        }
    ),
    proof=Proof(_spans),
    named="name",
    identity=attrgetter("name"),
)
COUNTS = Items(
    Form(
        {
            "number": Leaf(number, weight=4, key=True, get=_amount),
            "role": Leaf(_role, weight=2, key=True),
            "direction": Leaf(
                _compare_direction,
                weight=2,
                key=True,
                get=_direction,
                follows="role",
                refers="parties",
            ),
            "category": Leaf(Same("wrong category")),
            "as_written": Leaf(verbatim, weight=2, follows="number"),
        }
    ),
    floor=0.4,
    group=_group,
    groups=_groups(CountRole),
    proof=Proof(_spans, weight=2),
    identity=_amount,
)
PEOPLE = Items(
    Form(
        {
            "name": Leaf(name, weight=4, key=True, must=True),
            "role": Leaf(_WRONG_ROLE, key=True),
            "party": Leaf(_WRONG_PARTY, refers="parties"),
            "note": Leaf(free_text, weight=0),
        }
    ),
    floor=0.2,
    group=_group,
    groups=_groups(PersonRole),
    proof=Proof(_spans),
    identity=attrgetter("name"),
)
DATES = Items(
    Form(
        {
            "date": Leaf(edtf, weight=3, key=True),
            "role": Leaf(_WRONG_ROLE, weight=2, key=True),
            "as_written": Leaf(verbatim, weight=2, follows="date"),
        }
    ),
    floor=0.35,
    group=_group,
    groups=_groups(DateRole),
    proof=Proof(_spans),
    identity=_day,
)
LOCATIONS = Items(
    Form(
        {
            "name": Leaf(place, weight=4, key=True, must=True),
            "role": Leaf(_WRONG_ROLE, weight=2, key=True),
            "country": Leaf(_WRONG_COUNTRY),
        }
    ),
    floor=0.2,
    group=_group,
    groups=_groups(PlaceRole),
    proof=Proof(_spans),
    identity=attrgetter("name"),
)
RATIONALES = Items(
    Form(
        {
            "stated_by": Leaf(_WRONG_PARTY, weight=2, key=True, refers="parties"),
            "kinds": Leaf(labels, weight=3, key=True, get=label_set("kinds")),
            "statement": Leaf(free_text, weight=0),
        }
    ),
    floor=0.4,
    proof=Proof(_spans),
    identity=attrgetter("stated_by"),
)
FRAMING = Items(
    Form(
        {
            "term": Leaf(verbatim, key=True, must=True),
            "about": Leaf(free_text, weight=0),
            "neutral": Leaf(free_text, weight=0),
        }
    ),
    floor=0.2,
    proof=Proof(_spans),
    identity=attrgetter("term"),
)
EVENT = Form(
    {
        "kind": Leaf(_WRONG_KIND),
        "status": Leaf(Same("wrong status")),
        "summary": Leaf(free_text, weight=0),
        "parties": PARTIES,
        "counts": COUNTS,
        "people": PEOPLE,
        "dates": DATES,
        "locations": LOCATIONS,
        "rationales": RATIONALES,
        "framing": FRAMING,
    }
)
RECORD = Form({"events": Items(EVENT, floor=0.0, may_pair=_same_event, unpaired=_event_cause)})
"""A record as a whole. Its source is given, so only its events are scored."""

SCORER = Scorer(RECORD)

__all__ = ["RECORD", "SCORER", "Detection", "SourceScore", "score_record"]


@dataclass(frozen=True, slots=True)
class SourceScore:
    """The score of one source."""

    score: Score
    detection: Detection

    def __add__(self, other: SourceScore) -> SourceScore:
        return SourceScore(self.score + other.score, self.detection + other.detection)


def score_record(
    gold: Record, predicted: Record | ErrorEntry, variants: Variants | None = None
) -> SourceScore:
    """Score what an engine gave for one source; of an error entry, all of gold is missing."""
    failed = isinstance(predicted, ErrorEntry)
    given = Record(source=gold.source) if isinstance(predicted, ErrorEntry) else predicted
    if gold.events:
        detection = Detection(found=1) if given.events else Detection(missed=1)
    elif given.events:
        detection = Detection(invented=1)
    else:
        detection = Detection(failed=1) if failed else Detection(silent=1)
    return SourceScore(SCORER.score(gold, given, variants), detection)
