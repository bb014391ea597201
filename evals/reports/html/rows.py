"""Gold and what was given, item beside item.

A report names errors only. Items that no error names are right, so they pair among themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evals.reports.report import SourceResult
from evals.scoring.align import align
from evals.scoring.outcome import Finding
from evals.scoring.tally import Verdict
from schemas import ITEM_TYPES, ErrorEntry, Event, Evidence, Item
from summarizer.html.facts import facts

EVENT = "event"
"""The part of a record that is neither of its lists: kind, status, summary."""
PARTS = (EVENT, *ITEM_TYPES)

Holder: TypeAlias = Event | Item
Placed: TypeAlias = tuple[str, Holder | None]
_ALONE: Placed = ("", None)
_WORST = (Verdict.WRONG, Verdict.MISSING, Verdict.INVENTED, Verdict.PARTIAL)


@dataclass(frozen=True)
class Row:
    """Two items that were held against each other, or one that has no counterpart.

    Attributes:
        part: of ``PARTS``.
        gold: the right item; None where there is none.
        given: the given one.
        findings: the errors in it.
        verdict: the worst of them; that of its event where the event is missing or invented as a
            whole, since the error is then told of the event alone.
    """

    part: str
    gold: Holder | None
    given: Holder | None
    findings: Sequence[Finding]
    verdict: Verdict


def event_rows(result: SourceResult) -> list[list[Row]]:
    """For each event, or pair of events, its own row and then those of its items."""
    given = () if isinstance(result.given, ErrorEntry) else result.given.events
    sheet = _Sheet(result.findings)
    return [
        list(sheet.rows(one, other))
        for one, other in sheet.pairs("events", "events", result.gold.events, given)
    ]


def evidence(holder: Holder | None) -> Sequence[Evidence]:
    """What an item rests on; an event rests on its items."""
    return () if holder is None or isinstance(holder, Event) else holder.evidence


class _Sheet:
    """The findings of a source by place."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._found: dict[tuple[str, str], list[Finding]] = {}
        self._met: dict[str, str] = {}
        for each in findings:
            self._found.setdefault((each.gold_place, each.predicted_place), []).append(each)
            if each.gold_place and each.predicted_place:
                one, other = each.gold_place.split("."), each.predicted_place.split(".")
                for depth in {2, len(one)}:  # the event, and the item in it
                    self._met[".".join(one[:depth])] = ".".join(other[:depth])

    def pairs(
        self, at: str, given_at: str, gold: Sequence[Holder], given: Sequence[Holder]
    ) -> Iterator[tuple[Placed, Placed]]:
        """The items of two lists with their places, in the order of gold."""
        right = {f"{at}.{index}": item for index, item in enumerate(gold)}
        found = {f"{given_at}.{index}": item for index, item in enumerate(given)}
        met = {one: self._met[one] for one in right if self._met.get(one) in found}
        free = [one for one in right if one not in met and not self._lacks(one, "")]
        taken = set(met.values())
        left = [other for other in found if other not in taken and not self._lacks("", other)]
        likeness = [[_likeness(right[one], found[other]) for other in left] for one in free]
        met |= {free[row]: left[column] for row, column in align(likeness, 0.0)}
        for one, item in right.items():
            other = met.get(one, "")
            yield (one, item), (other, found.get(other))
        taken = set(met.values())
        for other, item in found.items():
            if other not in taken:
                yield _ALONE, (other, item)

    def rows(self, one: Placed, other: Placed) -> Iterator[Row]:
        """The row of an event, then those of its items."""
        row = self._row(EVENT, one, other)
        yield row
        gold, given = row.gold, row.given
        for name in ITEM_TYPES:
            places = (f"{one[0]}.{name}", f"{other[0]}.{name}")
            items = ([] if side is None else getattr(side, name) for side in (gold, given))
            for pair in self.pairs(*places, *items):
                if gold is None or given is None:
                    yield Row(name, pair[0][1], pair[1][1], (), row.verdict)
                else:
                    yield self._row(name, *pair)

    def _row(self, part: str, one: Placed, other: Placed) -> Row:
        findings = self._found.get((one[0], other[0]), [])
        return Row(part, one[1], other[1], findings, _worst(findings))

    def _lacks(self, one: str, other: str) -> bool:
        return (one, other) in self._found


def _worst(findings: Sequence[Finding]) -> Verdict:
    met = {each.verdict for each in findings}
    return next((verdict for verdict in _WORST if verdict in met), Verdict.CORRECT)


def _likeness(one: Holder, other: Holder) -> float:
    """Number of equal values and of quotes in common."""
    told: Mapping[str, str] = facts(other)
    equal = sum(told.get(field) == words for field, words in facts(one).items())
    return equal + len(_spans(one) & _spans(other))


def _spans(holder: Holder) -> set[tuple[int, int]]:
    if isinstance(holder, Event):
        items = (item for name in ITEM_TYPES for item in getattr(holder, name))
        return {span for item in items for span in _spans(item)}
    return {(each.start, each.end) for each in holder.evidence}
