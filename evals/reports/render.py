"""A report as text, in each of its formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from evals.reports.report import Report


def render(report: Report, format: str) -> str:
    """The report in a format of ``FORMATS``."""
    return FORMATS[format](report)


def _json(report: Report) -> str:
    from evals.reports.as_json import render_json

    return render_json(report)


def _junit(report: Report) -> str:
    from evals.reports.junit import render_junit

    return render_junit(report)


def _markdown(report: Report) -> str:
    from evals.reports.markdown import render_markdown

    return render_markdown(report)


def _html(report: Report) -> str:
    from evals.reports.html import render_page

    return render_page(report)


FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    "json": _json,
    "junit": _junit,
    "markdown": _markdown,
    "html": _html,
}
"""How each format is written."""
