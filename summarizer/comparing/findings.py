"""One ground for or against two events being the same, and how much it weighs.

Weights are points on a logarithmic scale, as in Fellegi and Sunter (1969): they add up, and a
finding that is as likely in two reports of one event as in reports of two counts nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from schemas import Reason, ReasonKind


class Finding(NamedTuple):
    """A ground.

    Attributes:
        kind: what it goes by.
        points: positive where it speaks for one event.
        text: in words.
        decisive: whether it keeps the two apart whatever else speaks for them.
    """

    kind: ReasonKind
    points: float
    text: str
    decisive: bool = False

    def reason(self) -> Reason:
        """As a comparison shows it."""
        return Reason(kind=self.kind, speaks_for=self.points > 0, text=self.text)
