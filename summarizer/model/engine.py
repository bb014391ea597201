"""The engine that asks a language model."""

from __future__ import annotations

import asyncio
import atexit
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from schemas import Dropped, Record
from summarizer.errors import ProviderError, ReplyError, Spent, SummarizerError, UsageError
from summarizer.limits import Limits
from summarizer.machine import cores
from summarizer.model.background import Background
from summarizer.model.client import Endpoint, mode_name, open_client, sender, sending
from summarizer.model.dialogue import Dialogue
from summarizer.model.failures import translate
from summarizer.model.join import join
from summarizer.model.judge import Case
from summarizer.model.panel import Panel
from summarizer.model.parts import estimate_tokens, parts
from summarizer.model.prompt import instructions, messages, prompt_sha256
from summarizer.model.transport.asking import Asking, asking
from summarizer.model.usage import Usage
from summarizer.provenance import provenance, schema_sha256
from summarizer.source import Source

if TYPE_CHECKING:
    from summarizer.model.transport.cache import ReplyCache

_FORM_TOKENS = 2500
"""What the schema of the reply takes, with a margin."""

_LEAST_ROOM = 500


def least_context() -> int:
    """Tokens of the smallest window that leaves room for a source."""
    return estimate_tokens(instructions()) + _FORM_TOKENS + 2 * _LEAST_ROOM


@dataclass
class Talk:
    """All that is said between us and the model about one source."""

    source: Source
    usage: Usage = field(default_factory=Usage)
    dialogues: list[Dialogue] = field(default_factory=list)


class ModelEngine:
    """Fills records with a language model.

    Args:
        endpoint: which model, and where.
        limits: how hard it may be worked.
        retries: how often a reply that was refused is asked again.
        context: window of the model, in tokens; a longer source is worked on in parts.
        http_client: an ``httpx2.AsyncClient`` to send requests with.

    Raises:
        UsageError: the model cannot be used, or ``context`` leaves no room for a source.
    """

    computes = False

    def __init__(
        self,
        endpoint: Endpoint,
        limits: Limits,
        *,
        retries: int = 2,
        context: int = 32_000,
        http_client: Any = None,
    ) -> None:
        self.endpoint = endpoint
        self.name = endpoint.name
        self.limits = limits
        self.retries = retries
        self._context = context
        if context < (least := least_context()):
            raise UsageError(
                f"--context {context} leaves no room for a source; give at least {least}"
            )
        # Half of the window is left to the reply and to what is asked again.
        self._room = _LEAST_ROOM + (context - least) // 2
        # At once, so that a missing key shows before any source is read.
        self._cache = _cache() if limits.cache else None
        sends = sending(endpoint, limits, self._cache, http_client)
        self._client = open_client(endpoint, sends)
        self._send = sender(self._client)
        self._background = Background()
        self._panel = Panel(min(cores(), limits.concurrency) - 1)
        _open.add(self)

    @property
    def fingerprint(self) -> Mapping[str, object]:
        """Model, prompt and schema; see ``Engine``."""
        endpoint = self.endpoint
        return {
            "engine": "model",
            "provider": endpoint.host,
            "model": endpoint.model,
            "mode": endpoint.mode,
            "context": self._context,
            "max_tokens": endpoint.max_tokens,
            "prompt_sha256": prompt_sha256(),
            "schema_sha256": schema_sha256(),
        }

    def extract(self, source: Source) -> Record:
        """The record of a source; see ``Engine``."""
        return self._background.run(self._extract(source))

    async def aextract(self, source: Source) -> Record:
        """The record of a source; see ``Engine``."""
        return await self._background.arun(self._extract(source))

    def begin(self, source: Source) -> Talk:
        """What is to be asked about a source; whoever carries it leads the dialogues."""
        talk = Talk(source)
        case = Case.of(source)
        spans = case.sentences
        cut = parts(source.text, spans, self._room)
        for number, shown in enumerate(cut, start=1):
            part = "" if len(cut) == 1 else f"Part {number} of {len(cut)} of a longer report"
            asked = messages(source, spans, shown, part)
            talk.dialogues.append(
                Dialogue(self._client, self.endpoint, asked, case, self.retries + 1)
            )
        return talk

    def finish(self, talk: Talk, seconds: float) -> Record:
        """The record of a source whose dialogues have come to their end, after ``seconds``."""
        extraction = provenance(
            "model",
            seconds,
            list(_dropped(talk.dialogues)),
            provider=self.endpoint.host,
            model=self.endpoint.model,
            mode=mode_name(self._client),
            prompt_sha256=prompt_sha256(),
            **asdict(self.spent(talk)),
        )
        events = join([dialogue.events for dialogue in talk.dialogues])
        return Record(source=talk.source.info, events=events, extraction=extraction)

    def spent(self, talk: Talk) -> Spent:
        """What was spent on a source so far."""
        endpoint, usage = self.endpoint, talk.usage
        cost = usage.cost_usd(endpoint.provider, endpoint.model, endpoint.base_url)
        return Spent(usage.replies, usage.tokens_in, usage.tokens_out, cost)

    def bodies(self, source: Source) -> list[dict[str, Any]]:
        """What is asked about a source at first, part by part, as JSON."""
        return [dialogue.body or {} for dialogue in self.begin(source).dialogues]

    def close(self) -> None:
        """Close the connections; nothing can be extracted any more."""
        if self._background.running:
            if hasattr(self._client.client, "close"):
                self._background.run(self._client.client.close())
            self._background.run(self._panel.close())
            self._background.stop()

    async def aclose(self) -> None:
        """The same without blocking the event loop."""
        await asyncio.to_thread(self.close)

    async def _extract(self, source: Source) -> Record:
        started = time.perf_counter()
        talk = self.begin(source)
        try:
            await self._ask(talk)
        except SummarizerError as error:
            error.spent = self.spent(talk)
            raise
        return self.finish(talk, time.perf_counter() - started)

    async def _ask(self, talk: Talk) -> None:
        """Ask for each part of a source, one after the other, within the deadline."""
        within = asyncio.timeout(self.limits.deadline)
        course = Asking(talk.usage.add_wasted)
        token = asking.set(course)
        try:
            async with within:
                course.deadline = within.when()
                for dialogue in talk.dialogues:
                    await self._lead(dialogue, talk.usage, course)
        except TimeoutError:
            if not within.expired():
                raise
            raise ProviderError(
                f"there was no record after {self.limits.deadline:g} seconds; raise --deadline"
            ) from None
        except ReplyError:
            if self._cache is not None:
                self._cache.drop(course.keys)
            raise
        finally:
            asking.reset(token)

    async def _lead(self, dialogue: Dialogue, usage: Usage, course: Asking) -> None:
        """Ask until a judge is content."""
        while dialogue.body is not None:
            try:
                response = await self._send(dialogue.body)
            except Exception as error:
                meant = translate(error, self.endpoint)
                if meant is None:
                    raise
                raise meant from error
            usage.add(response, cached=course.cached)
            question = dialogue.read(response)
            if question is not None:
                dialogue.settle(response, await self._panel.rule(question))


_open: WeakSet[ModelEngine] = WeakSet()


@atexit.register
def _close_all() -> None:
    """Close what nobody has closed; connections that are merely dropped are complained of."""
    for engine in list(_open):
        engine.close()


def _cache() -> ReplyCache:
    from summarizer.model.transport.cache import ReplyCache

    return ReplyCache()


def _dropped(dialogues: Sequence[Dialogue]) -> Iterator[Dropped]:
    """What was refused; where a source went in parts, the path tells in which."""
    for number, dialogue in enumerate(dialogues):
        for each in dialogue.dropped:
            part = f"parts.{number}." if len(dialogues) > 1 else ""
            yield each.model_copy(update={"path": part + each.path})
