"""The line with place and date in front of a report: "KYIV, Jan 3 (Wire) - "."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.rules.english.mentions.marks import Sentence

_BEHIND_DATE = re.compile(r"(?: \d\d)?\s?(?:\([^()\n]{1,30}\)\s?)?(?:--|[-–—])\s")
_PLACE = re.compile(
    r"(?P<name>[A-Z][\w'’.-]{0,20}(?: [A-Z][\w'’.-]{0,20}){0,3})"
    r"(?:, [A-Z][\w. ]{1,30})?(?:, [\w. ]{3,20}\d)?(?: \([^()\n]{1,30}\))?[.,]?\s?(?:--|[-–—])\s"
)
_FIRST = 6
"""Sentences at the top of a text of which one may open with a dateline."""


def ends_dateline(text: str, end: int) -> bool:
    """Whether the date before offset ``end`` is that of a dateline."""
    return _BEHIND_DATE.match(text, end) is not None


def dateline_places(text: str, sentences: Sequence[Sentence]) -> Iterator[str]:
    """The places in the datelines of a text, in lower case."""
    for sentence in sentences[:_FIRST]:
        match = _PLACE.match(text, sentence.span.start)
        if match is not None:
            yield match["name"].lower()
