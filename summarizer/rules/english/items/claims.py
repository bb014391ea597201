"""What is said of a party: that it has a role, in these words."""

from __future__ import annotations

from dataclasses import dataclass

from schemas import PartyRole
from summarizer.text.spans import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """That a party has a role, the words that say so, and the rule that read them."""

    name: str
    role: PartyRole
    span: Span
    rule: str
    weight: float = 1.0
