"""Other providers' clients send through the same transport, where they can be told to."""

from __future__ import annotations

import json

import httpx2
import pytest

from summarizer import Extractor, Limits
from tests.support.chat import completion
from tests.support.faults import men, report, right_event


@pytest.mark.parametrize(
    ("model", "key", "host"),
    [
        ("deepseek/deepseek-chat", "DEEPSEEK_API_KEY", "api.deepseek.com"),
        ("openrouter/some/model", "OPENROUTER_API_KEY", "openrouter.ai"),
        ("together/some/model", "TOGETHER_API_KEY", "api.together.xyz"),
    ],
)
def test_a_provider_is_asked_again_and_its_replies_are_kept(
    model: str, key: str, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(key, "sk-elsewhere")
    asked: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        if len(asked) == 1:
            return httpx2.Response(429, json={"error": {"message": "slow down"}})
        reply = completion(json.loads(request.content), {"events": [right_event("000007")]})
        return httpx2.Response(200, json=reply)

    for _ in range(2):
        client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
        limits = Limits(backoff=0)
        with Extractor(model, mode="tools", limits=limits, http_client=client) as extractor:
            record = extractor.extract(report(7))
        assert record.events[0].counts[0].low == men(7)
    assert [request.url.host for request in asked] == [host, host], "and then from the cache"
    assert asked[0].headers["authorization"] == "Bearer sk-elsewhere"
