"""The pytest plugin, run by pytest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.dataset import CALM, calm, write

pytest_plugins = ["pytester"]

FINNISH = "Hallitus vapautti vangit ja toinen osapuoli luovutti omansa tiistaina.\n" * 3


def go(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest("-p", "evals.pytest_plugin", "-p", "no:cacheprovider", *arguments)


@pytest.fixture
def folder(pytester: pytest.Pytester) -> Path:
    return write(pytester.path / "data")


def test_each_gold_record_is_a_case(pytester: pytest.Pytester, folder: Path) -> None:
    result = go(pytester, "--gold", str(folder), "--gold-threshold", "0", "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(
        ["data/gold/calm.json::rules PASSED*", "data/gold/ferry.json::rules PASSED*"]
    )


def test_a_record_below_the_threshold_fails_and_shows_its_errors(
    pytester: pytest.Pytester, folder: Path
) -> None:
    gold = json.loads((folder / "gold" / "ferry.json").read_text())
    gold["events"][0]["counts"][0].update(low=1, high=1)
    (folder / "gold" / "ferry.json").write_text(json.dumps(gold))
    result = go(pytester, "--gold", str(folder))
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["F1 * is below 100.0", "counts*: *(events.0.counts.0)"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_record_that_cannot_be_had_fails(pytester: pytest.Pytester) -> None:
    gold = {**calm(), "source": {"id": "preso", "language": "fi"}}
    folder = write(pytester.path / "data", preso=(FINNISH, gold))
    result = go(pytester, "--gold", str(folder), "--gold-threshold", "0")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["no record: the rules engine reads English*"])


def test_without_a_data_set_the_plugin_does_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it():\n    assert True\n")
    go(pytester).assert_outcomes(passed=1)


def test_a_split_and_other_tests_beside_gold(pytester: pytest.Pytester, folder: Path) -> None:
    file = pytester.makepyfile("def test_it():\n    assert True\n")
    manifest = {"records": {"calm": {"split": "train"}, "ferry": {"split": "test"}}}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    result = go(pytester, "--gold", str(folder), "--gold-split", "train", str(file), "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*::test_it PASSED*", "data/gold/calm.json::rules PASSED*"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--gold-model", "nobody"], "*names no model*"),
        (["--gold-split", "train"], "*the only split is 'all'*"),
    ],
)
def test_a_call_that_is_off_is_a_usage_error(
    pytester: pytest.Pytester, folder: Path, arguments: list[str], words: str
) -> None:
    result = go(pytester, "--gold", str(folder), *arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([words])


def test_a_data_set_with_faults_is_a_usage_error(pytester: pytest.Pytester, folder: Path) -> None:
    (folder / "sources" / "calm.txt").write_text(CALM)
    (folder / "gold" / "calm.json").write_text("{")
    result = go(pytester, "--gold", str(folder))
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*data has faults (gold/calm.json: this is no JSON*"])
