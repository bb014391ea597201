"""Nothing but an earlier result is ever replaced: inputs often lie where results go."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from summarizer.errors import OutputError
from summarizer.writing.atomic import output_errors

_HEAD = 64
"""Bytes. Every result begins with its ``schema_version``."""


def check_result(path: Path) -> None:
    """Refuse to replace a file that holds no result.

    Raises:
        OutputError: there is such a file.
    """
    if not path.exists():
        return
    with output_errors(path), path.open("rb") as file:
        head = file.read(_HEAD)
    if head and b'"schema_version"' not in head:
        raise OutputError(f"{path} exists and holds no record; give another place")


def check_text(path: Path, text: bytes, record: Path) -> None:
    """Refuse to replace a text that is not the one which an earlier ``record`` refers to.

    Raises:
        OutputError: there is such a text, perhaps a source.
    """
    if not path.exists():
        return
    with output_errors(path):
        old = path.read_bytes()
    if old != text and hashlib.sha256(old).hexdigest() != _recorded(record):
        raise OutputError(f"{path} exists and holds another text; give another place")


def _recorded(record: Path) -> object:
    try:
        return json.loads(record.read_bytes())["source"]["sha256"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
