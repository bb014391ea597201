"""One self-contained page: scores with intervals, errors, and each source with its evidence.

The page loads nothing, and whatever comes from an article or a model is nothing but text in it.
"""

from evals.reports.html.page import render_page

__all__ = ["render_page"]
