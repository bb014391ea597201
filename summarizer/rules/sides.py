"""Who releases and who receives in an event, as later stages ask for it."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.rules.claims import Claim


@dataclass(frozen=True, slots=True)
class Sides:
    """Who releases and who receives.

    ``claims`` prove it; ``given`` and ``taken`` are in order of weight.
    """

    claims: tuple[Claim, ...]
    given: tuple[str, ...]
    taken: tuple[str, ...]

    def other(self, name: str | None) -> str | None:
        """The other side of a deal of two."""
        both = list(dict.fromkeys((*self.given, *self.taken)))
        if name in both and len(both) == 2:
            return both[1 - both.index(name)]
        return None
