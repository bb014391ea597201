"""Every gold record a test case.

Use: ``pytest -p evals.pytest_plugin --gold DIR --gold-model rules --gold-threshold 0.8``. A case
fails where F1 over all values of the record is below the threshold, or where there is no record; it
then shows each error. Without ``--gold`` the plugin does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from evals.dataset import GoldSource
    from evals.scoring.outcome import Finding
    from summarizer.extractor import Extractor


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("gold", "gold records of exchange-summarizer")
    group.addoption("--gold", metavar="DIR", type=Path, help="data set whose records are cases")
    group.addoption(
        "--gold-model", metavar="MODEL", default="rules", help="engine to test (default: rules)"
    )
    group.addoption(
        "--gold-split", metavar="SPLIT", default="all", help="train, test or all (default: all)"
    )
    group.addoption(
        "--gold-threshold",
        metavar="F1",
        type=float,
        default=1.0,
        help="least F1 of a record, from 0 to 1 (default: 1)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Load the data set, and collect it if nothing else was asked for."""
    folder: Path | None = config.getoption("--gold")
    if folder is None:
        return
    from summarizer.errors import UsageError

    try:
        cases = Cases(config, folder.resolve())
    except UsageError as error:
        raise pytest.UsageError(str(error)) from None
    config.pluginmanager.register(cases, "gold-cases")
    asked = config.args if config.args_source is pytest.Config.ArgsSource.ARGS else []
    config.args = [*asked, str(cases.folder / "gold")]


class Cases:
    """The gold records of a data set, and the engine that is tested."""

    def __init__(self, config: pytest.Config, folder: Path) -> None:
        from evals.dataset import DatasetError, load, select
        from summarizer.extractor import Extractor

        self.folder = folder
        self.threshold: float = config.getoption("--gold-threshold")
        pairs, faults = load(folder)
        if faults:
            raise DatasetError(f"{folder} has faults ({faults[0]}); run `summarizer gold check`")
        chosen = select(folder, pairs, config.getoption("--gold-split"))
        self.pairs = {pair.id: pair for pair in chosen}
        self.engine: Extractor = Extractor(config.getoption("--gold-model"))

    @pytest.hookimpl
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> pytest.Collector | None:
        """A gold file of the split."""
        if file_path.suffix != ".json" or file_path.parent != self.folder / "gold":
            return None
        pair = self.pairs.get(file_path.stem)
        return None if pair is None else GoldFile.make(parent, file_path, self, pair)

    @pytest.hookimpl
    def pytest_unconfigure(self) -> None:
        """Close the engine."""
        self.engine.close()


class GoldFile(pytest.File):
    """A gold file: one case."""

    cases: Cases
    pair: GoldSource

    @classmethod
    def make(cls, parent: pytest.Collector, path: Path, cases: Cases, pair: GoldSource) -> GoldFile:
        """The collector of a gold file."""
        made: GoldFile = cls.from_parent(parent, path=path)
        made.cases, made.pair = cases, pair
        return made

    def collect(self) -> Iterator[pytest.Item]:
        """The one case."""
        yield GoldCase.from_parent(self, name=self.cases.engine.name)


class BelowThresholdError(Exception):
    """A record is not as right as it has to be."""

    def __init__(self, f1: float, threshold: float, findings: list[Finding]) -> None:
        super().__init__(f1, threshold)
        self.f1, self.threshold, self.findings = f1, threshold, findings


class GoldCase(pytest.Item):
    """The record of one source against gold."""

    parent: GoldFile

    def runtest(self) -> None:
        """Extract and score.

        Raises:
            BelowThresholdError: F1 is below the threshold.
            ExtractionError: there is no record.
        """
        from evals.exchange import score_record

        cases, pair = self.parent.cases, self.parent.pair
        record = cases.engine.extract(pair.source)
        score = score_record(pair.gold.record, record, pair.gold.variants).score
        f1 = score.micro().f1
        # None: there is nothing to find, and nothing was given.
        if f1 is not None and f1 < cases.threshold:
            raise BelowThresholdError(f1, cases.threshold, score.findings)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        """The errors, one a line."""
        from evals.reports.words import percent, told
        from summarizer.errors import ExtractionError

        error = excinfo.value
        if isinstance(error, BelowThresholdError):
            head = f"F1 {percent(error.f1)} is below {percent(error.threshold)}"
            return "\n".join([head, *map(told, error.findings)])
        if isinstance(error, ExtractionError):
            return f"no record: {error}"
        return super().repr_failure(excinfo, *args)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the case stands."""
        return self.path, None, f"{self.parent.pair.id} by {self.name}"
