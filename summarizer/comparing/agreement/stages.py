"""Kind and status: what sort of event it is, and how far it had come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from schemas import EventKind, Status
from summarizer.comparing.agreement.reports import Report, Statement
from summarizer.comparing.agreement.rows import Comparer
from summarizer.phrases import words

_STAGE = {Status.PROPOSED: 0, Status.AGREED: 1, Status.ONGOING: 2, Status.COMPLETED: 3}


def kind(report: Report) -> Iterator[Statement]:
    """What sort of event the source reports."""
    value = report.event.kind
    path = f"events.{report.index}.kind"
    yield Statement(report, "kind", "kind", value.value, words(value), path)


def status(report: Report) -> Iterator[Statement]:
    """How far it had come when the source appeared."""
    value = report.event.status
    path = f"events.{report.index}.status"
    yield Statement(report, "status", "status", value.value, words(value), path)


def _always(one: Statement, other: Statement) -> bool:  # noqa: ARG001
    return True


def _kinds_fit(one: Statement, other: Statement) -> bool:
    return one.value == other.value or EventKind.UNCLEAR in (one.value, other.value)


def _stages_fit(one: Statement, other: Statement) -> bool:
    """Whether both can be so: the same, or the later source tells of a later stage."""
    first, second = one.report.event.status, other.report.event.status
    if first is second or Status.UNCLEAR in (first, second):
        return True
    days = one.report.info.published, other.report.info.published
    if days[0] is None or days[1] is None or Status.FAILED in (first, second):
        return False
    if days[0] == days[1]:
        return abs(_STAGE[first] - _STAGE[second]) == 1
    return (days[0] < days[1]) == (_STAGE[first] < _STAGE[second])


def _along_time(bundle: Sequence[Statement]) -> Iterator[str]:
    if len({each.value for each in bundle}) == 1:
        return
    told = ""
    before: date | None = None
    for each in bundle:
        day = each.report.info.published
        later = before is not None and day is not None and before < day
        told += f"{', then ' if later else '; ' if told else ''}{each.text} ({day or 'undated'})"
        before = day
    yield told


KIND = Comparer(same=_always, fits=_kinds_fit)
STATUS = Comparer(same=_always, fits=_stages_fit, notes=_along_time)
