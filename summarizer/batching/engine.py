"""An engine whose replies come a day later."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from typing import Any

from schemas import Record
from summarizer.batching.book import Book, Request
from summarizer.batching.outbox import Outbox
from summarizer.errors import ProviderError, ReplyError, SummarizerError, WaitingError
from summarizer.ledger import work_key
from summarizer.model.dialogue import Dialogue
from summarizer.model.engine import ModelEngine, Talk
from summarizer.model.failures import status_error
from summarizer.source import Source

MOST_TRIES = 3
"""Of one request, before its source fails."""
PRICE = 0.5
"""Of the list price."""


class BatchEngine:
    """Makes records from replies that are there, and puts what is to be asked into the outbox.

    A source is led through its whole dialogue each time, with the replies that were kept, so that
    nothing needs to be remembered of it but those.

    Args:
        engine: the live one; it makes the requests and judges the replies, and sends nothing.
        book: what was sent and what came back.
        outbox: where requests go.
    """

    computes = False

    def __init__(self, engine: ModelEngine, book: Book, outbox: Outbox) -> None:
        self._engine = engine
        self._book = book
        self._outbox = outbox
        self.name = engine.name

    @property
    def fingerprint(self) -> Mapping[str, object]:
        """That of the live engine: a record is the same, whichever way it was had."""
        return self._engine.fingerprint

    def extract(self, source: Source) -> Record:
        """The record of a source.

        Raises:
            WaitingError: a reply that it needs is not there yet.
            ExtractionError: no record can be had.
        """
        started = time.perf_counter()
        talk = self._engine.begin(source)
        talk.usage.price = PRICE
        key = work_key(source, self.fingerprint).hex()[:32]
        asked: list[str] = []
        try:
            ready = [self._advance(dialogue, talk, key, asked) for dialogue in talk.dialogues]
        except SummarizerError as error:
            error.spent = self._engine.spent(talk)
            self._book.forget(asked)
            raise
        if not all(ready):
            raise WaitingError(
                "its request is in a batch; `summarizer batch collect` takes up the reply"
            )
        return self._engine.finish(talk, time.perf_counter() - started)

    async def aextract(self, source: Source) -> Record:
        """The same; it waits for nobody."""
        return self.extract(source)

    def close(self) -> None:
        """Release what the live engine holds."""
        self._engine.close()

    async def aclose(self) -> None:
        """The same."""
        await self._engine.aclose()

    def _advance(self, dialogue: Dialogue, talk: Talk, key: str, asked: list[str]) -> bool:
        """Lead a dialogue as far as replies are there; whether it has come to its end."""
        while dialogue.body is not None:
            name = _request_id(key, dialogue.body)
            asked.append(name)
            request = self._book.request(name) or Request(None)
            if request.token is not None:
                return False
            if request.status is None:
                self._send(name, dialogue.body, request)
                return False
            for usage in request.wasted:
                talk.usage.add_wasted(usage)
            response = _response(request, self._engine)
            talk.usage.add(response)
            dialogue.take(response)
        return True

    def _send(self, id: str, body: Mapping[str, Any], request: Request) -> None:
        if request.tries >= MOST_TRIES:
            raise ProviderError(
                f"the batch gave no reply {request.tries} times ({request.trouble}); "
                "submit it again later"
            )
        self._outbox.add(id, body)


def _response(request: Request, engine: ModelEngine) -> Any:
    """A reply, as the provider's client would give it."""
    from openai.types.chat import ChatCompletion

    if request.code == REFUSED:
        raise ReplyError("the model refused to answer; try another model")
    if request.status != 200 or request.reply is None:
        raise status_error(request.status or 0, request.code, engine.endpoint)
    return ChatCompletion.construct(**json.loads(request.reply))


REFUSED = "refused"
"""Put down as the code of a reply in which the model refuses."""


def _request_id(key: str, body: Mapping[str, Any]) -> str:
    """``custom_id``: the key of the work, and which of its requests it is."""
    asked = json.dumps(body, sort_keys=True).encode()
    return f"{key}-{hashlib.sha256(asked).hexdigest()[:24]}"
