"""The text of a source with every fact in it marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from schemas import SourceInfo
from summarizer.html.marks import Mark, Segment, segments
from summarizer.html.markup import el, shown
from summarizer.html.origin import lang

_FIRST = ("num", "when", "who", "why", "back", "slant")
"""Which look words have that prove several things."""


def marked_text(info: SourceInfo, text: str, marks: Iterable[Mark], prefix: str) -> Markup:
    """The text as an element, each marked piece a link to the first row that it proves.

    Args:
        info: what is known of the source.
        text: its text.
        marks: evidence that stands in it, for rows whose ids are ``r`` and their number.
        prefix: what the ids of pieces begin with, before ``t`` and the offset.
    """
    pieces = (_piece(each, text, prefix) for each in segments(len(text), marks))
    return el("div", *pieces, class_="text", lang=lang(info), dir="auto", data_rove=True)


def _piece(piece: Segment, text: str, prefix: str) -> Markup:
    words = shown(text[piece.start : piece.end])
    if not piece.marks:
        return words
    link = el(
        "a",
        words,
        class_=" ".join(_looks(piece)),
        id=f"{prefix}t{piece.start}",
        href=f"#r{piece.rows[0]}",
        data_r=" ".join(map(str, piece.rows)),
    )
    return el("mark", link)


def _looks(piece: Segment) -> Iterator[str]:
    """The look of what a reader looks for first; wording that takes a side shows besides."""
    yield min(piece.sorts, key=_FIRST.index)
    if "slant" in piece.sorts and len(piece.sorts) > 1:
        yield "slant"
