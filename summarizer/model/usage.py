"""Tokens and their price, added up over all replies for one source."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any


@dataclass
class Usage:
    """What the replies so far took. Tokens are None as long as no reply told them.

    Attributes:
        replies: how many replies there were, those from the cache included.
        tokens_in: tokens that were read for them.
        tokens_out: tokens that were written.
        cached_in: of ``tokens_in``, those of replies from the cache, which cost nothing now.
        cached_out: of ``tokens_out``, the same.
        price: of the list price, what is paid.
    """

    replies: int = 0
    tokens_in: int | None = None
    tokens_out: int | None = None
    cached_in: int = 0
    cached_out: int = 0
    price: float = 1.0

    def add(self, response: Any, *, cached: bool = False) -> None:
        """Count a raw reply of any provider.

        To be called as the reply comes in: instructor later puts the running total in its place.
        """
        self.replies += 1
        usage = getattr(response, "usage", None) or getattr(response, "usage_metadata", None)
        told_in = _first(usage, "prompt_tokens", "input_tokens", "prompt_token_count")
        told_out = _first(usage, "completion_tokens", "output_tokens", "candidates_token_count")
        if told_in is not None:
            self.tokens_in = (self.tokens_in or 0) + told_in
            self.cached_in += told_in if cached else 0
        if told_out is not None:
            self.tokens_out = (self.tokens_out or 0) + told_out
            self.cached_out += told_out if cached else 0

    def add_wasted(self, usage: dict[str, Any]) -> None:
        """Count a reply that nobody could use, by the ``usage`` in its JSON."""
        self.add(SimpleNamespace(usage=SimpleNamespace(**usage)))

    def cost_usd(self, provider: str, model: str, base_url: str | None) -> float | None:
        """The price in US dollars, by the ``genai-prices`` table; None where it has none."""
        if self.tokens_in is None or base_url is not None:
            return None
        import genai_prices

        usage = genai_prices.Usage(
            input_tokens=self.tokens_in - self.cached_in,
            output_tokens=(self.tokens_out or 0) - self.cached_out,
        )
        try:
            price = genai_prices.calc_price(usage, model_ref=model, provider_id=provider)
        except LookupError:
            return None
        return float(price.total_price) * self.price


def _first(usage: Any, *names: str) -> int | None:
    for name in names:
        value = getattr(usage, name, None)
        if isinstance(value, int):
            return value
    return None
