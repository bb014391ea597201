"""From bytes to text, without a wrong guess.

A wrong character set changes names silently, and the record would quote the changed ones. So UTF-8
and byte order marks decide where they can; then a declared character set; then charset-normalizer,
among the character sets that texts are really met in, and only where no other is nearly as good.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from summarizer.errors import SourceError
from summarizer.reading.language import language_of

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED = (
    (b"PK\x03\x04", "a Word, Excel, EPUB or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x1f\x8b", "a gzip file"),
)
_MULTI_BYTE = ("big5", "cp932", "cp949", "euc_jp", "gb18030")
_SINGLE_BYTE = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp866", "cp874", "iso8859_15", "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8",
    "iso8859_9", "koi8_r", "koi8_u",
)  # fmt: skip
_DECLARED = ("euc_kr", "gb2312", "gbk", "iso2022_jp", "shift_jis", "tis_620")
_LATIN_1 = frozenset({"ascii", "iso8859-1"})
_PAGES = {
    "cp1250": "bs cs hr hu pl ro sk sl sq sr",
    "cp1252": "ca da de es eu fi fr gl is it nl nn no pt sv",
    "cp1254": "az tr",
    "cp1257": "et lt lv",
}
"""The code page in which each language of the Latin script is written on Windows.

English is none of them: its accents stand in foreign names, which may be of any page.
"""
_PAGE_OF = {tag: page for page, tags in _PAGES.items() for tag in tags.split()}
_SAMPLE = 64_000
"""Bytes that charset-normalizer looks at."""
_FEWEST_BYTES = 32
_MOST_CHAOS = 0.1
_LEAST_COHERENCE = 0.2
_CHAOS_MARGIN = 0.02
_COHERENCE_MARGIN = 0.06
"""Below 0.05, Serbian in cp1250 was taken for cp1252."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b"})
_MOST_CONTROLS = 1 / 200
"""Share of the text. Content systems leave a stray control character now and then."""


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text that ``data`` holds, line ends as they are, without a byte order mark.

    Args:
        data: the whole of it.
        name: where it stands, for messages.
        declared: the character set that it is said to be in, used where it is not UTF-8.

    Raises:
        SourceError: it is no text, or its character set cannot be told.
    """
    for magic, what in _PACKED:
        if data.startswith(magic):
            raise SourceError(f"{name} is {what}; save its words as .txt, .html or .pdf")
    charset = charset_of(data, name, declared)
    try:
        text = data.decode(charset)
    except UnicodeDecodeError:
        raise SourceError(
            f"{name} is not the {charset} that it begins as; save it anew as UTF-8"
        ) from None
    if "\0" in text or len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS:
        raise _binary(name)
    return text


def charset_of(data: bytes, name: str, declared: str | None = None) -> str:
    """Name of the codec that ``data`` is written in.

    Raises:
        SourceError: it cannot be told, or the data are binary.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return charset
    if _fits(data, "utf-8"):
        return "utf-8"
    if declared and (said := _charset(declared)) and _fits(data, said):
        return said
    if b"\0" in data or len(data) - len(data.translate(None, _CONTROL_BYTES)) > (
        len(data) * _MOST_CONTROLS
    ):
        raise _binary(name)
    found = _guess(data)
    if found is None or not _fits(data, found):
        raise SourceError(
            f"{name} is not UTF-8 and its character set cannot be told with certainty; "
            "save it anew as UTF-8"
        )
    return found


def _binary(name: str) -> SourceError:
    return SourceError(
        f"{name} is binary, not text; name a file of plain text, Markdown, HTML or PDF"
    )


def _charset(label: str) -> str | None:
    """The codec of a declared character set, read as browsers read it."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name in _LATIN_1:
        return "cp1252"
    return name if name.replace("-", "_") in (*_MULTI_BYTE, *_SINGLE_BYTE, *_DECLARED) else None


def _fits(data: bytes, charset: str) -> bool:
    try:
        data.decode(charset)
    except (UnicodeError, LookupError):
        return False
    return True


def _guess(data: bytes) -> str | None:
    """The codec that charset-normalizer names, if nothing speaks for another one."""
    from charset_normalizer import from_bytes

    sample = _telling(data)
    if len(sample) < _FEWEST_BYTES:
        return None
    isolation = [*_MULTI_BYTE, *_SINGLE_BYTE]
    matches = list(from_bytes(sample, cp_isolation=isolation, enable_fallback=False))
    if not matches or matches[0].chaos > _MOST_CHAOS:
        return None
    best = matches[0]
    if best.encoding in _SINGLE_BYTE and best.coherence < _LEAST_COHERENCE:
        return None
    rivals = {str(match): match for match in reversed(matches) if _as_good(match, best)}
    return best.encoding if len(rivals) == 1 else _by_language(rivals)


def _telling(data: bytes) -> bytes:
    """The first lines that hold more than ASCII, cut where no character is cut."""
    sample = b"".join(line for line in data.splitlines(keepends=True) if not line.isascii())
    if len(sample) <= _SAMPLE:
        return sample
    cut = max(sample.rfind(space, 0, _SAMPLE) for space in (b"\n", b" "))
    return sample[: cut + 1] if cut > 0 else sample


def _as_good(match: CharsetMatch, best: CharsetMatch) -> bool:
    return (
        match.chaos <= best.chaos + _CHAOS_MARGIN
        and match.coherence >= best.coherence - _COHERENCE_MARGIN
    )


def _by_language(rivals: dict[str, CharsetMatch]) -> str | None:
    """The rival whose code page is that of the language in which all rivals read."""
    pages = {_PAGE_OF.get(language_of(text) or "") for text in rivals}
    page = pages.pop()
    if pages or page is None:
        return None
    return page if any(match.encoding == page for match in rivals.values()) else None
