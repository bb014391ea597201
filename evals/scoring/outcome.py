"""What a comparison gives, and how an error is told."""

from __future__ import annotations

from typing import Any, NamedTuple

from evals.scoring.tally import Verdict


class Outcome(NamedTuple):
    """Result of comparing a value with the right one.

    ``credit`` is 1 for a right value, 0.5 for a partly right one and 0 for a wrong one; ``cause``
    names what is wrong about it.
    """

    credit: float
    cause: str = ""

    @property
    def verdict(self) -> Verdict:
        """The verdict of a value that has a counterpart."""
        return verdict(self.credit)


def verdict(credit: float) -> Verdict:
    """Correct for 1, wrong for 0, partial between."""
    if credit >= 1:
        return Verdict.CORRECT
    return Verdict.PARTIAL if credit > 0 else Verdict.WRONG


RIGHT = Outcome(1.0)
WRONG = Outcome(0.0, "wrong value")


class Finding(NamedTuple):
    """One error.

    Attributes:
        path: the field, such as ``events.counts.number``.
        verdict: anything but correct.
        cause: what is wrong, such as "date off by one".
        gold: the right value, None where there is none.
        predicted: the given value, None where there is none.
        gold_place: where it stands in gold, such as ``events.0.counts.1``.
        predicted_place: where it stands in what was given.
    """

    path: str
    verdict: Verdict
    cause: str
    gold: Any
    predicted: Any
    gold_place: str
    predicted_place: str
