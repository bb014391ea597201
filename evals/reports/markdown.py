"""Markdown for the summary page of a CI run."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from evals.reports.report import FieldScore, Report, SourceResult
from evals.reports.words import percent, told, whole
from schemas import ErrorEntry

_MOST_CAUSES = 12
_MOST_SOURCES = 10
_MOST_LINES = 40
_BACKTICKS = re.compile("`+")


def render_markdown(report: Report) -> str:
    """Scores, the most frequent errors, and the sources that came out worst."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"## Evaluation of {_plain(report.engine)}"
    yield ""
    yield _counted(report)
    yield ""
    yield from _table([*report.averages, *(each for each in report.fields if each.main)])
    yield ""
    yield from _causes(report)
    yield from _worst(report)
    yield f"<sub>{_plain(str(report.signature))}</sub>"


def _counted(report: Report) -> str:
    parts = [f"{report.sources} sources"]
    if report.repeats > 1:
        parts.append(f"{report.repeats} times each")
    if report.failures:
        parts.append(f"no record in {report.failures} cases")
    if report.answered_by:
        parts.append(f"replies by {_plain(report.answered_by)}")
    return ", ".join(parts) + "."


def _table(scores: Iterable[FieldScore]) -> Iterator[str]:
    yield "| field | P | R | F1 | 95 % interval | gold | given |"
    yield "|---|--:|--:|--:|:-:|--:|--:|"
    for each in scores:
        interval = "–" if each.low is None else f"{percent(each.low)} – {percent(each.high)}"
        cells = (
            _plain(each.name),
            percent(each.precision),
            percent(each.recall),
            f"**{percent(each.f1)}**",
            interval,
            whole(each.gold),
            whole(each.given),
        )
        yield f"| {' | '.join(cells)} |"


def _causes(report: Report) -> Iterator[str]:
    causes = Counter(
        (finding.path.removeprefix("events."), finding.cause)
        for result in report.results
        for finding in result.findings
    )
    if not causes:
        return
    yield "| errors | field | cause |"
    yield "|--:|---|---|"
    for (field, cause), times in causes.most_common(_MOST_CAUSES):
        yield f"| {times} | {_plain(field)} | {_plain(cause)} |"
    yield ""


def _worst(report: Report) -> Iterator[str]:
    wrong = [result for result in report.results if result.findings or _failed(result)]
    wrong.sort(key=lambda result: (result.f1 or 0.0, result.id, result.repeat))
    for result in wrong[:_MOST_SOURCES]:
        # Up to the next empty line this is HTML, in which Markdown means nothing.
        name = html.escape(" ".join(result.id.split()))
        yield f"<details><summary>{name}: F1 {percent(result.f1)}</summary>"
        yield ""
        if isinstance(result.given, ErrorEntry):
            yield f"No record: {_plain(result.given.error.message)}"
        else:
            yield from _fenced([told(finding) for finding in result.findings])
            yield from _fenced(result.difference.splitlines())
        yield ""
        yield "</details>"
    if wrong:
        yield ""


def _failed(result: SourceResult) -> bool:
    return isinstance(result.given, ErrorEntry)


def _fenced(lines: list[str]) -> Iterator[str]:
    """Lines as they are, inside a fence that none of them can close."""
    if not lines:
        return
    shown = lines[:_MOST_LINES]
    if len(lines) > len(shown):
        shown.append(f"… and {len(lines) - len(shown)} more")
    longest = max((len(run) for line in shown for run in _BACKTICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}text"
    yield from shown
    yield fence
    yield ""


def _plain(text: str) -> str:
    """Text without a meaning for Markdown or HTML, in one line."""
    escaped = html.escape(" ".join(text.split()), quote=False)
    return re.sub(r"([\\`*_{}\[\]#|~!])", r"\\\1", escaped)
