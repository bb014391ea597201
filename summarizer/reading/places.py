"""From what a user names to files, addresses and standard input."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.errors import SourceError
from summarizer.reading.documents import may_hold_rows
from summarizer.reading.ids import Label, labels
from summarizer.reading.results import Found, without_results
from summarizer.reading.single import SUFFIXES, Kind, kind_of
from summarizer.reading.unreadable import Unreadable

STDIN = "-"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_GLOB = re.compile(r"[*?\[]")


def is_address(place: str | Path) -> bool:
    """Whether a place is one of the web."""
    return isinstance(place, str) and _ADDRESS.match(place) is not None


def is_folder(path: Path) -> bool:
    """Whether a path is that of a folder; a path that cannot be is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def list_places(
    places: Sequence[str | Path],
) -> list[tuple[Path, Label] | Unreadable | str]:
    """Each file once with what it is called, each address and ``-`` once, in order.

    Results of earlier runs are left out; they often lie where sources do.
    """
    listed = list(_once(_listed(places)))
    kept = without_results([each for each in listed if isinstance(each, Found)])
    label_of = dict(zip(kept, labels([each.path for each in kept]), strict=True))
    return [
        (each.path, label_of[each]) if isinstance(each, Found) else each
        for each in listed
        if not isinstance(each, Found) or each in label_of
    ]


def file_fault(name: str, error: Exception) -> SourceError:
    """Why a file could not be opened or read."""
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{name} does not exist; check the path")
    reason = getattr(error, "strerror", None) or str(error)
    return SourceError(f"{name!r} cannot be read ({reason}); check the path and its permissions")


def _listed(places: Sequence[str | Path]) -> Iterator[Found | Unreadable | str]:
    for place in places:
        if place == STDIN:
            yield STDIN
        elif is_address(place):
            yield str(place).partition("#")[0]
        else:
            yield from _files(place)


def _once(
    listed: Iterator[Found | Unreadable | str],
) -> Iterator[Found | Unreadable | str]:
    visited = set()
    for each in listed:
        if isinstance(each, Unreadable):
            yield each
            continue
        key = _resolved(each.path) if isinstance(each, Found) else f"//{each}"
        if key not in visited:
            visited.add(key)
            yield each


def _resolved(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # opening it will say why
        return str(path)


def _unreadable(name: str, error: SourceError) -> Unreadable:
    return Unreadable(name, error, Path(name).name or name or "unnamed")


def _files(place: str | Path) -> Iterator[Found | Unreadable]:
    """The files that a path or a glob stands for."""
    name = str(place)
    path = Path(place)
    if not name:
        fault = SourceError("an empty name stands for nothing; name a file, a folder or '-'")
        yield _unreadable(name, fault)
        return
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif _GLOB.search(name) and not path.exists():
            yield from _in_glob(name)
        else:
            yield Found(path, named=True)
    except (OSError, ValueError) as error:
        yield _unreadable(name, file_fault(name, error))
    except SourceError as error:
        yield _unreadable(name, error)


def _in_glob(pattern: str) -> Iterator[Found | Unreadable]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - knows absolute patterns
    if not matches:
        raise SourceError(f"{pattern} matches no file; check the pattern and the folder")
    for match in matches:
        path = Path(match)
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield Found(path, named=False)


def _in_folder(folder: Path) -> Iterator[Found | Unreadable]:
    faults: list[Unreadable] = []

    def keep(error: OSError) -> None:
        name = str(error.filename)
        faults.append(_unreadable(name, file_fault(name, error)))

    empty = True
    for parent, folders, files in os.walk(folder, onerror=keep):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and _is_source(path):
                empty = False
                yield Found(path, named=False)
    yield from faults
    if empty and not faults:
        raise SourceError(
            f"{folder} holds no source; name a folder with files that end in {', '.join(SUFFIXES)}"
        )


def _is_source(path: Path) -> bool:
    kind = kind_of(path)
    return may_hold_rows(path) if kind is Kind.JSON else kind is not None
