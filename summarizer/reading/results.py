"""Tell what ``extract`` wrote from what it can read: results often lie where sources are."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from summarizer.reading.single import Kind, kind_of

_HEAD = 64
"""Bytes. Every result begins with its ``schema_version``, or is a table of results."""
TABLE_BEGINS = b"entry,source_id,"
"""How the header of every table in CSV begins."""
_PART = ".part"
_SUFFIXES = frozenset({".json", ".jsonl", ".csv", _PART})
_TEXTS = ".texts"
_LEDGERS = re.compile(r"\.ledger(?:-(?:wal|shm|journal)|\.lock)?$")
"""Names of the ledger of a run, and of what SQLite and a lock keep beside it."""
_FILES = (".json", ".jsonl", ".json.part", ".jsonl.part")
"""What may stand in the place of ``.texts`` in the name of the file that the texts belong to."""
_SHA256 = re.compile(rb'"sha256": ?"([0-9a-f]{64})"')
_RENDERED = frozenset({None, Kind.HTML, Kind.PDF, Kind.MARKDOWN})
"""Kinds whose text is kept beside the record, or may be."""


class Found(NamedTuple):
    """A file to be read.

    Attributes:
        path: of the file.
        named: whether it was named itself, not by a folder or a pattern.
    """

    path: Path
    named: bool


def is_result(path: Path) -> bool:
    """Whether a file begins as records, error entries and tables of them do.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return b'"schema_version"' in head or head.startswith(TABLE_BEGINS)


def recorded(path: Path) -> tuple[str, str] | None:
    """Id and SHA-256 of the source of the record in a file; None where it holds none."""
    try:
        source = json.loads(path.read_bytes())["source"]
        return str(source["id"]), str(source["sha256"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def without_results(found: Sequence[Found]) -> list[Found]:
    """The files that are no records, error entries, tables, and texts kept beside records."""
    found = [each for each in found if not _is_output(each.path)]
    rendered = {
        name
        for each in found
        if kind_of(each.path) in _RENDERED
        for name in (each.path.stem, each.path.name)
    }
    named: dict[Path, frozenset[bytes]] = {}
    return [
        each
        for each in found
        if not (_is_beside_record(each, rendered) or _is_in_texts(each.path, named))
    ]


def _is_output(path: Path) -> bool:
    if _LEDGERS.search(path.name):
        return True
    try:
        if path.suffix not in _SUFFIXES or not path.is_file():
            return False
        # A run that has just begun has an empty part file.
        return is_result(path) or (path.suffix == _PART and not path.stat().st_size)
    except (OSError, ValueError):  # opening it will say why
        return False


def _is_beside_record(found: Found, rendered: set[str]) -> bool:
    """Whether a text is there since a record of another file refers to it.

    A record that names a text's hash may as well be of that text itself, which stays a source; so
    there has to be another file that the record can be of, or the text's name must be one that
    only ``extract`` gives.
    """
    path = found.path
    if path.suffix != ".txt" or (record := recorded(path.with_suffix(".json"))) is None:
        return False
    id_, sha256 = record
    elsewhere = id_.rpartition("/")[2] in rendered or (not found.named and id_ != path.stem)
    return elsewhere and sha256 == _hash(path)


def _is_in_texts(path: Path, named: dict[Path, frozenset[bytes]]) -> bool:
    """Whether a text lies in the folder of texts of a file of records that names its hash."""
    folder = path.parent
    if path.suffix != ".txt" or folder.suffix != _TEXTS:
        return False
    if folder not in named:
        named[folder] = _hashes(folder)
    return (_hash(path) or "").encode() in named[folder]


def _hashes(folder: Path) -> frozenset[bytes]:
    hashes: set[bytes] = set()
    for suffix in _FILES:
        file = folder.with_suffix(suffix)
        if _is_output(file):
            with file.open("rb") as lines:
                hashes.update(match[1] for line in lines for match in _SHA256.finditer(line))
    return frozenset(hashes)


def _hash(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
