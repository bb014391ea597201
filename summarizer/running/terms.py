"""How a run is to go."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.running.attempt import Patience
from summarizer.running.budget import Budget


@dataclass(frozen=True, slots=True)
class Terms:
    """How a run is to go.

    Attributes:
        concurrency: sources in flight at most.
        patience: how long one source is tried.
        budget: what may be spent.
        again: whether sources that failed for good earlier are tried again.
    """

    concurrency: int = 8
    patience: Patience = field(default_factory=Patience)
    budget: Budget | None = None
    again: bool = False
