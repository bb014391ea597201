"""How a run goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic

from summarizer.ledger import Bill, Settled


@dataclass
class Tally:
    """Counts of a run, up to date at any time.

    Attributes:
        records: sources that have their record, from this run or an earlier one.
        skipped: those of ``records`` that had it already.
        failed: sources that have none.
        left: those of ``failed`` that failed for good earlier and were not tried again.
        spent: by this run.
        began: when, in seconds of the monotonic clock.
    """

    records: int = 0
    skipped: int = 0
    failed: int = 0
    left: int = 0
    spent: Bill = field(default_factory=Bill)
    began: float = field(default_factory=monotonic)

    @property
    def done(self) -> int:
        """How many sources have been settled."""
        return self.records + self.failed

    @property
    def rate(self) -> float:
        """Sources a second that were worked on."""
        return (self.done - self.skipped - self.left) / max(monotonic() - self.began, 1e-3)

    def add(self, settled: Settled) -> None:
        """Count how a source ended."""
        if settled.state == "failed":
            self.failed += 1
            self.left += settled.left
        else:
            self.records += 1
            self.skipped += settled.state == "skipped"
        self.spent += settled.spent

    def __str__(self) -> str:
        records = "1 record" if self.records == 1 else f"{self.records:,} records"
        if self.skipped:
            records += f" ({self.skipped:,} already done)"
        parts = [f"{records}, {self.failed:,} failed"]
        spent = self.spent
        if spent.tokens_in or spent.tokens_out:
            parts.append(f"{spent.tokens_in:,} tokens in and {spent.tokens_out:,} out")
        if spent.cost_usd:
            parts.append(f"${spent.cost_usd:.4f}")
        return "; ".join(parts)
