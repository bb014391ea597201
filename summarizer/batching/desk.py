"""Talk to the Batch API."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.batching.book import Answer, Batch, Book
from summarizer.batching.engine import REFUSED
from summarizer.batching.outbox import ENDPOINT, requests_file
from summarizer.model.client import Endpoint, plain_client
from summarizer.model.failures import translate
from summarizer.model.transport.retry import AGAIN, judge_reply

if TYPE_CHECKING:
    from openai.types import Batch as Remote

_T = TypeVar("_T")
ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
_MARK = "summarizer"
"""Key of our token in a batch's metadata."""
_PASSING = frozenset({"batch_expired", "batch_cancelled", "rate_limit_exceeded", "server_error"})
"""Codes of errors that say nothing against the request itself."""
_CODE = re.compile(r"[\w.-]{1,40}")


class Desk:
    """Sends what the book holds, and fetches what came of it.

    Args:
        endpoint: OpenAI, or a server that offers the same.
        book: where everything is put down.

    Raises:
        ProviderError: from any method: the API cannot be reached or refuses. What was done is
            put down, and another call goes on from there.
        UsageError: it refuses the key.
    """

    def __init__(self, endpoint: Endpoint, book: Book) -> None:
        self._endpoint = endpoint
        self._book = book
        self._client: Any = plain_client(endpoint)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def send(self) -> int:
        """Upload and create what is written and was not created yet; how many requests it was.

        What a kill left half done is looked for first: a batch under its token, a file under its
        name. So no batch is created twice.
        """
        sent = 0
        for batch in self._book.batches(fetched=False):
            if batch.batch_id is None:
                sent += batch.requests
                self._create(batch)
        return sent

    def look(self) -> list[Batch]:
        """All batches that were not fetched yet, as they stand now."""
        for batch in self._book.batches(fetched=False):
            if batch.batch_id is not None and batch.status not in ENDED:
                remote = self._retrieve(batch)
                self._book.created(batch.token, remote.id, remote.status)
        return self._book.batches(fetched=False)

    def fetch(self) -> int:
        """Fetch what came of all batches that have ended; how many those are."""
        ended = [batch for batch in self.look() if batch.status in ENDED]
        for batch in ended:
            remote = self._retrieve(batch)
            self._book.fetched(batch.token, self._answers(remote), _trouble(remote))
        return len(ended)

    def cancel(self) -> int:
        """Ask for the end of all batches that are under way; how many those are."""
        going = [batch for batch in self.look() if batch.batch_id and batch.status not in ENDED]
        for batch in going:
            self._call(partial(self._client.batches.cancel, batch.batch_id))
        return len(going)

    def _retrieve(self, batch: Batch) -> Remote:
        remote: Remote = self._call(partial(self._client.batches.retrieve, batch.batch_id))
        return remote

    def _create(self, batch: Batch) -> None:
        remote = self._found(batch.token)
        if remote is None:
            file_id = batch.file_id or self._uploaded(batch.token) or self._upload(batch.token)
            self._book.uploaded(batch.token, file_id)
            remote = self._call(
                lambda: self._client.batches.create(
                    input_file_id=file_id,
                    endpoint=ENDPOINT,
                    completion_window="24h",
                    metadata={_MARK: batch.token},
                )
            )
        self._book.created(batch.token, remote.id, remote.status)
        requests_file(self._book.path, batch.token).unlink(missing_ok=True)

    def _found(self, token: str) -> Remote | None:
        batches = self._call(lambda: list(self._client.batches.list(limit=100)))
        return next((each for each in batches if (each.metadata or {}).get(_MARK) == token), None)

    def _uploaded(self, token: str) -> str | None:
        files = self._call(lambda: list(self._client.files.list(purpose="batch")))
        return next((each.id for each in files if each.filename == _name(token)), None)

    def _upload(self, token: str) -> str:
        file = requests_file(self._book.path, token)

        def upload() -> Any:
            with file.open("rb") as requests:
                return self._client.files.create(file=(_name(token), requests), purpose="batch")

        return str(self._call(upload).id)

    def _answers(self, remote: Remote) -> Iterator[Answer]:
        for file_id in (remote.output_file_id, remote.error_file_id):
            if file_id is not None:
                for line in self._lines(file_id):
                    answer = _answer(line)
                    if answer is not None:
                        yield answer

    def _lines(self, file_id: str) -> Iterator[bytes]:
        """The lines of a file, which may be longer than memory is."""
        fetching = self._client.files.with_streaming_response.content
        with self._told_plainly(), fetching(file_id) as content:
            yield from lines_of(content.iter_bytes())

    def _call(self, ask: Callable[[], _T]) -> _T:
        with self._told_plainly():
            return ask()

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            meant = translate(error, self._endpoint)
            if meant is None:
                raise
            raise meant from None


def lines_of(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Only line feeds end a line: a reply may hold what Unicode takes for one as well."""
    started: list[bytes] = []
    for chunk in chunks:
        first, *rest = chunk.split(b"\n")
        started.append(first)
        for each in rest:
            yield b"".join(started)
            started = [each]
    yield b"".join(started)


def _name(token: str) -> str:
    return f"summarizer-{token}.jsonl"


def _trouble(remote: Remote) -> str:
    """What became of requests without an answer."""
    codes = [str(each.code) for each in (remote.errors.data or [])] if remote.errors else []
    told = [code for code in dict.fromkeys(codes) if _CODE.fullmatch(code)]
    return f"the batch is {remote.status}" + (f": {', '.join(told[:3])}" if told else "")


def _answer(line: bytes) -> Answer | None:
    """What a line of an output or error file says; None where it cannot be read."""
    try:
        told = json.loads(line)
        request = str(told["custom_id"])
        response = told.get("response") or {}
        error = told.get("error") or {}
        body = response.get("body") or {}
        status = int(response.get("status_code") or 0)
        code = _code(error) or _code(body.get("error") or {})
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    if status != 200 or error:
        return _failed(request, status, code)
    whole = json.dumps(body)
    verdict = judge_reply(whole.encode())
    usage = dict(verdict.usage) if verdict.usage else None
    if verdict.refused:
        return Answer(request, 200, REFUSED, wasted=usage)
    if not verdict.good:
        return Answer(request, trouble="the reply was empty or cut off", wasted=usage)
    return Answer(request, 200, reply=whole)


def _failed(request: str, status: int, code: str | None) -> Answer:
    if status in AGAIN or status >= 500 or code in _PASSING or not status:
        return Answer(request, trouble=code or f"HTTP {status}")
    return Answer(request, status, code)


def _code(error: dict[str, Any]) -> str | None:
    code = str(error.get("code") or "")
    return code if _CODE.fullmatch(code) else None
