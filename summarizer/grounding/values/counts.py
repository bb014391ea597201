"""A count against the words that prove it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from schemas import Count
from summarizer.grounding.grounder import Grounder
from summarizer.grounding.refusal import shown
from summarizer.grounding.values.beside import beside, spans
from summarizer.text.quantities import Quantity, Reading
from summarizer.text.spans import Span

_SIMILAR_NUMBER = re.compile(r"\b(?:similar|like|comparable) (?:number|amount|figure)")
_SAME_NUMBER = re.compile(
    r"\b(?:same|equal|identical|equivalent) (?:number|amount|figure)"
    r"|\bas many\b|\bthat many\b|таким же|такое же|столько же|стільки ж|mismo número"
    r"|même nombre|gleiche (?:an)?zahl|eyni sayda|ayni sayida"
)
_FEW = re.compile(r"\b(?:several|few|handful|many|some|number of|numerous|multiple|various)\b")
_NO_PEOPLE = re.compile(
    r"[\s-]{1,3}(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|km|kilomet\w+|miles?"
    r"|met\w+s|percent|per cent|dollars?|euros?|times|a\.?m\b|p\.?m\b|o'clock)(?![^\W\d_])",
    re.IGNORECASE,
)
_READ = frozenset(
    {"en", "ru", "uk", "be", "az", "tr", "hy", "ar", "he", "fa", "pl", "zh", "ja"}
    | {"es", "fr", "de", "it", "pt", "nl"}
)
"""Languages whose number words are read in all their forms."""


def check_count(count: Count, grounder: Grounder) -> list[str]:
    """Reasons why a count does not say what its evidence says; none if it does."""
    written, faults = beside(grounder, "as_written", count.as_written, count.evidence)
    if faults:
        return faults
    claimed = Reading(count.low, count.high, count.approximate)
    said = _people(grounder, written)
    if not said:
        return _without_number(count, claimed, grounder)
    fits = [quantity for quantity in said if claimed in quantity.readings]
    if not fits:
        return [_mismatch(claimed, said)]
    quoted = spans(count.evidence)
    values = {quantity.values for quantity in fits}
    shown_in_evidence = any(
        quantity.start < quote.end and quote.start < quantity.end and quantity.values in values
        for quote in quoted
        for quantity in grounder.quantities
    )
    if shown_in_evidence:
        return []
    return [f'the evidence lacks the number "{fits[0].phrase}"; quote words that hold it']


def _people(grounder: Grounder, written: Sequence[Span]) -> list[Quantity]:
    """The quantities in ``written`` that may count people: no part of a date, no measure."""
    said = [
        quantity
        for span in written
        for quantity in grounder.quantities
        if quantity.start < span.end and span.start < quantity.end
    ]
    return [
        quantity
        for quantity in said
        if not any(
            words.months for _, words in grounder.dates_at(Span(quantity.start, quantity.end))
        )
        and not _NO_PEOPLE.match(grounder.fair, quantity.end)
    ]


def _without_number(count: Count, claimed: Reading, grounder: Grounder) -> list[str]:
    words = grounder.fold(count.as_written)
    same = _SAME_NUMBER.search(words) is not None
    if same or _SIMILAR_NUMBER.search(words):
        values = {value for quantity in grounder.quantities for value in quantity.values}
        # What is only similar is about so many; "as many as" may be exact.
        if claimed.low == claimed.high and claimed.low in values and (claimed.approximate or same):
            return []
        return ["write the number that the words point to for low and high, approximate true"]
    if claimed.low is None and claimed.high is None and _FEW.search(words):
        return []
    if grounder.language and grounder.language not in _READ:
        return []
    if grounder.language in {"ar", "he"} and claimed[:2] in {(1, 1), (2, 2)}:
        # A dual or a bare singular carries its number in its form.
        return []
    return [f'as_written "{shown(count.as_written)}" holds no number of people']


def _mismatch(claimed: Reading, said: Sequence[Quantity]) -> str:
    numbers = {number for number in (claimed.low, claimed.high) if number is not None}
    near = {value + step for value in numbers for step in (-1, 0, 1)}
    quantity = next((q for q in said if near & set(q.values)), said[0])
    low, high, approximate = quantity.readings[0]
    return (
        f'the source says "{shown(quantity.phrase)}": write low {_json(low)}, high {_json(high)}, '
        f"approximate {_json(approximate)}"
    )


def _json(value: bool | int | None) -> str:  # noqa: FBT001
    """A value as JSON writes it, which is how whoever reads the message wrote it."""
    return json.dumps(value)
