"""For each field with a closed vocabulary: which value of gold met which given one.

Scoring names errors only; whatever stands in a pair of items and is no error is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from evals.reports.figures import label
from evals.reports.report import Cell, Confusion, SourceResult
from evals.scoring.outcome import Finding
from evals.scoring.tally import Verdict
from schemas import ITEM_TYPES, ErrorEntry, Event, Item, Record, Term

Pair: TypeAlias = tuple[str | None, str | None]
_DETECTION = "detection"
_WHOLE = frozenset({"events", *(f"events.{name}" for name in ITEM_TYPES)})
"""Paths of what is paired as a whole."""


def confusions(results: Sequence[SourceResult]) -> list[Confusion]:
    """The confusions of a run, most frequent cells first."""
    cells: dict[str, Counter[Pair]] = defaultdict(Counter)
    for result in results:
        for field, pair in met(result.gold, result.given, result.findings):
            cells[field][pair] += 1
    return [
        Confusion(field, [Cell(*pair, times) for pair, times in counted.most_common()])
        for field, counted in cells.items()
    ]


def met(
    gold: Record, given: Record | ErrorEntry, findings: Sequence[Finding]
) -> Iterator[tuple[str, Pair]]:
    """Each closed value of gold and of what was given, with its counterpart and its field."""
    yield _DETECTION, (_seen(gold), _seen(given))
    # A value may be missing, too; only a missing item or event leaves its values without a pair.
    unpaired = [each for each in findings if each.path in _WHOLE]
    alone = {each.gold_place for each in unpaired if each.verdict is Verdict.MISSING}
    made_up = {each.predicted_place for each in unpaired if each.verdict is Verdict.INVENTED}
    errors = {(each.path, each.gold_place): each for each in findings if each.gold_place}
    for path, place, holder in _holders(gold):
        lost = _within(place, alone)
        for name, value in _closed(holder):
            field = f"{path}.{name}"
            error = errors.get((field, place))
            if lost:
                yield label(field), (value, None)
            elif error is None:
                yield label(field), (value, value)
            else:
                yield label(field), (value, _word(error.predicted))
    if isinstance(given, ErrorEntry):
        return
    for path, place, holder in _holders(given):
        if _within(place, made_up):
            for name, value in _closed(holder):
                yield label(f"{path}.{name}"), (None, value)


def _holders(record: Record) -> Iterator[tuple[str, str, Event | Item]]:
    """Each event and item, with its field path and its place."""
    for number, event in enumerate(record.events):
        place = f"events.{number}"
        yield "events", place, event
        for name in ITEM_TYPES:
            for index, item in enumerate(getattr(event, name)):
                yield f"events.{name}", f"{place}.{name}.{index}", item


def _closed(holder: Event | Item) -> Iterator[tuple[str, str]]:
    for name in type(holder).model_fields:
        word = _word(getattr(holder, name))
        if word is not None:
            yield name, word


def _word(value: object) -> str | None:
    """A term, or a set of terms, as one word; None for anything else."""
    if isinstance(value, Term):
        return value.value
    if isinstance(value, Iterable) and not isinstance(value, str):
        terms = sorted(str(each) for each in value if isinstance(each, Term))
        return "+".join(terms) or None
    return None


def _within(place: str, places: set[str]) -> bool:
    """Whether a place, or the event around it, is among ``places``."""
    return place in places or ".".join(place.split(".")[:2]) in places


def _seen(answer: Record | ErrorEntry) -> str:
    if isinstance(answer, ErrorEntry):
        return "no record"
    return "event" if answer.events else "no event"
