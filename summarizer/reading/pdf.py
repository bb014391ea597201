"""PDF files: their text layer, by pypdf."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from summarizer.errors import SourceError
from summarizer.reading.build import MAX_CHARACTERS
from summarizer.reading.parsers import hush, well_formed

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_DRAWING = 10_000_000
"""Bytes of drawing instructions, unpacked; about half a minute's work."""


def looks_like_pdf(head: bytes) -> bool:
    """Whether a file begins as a PDF does, after at most a few blank lines."""
    return head.lstrip()[:5] == b"%PDF-"


def read_pdf(data: bytes, name: str) -> str:
    """The text of a PDF, a blank line between two pages.

    Its metadata is left alone: creation dates and authors there are those of the file.

    Raises:
        SourceError: it is locked, broken, overgrown, or has no text layer.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    hush("pypdf")
    locked = SourceError(f"{name} is an encrypted PDF; save it without a password")
    try:
        reader = PdfReader(io.BytesIO(data))
        text = None if reader.is_encrypted and not reader.decrypt("") else _text(reader, name)
    except SourceError:
        raise
    except DependencyError:  # of a kind of encryption
        raise locked from None
    except Exception:  # a file can be made to break any parser
        raise SourceError(
            f"{name} is a PDF that cannot be read; save it anew or save its words as .txt"
        ) from None
    if text is None:
        raise locked
    if not text.strip():
        raise SourceError(f"{name} is a PDF without text, such as a scan; run it through OCR first")
    return text


def _text(reader: PdfReader, name: str) -> str:
    pages: list[str] = []
    drawn = written = 0
    for page in reader.pages:
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        if drawn > _MOST_DRAWING:
            raise SourceError(f"{name} is too large for a PDF; save its words as .txt")
        pages.append(page.extract_text())
        written += len(pages[-1])
        if written > MAX_CHARACTERS:
            break
    return well_formed("\n\n".join(pages))
