"""What the engine and the transport tell each other about the source that is worked on."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Asking:
    """One source's way through the transport.

    Attributes:
        wasted: is told the ``usage`` of each reply that is thrown away and asked for anew.
        deadline: the event loop's time at which the source must be done, or None.
        cached: whether the last reply came from the cache.
        keys: under which its replies are in the cache.
    """

    wasted: Callable[[Any], None]
    deadline: float | None = None
    cached: bool = False
    keys: list[str] = field(default_factory=list)


asking: ContextVar[Asking | None] = ContextVar("asking", default=None)
"""A context variable, since the clients of providers stand between engine and transport."""
