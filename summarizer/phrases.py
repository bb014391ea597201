"""Coded values in words, as they stand in a summary, a view or a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from schemas import Count, Term


def words(term: Term | str) -> str:
    """``one_sided_release`` as a person writes it."""
    return term.replace("_", " ")


def number(count: Count) -> str:
    """The people of a count: ``32``, ``~200``, ``6–8``, ``200+`` (at least), ``≤50``, ``some``."""
    return amount(count.low, count.high, approximate=count.approximate)


def amount(low: int | None, high: int | None, *, approximate: bool) -> str:
    """A number with its hedge, as ``number`` writes it."""
    about = "~" if approximate else ""
    if low is None:
        return "some" if high is None else f"{about}≤{high:,}"
    if high is None:
        return f"{about}{low:,}+"
    return f"{about}{low:,}" if low == high else f"{about}{low:,}–{high:,}"


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
