"""``report.json``: the whole report, for programs."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from evals.reports.report import Report, SourceResult
from evals.scoring.outcome import Finding
from summarizer.writing import dumps

_REPORT = TypeAdapter(Report)
_ANY = TypeAdapter(Any)


def render_json(report: Report) -> str:
    """The report as indented JSON, with a line break at the end."""
    value = _REPORT.dump_python(report, mode="json")
    for result, written in zip(report.results, value["results"], strict=True):
        written["findings"] = _findings(result)
    return dumps(value, indent=1) + "\n"


def _findings(result: SourceResult) -> Any:
    """With the names of their fields, which a tuple would lose."""
    named = [dict(zip(Finding._fields, each, strict=True)) for each in result.findings]
    return _ANY.dump_python(named, mode="json")
