"""A date against the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas import EventDate
from summarizer.grounding.grounder import Grounder
from summarizer.grounding.refusal import shown
from summarizer.grounding.values.beside import beside
from summarizer.grounding.values.points import point_fault
from summarizer.text.calendar import DateWords, find_dates
from summarizer.text.scanned import fair_words
from summarizer.text.spans import Span

_OPEN = ".."
_OPEN_ENDED = re.compile(
    r"\b(?:before|until|till|by|prior|since|after|from|onwards?|up to|no later|later than"
    r"|earlier|beyond|до|после|с|від|після|з|əvvəl|sonra|bəri|önce|beri|avant|après|depuis"
    r"|vor|nach|seit|bis|antes|después|desde|hasta)\b"
)
_PART_OF = re.compile(
    r"\b(?:early|late|mid|middle|beginning|start|end|half|first|second|last|weekend)\b"
)


def check_date(event_date: EventDate, grounder: Grounder) -> list[str]:
    """Reasons why a date does not say what its evidence says; none if it does."""
    written, faults = beside(grounder, "as_written", event_date.as_written, event_date.evidence)
    if faults:
        return faults
    said = [each for place in written for each in grounder.dates_at(place)]
    if not said and grounder.is_scan:
        folded = grounder.fold(fair_words(event_date.as_written))
        said = [(written[0], words) for words in find_dates(folded, grounder.language)]
    if not said:
        if _unread(grounder):
            return []
        return [f'as_written "{shown(event_date.as_written)}" holds no words of a date']
    if event_date.date is None:
        return []
    return _value_faults(event_date.date, said, written, grounder)


def _unread(grounder: Grounder) -> bool:
    """Whether dates of the language cannot be read."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(grounder.language or "en")
    except (UnknownLocaleError, ValueError):
        return True
    return False


def _value_faults(
    value: str, said: Sequence[tuple[Span, DateWords]], written: Sequence[Span], grounder: Grounder
) -> list[str]:
    first, _, last = value.partition("/")
    around = grounder.fold(
        " ".join(grounder.text[max(0, span.start - 24) : span.end] for span in written)
    )
    if _OPEN in {first, last} and not _OPEN_ENDED.search(around):
        return [f'"{shown(written[0].of(grounder.text))}" names no open end; write the date itself']
    partial = bool(last) and _PART_OF.search(around) is not None
    faults: list[str] = []
    for point in (first, last):
        if point and point != _OPEN:
            reasons = [
                point_fault(point, span.start, words, grounder, partial=partial)
                for span, words in said
            ]
            if None not in reasons:
                words = shown(said[0][0].of(grounder.text))
                faults.append(f'{point} is not what "{words}" says: {reasons[0]}')
    return faults
