"""PDF files, made here: their text, or why there is none."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from summarizer.errors import SourceError
from summarizer.reading import read_source
from summarizer.reading.pdf import read_pdf

LINES = ["Forty Prisoners Come Home", "By Ann Lee, May 2, 2020", "The two sides freed forty."]


def make_pdf(pages: Sequence[Sequence[str]], password: str | None = None) -> bytes:
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(612, 792)
        drawing = "".join(
            f"BT /F1 12 Tf 72 {720 - 40 * n} Td ({line}) Tj ET " for n, line in enumerate(lines)
        )
        contents = StreamObject()
        contents.set_data(drawing.encode())
        page[NameObject("/Contents")] = contents.flate_encode()
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer.add_metadata({"/Title": "scan0001", "/Author": "typist", "/CreationDate": "D:20240101"})
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_text_of_all_pages_and_nothing_from_the_metadata(tmp_path: Path) -> None:
    path = tmp_path / "swap.pdf"
    path.write_bytes(make_pdf([LINES, ["More are due."]]))

    source = read_source(path)

    assert "The two sides freed forty." in source.text
    assert source.text.endswith("\n\nMore are due.")
    assert not source.verbatim
    assert source.id == "swap"
    assert source.info.author == "Ann Lee"
    assert source.info.published == date(2020, 5, 2)


def test_a_pdf_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "swap.txt"
    path.write_bytes(make_pdf([LINES]))

    assert "freed forty" in read_source(path).text


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    assert "freed forty" in read_pdf(make_pdf([LINES], password=""), "swap.pdf")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf([LINES], password="secret"), r"swap\.pdf is an encrypted PDF; save it without"),
        (make_pdf([[]]), r"swap\.pdf is a PDF without text.*OCR"),
        (make_pdf([LINES])[:200], r"swap\.pdf is a PDF that cannot be read"),
        (b"%PDF-1.7\nnothing", r"swap\.pdf is a PDF that cannot be read"),
        (make_pdf([["x" * 10_000_000]]), r"swap\.pdf is too large for a PDF"),
    ],
)
def test_what_gives_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_pdf(data, "swap.pdf")


def test_a_pdf_in_name_only_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "swap.pdf"
    path.write_text("Forty are home.")

    with pytest.raises(SourceError, match="is called a PDF and is none"):
        read_source(path)
