from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from schemas import ErrorEntry, load_record
from summarizer.cli.app import app

PAGE = """<html lang="en"><head><title>Ruritania frees twelve</title></head><body><article>
<h1>Ruritania frees twelve</h1>
<p>PRAGUE, 7 May 2021. Ruritania released 12 Bohemian soldiers on Friday, and Bohemia
released 3 Ruritanian fishermen in return, the two governments said in a joint statement.</p>
<p>The men crossed the bridge at Hora on foot, officials of both countries said.</p>
</article></body></html>"""


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    return folder / "page.html"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "120"})


def test_a_folder_of_records_can_be_shown_and_checked(tmp_path: Path, page: Path) -> None:
    out = tmp_path / "records"
    result = call("extract", page, "--out", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert listed(out) == ["page.json", "page.txt"]
    record = load_record((out / "page.json").read_text(), (out / "page.txt").read_text())
    assert record.source.id == "page"
    shown = call("show", out)
    assert shown.exit_code == 0
    assert "quotes stand in the text" in shown.stdout
    assert "not quite" not in shown.stdout


def test_a_file_of_records_can_be_shown_and_checked(tmp_path: Path, page: Path) -> None:
    out = tmp_path / "records.jsonl"
    assert call("extract", page, tmp_path / "none.txt", "-o", out).exit_code == 1
    first, second = out.read_text().splitlines()
    text = (tmp_path / "records.texts" / "page.txt").read_text()
    assert load_record(first, text).source.id == "page"
    assert ErrorEntry.model_validate_json(second).error.kind == "SourceError"
    shown = call("show", out)
    assert shown.exit_code == 0
    assert "quotes stand in the text" in shown.stdout
    assert "✗ " in shown.stdout


def test_a_text_that_stdout_cannot_hold_is_told(page: Path) -> None:
    result = call("extract", page, "--format", "json")
    assert json.loads(result.stdout)["source"]["id"] == "page"
    notes = [line for line in result.stderr.splitlines() if line.startswith("Note: ")]
    assert len(notes) == 1
    assert "the offsets of page refer to its extracted text" in notes[0]


def test_an_output_that_cannot_be_written_is_found_before_anything_is_read(
    tmp_path: Path, page: Path
) -> None:
    (tmp_path / "records.jsonl.part").write_text("not a record\n")
    result = call("extract", page, "-o", tmp_path / "records.jsonl")
    assert result.exit_code == 2
    engine, error = result.stderr.splitlines()
    assert engine.startswith("Engine: ")
    assert error.startswith("Error: ")
    assert "exists and holds no record" in error


def test_the_same_call_gives_the_same_records(tmp_path: Path, page: Path) -> None:
    texts = []
    for _ in range(2):
        assert call("extract", page, "-o", tmp_path / "out").exit_code == 0
        record = load_record((tmp_path / "out" / "page.json").read_text())
        texts.append(record.model_copy(update={"extraction": None}))
    assert texts[0] == texts[1]


def test_a_folder_without_sources_is_an_error_and_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = call("extract", tmp_path / "empty")
    assert result.exit_code != 0
    assert "Error: " in result.stderr


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if ".ledger" not in path.name)


@pytest.mark.parametrize("out", [".", "records.jsonl", "records.json"])
def test_results_among_the_sources_are_no_sources(tmp_path: Path, out: str) -> None:
    for name, text in {
        "page.html": PAGE,
        "note.md": "Ruritania *freed* three Bohemian sailors.",
        "plain.txt": "Ruritania freed three Bohemian sailors.",
        "2021/page.html": PAGE,
        "two.html": PAGE,
        "two.txt": "Bohemia freed two fishermen.",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    first = call("extract", tmp_path, "-o", tmp_path / out)
    assert first.exit_code == 0
    assert "6 records, 0 failed" in first.stderr
    files = listed(tmp_path)
    for places in ([tmp_path], [f"{tmp_path}/**"], [*sorted(tmp_path.iterdir())]):
        again = call("extract", *places, "-o", tmp_path / out)
        assert again.exit_code == 0
        assert "6 records (6 already done), 0 failed" in again.stderr
        assert listed(tmp_path) == files


@pytest.mark.parametrize(
    "out", [(".", "--format", "csv"), (".", "--format", "parquet"), ("r.db",), ("r.jsonld",)]
)
def test_tables_among_the_sources_are_no_sources(tmp_path: Path, out: tuple[str, ...]) -> None:
    (tmp_path / "plain.txt").write_text("Ruritania freed three Bohemian sailors.")
    (tmp_path / "more.csv").write_text("id,text\nmore,Bohemia freed two fishermen.\n")
    for told in ("2 records, 0 failed", "2 records (2 already done), 0 failed"):
        done = call("extract", tmp_path, "-o", tmp_path / out[0], *out[1:])
        assert done.exit_code == 0
        assert told in done.stderr


def test_a_later_success_removes_the_error(tmp_path: Path) -> None:
    source, out = tmp_path / "in" / "report.txt", tmp_path / "out"
    source.parent.mkdir()
    source.write_text("")
    assert call("extract", source, "-o", out).exit_code == 1
    assert listed(out) == ["report.error.json"]
    source.write_text("Ruritania freed three Bohemian sailors.")
    assert call("extract", source, "-o", out).exit_code == 0
    assert listed(out) == ["report.json"]


def test_only_results_are_no_source(tmp_path: Path, page: Path) -> None:
    out = tmp_path / "records"
    assert call("extract", page, "-o", out).exit_code == 0
    (out / "page.txt").unlink()
    result = call("extract", out / "page.json")
    assert result.exit_code == 2
    assert "there is no source in what was given" in result.stderr
