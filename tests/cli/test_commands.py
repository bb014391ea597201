from __future__ import annotations

import json
from importlib.metadata import version

import pytest
from typer.testing import CliRunner, Result

from schemas import Record
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
    assert "auto takes ollama/�[31mllama now: SUMMARIZER_MODEL is set." in call("models").stdout


def test_the_version() -> None:
    result = call("--version")
    assert result.exit_code == 0
    assert result.stdout == f"summarizer {version('exchange-summarizer')}\n"


@pytest.mark.parametrize("command", [[], ["extract"], ["show"], ["schema"], ["models"]])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_help_page_tells_the_exit_codes(command: list[str], option: str) -> None:
    result = call(*command, option)
    assert result.exit_code == 0
    for code in ("0    all", "1    some", "2    nothing", "130  stopped", "141  who"):
        assert f"  {code}" in result.stdout


def test_completion_is_on() -> None:
    assert "--install-completion" in call("--help").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract"], "no source was given"),
        (["extract", "x.txt", "--model", "nobody"], "names no model"),
        (["extract", "x.txt", "--mode", "magic"], "magic"),
        (["extract", "x.txt", "--retries", "-1"], "--retries"),
        (["extract", "x.txt", "--timeout", "0"], "--timeout"),
        (["extract", "x.txt", "-o", "a.jsonl", "--format", "json"], "ends in .jsonl"),
        (["extract", "x.txt", "-o", "/dev/null/a.jsonl"], "cannot be written"),
        (["extract", "x.txt", "-o", "/dev/null"], "is no folder"),
        (["extract", "x.txt", "--base-url", "http://localhost:1/v1"], "a base URL needs a model"),
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
