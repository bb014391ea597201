from __future__ import annotations

from types import SimpleNamespace

import pytest

from summarizer.model.usage import Usage


def test_replies_of_every_provider_add_up() -> None:
    usage = Usage()
    assert (usage.tokens_in, usage.tokens_out) == (None, None)
    usage.add(SimpleNamespace(usage=SimpleNamespace(prompt_tokens=10, completion_tokens=3)))
    usage.add(SimpleNamespace(usage=SimpleNamespace(input_tokens=7, output_tokens=2)))
    usage.add(SimpleNamespace())
    assert (usage.replies, usage.tokens_in, usage.tokens_out) == (3, 17, 5)


def test_a_price_is_given_where_one_is_known() -> None:
    usage = Usage(1, 1_000_000, 0)
    cost = usage.cost_usd("openai", "gpt-4o-mini", None)
    assert cost == pytest.approx(0.15)  # dollars per million tokens in, as published
    assert usage.cost_usd("openai", "gpt-4o-mini", "http://localhost/v1") is None
    assert usage.cost_usd("openai", "no-such-model", None) is None
    assert Usage().cost_usd("openai", "gpt-4o-mini", None) is None
