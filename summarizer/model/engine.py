"""The engine that asks a language model."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from schemas import Dropped, Record
from summarizer.errors import UsageError
from summarizer.grounding import Grounder
from summarizer.model.client import Endpoint, mode_name, open_client, request, translate
from summarizer.model.join import join
from summarizer.model.judge import Judge
from summarizer.model.parts import estimate_tokens, parts
from summarizer.model.prompt import Message, instructions, messages, prompt_sha256
from summarizer.model.reply import judging
from summarizer.model.usage import Usage
from summarizer.provenance import provenance
from summarizer.source import Source
from summarizer.text.sentences import sentences

_FORM_TOKENS = 2500
"""What the schema of the reply takes, with a margin."""

_LEAST_ROOM = 500


@dataclass
class _Run:
    """All that is said between us and the model about one source."""

    source: Source
    attempts: int
    usage: Usage = field(default_factory=Usage)
    judges: list[Judge] = field(default_factory=list)
    asks: list[list[Message]] = field(default_factory=list)


class ModelEngine:
    """Fills records with a language model.

    Args:
        endpoint: which model, and where.
        retries: how often a reply that was refused is asked again.
        context: window of the model, in tokens; a longer source is worked on in parts.
        http_client: an ``httpx2.Client`` for ``extract``.
        async_http_client: an ``httpx2.AsyncClient`` for ``aextract``.

    Raises:
        UsageError: the model cannot be used, or ``context`` leaves no room for a source.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        retries: int = 2,
        context: int = 32_000,
        http_client: Any = None,
        async_http_client: Any = None,
    ) -> None:
        self.endpoint = endpoint
        self.name = endpoint.name
        self.retries = retries
        # Half of the window is left to the reply and to what is asked again.
        self._room = (context - estimate_tokens(instructions()) - _FORM_TOKENS) // 2
        if self._room < _LEAST_ROOM:
            least = context + 2 * (_LEAST_ROOM - self._room)
            raise UsageError(
                f"--context {context} leaves no room for a source; give at least {least}"
            )
        self._http_clients = {False: http_client, True: async_http_client}
        self._clients: dict[bool, Any] = {}
        self._client(asynchronous=False)  # so that a missing key shows before any source is read

    def extract(self, source: Source) -> Record:
        """The record of a source; see ``Engine``."""
        started = time.perf_counter()
        run = self._run(source)
        for judge, ask in zip(run.judges, run.asks, strict=True):
            with self._asking(run, judge) as hooks:
                self._client(asynchronous=False).create(
                    **request(self.endpoint, ask, self.retries, hooks)
                )
        return self._record(run, time.perf_counter() - started)

    async def aextract(self, source: Source) -> Record:
        """The record of a source; see ``Engine``."""
        started = time.perf_counter()
        run = self._run(source)
        for judge, ask in zip(run.judges, run.asks, strict=True):
            with self._asking(run, judge) as hooks:
                await self._client(asynchronous=True).create(
                    **request(self.endpoint, ask, self.retries, hooks)
                )
        return self._record(run, time.perf_counter() - started)

    def close(self) -> None:
        """Close the connections of ``extract``."""
        client = self._clients.pop(False, None)
        if client is not None and hasattr(client.client, "close"):
            client.client.close()

    async def aclose(self) -> None:
        """Close the connections of ``aextract``."""
        client = self._clients.pop(True, None)
        if client is not None and hasattr(client.client, "close"):
            await client.client.close()

    def _client(self, *, asynchronous: bool) -> Any:
        if asynchronous not in self._clients:
            self._clients[asynchronous] = open_client(
                self.endpoint,
                asynchronous=asynchronous,
                http_client=self._http_clients[asynchronous],
            )
        return self._clients[asynchronous]

    def _run(self, source: Source) -> _Run:
        run = _Run(source, self.retries + 1)
        spans = sentences(source.text)
        grounder = Grounder(
            source.text,
            language=source.info.language,
            published=source.info.published,
            title=source.info.title,
        )
        cut = parts(source.text, spans, self._room)
        for number, shown in enumerate(cut, start=1):
            part = "" if len(cut) == 1 else f"Part {number} of {len(cut)} of a longer report"
            run.asks.append(messages(source, spans, shown, part))
            run.judges.append(Judge(grounder, spans, run.attempts))
        return run

    @contextmanager
    def _asking(self, run: _Run, judge: Judge) -> Iterator[Any]:
        """Hooks that count what comes in, with the judge in charge of the replies."""
        from instructor.core.hooks import Hooks

        def came(response: Any) -> None:
            judge.replies += 1
            run.usage.add(response)

        hooks = Hooks()
        hooks.on("completion:response", came)
        token = judging.set(judge)
        try:
            yield hooks
        except Exception as error:
            meant = translate(error, self.endpoint)
            if meant is None:
                raise
            raise meant from error
        finally:
            judging.reset(token)

    def _record(self, run: _Run, seconds: float) -> Record:
        endpoint, usage = self.endpoint, run.usage
        extraction = provenance(
            "model",
            seconds,
            list(_dropped(run.judges)),
            provider=endpoint.host,
            model=endpoint.model,
            mode=mode_name(next(iter(self._clients.values()))),
            prompt_sha256=prompt_sha256(),
            attempts=usage.replies,
            tokens_in=usage.tokens_in,
            tokens_out=usage.tokens_out,
            cost_usd=usage.cost_usd(endpoint.provider, endpoint.model, endpoint.base_url),
        )
        events = join([judge.events for judge in run.judges])
        return Record(source=run.source.info, events=events, extraction=extraction)


def _dropped(judges: Sequence[Judge]) -> Iterator[Dropped]:
    """What was refused; where a source went in parts, the path tells in which."""
    for number, judge in enumerate(judges):
        for each in judge.dropped:
            part = f"parts.{number}." if len(judges) > 1 else ""
            yield each.model_copy(update={"path": part + each.path})
