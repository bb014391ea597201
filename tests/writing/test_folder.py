from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from schemas import ErrorEntry, Fault, Record, load_record
from summarizer.errors import OutputError
from summarizer.source import Source
from summarizer.writing import open_output


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failed(id: str) -> ErrorEntry:
    return ErrorEntry(
        source=None, id=id, error=Fault(kind="SourceError", message="gone", retryable=False)
    )


@pytest.fixture
def warnings() -> list[str]:
    return []


def test_a_record_has_a_file_of_its_own(tmp_path: Path, report: Source, coded: Record) -> None:
    folder = tmp_path / "new" / "records"
    with open_output(str(folder), None, None, print) as output:
        output.record(report, coded)
    assert listed(folder) == ["report.json"]
    text = (folder / "report.json").read_text()
    assert load_record(text) == coded
    assert text.startswith("{\n  ")
    assert text.endswith("}\n")


def test_a_text_that_is_not_the_input_stands_beside(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    page = replace(report, text="one\r\ntwo\n", verbatim=False)
    with open_output(str(tmp_path), None, None, print) as output:
        output.record(page, coded)
    assert listed(tmp_path) == ["report.json", "report.txt"]
    assert (tmp_path / "report.txt").read_bytes() == b"one\r\ntwo\n"


def test_success_removes_the_error_and_an_error_leaves_the_record(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    with open_output(str(tmp_path), None, None, print) as output:
        output.failure(failed("report"))
    assert listed(tmp_path) == ["report.error.json"]
    with open_output(str(tmp_path), None, None, print) as output:
        output.record(report, coded)
    assert listed(tmp_path) == ["report.json"]
    with open_output(str(tmp_path), None, None, print) as output:
        output.failure(failed("report"))
    assert listed(tmp_path) == ["report.error.json", "report.json"]
    assert load_record((tmp_path / "report.json").read_text()) == coded


def test_ids_that_differ_in_case_do_not_overwrite_each_other(
    tmp_path: Path, report: Source, coded: Record, warnings: list[str]
) -> None:
    other = replace(report, info=report.info.model_copy(update={"id": "Report"}))
    with open_output(str(tmp_path), None, None, warnings.append) as output:
        for source in (report, other):
            output.expect(source)
            output.record(source, coded)
        output.failure(failed("REPORT"))
    assert listed(tmp_path) == ["REPORT~3.error.json", "Report~2.json", "report.json"]
    assert warnings == [
        f"the id {name[:6]} differs from another one only in case or accents, which some file "
        f"systems do not tell apart; its file is {name}"
        for name in ("Report~2", "REPORT~3")
    ]


@pytest.mark.parametrize("folder", [True, False])
def test_what_is_no_error_entry_is_neither_replaced_nor_removed(
    tmp_path: Path, report: Source, coded: Record, warnings: list[str], folder: bool
) -> None:
    taken = tmp_path / "report.error.json"
    if folder:
        taken.mkdir()
    else:
        taken.write_text("a log")
    with open_output(str(tmp_path), None, None, warnings.append) as output:
        output.failure(failed("report"))
        output.record(report, coded)
    assert listed(tmp_path) == ["report.error.json", "report.json"]
    assert folder or taken.read_text() == "a log"
    assert len(warnings) == 2
    assert all("report.error.json" in warning for warning in warnings)


def test_an_id_is_no_path(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    with open_output(str(folder), None, None, print) as output:
        output.failure(failed("../../outside"))
    assert listed(tmp_path) == ["records"]
    assert listed(folder) == ["%2E.%2F..%2Foutside.error.json"]


def test_a_file_in_the_folders_place_is_found_at_once(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with (
        pytest.raises(OutputError, match="is no folder"),
        open_output(str(tmp_path / "taken"), None, None, print),
    ):
        pytest.fail("opened")


def test_a_folder_that_cannot_be_made_is_found_at_once(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with (
        pytest.raises(OutputError, match="cannot be written"),
        open_output(str(tmp_path / "taken" / "below"), None, None, print),
    ):
        pytest.fail("opened")


def test_a_file_that_is_no_record_is_never_replaced(tmp_path: Path, report: Source) -> None:
    (tmp_path / "report.json").write_text('{"downloaded": "2021-05-07"}')
    with (
        open_output(str(tmp_path), None, None, print) as output,
        pytest.raises(OutputError, match=r"report\.json exists and holds no record"),
    ):
        output.expect(report)


def test_a_text_that_may_be_a_source_is_never_replaced(tmp_path: Path, report: Source) -> None:
    (tmp_path / "report.txt").write_text("a source of its own")
    page = replace(report, verbatim=False)
    with open_output(str(tmp_path), None, None, print) as output:
        output.expect(report)
        with pytest.raises(OutputError, match=r"report\.txt exists and holds another text"):
            output.expect(page)


def test_results_of_an_earlier_run_are_replaced_also_where_the_page_has_changed(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    for text in (report.text, report.text, "It reads otherwise now."):
        now = Source.from_text(text, "report", verbatim=False)
        with open_output(str(tmp_path), None, None, print) as output:
            output.expect(now)
            output.record(now, coded.model_copy(update={"source": now.info}))
    assert (tmp_path / "report.txt").read_text() == "It reads otherwise now."
