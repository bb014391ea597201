"""One run at a time: two that write to one output would undo each other's work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import LedgerError

SUFFIX = ".lock"


@contextmanager
def locked(ledger: Path) -> Iterator[None]:
    """Hold the ledger for this process; the system lets go of it when the process dies.

    Raises:
        LedgerError: another process holds it, or the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(ledger.with_name(ledger.name + SUFFIX), blocking=False)
    try:
        ledger.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise LedgerError(
            f"another run is writing to this output ({ledger} is in use); wait until it has "
            "ended, or give another output"
        ) from None
    except OSError as error:
        raise LedgerError(
            f"{ledger} cannot be written ({error.strerror}); give another place"
        ) from error
    try:
        yield
    finally:
        if not ledger.exists():  # nothing came of the run
            Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()
