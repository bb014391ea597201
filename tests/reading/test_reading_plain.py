"""Plain text: decoded as it stands, or refused with a reason."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import SourceError
from summarizer.reading import read_source
from summarizer.reading.decode import decode
from summarizer.reading.single import read_single
from summarizer.source import Source

FRENCH = (
    "Les deux camps ont échangé quarante prisonniers mercredi à la frontière. Ils étaient attendus "
    "par leurs familles, a déclaré le ministère. Les négociations, commencées l'été dernier, se "
    "sont achevées après des années d'efforts."
)
RUSSIAN = (
    "Стороны обменялись пленными в среду. Как сообщило министерство обороны, домой вернулись сорок "
    "военнослужащих. Переговоры о судьбе остальных будут продолжены."
)
ARABIC = (
    "تبادل الطرفان أربعين أسيرا يوم الأربعاء. وأعلنت وزارة الدفاع إطلاق سراحهم عند المعبر الحدودي "
    "بوساطة من الصليب الأحمر."
)
JAPANESE = (
    "両国は水曜日に捕虜を交換した。国防省によると、四十人の兵士が解放された。交渉は続いている。"
)

plain_text = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff")
    | st.sampled_from("\n\r\t"),
    min_size=1,
).filter(lambda text: text.strip() and not text.startswith(("PK\x03\x04", "{\\rtf")))


def read(data: bytes) -> Source:
    return read_single(data, "report", "report.txt")


@given(plain_text)
def test_utf_8_and_utf_16_come_back_exactly(text: str) -> None:
    for charset in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(charset), "report.txt") == text


def test_line_ends_and_trailing_space_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "swap.of.forty.txt"
    path.write_bytes(b"\xef\xbb\xbfForty are home.\r\nTwo are not. \r\n")

    source = read_source(path)

    assert source.text == "Forty are home.\r\nTwo are not. \r\n"
    assert source.verbatim
    assert source.id == "swap.of.forty"
    assert source.info.characters == 32
    assert source.info.sha256 == hashlib.sha256(source.text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "latin-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "cp1256"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_older_character_sets_are_recognised(text: str, charset: str) -> None:
    assert decode(text.encode(charset), "report.txt") == text


def test_what_is_ascii_at_first_is_still_recognised() -> None:
    text = "Forty are home. " * 9000 + "\n" + FRENCH

    assert decode(text.encode("cp1252"), "report.txt") == text


@pytest.mark.parametrize("data", [b"Caf\xe9", b"Forty prisoners of Kova\xe8ev came home at last."])
def test_an_uncertain_character_set_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"report\.txt is not UTF-8.*save it anew as UTF-8"):
        decode(data, "report.txt")


def test_a_declared_character_set_settles_it() -> None:
    assert decode(b"Caf\xe9", "page.html", "ISO-8859-1") == "Café"
    assert decode("Café".encode(), "page.html", "ISO-8859-1") == "Café"


@pytest.mark.parametrize(
    "declared", ["hex", "rot13", "utf-16", "no-such-set", "\0", "unicode_escape"]
)
def test_a_declared_name_that_is_no_character_set_is_ignored(declared: str) -> None:
    assert decode(FRENCH.encode("cp1252"), "page.html", declared) == FRENCH


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "holds no text"),
        (b" \r\n\t", "holds no text"),
        ("\ufeff\n".encode(), "holds no text"),
        (b"Forty\0prisoners", "is binary"),
        (b"\x01\x02\x03 forty \x04\x05", "is binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is binary"),
        (b"\xe9\x01\x02 forty prisoners \x03\x04\xe8\xff", "is binary"),
        (b"PK\x03\x04 word/document.xml", "Word, Excel, EPUB or zip file"),
        (b"{\\rtf1 Forty prisoners}", "rich text file"),
        ("Forty".encode("utf-16")[:-1], "is not the utf-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(data)


def test_a_stray_control_character_is_let_through() -> None:
    text = "Forty prisoners came home. " * 10 + "\x02"

    assert read(text.encode()).text == text


def test_limits_name_themselves_and_the_way_out() -> None:
    with pytest.raises(SourceError, match="larger than 20 MB; split it"):
        read(b"a" * 20_000_001)
    with pytest.raises(
        SourceError, match=r"5,000,001 characters and 5,000,000 is the limit; split"
    ):
        read(b"a" * 5_000_001)


def test_a_sparse_file_over_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10**12)

    with pytest.raises(SourceError, match="larger than 20 MB"):
        read_source(path)
