"""All fields of a group, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from schemas import ComparedField, FieldName
from summarizer.comparing.agreement.days import DATES, dates
from summarizer.comparing.agreement.names import PARTIES, PEOPLE, PLACES, parties, people, places
from summarizer.comparing.agreement.numbers import BACKGROUND, COUNTS, background, counts
from summarizer.comparing.agreement.reasons import RATIONALES, rationales
from summarizer.comparing.agreement.reports import Report, Statement
from summarizer.comparing.agreement.rows import Comparer, rows
from summarizer.comparing.agreement.stages import KIND, STATUS, kind, status

_FIELDS: Mapping[FieldName, tuple[Callable[[Report], Iterator[Statement]], Comparer]] = {
    "status": (status, STATUS),
    "kind": (kind, KIND),
    "parties": (parties, PARTIES),
    "counts": (counts, COUNTS),
    "background": (background, BACKGROUND),
    "people": (people, PEOPLE),
    "dates": (dates, DATES),
    "locations": (places, PLACES),
    "rationales": (rationales, RATIONALES),
}


def compared_fields(reports: Sequence[Report]) -> list[ComparedField]:
    """Every field of which a source says something."""
    fields = []
    for name, (read, comparer) in _FIELDS.items():
        statements = [each for report in reports for each in read(report)]
        if statements:
            fields.append(ComparedField(name=name, rows=rows(statements, reports, comparer)))
    return fields
