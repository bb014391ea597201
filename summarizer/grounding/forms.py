"""The forms under which words are looked for: as given, and without harmless wrapping.

Harmless are quotation marks that a model puts around the words, an ellipsis before or behind
them, a bullet, and a closing mark that the source lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LEADING = re.compile(r"(?:\[…\]|…|[•*>]|-(?= ))\s*")
_TRAILING = re.compile(r"\s*(?:\[…\]|…|[.,;:])$")
_INNER = re.compile(r"\s*(?:\[…\]|\(…\)|…)\s*")
_LAYERS = 8
"""Layers of wrapping that are taken off; nobody writes more."""
_PARTS = 4
"""Ellipses beyond this many parts are no quote any more."""


def forms(folded: str) -> Iterator[str]:
    """What to look for, in order: the folded words, then with less and less around them."""
    words = folded.strip()
    for _ in range(_LAYERS):
        if words:
            yield words
        peeled = _peeled(words) if words else words
        if peeled == words:
            return
        words = peeled


def _peeled(words: str) -> str:
    """``words`` without one layer of wrapping."""
    trailing = _TRAILING.search(words, max(0, len(words) - 8))
    if trailing is not None:
        return words[: trailing.start()]
    leading = _LEADING.match(words)
    if leading is not None:
        return words[leading.end() :]
    if words[0] == "'" == words[-1] and len(words) > 1:
        return words[1:-1].strip()
    if words[0] == "'" and words.count("'") == 1:
        return words[1:].strip()
    if words[-1] == "'" and words.count("'") == 1:
        return words[:-1].strip()
    return words


def parts(folded: str) -> list[str] | None:
    """The words on both sides of each ellipsis inside; None where there is none, or too many."""
    *_, words = forms(folded) if folded.strip() else [""]
    found = _INNER.split(words)
    if not 2 <= len(found) <= _PARTS or not all(any(map(str.isalnum, part)) for part in found):
        return None
    return found
