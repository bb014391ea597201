"""Text of articles, models and file names, made harmless for a terminal."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\\s\x85\u2028\u2029]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and the like: common in web pages, and nothing is lost without them."""
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters, which start escape sequences
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # turn the direction of writing
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u180e\u2061-\u2065\ufff0-\ufffb"
    "\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"  # other characters without a shape
)


def plain(text: str) -> str:
    """``text`` in one line, without anything that steers a terminal or hides.

    White space is one space each, what has no shape of its own is left out, and what could move
    the cursor, start an escape sequence or turn the direction of writing is ``�``. The joiners of
    Persian and Indic scripts (U+200C, U+200D) stay. Markup of rich is no concern here: it is
    never interpreted.
    """
    return _HARMFUL.sub("�", _INVISIBLE.sub("", _BREAKS.sub(" ", text))).strip()
