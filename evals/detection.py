"""Whether a text was rightly said to report an event, or none."""

from __future__ import annotations

from dataclasses import dataclass

from evals.scoring.tally import Tally


@dataclass(frozen=True, slots=True)
class Detection:
    """How many texts were rightly said to report an event, or none.

    Attributes:
        found: texts with an event, where one was found.
        missed: texts with an event, where none was found or no record could be had.
        invented: texts without an event, where one was found.
        silent: texts without an event, where rightly none was found.
        failed: texts without an event of which no record could be had.
    """

    found: int = 0
    missed: int = 0
    invented: int = 0
    silent: int = 0
    failed: int = 0

    def __add__(self, other: Detection) -> Detection:
        return Detection(
            self.found + other.found,
            self.missed + other.missed,
            self.invented + other.invented,
            self.silent + other.silent,
            self.failed + other.failed,
        )

    @property
    def tally(self) -> Tally:
        """Texts with an event as values: for precision, recall and F1."""
        return Tally(correct=self.found, missing=self.missed, invented=self.invented)

    @property
    def specificity(self) -> float | None:
        """Share of the texts without an event that were left alone; None where there are none."""
        without = self.silent + self.invented + self.failed
        return self.silent / without if without else None

    @property
    def accuracy(self) -> float | None:
        """Share of all texts that were told right; None where there are none."""
        right = self.found + self.silent
        texts = right + self.missed + self.invented + self.failed
        return right / texts if texts else None
