"""Engines that record what a model replies, and that reply from recordings."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from evals.replay.recordings import (
    Recording,
    ReplayError,
    Setting,
    read_recordings,
    request_sha256,
    write_recording,
)
from schemas import Record
from summarizer.errors import ExtractionError
from summarizer.extractor import Extractor, choose
from summarizer.limits import Limits
from summarizer.model.prompt import prompt_sha256
from summarizer.source import Source

if TYPE_CHECKING:
    import httpx2

_NOWHERE = "http://replay.invalid/v1"
"""An address that no request reaches: the transport answers."""


class _Session:
    """An extractor that is told which source it works on, and so takes one at a time."""

    name: str
    reason: str
    computes = True
    _extractor: Extractor

    @property
    def fingerprint(self) -> Mapping[str, object]:
        """That of the model; see ``Engine``."""
        return self._extractor.fingerprint

    def extract(self, source: Source) -> Record:
        """The record of a source; see ``Engine``."""
        raise NotImplementedError

    async def aextract(self, source: Source) -> Record:
        """The same in a thread of its own."""
        return await asyncio.to_thread(self.extract, source)

    def close(self) -> None:
        """Release connections."""
        self._extractor.close()

    async def aclose(self) -> None:
        """Nothing is held by an event loop."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Replayer(_Session):
    """Fills records from recorded replies, through the whole model path.

    Args:
        folder: of the recordings.

    Attributes:
        name: the model whose replies were recorded.
        answered_by: who gave them.
        ids: of the sources that there are recordings for.

    Raises:
        ReplayError: there are no recordings that can be used together.
    """

    def __init__(self, folder: Path) -> None:
        import httpx2

        from evals.replay.transport import ReplayTransport

        recordings = read_recordings(folder)
        setting = recordings[0].setting
        self.ids = {each.source for each in recordings}
        self.answered_by = _joined([each.setting.answered_by for each in recordings])
        self._transport = ReplayTransport(recordings)
        self._extractor = Extractor(
            setting.model,
            base_url=_NOWHERE,
            mode=setting.mode,  # type: ignore[arg-type]  # Extractor refuses what is none
            retries=setting.retries,
            context=setting.context,
            limits=Limits(cache=False, attempts=1),
            http_client=httpx2.AsyncClient(transport=self._transport),
        )
        self.name = f"replay:{setting.model}"
        self.reason = f"recorded replies of {self.answered_by}"

    def extract(self, source: Source) -> Record:
        """The record of a source.

        Raises:
            ReplayError: what is asked about it is not what was recorded.
            ExtractionError: the recorded replies are no record.
        """
        self._transport.source = source
        self._transport.refusal = None
        try:
            return self._extractor.extract(source)
        except ExtractionError:
            if self._transport.refusal is not None:
                raise self._transport.refusal from None
            raise


class Recorder(_Session):
    """Fills records with a model and keeps what it replies.

    Args:
        folder: where recordings go.
        model: as for ``Extractor``.
        answered_by: who answers, if the model's name does not say it.
        retries: as for ``Extractor``.
        context: as for ``Extractor``.
        limits: as for ``Extractor``, but that nothing is taken from the cache.
        **options: as for ``Extractor``.

    Raises:
        ReplayError: replies of this model cannot be recorded.
        UsageError: the model cannot be used.
    """

    def __init__(
        self,
        folder: Path,
        model: str,
        answered_by: str | None = None,
        *,
        retries: int,
        context: int,
        limits: Limits | None = None,
        **options: Any,
    ) -> None:
        chosen, reason = choose(model)
        if options.get("base_url") is None and chosen.partition("/")[0] != "openai":
            raise ReplayError(
                f"replies of {chosen} cannot be recorded; give a model of an OpenAI-compatible "
                "server"
            )
        from openai import DefaultAsyncHttpx2Client

        self._folder = folder
        self._answered_by = answered_by
        self._retries, self._context = retries, context
        self._source: Source | None = None
        self._extractor = Extractor(
            chosen,
            retries=retries,
            context=context,
            limits=replace(limits or Limits(), cache=False),
            http_client=DefaultAsyncHttpx2Client(event_hooks={"response": [self._keep]}),
            **options,
        )
        self.name = self._extractor.name
        self.reason = f"{reason}; replies are recorded in {folder}"

    def extract(self, source: Source) -> Record:
        """The record of a source; see ``Extractor``."""
        self._source = source
        return self._extractor.extract(source)

    async def _keep(self, response: httpx2.Response) -> None:
        if response.status_code != 200:
            return
        assert self._source is not None
        asked = json.loads(response.request.content)
        model = str(asked["model"])
        write_recording(
            self._folder,
            Recording(
                request=request_sha256(asked),
                source=self._source.id,
                source_sha256=self._source.info.sha256,
                prompt_sha256=prompt_sha256(),
                setting=Setting(
                    model=model,
                    mode="tools" if "tools" in asked else "json_schema",
                    retries=self._retries,
                    context=self._context,
                    answered_by=self._answered_by or model,
                ),
                response=json.loads(await response.aread()),
            ),
        )


def _joined(names: Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(names))
