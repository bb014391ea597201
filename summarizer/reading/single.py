"""One file, one page, one stream that holds one source."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePath

from summarizer.errors import SourceError
from summarizer.reading.build import build
from summarizer.reading.decode import decode
from summarizer.reading.details import Details
from summarizer.reading.html import declared_charset, looks_like_html, read_html
from summarizer.reading.markdown import read_markdown
from summarizer.reading.pdf import looks_like_pdf, read_pdf
from summarizer.source import Source

MAX_BYTES = 20_000_000
"""Of a file with one source."""
_HEAD = 4096


class Kind(Enum):
    """How a source is written down."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    CSV = "CSV"


SUFFIXES = {
    ".txt": Kind.PLAIN,
    ".text": Kind.PLAIN,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
}
"""What a folder is searched for."""

ROWS = frozenset({Kind.JSON, Kind.JSON_LINES, Kind.CSV})
"""Kinds with a source a row."""


def kind_of(path: PurePath) -> Kind | None:
    """What the suffix of a file says of it."""
    return SUFFIXES.get(path.suffix.lower())


def read_single(
    data: bytes,
    id: str,
    name: str,
    *,
    kind: Kind | None = None,
    charset: str | None = None,
    url: str | None = None,
) -> Source:
    """The source in ``data``.

    A PDF is known by its first bytes whatever it is called, and a web page that is called plain
    text by its first words.

    Args:
        data: the whole of it, one byte over the limit at least where it is longer.
        id: id of the source.
        name: where it stands, for messages.
        kind: what it is said to be; plain text if nothing is said.
        charset: the character set that it is said to be in.
        url: where it was fetched from.

    Raises:
        SourceError: it cannot be read.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{name} is larger than {MAX_BYTES // 10**6} MB; split it into one file per report"
        )
    if looks_like_pdf(data[:_HEAD]):
        return build(read_pdf(data, name), id, name, Details(url=url), verbatim=False)
    if kind is Kind.PDF:
        raise SourceError(f"{name} is called a PDF and is none; give it the suffix of what it is")
    text = decode(data, name, charset or declared_charset(data[:_HEAD]))
    if kind is Kind.HTML or looks_like_html(text[:_HEAD]):
        article, details = read_html(text, name, url)
        return build(article, id, name, details, verbatim=False)
    if kind is Kind.MARKDOWN:
        words, details = read_markdown(text, name)
        return build(words, id, name, Details(url=url).or_else(details), verbatim=False)
    return build(text, id, name, Details(url=url))
