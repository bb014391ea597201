from __future__ import annotations

import json
from importlib.metadata import version

import pytest
from typer.testing import CliRunner, Result

from schemas import Comparison, Record
from summarizer.cli.app import app
from summarizer.models import models


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "80"})


def test_the_schema_is_that_of_a_record_and_the_same_each_time() -> None:
    result = call("schema")
    schema = json.loads(result.stdout)
    assert schema.pop("$schema") == "https://json-schema.org/draft/2020-12/schema"
    assert schema == Record.model_json_schema()
    assert call("schema").stdout == result.stdout


def test_the_schema_of_a_comparison_is_printed_too() -> None:
    schema = json.loads(call("schema", "comparison").stdout)
    assert schema.pop("$schema") == "https://json-schema.org/draft/2020-12/schema"
    assert schema == Comparison.model_json_schema()
    assert call("schema", "nothing").exit_code == 2


def test_models_are_listed_for_people_and_for_programs() -> None:
    page = call("models").stdout
    rows = json.loads(call("models", "--json").stdout)
    assert [row["name"] for row in rows] == [info.name for info in models()]
    for row in rows:
        assert row["name"] in page
        assert set(row) == {"name", "ready", "needs", "note", "auto"}
    assert [row["name"] for row in rows if row["auto"]] == ["rules"]
    assert "auto takes rules now" in page


def test_what_auto_takes_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "ollama/\x1b[31mllama")
    assert "auto takes ollama/�[31mllama now: SUMMARIZER_MODEL is set" in call("models").stdout


def test_the_version() -> None:
    result = call("--version")
    assert result.exit_code == 0
    assert result.stdout == f"summarizer {version('exchange-summarizer')}\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize(
    ("command", "some", "off"),
    [
        ([], "1    some or all sources have no record", "2    nothing more"),
        (["extract"], "1    some or all sources have no record", "2    nothing more"),
        (["show"], "1    a record could not be read, or a quote", "2    nothing could be shown"),
        (
            ["compare"],
            "1    a record could not be read, or a source",
            "2    nothing could be compared",
        ),
        (["schema"], None, "2    a bad option"),
        (["models"], None, "2    a bad option"),
    ],
)
def test_every_help_page_tells_the_exit_codes_that_apply(
    command: list[str], option: str, some: str | None, off: str
) -> None:
    result = call(*command, option)
    assert result.exit_code == 0
    for code in ("0    all", off, "70   a bug", "130  stopped", "141  who"):
        assert f"  {code}" in result.stdout
    ones = [line.strip() for line in result.stdout.splitlines() if line.strip()[:3] == "1  "]
    assert [line.startswith(some or "-") for line in ones] == [True] * bool(some)


def test_what_auto_takes_is_a_row_even_where_it_is_not_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.setenv("SUMMARIZER_MODEL", "anthropic/claude-x")
    taken, *others = json.loads(call("models", "--json").stdout)
    assert (taken["name"], taken["auto"], taken["ready"]) == ("anthropic/claude-x", True, False)
    assert "anthropic" in taken["needs"].lower()
    assert [row["name"] for row in others] == [info.name for info in models()]
    assert not any(row["auto"] for row in others)


def test_the_least_window_is_told() -> None:
    told = " ".join(call("extract", "--help").stdout.split())
    assert "about 8,000 at least" in told
    assert "--max-tokens" in told


def test_completion_is_on() -> None:
    assert "--install-completion" in call("--help").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract"], "no source was given"),
        (["extract", ""], "an empty name was given"),
        (["extract", "x.txt", ""], "an empty name was given"),
        (["extract", "x.txt", "--max-tokens", "0"], "--max-tokens"),
        (["extract", "x.txt", "-o", "no-such-folder/a.tsv"], "has a suffix that is none of"),
        (["extract", "x.txt", "--model", "nobody"], "names no model"),
        (["extract", "x.txt", "--mode", "magic"], "magic"),
        (["extract", "x.txt", "--retries", "-1"], "--retries"),
        (["extract", "x.txt", "--timeout", "0"], "--timeout"),
        (["extract", "x.txt", "-o", "a.jsonl", "--format", "json"], "ends in .jsonl"),
        (["extract", "x.txt", "-o", "/dev/null/a.jsonl"], "cannot be written"),
        (["extract", "x.txt", "-o", "/dev/null"], "is no folder"),
        (
            ["extract", "x.txt", "--base-url", "http://localhost:1/v1"],
            "a base URL has a model of its own",
        ),
        (["nonsense"], "nonsense"),
    ],
)
def test_a_call_that_is_off_is_exit_code_2_and_leaves_stdout_empty(
    arguments: list[str], words: str
) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
    assert "Error: " in result.stderr
    assert "Traceback" not in result.stderr
