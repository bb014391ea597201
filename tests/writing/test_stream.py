from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from schemas import ErrorEntry, Fault, Record, load_record
from summarizer.errors import OutputError, UsageError
from summarizer.source import Source
from summarizer.writing import open_output

FAILED = ErrorEntry(
    source=None, id="gone", error=Fault(kind="SourceError", message="gone", retryable=False)
)


def test_lines_by_default_each_there_at_once(report: Source, coded: Record) -> None:
    stream = io.BytesIO()
    with open_output(None, None, stream, print) as output:
        output.record(report, coded)
        assert load_record(stream.getvalue()) == coded
        output.failure(FAILED)
    assert stream.getvalue().count(b"\n") == 2


@pytest.mark.parametrize("entries", [0, 1, 2, 3])
def test_json_is_an_object_for_one_and_an_array_for_several(entries: int) -> None:
    stream = io.BytesIO()
    with open_output("-", "json", stream, print) as output:
        for _ in range(entries):
            output.failure(FAILED)
    one = FAILED.model_dump(mode="json")
    assert json.loads(stream.getvalue()) == (one if entries == 1 else [one] * entries)


def test_an_array_is_closed_after_ctrl_c() -> None:
    stream = io.BytesIO()

    def interrupted() -> None:
        with open_output("-", "json", stream, print) as output:
            output.failure(FAILED)
            output.failure(FAILED)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert len(json.loads(stream.getvalue())) == 2


def test_a_text_that_stdout_cannot_hold_is_told_once(report: Source, coded: Record) -> None:
    warnings: list[str] = []
    page = replace(report, verbatim=False)
    with open_output("-", None, io.BytesIO(), warnings.append) as output:
        output.record(report, coded)
        assert warnings == []
        output.record(page, coded)
        output.record(page, coded)
    assert len(warnings) == 1
    assert warnings[0].startswith("the offsets of report refer to its extracted text")


def test_a_full_device_is_an_output_error() -> None:
    with (
        Path("/dev/full").open("wb", buffering=0) as stream,
        pytest.raises(OutputError, match=r"stdout cannot be written \(.*\); make room"),
        open_output("-", None, stream, print) as output,
    ):
        output.failure(FAILED)


def test_a_closed_stdout_is_an_output_error() -> None:
    with pytest.raises(OutputError, match="stdout is closed"):
        open_output(None, None, None, print)


@pytest.mark.parametrize(
    ("out", "format"),
    [("a.jsonl", "json"), ("a.json", "jsonl"), ("folder", "jsonl"), ("", None), (" ", None)],
)
def test_what_contradicts_itself_is_refused(out: str, format: str | None) -> None:
    with pytest.raises(UsageError):
        open_output(out, format, None, print)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["records.tsv", "records.txt", "new/records.XML"])
def test_the_suffix_of_something_else_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="end it in one of these, or in / for a folder"):
        open_output(str(tmp_path / name), None, None, print)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["records.csv/", "records", "2024.05", ".records", "old.d"])
def test_a_folder_may_have_any_name_that_is_clear(tmp_path: Path, name: str) -> None:
    (tmp_path / "old.d").mkdir()
    with open_output(f"{tmp_path}/{name}", None, None, print) as output:
        output.failure(FAILED)
    assert (tmp_path / name / "gone.error.json").is_file()
