"""Open a provider's client through instructor."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from summarizer.errors import UsageError
from summarizer.limits import Limits
from summarizer.model.providers import DEFAULT_MODEL, PROVIDERS

if TYPE_CHECKING:
    from summarizer.model.transport.cache import ReplyCache

Mode = Literal["auto", "tools", "json_schema"]

SERVER_KEY = "SUMMARIZER_API_KEY"
"""Where the key for a ``base_url`` is read from."""

# Its errors are raised here as well; a second account of them would carry the words of servers and
# replies into the log, and some servers repeat the key.
logging.getLogger("instructor").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Which model is asked, and where.

    Attributes:
        provider: as instructor names it ("openai", "anthropic", …); "openai" for a ``base_url``.
        model: as the provider names it.
        base_url: address of an OpenAI-compatible server, or None for the provider's own.
        mode: how structure is asked for; "auto" takes the provider's default, and JSON Schema
            for a ``base_url``, since local servers hold a model to a schema but not to a tool.
        max_tokens: bound on one reply, in tokens, or None for the provider's.
    """

    provider: str
    model: str
    base_url: str | None = None
    mode: Mode = "auto"
    max_tokens: int | None = None

    @property
    def name(self) -> str:
        """What a user calls it: ``provider/model``, or the model and its server."""
        return f"{self.model} at {self.host}" if self.base_url else f"{self.provider}/{self.model}"

    @property
    def host(self) -> str:
        """Who is sent the source: the host of ``base_url``, else the provider."""
        if self.base_url is None:
            return self.provider
        address = urlsplit(self.base_url)
        return address.netloc.rpartition("@")[2]


def open_client(endpoint: Endpoint, sends: dict[str, Any]) -> Any:
    """An ``instructor.AsyncInstructor`` for the endpoint.

    Args:
        endpoint: whom to ask.
        sends: options of the provider's client that say how requests are sent; see ``sending``.

    Raises:
        UsageError: no such provider, its package is not installed, or its key is not set.
    """
    import instructor
    from instructor.core.exceptions import InstructorError
    from openai import OpenAIError

    options: dict[str, Any] = {"mode": _mode(endpoint)}
    if endpoint.provider == "openai":
        options |= sends
    if endpoint.base_url is not None:
        options["base_url"] = endpoint.base_url
        # A provider's key is not for other people's servers. Most local ones want none, but the
        # client will not start without one.
        options["api_key"] = os.environ.get(SERVER_KEY) or "none"
    name = f"{endpoint.provider}/{endpoint.model}"
    try:
        client = instructor.from_provider(name, True, None, **options)
    except (InstructorError, OpenAIError, ImportError, ValueError, KeyError) as error:
        raise UsageError(_cannot_open(endpoint, error)) from None
    return client if endpoint.provider == "openai" else _through(client, endpoint.model, sends)


def plain_client(endpoint: Endpoint) -> Any:
    """An ``openai.OpenAI`` for the endpoint, for what is no question to a model.

    Raises:
        UsageError: its key is not set.
    """
    from openai import OpenAI, OpenAIError

    server = (
        {}
        if endpoint.base_url is None
        else {
            "base_url": endpoint.base_url,
            "api_key": os.environ.get(SERVER_KEY) or "none",
        }
    )
    try:
        return OpenAI(max_retries=5, **server)  # type: ignore[arg-type]
    except OpenAIError as error:
        raise UsageError(_cannot_open(endpoint, error)) from None


def sending(
    endpoint: Endpoint, limits: Limits, cache: ReplyCache | None, http_client: Any = None
) -> dict[str, Any]:
    """Options of a provider's client that have the transport here send, wait and try again.

    Args:
        endpoint: whom to ask.
        limits: how hard it may be worked.
        cache: replies to earlier requests, or None.
        http_client: an ``httpx2.AsyncClient`` to send requests with, in place of the usual one.
    """
    import httpx2

    from summarizer.model.transport.polite import PoliteTransport
    from summarizer.model.transport.wire import Connections, Through

    wire = Connections() if http_client is None else Through(http_client)
    transport = PoliteTransport(wire, endpoint.host, limits, cache)
    return {
        "http_client": httpx2.AsyncClient(transport=transport, follow_redirects=True),
        "timeout": limits.timeout,
        "max_retries": 0,
    }


def _through(client: Any, model: str, sends: dict[str, Any]) -> Any:
    """The same client, with requests sent as ``sends`` says, where it can be told to.

    instructor hands an HTTP client on to OpenAI's client only. Those made by the same generator
    (of all OpenAI-compatible providers, and Anthropic's) can be copied with another one.
    """
    from instructor.v2.core.provider_specs import PROVIDER_SPECS

    spec = PROVIDER_SPECS[client.provider]
    try:
        inner = client.client.copy(**sends)
    except (AttributeError, TypeError):
        return client
    module = import_module(str(spec.client_module))
    factory = getattr(module, str(spec.from_function))
    return factory(inner, mode=client.mode, model=model, **client.kwargs)


def _mode(endpoint: Endpoint) -> Any:
    import instructor

    if endpoint.mode == "json_schema" or (endpoint.mode == "auto" and endpoint.base_url):
        return instructor.Mode.JSON_SCHEMA
    return instructor.Mode.TOOLS if endpoint.mode == "tools" else None


def mode_name(client: Any) -> str:
    """How the client asks for structure, as instructor names it."""
    return str(client.mode.name).lower()


def _cannot_open(endpoint: Endpoint, error: Exception) -> str:
    from instructor.v2.core.provider_specs import ALIAS_TO_PROVIDER

    name = endpoint.provider
    if name not in ALIAS_TO_PROVIDER:
        return (
            f"there is no provider {name!r}; write provider/model, such as {DEFAULT_MODEL}, "
            "and see 'summarizer models'"
        )
    provider = PROVIDERS.get(name)
    if isinstance(error, ImportError) or "package is required" in str(error):
        install = provider.install if provider else "see the documentation of instructor"
        return f"the client of provider {name!r} is not installed; {install}"
    if provider is not None and not os.environ.get(provider.key):
        return f"{endpoint.name} needs a key; set {provider.key}, or --model rules"
    return f"{endpoint.name} cannot be used: a key or a setting is missing ({_line(error)})"


def sender(client: Any) -> Callable[[dict[str, Any]], Awaitable[Any]]:
    """What sends a body, such as ``Dialogue`` makes, and gives the provider's own reply."""
    import httpx2
    from openai import AsyncOpenAI
    from pydantic_core import to_json

    inner = client.client
    if not isinstance(inner, AsyncOpenAI):
        create = client.create_fn.__wrapped__  # the client's own function, which instructor wraps
        return lambda body: create(**body)

    async def send(body: dict[str, Any]) -> Any:
        # Not `chat.completions.create`: it walks through the whole schema at every call and builds
        # the reply value by value, which takes as long as all the rest and changes nothing.
        response = await inner.post(
            "/chat/completions",
            cast_to=httpx2.Response,
            content=to_json(body),
            options={"headers": {"content-type": "application/json"}},
        )
        return _completion(response.content)

    return send


def _completion(content: bytes) -> Any:
    """A reply of OpenAI's form; one that is not quite in it goes the way that OpenAI reads it."""
    from openai.types.chat import ChatCompletion
    from pydantic import ValidationError

    try:
        return ChatCompletion.model_validate_json(content)
    except ValidationError:
        return ChatCompletion.construct(**json.loads(content))


def _line(error: BaseException) -> str:
    return str(error).split("\n", maxsplit=1)[0][:160]
