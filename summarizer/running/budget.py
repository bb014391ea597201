"""What a run may spend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, Self

from summarizer.errors import UsageError
from summarizer.ledger import Bill

_FORM = re.compile(r"\s*\$?(\d{1,12}(?:[.,]\d{1,6})?)\s*(usd|tokens)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Budget:
    """A bound on what one call spends; no source is begun once it is reached.

    Attributes:
        amount: how much.
        unit: of what.
    """

    amount: float
    unit: Literal["usd", "tokens"]

    @classmethod
    def parse(cls, words: str) -> Self:
        """Read what a user wrote.

        Raises:
            UsageError: it is no amount above 0 of US dollars or tokens.

        >>> Budget.parse("2.50usd")
        Budget(amount=2.5, unit='usd')
        >>> Budget.parse("500000 tokens").amount
        500000.0
        """
        match = _FORM.fullmatch(words)
        unit = match and (match[2] or ("usd" if "$" in words else "")).lower()
        if match is None or unit not in {"usd", "tokens"} or ("$" in words and unit == "tokens"):
            raise UsageError(f"{words!r} is no budget; write 2.50usd or 500000tokens")
        amount = float(match[1].replace(",", "."))
        if not amount:
            raise UsageError("a budget of nothing allows nothing; leave --budget out or raise it")
        return cls(amount, "usd" if unit == "usd" else "tokens")

    def reached(self, spent: Bill) -> bool:
        """Whether nothing is left."""
        if self.unit == "usd":
            return spent.cost_usd >= self.amount
        return spent.tokens_in + spent.tokens_out >= self.amount

    def __str__(self) -> str:
        return f"${self.amount:,.2f}" if self.unit == "usd" else f"{self.amount:,.0f} tokens"
