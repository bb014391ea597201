from __future__ import annotations

import pytest

from evals.reports.report import Report
from tests.evals.html.made import GIVEN, GOLD, made_report, source_of


@pytest.fixture(scope="session")
def three() -> Report:
    """A source with errors, one without an event, and one without a record."""
    return made_report(
        (source_of(), [GOLD], [GIVEN]),
        (source_of(id="quiet", title="Nothing happened"), [], []),
        (source_of(id="silent"), [GOLD], "the server was down; try again"),
    )
