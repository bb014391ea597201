"""JSON Lines and CSV: a source a row, and a bad row costs no other its turn."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import SourceError
from summarizer.reading import Unreadable, read_source, read_sources
from summarizer.reading.ids import Label
from summarizer.reading.rows import Lines, begins_csv, csv_rows, json_rows
from summarizer.source import Source

F = Label("f", "f.jsonl")

words = st.text(min_size=1).filter(str.strip)
names = st.none() | words


def jsonl(*rows: object) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def json_items(data: bytes) -> list[Source | Unreadable]:
    rows = json_rows(Lines(io.BytesIO(data), "f.jsonl"), "f.jsonl", F)
    return [row.item for row in rows]


def csv_items(data: bytes) -> list[Source | Unreadable]:
    return [row.item for row in csv_rows(io.BytesIO(data), "f.csv", F)]


def sources(items: list[Source | Unreadable]) -> list[Source]:
    assert all(isinstance(item, Source) for item in items), items
    return [item for item in items if isinstance(item, Source)]


def fault(item: Source | Unreadable) -> str:
    assert isinstance(item, Unreadable)
    return str(item.error)


@given(st.lists(st.fixed_dictionaries({"text": words, "title": names, "id": st.none() | words})))
def test_json_rows_come_back_exactly(rows: Any) -> None:
    for ascii_only in (True, False):
        data = "".join(json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in rows).encode()
        read = sources(json_items(data))
        assert [source.text for source in read] == [row["text"] for row in rows]
        for source, row in zip(read, rows, strict=True):
            assert source.info.sha256 == hashlib.sha256(row["text"].encode()).hexdigest()
            assert source.verbatim
            if (row["title"] or "").strip():
                assert source.info.title == row["title"]


@given(st.lists(st.tuples(words, words), min_size=1), st.sampled_from([",", ";", "\t"]))
def test_csv_rows_come_back_exactly(rows: Any, delimiter: str) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerows([("outlet", "text"), *rows])

    read = sources(csv_items(file.getvalue().encode()))

    assert [(source.info.outlet, source.text) for source in read] == rows


def test_what_is_given_wins_and_the_head_fills_the_rest() -> None:
    text = "Forty Come Home\n\nBy Ann Lee, May 2, 2020\n\nThe two sides exchanged forty prisoners."
    given = {
        "title": "Given",
        "published": "1944-07-14",
        "language": "EN",
        "url": "https://b.example",
    }

    [source] = sources(json_items(jsonl({"text": text, "id": 7, "outlet": "", **given})))

    info = source.info
    assert (info.id, info.title, info.author, info.outlet) == ("7", "Given", "Ann Lee", None)
    assert (info.published, info.url) == (date(1944, 7, 14), "https://b.example")
    assert info.language == "en"


def test_ids_are_numbered_where_none_is_given() -> None:
    items = json_items(
        jsonl({"text": "One."}) + b"\n" + jsonl({"text": "Two.", "id": "b"}, {"text": "Three."})
    )

    assert [source.id for source in sources(items)] == ["f-1", "b", "f-3"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", r'f\.jsonl:2 is no JSON.*"text"'),
        (b"[1]", r"f\.jsonl:2 is no JSON object"),
        (b"[" * 100_000, r"f\.jsonl:2 is no JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", r"f\.jsonl:2 is no JSON"),
        (b'{"title": "Forty"}', r'f\.jsonl:2 has no text; give it a field "text"'),
        (b'{"text": 40}', r"f\.jsonl:2 has no text"),
        (b'{"text": " "}', r"f\.jsonl:2 holds no text"),
        (b'{"text": "caf\xe9"}', r"f\.jsonl:2 is not UTF-8"),
        (b'{"text": "\\ud800"}', r"f\.jsonl:2 holds half of a surrogate pair"),
        (b'{"text": "Forty.", "title": "\\ud800"}', r"f\.jsonl:2 holds half of a surrogate"),
        (b'{"text": "Forty.", "title": 4}', r"f\.jsonl:2 has no string in title"),
        (b'{"text": "Forty.", "id": true}', r"f\.jsonl:2 has no string in id"),
        (json.dumps({"text": "x" * 5_000_001}).encode(), r"5,000,000 is the limit"),
    ],
)
def test_a_bad_row_is_named_and_the_others_go_on(line: bytes, reason: str) -> None:
    items = json_items(jsonl({"text": "One."}) + line + b"\n" + jsonl({"text": "Three."}))

    assert [source.text for source in sources([items[0], items[2]])] == ["One.", "Three."]
    assert isinstance(items[1], Unreadable)
    assert items[1].name == "f.jsonl:2"
    with pytest.raises(SourceError, match=reason):
        raise items[1].error


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("2021-05-04", date(2021, 5, 4)),
        ("2021-05-04T23:30:00Z", date(2021, 5, 4)),
        ("4 May 2021", date(2021, 5, 4)),
        ("May 4, 2021", date(2021, 5, 4)),
        ("Tue, 04 May 2021 10:00:00 GMT", date(2021, 5, 4)),
        ("2021", None),
        ("2021-05", None),
        ("May 4", None),
        ("2021-02-30", None),
        ("4 May 2021 or 5 May 2021", None),
        (2021, None),
        ("x" * 10_000, None),
    ],
)
def test_a_day_is_read_where_it_is_clear_and_costs_no_row(
    said: object, published: date | None
) -> None:
    [source] = sources(json_items(jsonl({"text": "Forty are home.", "published": said})))

    assert source.info.published == published


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("pt-BR", "pt-BR"),
        ("en_US", "en-US"),
        ("English", "en"),
        ("ukrainian", "uk"),
        ("Klingonese", None),
        ("?", None),
        (7, None),
    ],
)
def test_a_language_is_read_where_it_is_clear_and_costs_no_row(said: object, tag: str) -> None:
    [source] = sources(json_items(jsonl({"text": "Forty.", "language": said})))

    assert source.info.language == tag


def test_a_row_that_fails_has_the_id_that_its_source_would_have() -> None:
    items = json_items(b'{\n{"id": "x"}\n{"id": 7, "text": ""}\n')
    table = csv_items(b'id,text\nx\ny,\n"z')

    assert [item.id for item in items] == ["f-1", "x", "7"]
    assert [item.id for item in table] == ["f-1", "y", "f-3"]


@pytest.mark.parametrize(
    ("line", "is_header"),
    [
        (b"text\r\n", True),
        (b"id,text\n", True),
        (b'"id";"text"\n', True),
        (b"ID\tText\n", True),
        (b"text,label,second_label\n", True),
        (b"\xef\xbb\xbfid,text", True),
        ("id\ttext\n".encode("utf-16"), True),
        (b"Text\n", False),
        (b"Text, photos and more\n", False),
        (b"Text, by hand\n", False),
        (b"Forty are home, a text says\n", False),
        (b"id,title\n", False),
        (b"text,text,id\n", False),
        (b"", False),
        (b"\xff\xfe\x00", False),
    ],
)
def test_the_header_of_a_csv_file_is_known(line: bytes, is_header: bool) -> None:
    assert begins_csv(line) is is_header


def test_an_endless_line_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    with path.open("wb") as file:
        file.truncate(70 * 2**20)  # NUL bytes without a line end
        file.seek(0, io.SEEK_END)
        file.write(b"\n" + jsonl({"text": "Two."}))

    first, second = read_sources([path])

    assert "longer than 64 MB" in fault(first)
    assert isinstance(second, Source)


def test_a_byte_order_mark_is_no_part_of_the_first_row() -> None:
    assert sources(json_items(b"\xef\xbb\xbf" + jsonl({"text": "One."})))[0].text == "One."
    assert sources(csv_items(b"\xef\xbb\xbftext\nOne.\n"))[0].text == "One."


def test_csv_in_older_character_sets_and_utf_16() -> None:
    rows = (
        "id;text\n"
        + "a;Ascii only.\n" * 3
        + (
            'b;"Les deux camps ont échangé quarante prisonniers mercredi à la frontière, où ils '
            "étaient attendus par leurs familles, dit le ministère des affaires étrangères.\r\n"
            "Les négociations se sont achevées après des années d'efforts.\"\n"
        )
    )

    for charset in ("cp1252", "utf-16"):
        read = sources(csv_items(rows.encode(charset)))
        assert read[3].text.startswith("Les deux camps ont échangé")
        assert "étrangères.\r\nLes négociations" in read[3].text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"b", r"f\.csv:3 has 1 fields where the header has 2"),
        (b"b,Two,three", r"f\.csv:3 has 3 fields where the header has 2"),
        (b'b,"Two" men', r"f\.csv:3 breaks the rules of CSV"),
        (b"b,", r"f\.csv:3 has no text"),
        (b"b,Caf\xe9 ferm\xe9", r"f\.csv:3 cannot be decoded"),
        (b'b,"' + b"x" * 5_000_010 + b'"', r"f\.csv:3 has a field of more than 5,000,000"),
    ],
)
def test_a_bad_csv_row_is_named_and_the_others_go_on(line: bytes, reason: str) -> None:
    first = "a," + "é" * 70_000  # enough to tell the character set by
    items = csv_items(b"id,text\n" + first.encode() + b"\n" + line + b"\nc,Three.\n")

    assert sources([items[2]])[0].text == "Three."
    with pytest.raises(SourceError, match=reason):
        raise SourceError(fault(items[1]))


def test_csv_cut_off_in_utf_16_is_refused() -> None:
    with pytest.raises(SourceError, match=r"f\.csv is not the utf-16 that it begins as"):
        csv_items("id,text\na,One.\n".encode("utf-16")[:-1])


def test_an_open_quote_ends_with_the_file() -> None:
    items = csv_items(b'id,text\na,One.\nb,"Two\nc,Three.\n')

    assert sources(items[:1])[0].text == "One."
    assert "f.csv:3 breaks the rules of CSV" in fault(items[1])


@pytest.mark.parametrize("data", [b"", b"id,title\n1,a\n", b"text,text\na,b\n"])
def test_csv_without_a_column_of_texts_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r'f\.csv has no column "text"'):
        csv_items(data)


def test_names_of_columns_are_forgiving() -> None:
    [source] = sources(csv_items(b" ID ,Text,Remark\nx,Forty are home.,-\n"))

    assert (source.id, source.text) == ("x", "Forty are home.")


def test_one_row_is_one_source(tmp_path: Path) -> None:
    one, two, none, bad = (tmp_path / f"{name}.jsonl" for name in ("one", "two", "none", "bad"))
    one.write_bytes(jsonl({"text": "One."}))
    two.write_bytes(jsonl({"text": "One."}, {"text": "Two."}))
    none.write_bytes(b"\n")
    bad.write_bytes(b"{}\n")

    assert read_source(one).id == "one-1"
    for path, reason in (
        (two, "several sources; use read_sources"),
        (none, "no source"),
        (bad, "text"),
    ):
        with pytest.raises(SourceError, match=reason):
            read_source(path)


def test_rows_are_streamed_in_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    row = json.dumps({"text": "Forty are home. " * 60, "language": "en"}) + "\n"
    path.write_text(row * 4_000)  # 4 MB

    tracemalloc.start()
    count = sum(1 for _ in read_sources([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 4_000
    assert peak < 1_500_000


def test_rows_are_read_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_bytes(jsonl({"text": "One."}) + b"{\n")

    items = read_sources([path, tmp_path / "missing"])

    assert isinstance(next(items), Source)
    del items
