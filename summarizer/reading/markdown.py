"""Markdown as a reader sees it: the words without their markup, by markdown-it-py.

Paragraphs, list items and rows of tables stay apart, and lines stay lines. Links and emphasis leave
their words, pictures and HTML's tags leave nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summarizer.errors import SourceError
from summarizer.reading.details import Details
from summarizer.reading.head import read_fields

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST = 500_000
"""Characters; some ten seconds' work where every one is markup."""
_LONGEST_PIECE = 2_000
"""Characters. The parser takes time by the square of the brackets that are left open."""
_MOST_FRONT_LINES = 200
_PAIR = re.compile(r"[A-Za-z][\w -]{0,40}:(?:\s|$)")
_UNSEEN = ("script", "style")
_BREAKS = frozenset({"softbreak", "hardbreak"})
_WORDS = frozenset({"text", "text_special", "code_inline"})
_BLOCKS = frozenset({"fence", "code_block"})


def read_markdown(text: str, name: str) -> tuple[str, Details]:
    """The words of a text in Markdown, and what its front matter says of it.

    Front matter is no part of the words. Of it, title, author, outlet and day count where they are
    plain (``title: Forty Come Home``).

    Args:
        text: the file.
        name: where it stands, for messages.

    Raises:
        SourceError: it is overgrown.
    """
    from markdown_it import MarkdownIt

    if len(text) > _LONGEST:
        raise SourceError(f"{name} is too large for Markdown; save its words as .txt")
    front, body = _front_matter(text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.core.ruler.disable(["inline", "text_join"])  # done here, piece by piece
    references: dict[str, Any] = {}
    tokens = parser.parse(body, references)
    for token in tokens:
        if token.type == "inline":
            token.children = []
            for piece in _pieces(token.content):
                parser.inline.parse(piece, parser, references, token.children)
    blocks = [block for block in _blocks(tokens) if block.strip()]
    return "\n\n".join(blocks) + "\n" * bool(blocks), read_fields(front)


def _pieces(paragraph: str) -> Iterator[str]:
    """A paragraph in pieces that end between words, where it is long."""
    start = 0
    while len(paragraph) - start > _LONGEST_PIECE:
        end = start + _LONGEST_PIECE
        cut = max(paragraph.rfind("\n", start, end), paragraph.rfind(" ", start, end)) + 1 or end
        yield paragraph[start:cut]
        start = cut
    yield paragraph[start:]


def _front_matter(text: str) -> tuple[list[str], str]:
    """The lines between two ``---`` at the very top, if they are settings, and the rest."""
    lines = text.split("\n")
    if len(lines) < 2 or lines[0].rstrip() != "---" or not _PAIR.match(lines[1]):
        return [], text
    for end, line in enumerate(lines[1:_MOST_FRONT_LINES], 1):
        if line.rstrip() in {"---", "..."}:
            return [each.strip() for each in lines[1:end]], "\n".join(lines[end + 1 :])
    return [], text


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """Each paragraph, list or table as text."""
    lines: list[str] = []
    marks: list[str] = []
    cells: list[str] | None = None
    nested = 0
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open", "table_open"}:
            nested += 1
        elif token.type in {"bullet_list_close", "ordered_list_close", "table_close"}:
            nested -= 1
        elif token.type == "list_item_open":
            marks.append(f"{token.info}. " if token.info else "- ")
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            lines.append(" | ".join(cells))
            cells = None
        elif (words := _words(token)) is not None:
            if cells is not None:
                cells.append(words)
            else:
                lines.append("".join(marks) + words)
                marks.clear()
        if lines and not nested:
            yield "\n".join(lines)
            lines.clear()


def _words(token: Token) -> str | None:
    if token.type == "inline":
        return "".join(map(_inline, token.children or ())).strip()
    if token.type in _BLOCKS:
        return token.content.rstrip("\n")
    return _without_tags(token.content).strip() if token.type == "html_block" else None


def _inline(token: Token) -> str:
    if token.type in _BREAKS:
        return "\n"
    if token.type == "html_inline":
        return "\n" if token.content.lower().startswith("<br") else ""
    return token.content if token.type in _WORDS else ""


def _without_tags(markup: str) -> str:
    """The words of a piece of HTML; whatever is left open hides the rest."""
    words, at = [], 0
    while (tag := markup.find("<", at)) >= 0:
        words.append(markup[at:tag])
        inside = markup[tag + 1 : tag + 8].lower()
        end = ">"
        if inside.startswith("!--"):
            end = "-->"
        elif inside.startswith(_UNSEEN):
            end = f"</{'script' if inside.startswith('script') else 'style'}>"
        close = markup.find(end, tag)
        if close < 0:
            return html.unescape("".join(words))
        at = close + len(end)
    return html.unescape("".join([*words, markup[at:]]))
