"""Files that are whole or not there: temporary file beside the target, fsync, ``os.replace``."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import BinaryIO

from summarizer.errors import OutputError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def replace(path: Path, data: bytes) -> None:
    """Make ``data`` the content of ``path``; on any failure ``path`` is as it was.

    Raises:
        OutputError: it cannot be written.
    """
    with output_errors(path), uninterrupted(), temporary(path) as beside:
        with beside.open("xb") as file:
            file.write(data)
            settle(file)
        beside.replace(path)


def settle(file: BinaryIO) -> None:
    """Have what was written to ``file`` stand on the disk."""
    file.flush()
    os.fsync(file.fileno())


@contextlib.contextmanager
def temporary(path: Path) -> Iterator[Path]:
    """A free name in the folder of ``path``; whatever has that name at the end is removed."""
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        yield beside
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


@contextlib.contextmanager
def output_errors(place: object) -> Iterator[None]:
    """Turn an ``OSError`` into an ``OutputError`` that names ``place``."""
    try:
        yield
    except BrokenPipeError:  # whoever reads has enough, which is no error
        raise
    except OSError as error:
        advice = "make room and run again" if error.errno in _FULL else "give another place"
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{place} cannot be written ({reason}); {advice}") from error


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the block is done: a record that was paid for gets written."""
    before = signal.getsignal(signal.SIGINT)
    if (
        before is not signal.default_int_handler
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    held: list[int] = []

    def hold(number: int, _frame: FrameType | None) -> None:
        held.append(number)

    signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt
