"""What stands in the place of a server: an ``httpx2`` transport that knows recorded replies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import httpx2

from evals.replay.recordings import Recording, ReplayError, request_sha256
from summarizer.model.prompt import prompt_sha256
from summarizer.source import Source

_REFUSED = 400
"""A status that nobody asks again after."""


class ReplayTransport(httpx2.AsyncBaseTransport):
    """Answers chat requests from recordings.

    Attributes:
        source: what is being worked on; to be set before each source.
        refusal: why the last request of it had no answer.
    """

    def __init__(self, recordings: Sequence[Recording]) -> None:
        self._by_request = {each.request: each for each in recordings}
        self._by_source = {each.source: each for each in recordings}
        self.source: Source | None = None
        self.refusal: ReplayError | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The recorded reply, or an error whose reason is in ``refusal``."""
        body: dict[str, Any] = json.loads(await request.aread())
        recording = self._by_request.get(request_sha256(body))
        if recording is not None:
            return httpx2.Response(200, json=recording.response)
        self.refusal = ReplayError(self._why())
        return httpx2.Response(_REFUSED, json={"error": {"message": "no such recording"}})

    def _why(self) -> str:
        assert self.source is not None
        name = self.source.id
        recorded = self._by_source.get(name)
        if recorded is None:
            return f"there is no recorded reply for {name}; record one with `eval run --record`"
        if recorded.prompt_sha256 != prompt_sha256():
            changed = "the prompt has"
        elif recorded.source_sha256 != self.source.info.sha256:
            changed = f"the text of {name} has"
        else:
            changed = "what is asked (title, date, sentences, or the reasons of a re-ask) has"
        return (
            f"{changed} changed since the reply for {name} was recorded; "
            "record it again with `eval run --record`"
        )
