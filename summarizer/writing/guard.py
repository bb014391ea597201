"""Nothing but an earlier result is ever replaced: inputs often lie where results go."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from summarizer.errors import OutputError
from summarizer.reading.results import is_result, recorded
from summarizer.writing.atomic import output_errors

_HEAD = 200
_COMPARISON = re.compile(rb'\s*{\s*"schema_version":\s*"[^"]*",\s*"sources":')
"""How the JSON of a comparison begins."""


def check_result(path: Path) -> None:
    """Refuse to replace a file that holds no result.

    Raises:
        OutputError: there is such a file.
    """
    if not path.exists():
        return
    with output_errors(path):
        free = is_result(path) or not path.stat().st_size
    if not free:
        raise OutputError(f"{path} exists and holds no record; give another place")


def check_comparison(path: Path) -> None:
    """Refuse to replace a file that holds no comparison, such as one of the compared records.

    Raises:
        OutputError: there is such a file.
    """
    if not path.exists():
        return
    with output_errors(path), path.open("rb") as file:
        head = file.read(_HEAD)
    if head and not _COMPARISON.match(head):
        raise OutputError(f"{path} exists and holds no comparison; give another place")


def check_text(path: Path, text: bytes, record: Path) -> None:
    """Refuse to replace a text that is not the one which an earlier ``record`` refers to.

    Raises:
        OutputError: there is such a text, perhaps a source.
    """
    if not path.exists():
        return
    with output_errors(path):
        old = path.read_bytes()
    _, expected = recorded(record) or (None, None)
    if old != text and hashlib.sha256(old).hexdigest() != expected:
        raise OutputError(f"{path} exists and holds another text; give another place")
