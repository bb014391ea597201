"""Read a text without the cyclic garbage collector walking over its tokens again and again.

What is read from a text is many small values that live until its record is made, and none of them
refers back to itself: the collector finds nothing there and took a tenth of the time.
"""

from __future__ import annotations

import gc
from threading import Lock


class CollectorPause:
    """A context in which the collector does not run, unless another thread ends its own.

    Each end lets the collector run again if it ran before the first began, so that threads which
    read one text after the other never keep it off for long.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._ran = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._ran = gc.isenabled()
            self._inside += 1
            gc.disable()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if self._ran:
                gc.enable()


COLLECTOR_PAUSE = CollectorPause()
"""The one of the process, as the collector is."""
