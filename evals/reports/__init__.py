"""What a run's scores say, for people and for programs.

``report`` turns a scored run into a ``Report``; ``render`` writes it as JSON, JUnit XML, Markdown
or a page. ``compare`` holds two runs against each other.
"""

from evals.reports.build import report
from evals.reports.compare import Compared, compare
from evals.reports.figures import SHOWN
from evals.reports.render import FORMATS, render
from evals.reports.report import Cell, Confusion, FieldScore, Report, SourceResult

__all__ = [
    "FORMATS",
    "SHOWN",
    "Cell",
    "Compared",
    "Confusion",
    "FieldScore",
    "Report",
    "SourceResult",
    "compare",
    "render",
    "report",
]
