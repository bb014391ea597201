from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarizer.cli.app import app
from tests.support.disk import no_room_after

FREED = "PRAGUE, 7 May 2021. Ruritania released 12 Bohemian soldiers on Friday.\n"


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def call(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin)


def reports(number: int = 2) -> None:
    Path("in").mkdir()
    for each in range(number):
        Path("in", f"r{each}.txt").write_text(f"{FREED}It was convoy {each}.\n")
    Path("in", "fi.txt").write_text("Ministeri sanoi perjantaina, että miehet ovat nyt vapaina.\n")


def test_a_run_can_be_told_of(tmp_path: Path) -> None:
    reports()
    assert call("extract", "in", "-o", "out.jsonl", "-m", "rules").exit_code == 1
    assert call("extract", "in", "-o", "records", "-m", "rules").exit_code == 1
    assert call("extract", "in", "-o", "out.jsonl", "-m", "rules").exit_code == 1
    listed = call("runs", "list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["out.jsonl", "out.jsonl", "records"]
    assert "complete; 2 recorded, 0 skipped, 1 failed" in listed[0]
    assert "complete; 0 recorded, 2 skipped, 1 failed" in listed[1]
    shown = call("runs", "show", "out.jsonl")
    assert shown.exit_code == 0
    assert "engine    rules" in shown.stdout
    assert f"called    extract in, in {tmp_path}" in shown.stdout
    assert "- 1 × LanguageError (for good, 1 attempt at most): the rules engine" in shown.stdout
    told = json.loads(call("runs", "show", "records", "--json").stdout)
    assert (told["counts"]["recorded"], told["counts"]["failed"]) == (2, 1)
    assert told["failures"][0]["kind"] == "LanguageError"


def test_what_failed_is_tried_again_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports()
    Path("in", "r2.txt").write_text("")
    assert call("extract", "in", "-o", "out.jsonl", "-m", "rules").exit_code == 1
    Path("in", "r2.txt").write_text(FREED)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    result = call("runs", "retry", "../out.jsonl")
    assert result.exit_code == 1
    assert "3 records (2 already done), 1 failed" in result.stderr
    assert "1 of the failed failed for good earlier and were not tried again" in result.stderr
    monkeypatch.chdir(elsewhere)
    result = call("runs", "retry", tmp_path / "out.jsonl", "--all")
    assert "3 records (3 already done), 1 failed" in result.stderr
    assert "not tried again" not in result.stderr
    assert list(elsewhere.iterdir()) == []


def test_stdin_cannot_be_tried_again() -> None:
    assert call("extract", "-", "-o", "out.jsonl", "-m", "rules", stdin=FREED).exit_code == 0
    result = call("runs", "retry", "out.jsonl")
    assert result.exit_code == 2
    assert "standard input, which cannot be read again" in result.stderr


@pytest.mark.parametrize("to", ["copy.jsonl", "copy.json", "copy.db", "folder", "-"])
def test_what_is_recorded_can_be_written_elsewhere(to: str) -> None:
    reports()
    Path("in", "page.html").write_text(
        f"<html lang=en><article><p>{FREED * 5}</p></article></html>"
    )
    assert call("extract", "in", "-o", "out.jsonl", "-m", "rules").exit_code == 1
    result = call("runs", "export", "out.jsonl", "--to", to)
    assert result.exit_code == 1
    assert "3 records, 1 failed" in result.stderr
    if to == "copy.jsonl":
        assert Path(to).read_bytes() == Path("out.jsonl").read_bytes()
        assert Path("copy.texts", "page.txt").read_bytes() == (
            Path("out.texts", "page.txt").read_bytes()
        )
    elif to == "-":
        assert result.stdout_bytes == Path("out.jsonl").read_bytes()
    else:
        assert Path(to).exists()


def test_an_output_is_not_exported_onto_itself() -> None:
    reports()
    call("extract", "in", "-o", "out.jsonl", "-m", "rules")
    before = Path("out.jsonl").read_bytes()
    result = call("runs", "export", "out.jsonl", "--to", "./out.jsonl")
    assert result.exit_code == 2
    assert "is the output itself" in result.stderr
    assert Path("out.jsonl").read_bytes() == before


@pytest.mark.parametrize("command", [("show", "x"), ("list", "x"), ("list",), ("retry", "x")])
def test_where_there_is_no_ledger_one_sentence_says_so(command: tuple[str, ...]) -> None:
    result = call("runs", *command)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1


def test_no_key_and_no_login_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", "sk-secret")
    Path("a.txt").write_text(FREED)
    address = "http://user:hidden@127.0.0.1:9/v1"
    options = ["-m", "tiny", "--base-url", address, "--deadline", "0.2", "--no-cache"]
    assert call("extract", "a.txt", "-o", "out.jsonl", *options).exit_code == 1
    kept = Path("out.jsonl.ledger").read_bytes() + Path("out.jsonl").read_bytes()
    assert b"127.0.0.1:9" in kept
    for secret in (b"sk-secret", b"hidden", b"user:"):
        assert secret not in kept


def test_a_disk_that_is_full_costs_nothing_that_was_recorded() -> None:
    reports(60)
    with no_room_after(120_000):
        full = call("extract", "in", "-o", "out.jsonl", "-m", "rules", "--concurrency", "1")
    assert full.exit_code == 2
    assert "make room and run" in full.stderr
    assert not Path("out.jsonl").exists()
    again = call("extract", "in", "-o", "out.jsonl", "-m", "rules", "--concurrency", "1")
    assert again.exit_code == 1
    done = again.stderr.splitlines()[-2 if "not tried again" in again.stderr else -1]
    assert done.startswith("60 records (")
    assert len(Path("out.jsonl").read_text().splitlines()) == 61


def test_a_damaged_ledger_is_one_sentence_and_stays() -> None:
    reports()
    call("extract", "in", "-o", "out.jsonl", "-m", "rules")
    Path("out.jsonl.ledger").write_bytes(b"garbage " * 1000)
    records = Path("out.jsonl").read_bytes()
    result = call("extract", "in", "-o", "out.jsonl", "-m", "rules")
    assert result.exit_code == 2
    assert "out.jsonl.ledger is damaged or no ledger" in result.stderr
    assert Path("out.jsonl.ledger").read_bytes() == b"garbage " * 1000
    assert Path("out.jsonl").read_bytes() == records


@pytest.mark.parametrize("budget", ["2.50", "0usd", "-3usd", "$5tokens", "many tokens", "1e9usd"])
def test_what_is_no_budget_is_told(budget: str) -> None:
    Path("a.txt").write_text(FREED)
    result = call("extract", "a.txt", "-m", "rules", f"--budget={budget}")
    assert result.exit_code == 2
    assert "budget" in result.stderr


def test_a_budget_in_money_is_refused_where_nothing_is_known_of_prices() -> None:
    Path("a.txt").write_text(FREED)
    options = ["-m", "tiny", "--base-url", "http://127.0.0.1:9/v1", "--budget", "2usd"]
    result = call("extract", "a.txt", *options)
    assert result.exit_code == 2
    assert "give --budget in tokens" in result.stderr
