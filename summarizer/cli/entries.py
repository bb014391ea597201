"""Find the records and error entries in what was written before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from schemas import ErrorEntry, Record, RecordError, load_record
from summarizer.errors import SourceError
from summarizer.writing import STDOUT, Names, text_file, text_folder

_LINES = (".jsonl", ".part")


@dataclass(frozen=True)
class Entry:
    """Something that stands where a record should be.

    Attributes:
        where: the file, and the number of the entry in it where there may be several.
        value: the record or error entry, or what keeps it from being either.
        text: the text of the source, where one was found beside it.
    """

    where: str
    value: Record | ErrorEntry | RecordError
    text: Path | None


def entries(place: str, stdin: BinaryIO | None) -> Iterator[Entry]:
    """All entries of a file (one object, an array, or lines), of a folder, or of ``-``.

    Raises:
        SourceError: there is nothing to read.
    """
    if place == STDOUT:
        if stdin is None:
            raise SourceError("stdin is closed; give a file")
        yield from _several("stdin", _split(stdin.read()), None)
        return
    path = Path(place)
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise SourceError(f"there is no .json file in {place}; give the folder of the records")
    for file in files:
        yield from _file(file)


def _file(file: Path) -> Iterator[Entry]:
    folder = text_folder(Path(str(file).removesuffix(".part")))
    if file.suffix in _LINES:
        with _readable(file), file.open("rb") as lines:
            yield from _several(str(file), lines, folder)
        return
    with _readable(file):
        data = file.read_bytes()
    values = list(_split(data))
    found = list(_several(str(file), values, folder))
    beside = file.with_suffix(".txt")
    if len(found) == 1:
        yield Entry(str(file), found[0].value, beside if beside.is_file() else found[0].text)
        return
    yield from found


def _several(where: str, values: Iterable[object], folder: Path | None) -> Iterator[Entry]:
    names = Names()  # asked in the same order as when the texts were written
    number = 0
    for value in values:
        if isinstance(value, bytes) and not value.strip():
            continue
        number += 1
        entry = _load(value)
        text = None
        if folder is not None and not isinstance(entry, RecordError):
            source = entry if isinstance(entry, ErrorEntry) else entry.source
            text = text_file(folder, names.of(source.id))
        yield Entry(f"{where}, entry {number}", entry, text if text and text.is_file() else None)


def _split(data: bytes) -> Iterable[object]:
    """The values of a JSON document, or the lines of what is none."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return data.splitlines() or [data]
    return value if isinstance(value, list) else [value]


def _load(value: object) -> Record | ErrorEntry | RecordError:
    try:
        if isinstance(value, bytes):
            value = json.loads(value)
        if not isinstance(value, dict):
            return RecordError("a record is a JSON object; this is something else")
        return ErrorEntry.model_validate(value) if "error" in value else load_record(value)
    except RecordError as error:
        return error
    except ValidationError:
        return RecordError("this is an error entry of another version, or of another program")
    except (ValueError, RecursionError):
        return RecordError("this is no JSON; give a file that extract wrote")


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SourceError(
            f"{file} cannot be read ({error.strerror}); give a .json or .jsonl file, a folder, or -"
        ) from None
