"""What a ledger holds, as Python sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from schemas import ErrorEntry, Fault, Record, SourceInfo

State: TypeAlias = Literal["recorded", "failed", "skipped"]
"""How a source ends in a run; ``skipped`` has its record from an earlier one."""
Command: TypeAlias = Literal["extract", "batch"]


@dataclass(frozen=True, slots=True)
class Bill:
    """What a piece of work took, failed attempts included.

    Attributes:
        attempts: how often the engine was set to work.
        tokens_in: tokens sent.
        tokens_out: tokens that came back.
        cost_usd: their list price in US dollars, as far as it is known.
    """

    attempts: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float = 0.0

    def __add__(self, other: Bill) -> Bill:
        return Bill(
            self.attempts + other.attempts,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.cost_usd + other.cost_usd,
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """How a source ended in a run.

    Attributes:
        number: its place among the sources of the run, from 1.
        id: of the source, or the name of what could not be read.
        state: how it ended.
        info: of the source; None where it could not be read.
        text: where the input is not the text.
        key: of the work; None where there was nothing to work on.
        answer: a new result, to be kept under ``key``; without a key, why there is none.
        spent: for it, in this run.
        left: whether it failed for good in an earlier run and was not tried again.
    """

    number: int
    id: str
    state: State
    info: SourceInfo | None
    text: str | None = None
    key: bytes | None = None
    answer: Record | Fault | None = None
    spent: Bill = Bill()
    left: bool = False


class Entry(NamedTuple):
    """What the output gets of a source.

    Attributes:
        number: of the source in its run, from 1.
        value: the record, or why there is none.
        text: what offsets refer to, where the input is not the text.
    """

    number: int
    value: Record | ErrorEntry
    text: str | None


class Found(NamedTuple):
    """A result that is there already.

    Attributes:
        state: ``recorded`` or ``failed``.
        retryable: whether another attempt at what failed may go well.
        run: the run that it is from.
    """

    state: State
    retryable: bool
    run: int


@dataclass(frozen=True, slots=True)
class Call:
    """The call of a run, as far as it can be told: never a key.

    Attributes:
        command: that was called.
        folder: the working folder that paths refer to.
        paths: what was named.
        options: of ``extract``, by the names of its parameters.
        engine: its name.
        fingerprint: of the engine.
    """

    command: Command
    folder: str
    paths: tuple[str, ...]
    options: dict[str, Any]
    engine: str
    fingerprint: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sources of a run ended in which state, and what they took.

    Attributes:
        recorded: have their record from this run.
        failed: have none.
        skipped: have it from an earlier one.
        retryable: of the failed, may go well later.
        waiting: have none yet, but a request in a batch; what failed is without them.
        spent: on all of them.
    """

    recorded: int = 0
    failed: int = 0
    skipped: int = 0
    retryable: int = 0
    waiting: int = 0
    spent: Bill = Bill()

    @property
    def sources(self) -> int:
        """All of them."""
        return self.recorded + self.failed + self.skipped + self.waiting


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run.

    Attributes:
        number: from 1.
        began: when, as ISO 8601 in UTC.
        ended: when; None while it goes on and after a kill.
        how: ``complete``, or why it ended early; None as for ``ended``.
        call: what was asked.
        counts: how its sources ended.
    """

    number: int
    began: str
    ended: str | None
    how: str | None
    call: Call
    counts: Counts


class Failures(NamedTuple):
    """Sources that failed alike.

    Attributes:
        kind: name of the error.
        message: of the first of them.
        retryable: whether they may go well later.
        sources: how many.
        attempts: at most, over all runs.
    """

    kind: str
    message: str
    retryable: bool
    sources: int
    attempts: int
