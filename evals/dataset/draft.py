"""From a record that an engine made to a gold file that a person corrects."""

from __future__ import annotations

from typing import Any

from evals.dataset.gold import items
from schemas import Record

_COMPUTED = {"characters", "sha256"}


def draft(record: Record, text: str) -> dict[str, Any]:
    """The gold file of a record: evidence as quotes, no provenance, nothing that is computed."""
    value = record.model_dump(mode="json", exclude={"source": _COMPUTED, "extraction": True})
    for _, item in items(value):
        item["evidence"] = [_quote(each["start"], each["end"], text) for each in item["evidence"]]
    return value | {"extraction": None}


def _quote(start: int, end: int, text: str) -> str:
    """The quote, with as many words before it as it takes to stand here first in the text."""
    while text.find(text[start:end]) < start:
        start = _word_before(start, text)
    return text[start:end]


def _word_before(start: int, text: str) -> int:
    while start and text[start - 1].isspace():
        start -= 1
    while start and not text[start - 1].isspace():
        start -= 1
    return start
