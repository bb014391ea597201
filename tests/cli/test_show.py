from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from schemas import ErrorEntry, Evidence, Fault, Record
from summarizer.cli.app import app
from summarizer.cli.entries import entries
from summarizer.source import Source
from summarizer.writing import open_output, to_json

NOTE = "Note: --text FILE, with the source, shows each quote in its context\n"
FAILED = ErrorEntry(
    source=None,
    id="gone[red]",
    error=Fault(kind="SourceError", message="it is empty", retryable=False),
)


def show(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(
        app, ["show", *map(str, arguments)], input=stdin, env={"COLUMNS": "120"}
    )


@pytest.fixture
def file(tmp_path: Path, coded: Record) -> Path:
    file = tmp_path / "report.json"
    file.write_text(to_json(coded, indent=2))
    return file


def test_a_record(file: Path) -> None:
    result = show(file)
    assert result.exit_code == 0
    assert "Twelve for one" in result.stdout
    assert result.stderr == NOTE


@pytest.mark.parametrize("layout", ["lines", "array", "part"])
def test_several_entries_an_error_is_shown_as_such(
    tmp_path: Path, coded: Record, layout: str
) -> None:
    file = tmp_path / {"lines": "a.jsonl", "array": "a.json", "part": "a.jsonl.part"}[layout]
    both = [to_json(coded), to_json(FAILED)]
    file.write_text("[" + ",".join(both) + "]" if layout == "array" else "\n".join(both))
    result = show(file)
    assert result.exit_code == 0
    assert "Twelve for one" in result.stdout
    assert "✗ gone[red] · SourceError: it is empty" in result.stdout


def test_stdin_takes_lines_and_objects(coded: Record) -> None:
    line = to_json(coded).encode()
    assert show("-", stdin=line + b"\n" + line).stdout.count("Twelve for one") == 2
    assert show("-", stdin=to_json(coded, indent=2).encode()).stdout.count("Twelve for one") == 1


def test_no_quote_is_cut_where_nobody_can_widen_the_window(tmp_path: Path, coded: Record) -> None:
    words = "released 12 soldiers to Bohemia on Friday, said both governments in a joint statement"
    event = coded.events[0]
    count = event.counts[0].model_copy(
        update={
            "evidence": [
                Evidence(quote=f"{words} {n}", start=0, end=len(words) + 2) for n in (1, 2)
            ]
        }
    )
    record = coded.model_copy(update={"events": [event.model_copy(update={"counts": [count]})]})
    file = tmp_path / "a.jsonl"
    file.write_text((to_json(record) + "\n") * 2)
    result = show(file)
    assert "…" not in result.stdout
    column = " ".join(line[67:] for line in result.stdout.splitlines())
    assert f"“{words} 1” “{words} 2”" in " ".join(column.split())
    assert result.stderr == NOTE


def test_a_folder(file: Path) -> None:
    (file.parent / "gone.error.json").write_text(to_json(FAILED))
    result = show(file.parent)
    assert result.stdout.index("gone[red]") < result.stdout.index("Twelve for one")


def test_what_is_no_record_is_told_and_the_rest_is_shown(tmp_path: Path, coded: Record) -> None:
    file = tmp_path / "a.jsonl"
    old = {**coded.model_dump(mode="json"), "schema_version": "0.1"}
    lines = ["{", "[]", json.dumps(old), '{"error": 1}', "", to_json(coded)]
    file.write_text("\n".join(lines))
    result = show(file)
    assert result.exit_code == 1
    assert "Twelve for one" in result.stdout
    *told, note = result.stderr.splitlines(keepends=True)
    assert note == NOTE
    assert [line.partition(": ")[2].partition(":")[0] for line in told] == [
        f"{file}, entry {number}" for number in (1, 2, 3, 4)
    ]
    assert "extract the source again" in told[2]


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    result = show(tmp_path / "no.json")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {tmp_path}/no.json cannot be read (No such file")
    assert result.stderr.count("\n") == 1


def test_nothing_to_show_is_a_usage_error() -> None:
    result = show()
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: no record was given; name files")


def test_a_text_that_lies_beside_is_checked(file: Path, report: Source) -> None:
    file.with_suffix(".txt").write_text(report.text)
    result = show(file)
    assert result.exit_code == 0
    assert "all 6 quotes stand in the text" in result.stdout


def test_quotes_that_are_not_in_the_text_are_exit_code_1(
    tmp_path: Path, file: Path, report: Source
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(report.text.replace("12", "21"))
    result = show(file, "--text", other)
    assert result.exit_code == 1
    assert "1 of 6 quotes do not stand in the text" in result.stdout


def test_texts_of_a_file_of_records_are_found_in_their_folder(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    file = tmp_path / "records.jsonl"
    page = Source(report.text, report.info, verbatim=False)
    other = replace(report, info=report.info.model_copy(update={"id": "Report"}))
    with open_output(str(file), None, None, print) as output:
        output.failure(FAILED)
        output.record(other, coded.model_copy(update={"source": other.info}))
        output.record(page, coded)
    texts = [entry.text for entry in entries(str(file), None)]
    assert texts == [None, None, tmp_path / "records.texts" / "report~2.txt"]


def test_one_record_as_a_page(file: Path, report: Source, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(report.text)
    page = tmp_path / "page.html"
    result = show(file, "--html", page)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{page} holds the page\n"
    assert "Another 40 men remain" in page.read_text()


def test_a_page_whose_quotes_do_not_all_stand_is_written_and_told(
    file: Path, report: Source, tmp_path: Path
) -> None:
    text, page = tmp_path / "other.txt", tmp_path / "page.html"
    text.write_text(report.text.replace("Novak", "Nowak"))
    assert show(file, "--text", text, "--html", page).exit_code == 1
    assert "do not stand in this text" in page.read_text()


def test_a_page_without_a_text_says_how_to_have_it(file: Path, tmp_path: Path) -> None:
    result = show(file, "--html", tmp_path / "page.html")
    assert result.exit_code == 0
    assert "--text FILE" in result.stderr


def test_a_page_shows_one_record(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = show(file, file, "--html", page)
    assert (result.exit_code, page.exists()) == (2, False)
    assert "summarizer compare" in result.stderr


def test_an_error_entry_makes_no_page(tmp_path: Path) -> None:
    file, page = tmp_path / "gone.json", tmp_path / "page.html"
    file.write_text(to_json(FAILED))
    result = show(file, "--html", page)
    assert (result.exit_code, page.exists()) == (1, False)
    assert "there is no record, since it is empty" in result.stderr
