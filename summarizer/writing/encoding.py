"""JSON text of records and error entries."""

from __future__ import annotations

import json
import re
from typing import Literal, TypeAlias

from schemas import ErrorEntry, Record

Format: TypeAlias = Literal["json", "jsonl"]
"""Indented JSON, or one entry per line."""

INDENT = 2
"""Columns by which indented JSON of entries goes in."""

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a string may hold and a terminal or a reader of lines should not meet raw: control
characters that JSON allows, line separators, marks that turn the direction of writing, and lone
surrogates, which UTF-8 has no bytes for."""


def to_json(entry: Record | ErrorEntry, *, indent: int | None = None) -> str:
    """JSON of an entry, in one line or indented, without a line break at the end.

    Letters of any script stand for themselves. The text can always be encoded as UTF-8, and says
    exactly what the entry says.
    """
    return dumps(entry.model_dump(mode="json"), indent=indent)


def dumps(value: object, *, indent: int | None = None) -> str:
    """JSON of anything that JSON can hold, written the same way."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
