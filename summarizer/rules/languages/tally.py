"""A number of people on their way."""

from __future__ import annotations

from dataclasses import dataclass

from schemas import CountRole
from summarizer.text.quantities import Reading
from summarizer.text.spans import Span


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people, in which role and direction; ``span`` are the words."""

    role: CountRole
    giving: str | None
    getting: str | None
    reading: Reading
    category: str
    span: Span
    evidence: Span
    rule: str
