"""Join the sentences of a text whose lines were broken to a width, as on a teleprinter.

A line goes on in the next one where the next line's first word would not have fitted behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.text.spans import Span

_NARROWEST, _WIDEST = 36, 110
"""Characters of the lines of a text that is broken to a width."""
_FEWEST = 3
"""Full lines from which a text is taken to be broken to a width."""
_SLACK = 14
"""Characters that a full line may lack, for a long word that did not fit."""
_STOPS = ".?!:"
_CLOSERS = "\"'”’»)]"
_LONGEST = 1500
"""Characters of a sentence that is joined of several."""


def unwrapped(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The sentences of a text, in order; those that a line break alone parts are joined."""
    width = _width(text)
    last: Span | None = None
    for span in spans:
        if last is not None and width and _goes_on(text, last, span, width):
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _width(text: str) -> int:
    """The width to which the lines of a text were broken; 0 where they were not."""
    lengths = sorted(len(line.rstrip()) for line in text.splitlines() if line.strip())
    if not lengths:
        return 0
    width = lengths[-1 - len(lengths) // 20]  # a line or two may be too long
    full = sum(width - _SLACK <= length for length in lengths)
    fits = _NARROWEST <= width <= _WIDEST and lengths[-1] <= 2 * _WIDEST
    return width if fits and full >= max(_FEWEST, len(lengths) // 4) else 0


def _goes_on(text: str, last: Span, span: Span, width: int) -> bool:
    """Whether a sentence is the rest of the one before it."""
    gap = text[last.end : span.start]
    if gap.strip(" \t\r") != "\n" or span.end - last.start > _LONGEST:
        return False
    if text[last.start : last.end].rstrip(_CLOSERS)[-1:] in _STOPS:
        return False
    begin = text.rfind("\n", last.start, last.end) + 1 or text.rfind("\n", 0, last.start) + 1
    word = text[span.start : span.start + width].split(maxsplit=1)[0]
    return last.end - begin + 1 + len(word) > width - 1
