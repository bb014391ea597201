"""Read a thing of a sentence or a text once, however many of the later stages ask for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Remembering(Protocol):
    """What keeps all that was read of it, for as long as it is there itself."""

    @property
    def memory(self) -> dict[Hashable, Any]:
        """What was read, by who read it and what was asked besides."""


Of = TypeVar("Of", bound=Remembering)
P = ParamSpec("P")
R = TypeVar("R")


def once(read: Callable[Concatenate[Of, P], R]) -> Callable[Concatenate[Of, P], R]:
    """Let a function read its first argument once for each that it is asked for besides.

    What it gives is shared, and so never changed by those who ask.
    """

    @wraps(read)
    def remembered(of: Of, /, *args: P.args, **more: P.kwargs) -> R:
        key = (read, args, *more.values()) if args or more else read
        memory = of.memory
        try:
            found: R = memory[key]
        except KeyError:
            found = memory[key] = read(of, *args, **more)
        return found

    return remembered
