"""What a user may name, and what comes of it."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import SourceError
from summarizer.reading import Unreadable, read_source, read_sources
from summarizer.reading.single import SUFFIXES, Kind, read_single
from summarizer.source import Source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with sources, and with what is none."""
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/.hidden.txt", ".git/d.txt", "sub/e.json", "f"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The report called {name}.")
    return tmp_path / "in"


def ids(places: Sequence[str | Path], stdin: BinaryIO | None = None) -> list[str]:
    return [
        item.id if isinstance(item, Source) else item.name
        for item in read_sources(places, stdin=stdin)
    ]


def only_fault(places: Sequence[str | Path], stdin: BinaryIO | None = None) -> str:
    [item] = read_sources(places, stdin=stdin)
    assert isinstance(item, Unreadable)
    return str(item.error)


def test_a_folder_is_searched_in_order_for_known_suffixes(folder: Path) -> None:
    assert ids([folder]) == ["a", "b", "c"]


def test_a_named_file_needs_no_suffix(folder: Path) -> None:
    assert ids([folder / "f", str(folder / "sub" / ".hidden.txt")]) == ["f", ".hidden"]


def test_globs(folder: Path) -> None:
    assert ids([f"{folder}/*.txt"]) == ["b"]
    assert ids([f"{folder}/**/*.txt"]) == ["b", "c"]
    assert ids([f"{folder}/su?"]) == ["c"]


def test_a_file_whose_name_holds_a_bracket_is_no_glob(tmp_path: Path) -> None:
    path = tmp_path / "swap [1].txt"
    path.write_text("Forty are home.")

    assert ids([str(path)]) == ["swap [1]"]


def test_a_file_reached_twice_is_read_once(folder: Path) -> None:
    link = folder / "link.txt"
    link.symlink_to(folder / "b.txt")

    assert ids([folder / "b.txt", folder, f"{folder}/sub/../b.txt", link]) == ["b", "a", "c"]


def test_rows_with_one_id_are_told_apart_by_line(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text('{"text": "One.", "id": "x"}\n{"text": "Two.", "id": "x"}\n')

    _, second = read_sources([path])

    assert isinstance(second, Unreadable)
    assert f"{path}:2 has the id 'x', which {path}:1 has already" in str(second.error)


def test_nothing_bad_costs_the_others_their_turn(folder: Path) -> None:
    (folder / "aa.txt").write_bytes(b"\0\1\2")
    (folder / "ab.csv").write_bytes(b"no header")

    assert ids([folder / "missing.txt", folder]) == [
        str(folder / "missing.txt"),
        "a",
        str(folder / "aa.txt"),
        str(folder / "ab.csv"),
        "b",
        "c",
    ]


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert only_fault([tmp_path / "no.txt"]) == f"{tmp_path}/no.txt does not exist; check the path"
    assert "holds no source; name a folder with files that end in .txt" in only_fault(
        [tmp_path / "empty"]
    )
    assert "*.txt matches no file" in only_fault([f"{tmp_path}/*.txt"])
    assert "empty name" in only_fault([""])
    assert "cannot be read" in only_fault(["a\0b"])
    assert "cannot be read" in only_fault(["x" * 5000])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open all")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Forty are home.")
    path.chmod(0)

    assert "Permission denied" in only_fault([path])


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Forty are home.\r\n", {"stdin": "Forty are home.\r\n"}),
        (b'{"text": "One."}\n\n{"text": "Two."}', {"stdin-1": "One.", "stdin-2": "Two."}),
        (b'{"txt": "One."}', {"stdin": '{"txt": "One."}'}),
        (b"<html><body><p>Forty are home.</p></body></html>", {"stdin": "Forty are home."}),
        (b"id,text\na,One.\n,Two.\n", {"a": "One.", "stdin-2": "Two."}),
        (b"Text, photos\n\nForty.", {"stdin": "Text, photos\n\nForty."}),
        (b'[\n{"text": "One."},\n{"text": "Two."}\n]', {"stdin-1": "One.", "stdin-2": "Two."}),
        (b"[Update] Forty are home.", {"stdin": "[Update] Forty are home."}),
    ],
)
def test_standard_input_is_known_by_how_it_begins(data: bytes, texts: dict[str, str]) -> None:
    items = list(read_sources(["-"], stdin=io.BytesIO(data)))

    assert {item.id: item.text for item in items if isinstance(item, Source)} == texts
    assert len(items) == len(texts)


def test_standard_input_is_read_once_and_may_be_empty() -> None:
    assert ids(["-", "-"], stdin=io.BytesIO(b"Forty.")) == ["stdin"]
    assert only_fault(["-"], stdin=io.BytesIO(b"")).startswith("stdin holds no text")


def test_standard_input_beside_a_file_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "stdin.txt").write_text("One.")

    assert ids([tmp_path, "-"], stdin=io.BytesIO(b"Two.")) == ["stdin", "-"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("Forty are home.")

    assert only_fault([path]).endswith("has a name that is not UTF-8; rename the file")


def test_rows_behind_an_unknown_suffix(tmp_path: Path) -> None:
    path = tmp_path / "rows.data"
    path.write_text('{"text": "One."}\n{"text": "Two."}\n')

    assert ids([path]) == ["rows-1", "rows-2"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_csv_from_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "rows.csv"
    os.mkfifo(pipe)
    code = f"open({str(pipe)!r}, 'wb').write('text\\nÉtait là.\\n'.encode())"
    with subprocess.Popen([sys.executable, "-c", code]):
        assert read_source(pipe).text == "Était là."


class Torn(io.BytesIO):
    """A stream that breaks off."""

    def read(self, _size: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_stream_that_breaks_off_is_reported() -> None:
    assert "cannot be read (Input/output error)" in only_fault(["-"], stdin=Torn(b"Forty\n"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    code = f"open({str(pipe)!r}, 'wb').write(b'Forty are home.')"
    with subprocess.Popen([sys.executable, "-c", code]):
        assert read_source(pipe).text == "Forty are home."


@pytest.mark.parametrize("place", ["", "-", "."])
def test_one_source_is_no_folder_and_no_stream(place: str) -> None:
    with pytest.raises(SourceError, match="use read_sources"):
        read_source(place)


def test_one_source_that_is_missing() -> None:
    with pytest.raises(SourceError, match="does not exist"):
        read_source(Path("no-such-file.txt"))


def test_reading_loads_nothing_heavy() -> None:
    heavy = "httpx2 trafilatura lxml pypdf babel py3langid numpy charset_normalizer anyio"
    code = f"import sys, summarizer.reading; print({{*{heavy!r}.split()}} & {{*sys.modules}})"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"


HEADS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n1 0 obj\n",
        b"<html><p>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b'{"text": "',
        b"PK\x03\x04",
    ]
)


@given(HEADS, st.binary(), st.sampled_from([None, Kind.PLAIN, Kind.HTML, Kind.PDF]))
def test_any_bytes_are_a_source_or_a_source_error(
    head: bytes, data: bytes, kind: Kind | None
) -> None:
    outcome: Source | SourceError
    try:
        outcome = read_single(head + data, "id", "name", kind=kind)
    except SourceError as error:
        outcome = error

    if isinstance(outcome, Source):
        assert outcome.text.strip()
    else:
        assert re.fullmatch(r"name .+[^.]", str(outcome))


@given(HEADS, st.binary(), st.sampled_from(sorted(SUFFIXES)))
def test_any_file_is_sources_or_unreadable(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(head + data)

    for item in read_sources([path]):
        assert isinstance(item, Source | Unreadable)


@given(st.text())
def test_any_name_is_a_sentence_at_worst(name: str) -> None:
    with pytest.raises(SourceError):
        read_source("/no-such-folder/" + name)


def test_the_number_of_sources_is_known_where_files_hold_one_each(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A report.")
    sources = read_sources([tmp_path])
    assert sources.total is None
    next(sources)
    assert sources.total == 2
    (tmp_path / "c.jsonl").write_text('{"text": "A report."}\n')
    sources = read_sources([tmp_path])
    assert len(list(sources)) == 3
    assert sources.total is None
