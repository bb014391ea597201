"""A GGUF model on this machine: started and stopped with its engine, reached by loopback alone."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import IO

import httpx2

from summarizer.errors import ProviderError, UsageError
from summarizer.limits import Limits
from summarizer.model import local_process
from summarizer.model.client import Endpoint
from summarizer.model.engine import ModelEngine, least_context
from summarizer.model.parts import estimate_tokens
from summarizer.model.prompt import instructions
from summarizer.model.providers import LOCAL_INSTALL, LOCAL_PACKAGE, LOCAL_PREFIX

HOST = "gguf"
"""What stands for the server in addresses: its port is another one each time, and neither what is
cached nor what is recorded depends on it."""

_DAY = 86_400.0
_MAGIC = b"GGUF"
_ERROR = " E "
"""Marks an error in llama.cpp's log; the name of a function and a colon follow."""
_SPLIT = re.compile(r"(.*-)00001(-of-([0-9]{5})\.gguf)", re.DOTALL)
_LINGERING = 1
"""Seconds by which the connections of a process may end before itself."""
_PATIENCE = 5
"""Seconds in which a process that was told to end does so."""


class LocalServer:
    """A llama.cpp server for one model file, in a process of its own.

    Args:
        path: the model, in GGUF; of a model in several files, the first.
        window: the most tokens that prompt and reply together may have.

    Attributes:
        model: name and hash of the file: ``NAME.gguf@sha256:…``.
        window: tokens that prompt and reply together may have: what was asked for, or what the
            model was trained for where that is less.

    Raises:
        UsageError: xllamacpp is missing, or the file is not there, no GGUF, or not to be run.
    """

    def __init__(self, path: Path, window: int) -> None:
        if find_spec(LOCAL_PACKAGE) is None:
            raise UsageError(f"a GGUF model needs {LOCAL_PACKAGE}; run: {LOCAL_INSTALL}")
        _check(path)
        self._path = path
        self._asked = window
        self._lock = Lock()
        self._closed = False
        self._begin()
        try:
            self.model = f"{path.name}@sha256:{_sha256(path)}"  # while it is loaded
            self.window = self._ready()
        except BaseException:
            self.close()
            raise

    def address(self) -> str:
        """Where the server listens; it is started again if it has died.

        Raises:
            UsageError: it does not start any more.
        """
        with self._lock:
            if self._process.poll() is not None and not self._closed:
                self._end()
                self._begin()
                self._ready()
            return self._address

    def has_died(self) -> bool:
        """Whether the process has ended, or is just about to."""
        try:
            self._process.wait(_LINGERING)
        except subprocess.TimeoutExpired:
            return False
        return True

    def tokens(self, text: str) -> int:
        """How many tokens a text has to the model."""
        answer = httpx2.post(
            f"{self.address()}/tokenize", json={"content": text}, trust_env=False, timeout=_DAY
        )
        return len(answer.json()["tokens"])

    def close(self) -> None:
        """Stop the server, whatever it is at."""
        with self._lock:
            self._closed = True
            self._end()

    def _begin(self) -> None:
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed in `_end`
        self._process = subprocess.Popen(  # noqa: S603  # our own file, no shell
            [sys.executable, "-P", local_process.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            start_new_session=True,  # Ctrl-C is for us: what is in flight shall end well
        )
        settings = {
            "path": str(self._path.resolve()),
            "name": self._path.name,
            "window": self._asked,
        }
        assert self._process.stdin is not None
        with suppress(OSError):  # where it has died, `_ready` finds it
            self._process.stdin.write(f"{json.dumps(settings)}\n")
            self._process.stdin.flush()

    def _ready(self) -> int:
        """Wait until the model is loaded; the tokens that it takes."""
        assert self._process.stdout is not None
        answer = json.loads(self._process.stdout.readline() or '{"error": "its process ended"}')
        if "error" in answer:
            raise UsageError(
                f"{self._path} cannot be run ({self._complaint() or answer['error']}); give "
                "another model, or a smaller --context where memory is short"
            )
        self._address: str = answer["address"]
        return int(answer["window"])

    def _complaint(self) -> str:
        """What llama.cpp says is wrong with the file, in a log that is whole once it has ended."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").splitlines()
        errors = (line.partition(_ERROR)[2].partition(": ")[2] for line in lines)
        return next(filter(None, errors), "")

    def _end(self) -> None:
        process = self._process
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            with suppress(OSError):  # something is still to be written to a process that has died
                pipe.close()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._log.close()


class LocalTransport(httpx2.AsyncHTTPTransport):
    """Leads requests to ``HOST`` to the server; no proxy, no other address."""

    def __init__(self, server: LocalServer) -> None:
        super().__init__(verify=False, trust_env=False)  # no certificates on loopback
        self._server = server

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The server's answer.

        Raises:
            ProviderError: the server's process has ended over the request.
        """
        address = httpx2.URL(await asyncio.to_thread(self._server.address))
        request.url = request.url.copy_with(host=address.host, port=address.port)
        try:
            return await super().handle_async_request(request)
        except httpx2.TransportError:
            if not await asyncio.to_thread(self._server.has_died):
                raise
            raise ProviderError(
                "the process of the model ended while it worked on this source, perhaps for want "
                "of memory; give a smaller --context or a smaller model"
            ) from None


class LocalEngine(ModelEngine):
    """Fills records with a GGUF model on this machine.

    Args:
        path: as for ``LocalServer``.
        limits: as for ``ModelEngine``; there is one request at a time, and no bound on its time but
            ``deadline``, since the time that it takes is this machine's own.
        retries: as for ``ModelEngine``.
        context: the most tokens that prompt and reply together may have; a model that was trained
            for fewer takes fewer.
        max_tokens: bound on one reply, in tokens; None for a quarter of what the model takes.

    Raises:
        UsageError: the model cannot be run, or takes too few tokens.
    """

    def __init__(
        self,
        path: Path,
        limits: Limits,
        *,
        retries: int = 2,
        context: int = 32_000,
        max_tokens: int | None = None,
    ) -> None:
        self._server = LocalServer(path, context)
        try:
            bound = max_tokens or self._server.window // 4
            model, address = self._server.model, f"http://{HOST}/v1"
            super().__init__(
                Endpoint("openai", model, address, "json_schema", bound),
                replace(limits, concurrency=1, timeout=_DAY),
                retries=retries,
                context=self._guessed(self._server.window),
                http_client=httpx2.AsyncClient(transport=LocalTransport(self._server)),
            )
        except BaseException:
            self._server.close()
            raise
        self.name = f"{LOCAL_PREFIX}{path.name}"

    def _guessed(self, window: int) -> int:
        """The window in tokens as they are estimated here, on the high side for most models."""
        told = instructions()
        guess = window * estimate_tokens(told) // self._server.tokens(told)
        if guess < least_context():
            raise UsageError(
                f"{self._server.model} takes {window} tokens at once, too few for the codebook and "
                "a source; raise --context, or give a model that was trained for more"
            )
        return min(window, guess)

    def close(self) -> None:
        """Close the connections and stop the model."""
        super().close()
        self._server.close()


def _check(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror}); give the path of a model in GGUF: "
            f"--model {LOCAL_PREFIX}PATH"
        ) from None
    if magic != _MAGIC:
        raise UsageError(f"{path} is no GGUF file; give a model in that format")


def _sha256(path: Path) -> str:
    """Hash of the model: of all files, one after the other, where it has several."""
    paths = [path]
    if split := _SPLIT.fullmatch(path.name):
        head, tail, number = split.groups()
        paths = [path.with_name(f"{head}{n:05}{tail}") for n in range(1, int(number) + 1)]
    digest = hashlib.sha256()
    for each in paths:
        try:
            with each.open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
        except OSError as error:
            raise UsageError(f"{each} cannot be read ({error.strerror}); get the file") from None
    return digest.hexdigest()
