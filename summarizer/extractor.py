"""From a source to its record, with the engine that the user named or that suits the machine."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, get_args

from schemas import Record
from summarizer.errors import UsageError
from summarizer.limits import Limits
from summarizer.model.providers import DEFAULT_MODEL, LOCAL_PREFIX
from summarizer.reading import read_source
from summarizer.source import Source

if TYPE_CHECKING:
    from summarizer.engine import Engine
    from summarizer.model.client import Mode

RULES = "rules"
AUTO = "auto"


def choose(model: str = AUTO) -> tuple[str, str]:
    """The model that ``model`` stands for, and why.

    ``auto`` is ``SUMMARIZER_MODEL``, else OpenAI where ``OPENAI_API_KEY`` is set, else ``rules``.

    >>> choose("rules")
    ('rules', 'asked for')
    """
    if model != AUTO:
        return model, "asked for"
    named = os.environ.get("SUMMARIZER_MODEL", AUTO)
    if named not in {"", AUTO}:
        return named, "SUMMARIZER_MODEL is set"
    if os.environ.get("OPENAI_API_KEY"):
        return DEFAULT_MODEL, "OPENAI_API_KEY is set"
    return RULES, "neither a model nor a key was given"


class Extractor:
    """Makes records. Opened once, used many times.

    Args:
        model: ``rules``, ``provider/model`` as ``instructor.from_provider`` takes it, ``gguf:PATH``
            for a model file on this machine, or ``auto``; with ``base_url``, the name of a model on
            that server.
        base_url: address of an OpenAI-compatible server, such as ``http://localhost:11434/v1``.
        mode: how a model is asked for structure: ``auto``, ``tools`` or ``json_schema``.
        retries: how often a reply that was refused is asked again.
        context: window of the model, in tokens; a longer source is worked on in parts.
        max_tokens: bound on one reply of the model, in tokens.
        limits: how hard the endpoint may be worked, how long anything may take, and whether
            replies are kept.
        http_client: an ``httpx2.AsyncClient`` to send requests with, in place of the usual one.

    Attributes:
        name: the engine that was taken: ``rules``, ``provider/model`` or ``gguf:FILE``.
        reason: why it was taken.
        computes: whether it only computes, and waits for nobody.

    Raises:
        UsageError: the model is unknown, or its package or key is missing.

    >>> with Extractor("rules") as extractor:
    ...     record = extractor.extract(Source.from_text("Nothing happened today.", "quiet"))
    >>> record.events
    []
    """

    def __init__(
        self,
        model: str = AUTO,
        *,
        base_url: str | None = None,
        mode: Mode = "auto",
        retries: int = 2,
        context: int = 32_000,
        max_tokens: int | None = None,
        limits: Limits | None = None,
        http_client: Any = None,
    ) -> None:
        chosen, self.reason = choose(model)
        if chosen == RULES:
            if base_url is not None:
                raise UsageError(
                    "a base URL has a model of its own; give --model NAME as the server names it"
                )
            self._engine = _rules()
        else:
            from summarizer.model.client import Endpoint
            from summarizer.model.client import Mode as Modes
            from summarizer.model.engine import ModelEngine

            if mode not in get_args(Modes):
                raise UsageError(f"there is no mode {mode!r}; give auto, tools or json_schema")
            if retries < 0 or (max_tokens is not None and max_tokens < 1):
                raise UsageError("retries cannot be negative, and max_tokens must be above 0")
            asking: dict[str, Any] = {
                "limits": limits or Limits(),
                "retries": retries,
                "context": context,
            }
            if chosen.startswith(LOCAL_PREFIX) and base_url is None:
                if mode == "tools" or http_client is not None:
                    raise UsageError(f"{chosen} is held to the schema here; leave out the mode")
                self._engine = _local(chosen, max_tokens, **asking)
            else:
                provider, name = _split(chosen, self.reason, base_url)
                endpoint = Endpoint(provider, name, base_url, mode, max_tokens)
                self._engine = ModelEngine(endpoint, **asking, http_client=http_client)
        self.name = self._engine.name
        self.computes = self._engine.computes

    _engine: Engine

    @property
    def engine(self) -> Engine:
        """The engine itself."""
        return self._engine

    @property
    def fingerprint(self) -> Mapping[str, object]:
        """What its records depend on besides the source; see ``Engine``."""
        return self._engine.fingerprint

    def extract(self, source: Source) -> Record:
        """The record of a source.

        Raises:
            ExtractionError: no record can be had; the message says why and what to do.
        """
        return self._engine.extract(source)

    async def aextract(self, source: Source) -> Record:
        """The same without blocking the event loop."""
        return await self._engine.aextract(source)

    def close(self) -> None:
        """Release connections. Also done at the end of a ``with`` block."""
        self._engine.close()

    async def aclose(self) -> None:
        """The same at the end of an ``async with`` block."""
        await self._engine.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


def extract(source: Source | str | Path, model: str = AUTO, **options: Any) -> Record:
    """The record of one source.

    Args:
        source: a ``Source``, or the path or https address of one.
        model: as for ``Extractor``.
        **options: as for ``Extractor``.

    Raises:
        SourceError: the source cannot be read.
        ExtractionError: no record can be had.
        UsageError: the model cannot be used.

    >>> text = "PRAGUE, 4 May 2021. Ruritania freed three Bohemian sailors on Tuesday."
    >>> record = extract(Source.from_text(text, "sailors", language="en"), model="rules")
    >>> record.source.id, record.extraction.engine
    ('sailors', 'rules')
    """
    with Extractor(model, **options) as extractor:
        return extractor.extract(source if isinstance(source, Source) else read_source(source))


async def aextract(source: Source | str | Path, model: str = AUTO, **options: Any) -> Record:
    """The same as ``extract`` without blocking the event loop while the model works."""
    async with Extractor(model, **options) as extractor:
        if not isinstance(source, Source):
            source = await asyncio.to_thread(read_source, source)
        return await extractor.aextract(source)


def _rules() -> Engine:
    from summarizer.rules.engine import RulesEngine

    return RulesEngine()


def _local(model: str, max_tokens: int | None, **asking: Any) -> Engine:
    from summarizer.model.local import LocalEngine

    return LocalEngine(Path(model.removeprefix(LOCAL_PREFIX)), max_tokens=max_tokens, **asking)


def _split(model: str, reason: str, base_url: str | None) -> tuple[str, str]:
    provider, slash, name = model.partition("/")
    if base_url is not None:
        if not base_url.startswith(("http://", "https://")):
            raise UsageError(f"{base_url!r} is no address; write http://host:port/v1")
        # A server's own names may hold slashes ("Qwen/Qwen3-8B"); only instructor's prefix goes.
        return "openai", name if provider == "openai" and slash else model
    if not (provider and slash and name):
        raise UsageError(
            f"{model!r} ({reason}) names no model; write rules, or provider/model such as "
            f"{DEFAULT_MODEL}"
        )
    return provider, name
