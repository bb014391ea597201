"""A score is a small object that adds up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of a value, in the terms of MUC (Chinchor 1992)."""

    CORRECT = "correct"
    PARTIAL = "partial"
    WRONG = "wrong"
    MISSING = "missing"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values met which verdict.

    Recall and precision are those of MUC-4 (Chinchor 1992): a partly right value counts half, and a
    wrong one lowers both, since it stands in the place of the right one.
    """

    correct: int = 0
    partial: int = 0
    wrong: int = 0
    missing: int = 0
    invented: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.correct + other.correct,
            self.partial + other.partial,
            self.wrong + other.wrong,
            self.missing + other.missing,
            self.invented + other.invented,
        )

    @property
    def possible(self) -> int:
        """Values that gold holds."""
        return self.correct + self.partial + self.wrong + self.missing

    @property
    def actual(self) -> int:
        """Values that were given."""
        return self.correct + self.partial + self.wrong + self.invented

    @property
    def recall(self) -> float | None:
        """Share of gold that was found; None where gold holds nothing."""
        return _share(self.correct + self.partial / 2, self.possible)

    @property
    def precision(self) -> float | None:
        """Share of what was given that is right; None where nothing was given."""
        return _share(self.correct + self.partial / 2, self.actual)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is nothing on either side."""
        return _share(2 * self.correct + self.partial, self.possible + self.actual)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
