"""Ids: no source is lost for its name, and a name is a stem where a stem will do."""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading import Unreadable, read_sources
from summarizer.reading.ids import labels
from summarizer.source import Source

PARTS = st.sampled_from(["a", "b", "r", "r.html", "r.txt", "r.html.txt", "rows.csv", "x y"])


def written(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Forty are home, says {path.name}.")
    return paths


def ids(*names: str) -> list[str]:
    return [label.id for label in labels([Path("/news") / name for name in names])]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["report.txt", "b/other.txt"], ["report", "other"]),
        (["a/report.txt", "b/report.txt"], ["a/report.txt", "b/report.txt"]),
        (["r0.html", "r0.txt"], ["r0.html", "r0.txt"]),
        (
            ["2024/01/02/index.html", "2024/01/03/index.html", "2024/02/03/index.html"],
            ["02/index.html", "01/03/index.html", "02/03/index.html"],
        ),
        (["report.txt", "b/report.txt"], ["report.txt", "b/report.txt"]),
        (["r0.html", "r0.txt", "r0.html.txt"], ["r0.html", "r0.txt", "r0.html.txt"]),
        (["a/rows.jsonl", "b/rows.jsonl"], ["a/rows.jsonl", "b/rows.jsonl"]),
        (["rows.jsonl", "rows.txt"], ["rows", "rows"]),  # rows-1, rows-2, … and rows
    ],
)
def test_as_little_of_the_path_as_tells_files_apart(names: list[str], expected: list[str]) -> None:
    assert ids(*names) == expected
    for order in permutations(names):
        assert dict(zip(order, ids(*order), strict=True)) == dict(zip(names, expected, strict=True))


@given(st.lists(st.lists(PARTS, min_size=1, max_size=4).map("/".join), unique=True, max_size=12))
def test_all_labels_differ(names: list[str]) -> None:
    paths = [Path("/news") / name for name in names]
    found = labels(paths)
    called = {(label.id, path.suffix == ".csv") for label, path in zip(found, paths, strict=True)}

    assert len(called) == len(paths)
    assert len({label.spare for label in found}) == len(paths)


def test_no_source_is_lost_for_its_name(tmp_path: Path) -> None:
    written(tmp_path, "a/report.txt", "b/report.txt", "b/note.txt")

    items = list(read_sources([tmp_path]))

    assert {item.id: item.text for item in items if isinstance(item, Source)} == {
        "a/report.txt": "Forty are home, says report.txt.",
        "b/report.txt": "Forty are home, says report.txt.",
        "note": "Forty are home, says note.txt.",
    }
    assert len(items) == 3


def test_a_row_that_has_the_id_of_a_file(tmp_path: Path) -> None:
    (rows,) = written(tmp_path, "rows.jsonl")
    rows.write_text('{"text": "One."}\n{"text": "Two.", "id": "note"}\n')
    note, first = written(tmp_path, "note.txt", "rows-1.txt")

    assert [item.id for item in read_sources([first, rows, note])] == [
        "rows-1",
        "rows.jsonl-1",
        "note",
        "note.txt",
    ]
    *_, refused = read_sources([first, note, rows])
    assert isinstance(refused, Unreadable)
    assert refused.id == "rows-2"
    assert str(refused.error) == (
        f"{rows}:2 has the id 'note', which {note} has already; give each source an id of its own"
    )


def test_what_cannot_be_read_has_the_id_that_its_source_would_have(tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    (empty,) = written(tmp_path, "empty.txt")
    empty.write_text("")
    items = list(read_sources([gone, empty, tmp_path / "no folder" / "*.txt"]))

    assert [item.id for item in items] == ["gone", "empty", "*.txt"]
    assert all(isinstance(item, Unreadable) for item in items)


def test_an_absolute_path_is_in_no_id(tmp_path: Path) -> None:
    paths = written(tmp_path, "a/x.txt", "b/x.txt", "a/y.txt")

    for item in read_sources([os.fspath(path) for path in paths]):
        assert not set(tmp_path.parts[1:]) & set(item.id.split("/"))
