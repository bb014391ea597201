"""JSON files: rows in an array, one row alone, or a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import SourceError
from summarizer.reading import Unreadable, read_source, read_sources
from summarizer.source import Source


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.json"


def test_an_array_is_rows(file: Path) -> None:
    file.write_text('[\n{"text": "One."},\n{"id": "b", "text": "Two."},\n7, {"text": 4}]\n')

    one, two, seven, four = read_sources([file])

    assert isinstance(one, Source)
    assert isinstance(two, Source)
    assert [(one.id, one.text), (two.id, two.text)] == [("rows-1", "One."), ("b", "Two.")]
    assert isinstance(seven, Unreadable)
    assert isinstance(four, Unreadable)
    assert (seven.id, str(seven.error)) == (
        "rows-3",
        f'{file}:3 is no JSON object; write it as {{"text": "…"}}',
    )
    assert four.id == "rows-4"


def test_one_row_is_called_as_its_file(file: Path) -> None:
    file.write_text('{\n  "title": "Forty Come Home",\n  "text": "Forty are home."\n}')

    source = read_source(file)

    assert (source.id, source.info.title) == ("rows", "Forty Come Home")
    assert source.text == "Forty are home."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "is no JSON; mend it"),
        (b"[" * 100_000, "is no JSON"),
        (b"", "is no JSON"),
        (b'{"a": "\xe9"}', "is not UTF-8"),
        (b"[]", 'holds no rows; write an array of objects, each with a field "text"'),
        (b'{"downloaded": "2021-05-07"}', "holds no rows"),
        (b'{"schema_version": "1.0", "source": {}}', "holds a record, not a source"),
        (b" " * 20_000_001, "is larger than 20 MB; save it as JSON Lines"),
    ],
)
def test_what_holds_no_rows_is_refused(file: Path, data: bytes, reason: str) -> None:
    file.write_bytes(data)

    with pytest.raises(SourceError, match=reason):
        read_source(file)


def test_in_a_folder_only_rows_are_read_and_what_may_be_some(tmp_path: Path) -> None:
    for name, text in {
        "rows": '[{"text": "One."}]',
        "settings": '{"tabs": 4}',
        "numbers": "[1, 2]",
        "notes": "no JSON at all",
        "torn": '[{"text": "One."}',
    }.items():
        (tmp_path / f"{name}.json").write_text(text)

    items = list(read_sources([tmp_path]))

    assert [item.id for item in items] == ["rows-1", "torn"]
    assert [type(item) for item in items] == [Source, Unreadable]
