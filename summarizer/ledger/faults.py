"""What is wrong with a ledger, in a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import LedgerError


@contextmanager
def ledger_errors(path: Path | None) -> Iterator[None]:
    """Turn an error of SQLite into a ``LedgerError``."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise LedgerError(_sentence(path or "the temporary ledger", error)) from error


def _sentence(path: object, error: sqlite3.DatabaseError) -> str:
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{path} is locked by another program; close it and run the same command again"
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return (
            f"{path} cannot be written ({error}); make room and run the same command again, which "
            "goes on from what was recorded"
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return f"{path} cannot be opened for writing ({error}); mend its permissions"
    return (
        f"{path} is damaged or no ledger ({error}); put back a copy of it or recover it with "
        f"`sqlite3 {path} .recover`, or move it away to begin anew"
    )
