from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from schemas import ErrorEntry, Fault, Record, load_record
from summarizer.errors import OutputError
from summarizer.source import Source
from summarizer.writing import open_output
from tests.support.disk import no_room_after

FAILED = ErrorEntry(
    source=None, id="gone", error=Fault(kind="SourceError", message="gone", retryable=False)
)


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_lines_are_in_input_order_errors_included(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    file = tmp_path / "sub" / "records.jsonl"
    with open_output(str(file), None, None, print) as output:
        output.record(report, coded)
        output.failure(FAILED)
        output.record(report, coded)
        assert not file.exists()
    lines = file.read_bytes().splitlines(keepends=True)
    assert [load_record(lines[0]), load_record(lines[2])] == [coded, coded]
    assert ErrorEntry.model_validate_json(lines[1]) == FAILED
    assert all(line.endswith(b"}\n") for line in lines)
    assert listed(file.parent) == ["records.jsonl"]


def test_json_is_an_object_for_one_source_and_an_array_for_several(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    file = tmp_path / "records.JSON"
    with open_output(str(file), "json", None, print) as output:
        output.record(report, coded)
    assert load_record(file.read_bytes()) == coded
    with open_output(str(file), "json", None, print) as output:
        output.record(report, coded)
        output.failure(FAILED)
        output.failure(FAILED)
    text = file.read_text()
    values = json.loads(text)
    assert [load_record(values[0]), *map(ErrorEntry.model_validate, values[1:])] == [
        coded,
        FAILED,
        FAILED,
    ]
    assert text.startswith("[\n{\n  ")
    assert listed(tmp_path) == ["records.JSON"]


def test_texts_have_a_folder(tmp_path: Path, report: Source, coded: Record) -> None:
    info = report.info.model_copy(update={"id": "Report"})
    page = replace(report, text="a\nb", info=info, verbatim=False)
    with open_output(str(tmp_path / "records.jsonl"), None, None, print) as output:
        output.record(report, coded)
        output.record(page, coded)
    assert listed(tmp_path) == ["records.jsonl", "records.texts"]
    # The first of the two, which some file systems take for the same, needs no text of its own.
    assert listed(tmp_path / "records.texts") == ["Report~2.txt"]


def test_a_run_that_breaks_off_keeps_what_it_did_and_what_was_there(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    file = tmp_path / "records.jsonl"
    earlier = '{"schema_version": "1.0", "of": "an earlier run"}\n'
    file.write_text(earlier)
    output = open_output(str(file), None, None, print)

    def interrupted() -> None:
        with output:
            output.record(report, coded)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert file.read_text() == earlier
    part = tmp_path / "records.jsonl.part"
    assert load_record(part.read_bytes()) == coded
    assert output.kept == f"in {part}"


def test_a_part_file_is_begun_anew_unless_it_is_something_else(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    part = tmp_path / "records.jsonl.part"
    part.write_text("somebody's own\n")
    with (
        pytest.raises(OutputError, match=r"records\.jsonl\.part exists and holds no record"),
        open_output(str(tmp_path / "records.jsonl"), None, None, print),
    ):
        pytest.fail("opened")
    assert part.read_text() == "somebody's own\n"
    part.write_text('{"schema_version": "1.0", "of": "a run that was killed')
    with open_output(str(tmp_path / "records.jsonl"), None, None, print) as output:
        output.record(report, coded)
    assert load_record((tmp_path / "records.jsonl").read_bytes()) == coded
    assert listed(tmp_path) == ["records.jsonl"]


def test_a_run_that_breaks_off_before_the_first_result_leaves_nothing(tmp_path: Path) -> None:
    output = open_output(str(tmp_path / "records.jsonl"), None, None, print)
    with pytest.raises(KeyboardInterrupt), output:
        raise KeyboardInterrupt
    assert listed(tmp_path) == []


def test_a_full_disk_stops_the_run_and_spoils_no_line(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    file = tmp_path / "records.jsonl"
    one = len(coded.model_dump_json())

    def overfill() -> None:
        with no_room_after(2 * one), open_output(str(file), None, None, print) as output:
            for _ in range(9):
                output.record(report, coded)

    with pytest.raises(OutputError, match=r"records\.jsonl cannot be written \(.*\); make room"):
        overfill()
    lines = (tmp_path / "records.jsonl.part").read_bytes().splitlines(keepends=True)
    assert [load_record(line) for line in lines] == [coded]
    assert lines[-1].endswith(b"\n")


def test_a_link_stays_a_link(tmp_path: Path, report: Source, coded: Record) -> None:
    real = tmp_path / "real"
    real.mkdir()
    link = tmp_path / "records.jsonl"
    link.symlink_to(real / "all.jsonl")
    with open_output(str(link), None, None, print) as output:
        output.record(report, coded)
    assert link.is_symlink()
    assert load_record((real / "all.jsonl").read_bytes()) == coded


@pytest.mark.parametrize("taken", ["records.jsonl", "records.texts"])
def test_a_place_that_is_taken_is_found_at_once(tmp_path: Path, taken: str) -> None:
    if taken.endswith("jsonl"):
        (tmp_path / taken).mkdir()
    else:
        (tmp_path / taken).write_text("")
    with (
        pytest.raises(OutputError, match=r"is no (file|folder)"),
        open_output(str(tmp_path / "records.jsonl"), None, None, print),
    ):
        pytest.fail("opened")
    assert listed(tmp_path) == [taken]


def test_a_file_that_holds_no_records_is_never_replaced(tmp_path: Path) -> None:
    sources = tmp_path / "sources.jsonl"
    sources.write_text('{"text": "a report"}\n')
    with (
        pytest.raises(OutputError, match=r"sources\.jsonl exists and holds no record"),
        open_output(str(sources), None, None, print),
    ):
        pytest.fail("opened")
    assert listed(tmp_path) == ["sources.jsonl"]


def test_an_empty_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.touch()
    with open_output(str(file), None, None, print) as output:
        output.failure(FAILED)
    assert ErrorEntry.model_validate_json(file.read_bytes()) == FAILED
