"""What this machine has to work with."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 20_000
"""New objects that are looked through for garbage at once. In place of Python's 700: with many
sources under way most of them are still needed by then, and would be looked through for nothing."""


def cores() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@contextmanager
def long_run() -> Iterator[None]:
    """Spare the garbage collector work while much is done, which takes a ninth of all time else.

    What stands at the beginning, modules above all, is not looked through again until the end.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(_YOUNG, *thresholds[1:])
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
