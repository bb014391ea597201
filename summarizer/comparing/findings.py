"""One ground for or against two events being the same, and how much it weighs.

Weights are points on a logarithmic scale, as in Fellegi and Sunter (1969): they add up, and a
finding that is as likely in two reports of one event as in reports of two counts nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from schemas import Reason, ReasonKind
from summarizer.phrases import listed


class Finding(NamedTuple):
    """A ground.

    Attributes:
        kind: what it goes by.
        points: positive where it speaks for one event.
        template: what it says, with ``{}`` for each of the parts.
        parts: what stands there; a list is written as one.
        decisive: whether it keeps the two apart whatever else speaks for them.
    """

    kind: ReasonKind
    points: float
    template: str
    parts: tuple[object, ...] = ()
    decisive: bool = False

    @property
    def text(self) -> str:
        """In words, put together only when they are asked for: most pairs are never shown."""
        return self.template.format(
            *(listed([*map(str, part)]) if isinstance(part, list) else part for part in self.parts)
        )

    def reason(self) -> Reason:
        """As a comparison shows it."""
        return Reason(kind=self.kind, speaks_for=self.points > 0, text=self.text)
