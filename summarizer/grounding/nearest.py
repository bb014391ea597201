"""The text of a source that comes nearest to words that do not stand in it.

Only a hint for whoever has to correct the words; nothing is ever grounded by likeness.
"""

from __future__ import annotations

from summarizer.text.fold import Folded

_LEAST = 60.0
"""Score of rapidfuzz (0 to 100) below which nothing counts as near."""
_LONGEST = 400
"""Characters of the words that are compared, which bounds the time."""


def nearest(text: str, folded: Folded, words: str) -> str | None:
    """The stretch of ``text`` nearest to the folded ``words``, in whole words, if any is near."""
    from rapidfuzz import fuzz

    if not words or not folded.text:
        return None
    found = fuzz.partial_ratio_alignment(words[:_LONGEST], folded.text, score_cutoff=_LEAST)
    if found is None or found.dest_end <= found.dest_start:
        return None
    start, end = folded.source(found.dest_start, found.dest_end)
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return text[start:end].strip()
