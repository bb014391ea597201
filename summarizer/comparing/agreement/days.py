"""Dates by role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas import DateRole, EventDate
from summarizer.comparing.agreement.reports import Report, Statement, coded, listed, rank
from summarizer.comparing.agreement.rows import Comparer
from summarizer.comparing.times import gap, span
from summarizer.phrases import words

_ONE_ANSWER = {DateRole.AGREEMENT, DateRole.HANDOVER}


def dates(report: Report) -> Iterator[Statement]:
    """The dates that a source gives."""
    for path, when in listed(report, "dates"):
        yield Statement(
            report=report,
            subject=when.role,
            label=words(when.role),
            value=coded(when),
            text=when.date or f"no day: {when.as_written}",
            path=path,
            item=when,
            rank=rank(when.role),
            as_written=when.as_written,
        )


def _same(one: Statement, other: Statement) -> bool:
    first, second = _dates(one, other)
    if first.date is None or second.date is None:
        return first.date == second.date
    return gap(span(first.date), span(second.date)) == 0


def _fits(one: Statement, other: Statement) -> bool:
    first, second = _dates(one, other)
    if first.date is None or second.date is None:
        return True
    return gap(span(first.date), span(second.date)) == 0


def _rival(one: Statement, other: Statement) -> bool:
    """Whether both give the day of the deal or of the handover; captures may be of many."""
    first, second = _dates(one, other)
    return first.role is second.role and first.role in _ONE_ANSWER


def _dates(one: Statement, other: Statement) -> tuple[EventDate, EventDate]:
    return one.item, other.item


def _notes(bundle: Sequence[Statement]) -> Iterator[str]:
    found = sorted(
        {each.item.date for each in bundle if each.item.date}, key=lambda d: (-len(d), d)
    )
    for exact in found[:1]:
        for vague in found[1:]:
            if not gap(span(exact), span(vague)):
                yield f"{vague} is less exact than {exact}"


DATES = Comparer(same=_same, fits=_fits, rival=_rival, notes=_notes)
