"""What a model said, held against the form of a reply and against the record that came of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from schemas import ITEM_TYPES, Record
from summarizer.model.reply import Reply

_MEANING = frozenset({"value_error", "edtf", "string_too_short", "string_unicode"})
"""Faults that no schema rules out: no such country, no such day, blanks alone, half a character."""

_FACTS = {
    "parties": ("name",),
    "counts": ("low", "high"),
    "people": ("name",),
    "dates": ("role",),
    "locations": ("name", "role"),
    "rationales": ("stated_by",),
    "framing": ("term",),
}
"""What tells items of a list apart, however the record joins equal ones."""


def faults_of_form(reply: str) -> set[str]:
    try:
        Reply.model_validate(json.loads(reply))
    except ValidationError as error:
        return {fault["type"] for fault in error.errors()} - _MEANING
    return set()


def lone_surrogate(reply: str) -> bool:
    """Whether a reply escapes half a character, which JSON allows and Unicode does not."""
    said = json.dumps(json.loads(reply), ensure_ascii=False)
    return re.search("[\ud800-\udfff]", said) is not None


def items(told: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each item of a reply, with its place and the list that it is in."""
    for number, event in enumerate(told["events"]):
        for name in ITEM_TYPES:
            for index, item in enumerate(event.get(name, [])):
                yield f"events.{number}.{name}.{index}", name, item


def kept(record: Record, name: str) -> Iterator[dict[str, Any]]:
    for event in record.events:
        for item in getattr(event, name):
            yield item.model_dump(mode="json")


def fact(name: str, item: dict[str, Any]) -> list[str]:
    return [str(item[key]).strip().casefold() for key in _FACTS[name]]
