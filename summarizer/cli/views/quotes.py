"""The words that prove an item, and whether they stand where the record says."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from schemas import Evidence
from summarizer.cli.plain import plain

_AROUND = 32
"""Characters of context on each side of a quote, at most; it ends with the line."""
_LONGEST = 160
"""Characters of a quote that are shown; the record holds all."""


class Against:
    """A text to hold quotes against; counts those that were checked and those that failed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.checked = 0
        self.failed = 0

    def holds(self, evidence: Evidence) -> bool:
        """Whether the text reads so at the place that the evidence gives."""
        found = self.text[evidence.start : evidence.end] == evidence.quote
        self.checked += 1
        self.failed += not found
        return found


def quotes(evidence: Sequence[Evidence], against: Against | None, *, cut: bool) -> Text:
    """The cell of a table that shows evidence.

    With a text: each quote in its context, or a red line that says what stands there instead.
    Without one: each quote; or the first in one line, ``cut`` where the column ends.
    """
    if against is None:
        if not cut:
            return Text("\n".join(f"“{plain(item.quote)}”" for item in evidence), overflow="fold")
        more = f" +{len(evidence) - 1}" if len(evidence) > 1 else ""
        first = plain(evidence[0].quote) if evidence else ""
        return Text(f"“{first}”{more}" if first else "", "dim", no_wrap=True, overflow="ellipsis")
    cell = Text(overflow="fold")
    for number, item in enumerate(evidence):
        cell.append("\n" if number else "")
        cell.append_text(_in_context(item, against))
    return cell


def _in_context(item: Evidence, against: Against) -> Text:
    text, start, end = against.text, item.start, item.end
    if not against.holds(item):
        there = plain(text[start:end]) or "nothing"
        return Text(
            f"✗ “{_short(item.quote)}” does not stand at {start}:{end}, where the text has "
            f"“{_short(there)}”",
            "red",
        )
    cell = Text()
    cell.append(_before(text[max(0, start - _AROUND - 1) : start]), "dim")
    cell.append("‹", "dim")
    cell.append(_short(item.quote))
    cell.append("›", "dim")
    cell.append(_after(text[end : end + _AROUND + 1]), "dim")
    return cell


def _before(context: str) -> str:
    line = context.rpartition("\n")[2]
    if len(line) <= _AROUND:
        return plain(f"|{line}|")[1:-1]
    return plain(f"…{line.partition(' ')[2]}|")[:-1]  # begins with a whole word


def _after(context: str) -> str:
    line = context.partition("\n")[0]
    if len(line) <= _AROUND:
        return plain(f"|{line}|")[1:-1]
    return plain(f"|{line.rpartition(' ')[0]}…")[1:]


def _short(quote: str) -> str:
    words = plain(quote)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
