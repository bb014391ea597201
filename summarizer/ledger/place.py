"""Where the ledger of an output is."""

from __future__ import annotations

import os
from pathlib import Path

from summarizer.errors import LedgerError

SUFFIX = ".ledger"


def ledger_path(out: str | Path, *, folder: bool) -> Path:
    """Where the ledger of an output is, or goes.

    Args:
        out: the output; a link stands for what it points to, so that one output has one ledger.
        folder: whether the output is a folder.

    >>> ledger_path("/data/records.jsonl", folder=False).as_posix()
    '/data/records.jsonl.ledger'
    >>> ledger_path("/data/records", folder=True).as_posix()
    '/data/records/.ledger'
    """
    real = Path(os.path.realpath(out))
    return real / SUFFIX if folder else real.with_name(real.name + SUFFIX)


def ledger_of(place: str | Path) -> Path:
    """The ledger of an output that is there; ``place`` may also be the ledger itself.

    Raises:
        LedgerError: there is none.
    """
    path = Path(place)
    if path.name.endswith(SUFFIX) and path.is_file():
        return path
    folder = path.is_dir()
    ledger = ledger_path(path, folder=folder)
    if not ledger.is_file():
        raise LedgerError(
            f"{place} has no ledger; name what `summarizer extract --out` wrote, a folder or a file"
        )
    return ledger


def output_path(ledger: Path) -> Path:
    """The output that a ledger is of.

    >>> output_path(Path("/data/records.jsonl.ledger")).as_posix()
    '/data/records.jsonl'
    """
    return ledger.parent if ledger.name == SUFFIX else ledger.with_suffix("")
