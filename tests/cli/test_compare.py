from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from schemas import Comparison, ErrorEntry, Fault
from summarizer.cli.app import app
from summarizer.cli.views import screen
from summarizer.cli.views.comparison import comparison_view
from summarizer.comparing import Given
from summarizer.comparing import compare as side_by_side
from summarizer.writing import to_json
from tests.support.events import report, swap

FIRST = report(
    "first", swap(12, 1, agreement="2024-05-01", status="agreed"), published="2024-05-02"
)
SECOND = report("second", swap(12, 1, handover="2024-05-06"), published="2024-05-07")
OTHER = report("other", swap(12, 1, handover="2024-09-06"), published="2024-09-07")


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["compare", *map(str, arguments)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "records"
    place.mkdir()
    for each in (FIRST, SECOND, OTHER):
        (place / f"{each.source.id}.json").write_text(to_json(each, indent=2))
    return place


def groups(text: str) -> list[list[str]]:
    comparison = Comparison.model_validate_json(text)
    return [[member.source for member in group.members] for group in comparison.groups]


def test_records_of_a_folder_are_compared_as_json_in_a_pipe(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 0
    assert groups(result.stdout) == [["first", "second"], ["other"]]
    assert result.stderr == "3 records, 2 events, 1 told by several\n"


def test_lines_on_stdin(folder: Path) -> None:  # noqa: ARG001
    lines = "\n".join(map(to_json, (FIRST, OTHER)))
    assert groups(run("-", stdin=lines.encode()).stdout) == [["first"], ["other"]]


def test_out_writes_a_file_and_nothing_to_stdout(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "compared.json"
    result = run(folder, "--out", file)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert groups(file.read_text()) == [["first", "second"], ["other"]]


def test_a_bad_record_gets_a_sentence_and_the_others_are_compared(folder: Path) -> None:
    (folder / "bad.json").write_text("{}")
    failed = ErrorEntry(
        source=None,
        id="gone",
        error=Fault(kind="SourceError", message="it is empty", retryable=False),
    )
    (folder / "gone.json").write_text(to_json(failed))
    result = run(folder)
    assert result.exit_code == 1
    assert groups(result.stdout) == [["first", "second"], ["other"]]
    first, second, _ = result.stderr.splitlines()
    assert "bad.json: this JSON has no schema_version" in first
    assert "gone.json: there is no record of gone (it is empty)" in second


@pytest.mark.parametrize("arguments", [[], ["nowhere.json"]])
def test_nothing_to_compare(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


def test_an_output_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    result = run(folder, "--out", tmp_path / "no" / "where.json")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_out_replaces_an_earlier_comparison_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "compared.json"
    assert run(folder, "--out", file).exit_code == 0
    assert run(folder, "--out", file).exit_code == 0
    record = folder / "first.json"
    before = record.read_bytes()
    result = run(folder, "--out", record)
    assert result.exit_code == 2
    assert "exists and holds no comparison" in result.stderr
    assert record.read_bytes() == before


def test_copies_are_found_by_the_texts_of_the_sources(tmp_path: Path) -> None:
    words = "Kenya and Ethiopia freed prisoners on Monday. " + " ".join(
        f"This is the {number}th sentence that they have printed." for number in range(40)
    )
    records = []
    for name, text in (("wire", words), ("paper", f"{words} And this is the last.")):
        source = tmp_path / "texts" / f"{name}.txt"
        source.parent.mkdir(exist_ok=True)
        source.write_text(text)
        made = CliRunner().invoke(app, ["extract", str(source), "--model", "rules"])
        records.append(made.stdout)
    stdin = "".join(records).encode()
    apart = json.loads(run("-", stdin=stdin).stdout)
    assert apart["copies"] == []
    found = json.loads(run("-", "--sources", tmp_path / "texts", stdin=stdin).stdout)
    assert [each["sources"] for each in found["copies"]] == [["wire", "paper"]]


def test_the_view_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = report("\x1b[31mbad", swap(3, 4, handover="2024-05-06"), title="[red]\u202e x")
    comparison = side_by_side(Given(each) for each in (FIRST, SECOND, OTHER, hostile))
    console = screen()
    console.width = 120
    console.print(comparison_view(comparison))
    shown = capsys.readouterr().out
    assert "Kenya – Ethiopia, exchange, 2024-05-06" in shown
    assert "same parties and counts; announced 2024-05-01, carried out 2024-05-06" in shown
    assert "= agreed" in shown
    assert "announced 2024-05-01, carried out 2024-09-06, long after" in shown
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown


def test_a_page_holds_the_texts_that_are_at_hand(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    (folder / "first.txt").write_text("They freed nobody here.")
    result = run(folder, "--html", page)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        f"{page} holds the page",
        "Note: --sources PLACE, with the texts, puts them on the page",
        "3 records, 2 events, 1 told by several",
    ]
    assert "They freed nobody here." in page.read_text()


def test_a_page_and_a_file_can_be_had_at_once(folder: Path, tmp_path: Path) -> None:
    page, file = tmp_path / "page.html", tmp_path / "compared.json"
    result = run(folder, "--html", page, "--out", file)
    assert result.exit_code == 0
    assert page.exists()
    assert groups(file.read_text()) == [["first", "second"], ["other"]]
