"""A run in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from evals.dataset import GoldSource
from evals.runs.signature import Signature, sign
from schemas import ErrorEntry, Fault, Record
from summarizer.errors import ProviderError, UsageError

Answer: TypeAlias = Record | ErrorEntry
"""What an engine gives for a source."""

SEED = 1


class RunError(UsageError):
    """A run cannot be kept, read or compared; the message says why."""


@dataclass(frozen=True)
class Plan:
    """What is to be run.

    Attributes:
        engine: the engine, as the user names it.
        split: part of the data set.
        seed: of all resampling when the run is scored.
        repeats: how often each source is worked on.
        answered_by: who answered in place of the engine, where replies were replayed.
    """

    engine: str
    split: str = "all"
    seed: int = SEED
    repeats: int = 1
    answered_by: str | None = None


@dataclass(frozen=True)
class Run:
    """A data set and what an engine made of it.

    Attributes:
        plan: what was run.
        package_version: release that ran it.
        pairs: sources with gold, sorted by id.
        answers: for each repeat an answer for each of ``pairs``.
    """

    plan: Plan
    package_version: str
    pairs: Sequence[GoldSource]
    answers: Sequence[Sequence[Answer]] = field(repr=False)

    @property
    def signature(self) -> Signature:
        """What its scores hang on."""
        return sign(self.pairs, self.plan.split, self.plan.seed)

    @property
    def unanswered(self) -> list[ErrorEntry]:
        """Failures for want of an answer, such as a server that was down or a key it refused.

        They say nothing about the engine, though they are scored like any other.
        """
        return [
            answer
            for repeat in self.answers
            for answer in repeat
            if isinstance(answer, ErrorEntry) and no_answer(answer.error)
        ]


def no_answer(fault: Fault) -> bool:
    """Whether a failure is for want of an answer, so that the source is worth another try."""
    return fault.retryable or fault.kind == ProviderError.__name__
