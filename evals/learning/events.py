"""Examples of what is asked of a report as a whole: whether, of what kind, and how far."""

from __future__ import annotations

from collections.abc import Iterator

from evals.learning.fitting import Example
from evals.learning.material import Report
from summarizer.rules.english.events.cases import Case, by_rules
from summarizer.rules.english.events.finding import verdict_of, weighed_case
from summarizer.rules.english.events.reported import document_cues, words_of
from summarizer.rules.english.events.told import Telling
from summarizer.rules.english.events.weighed_state import state_cues, state_words
from summarizer.rules.english.weighing.weights import spelled


def cases(report: Report, told: Telling) -> tuple[Case, ...]:
    """The events of a report that has any: those that rules find, else that of its sentences."""
    if not report.events:
        return ()
    found = by_rules(report.document, report.about, told).cases
    return found or (weighed_case(report.document, report.about, told),)


def reported(report: Report, told: Telling) -> Iterator[Example]:
    """Whether a report has an event."""
    found = by_rules(report.document, report.about, told)
    cues = document_cues(report.document, report.about, told, verdict_of(found))
    words = spelled(words_of(told))
    yield Example((*cues, *words), frozenset({"reported"} if report.events else ()))


def kinds(report: Report, told: Telling) -> Iterator[Example]:
    """The kind of the one event of a report."""
    for case in _alone(report, told):
        cues = _of_state(case, report)
        yield Example(cues, frozenset({str(report.events[0].kind)}))


def statuses(report: Report, told: Telling) -> Iterator[Example]:
    """The status of the one event of a report."""
    for case in _alone(report, told):
        cues = _of_state(case, report)
        yield Example(cues, frozenset({str(report.events[0].status)}))


def _of_state(case: Case, report: Report) -> tuple[str, ...]:
    """The cues of kind and status."""
    words = spelled(*state_words(case, report.document))
    return (*state_cues(case, report.document), *words)


def _alone(report: Report, told: Telling) -> tuple[Case, ...]:
    """The case of a report of one event, if it is one there too."""
    found = cases(report, told)
    return found if len(found) == len(report.events) == 1 else ()
