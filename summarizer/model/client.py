"""Open a provider's client through instructor, and put its errors into this package's own."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from summarizer.errors import ProviderError, ReplyError, SummarizerError, UsageError
from summarizer.limits import Limits
from summarizer.model.prompt import Message
from summarizer.model.providers import DEFAULT_MODEL, PROVIDERS
from summarizer.model.reply import Reply
from summarizer.model.transport.retry import AGAIN, NO_CREDIT

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
    from openai import DefaultAsyncHttpx2Client

    from summarizer.model.transport.polite import PoliteTransport

    inner = http_client or DefaultAsyncHttpx2Client()
    transport = PoliteTransport(inner, endpoint.host, limits, cache)
    return {
        "http_client": httpx2.AsyncClient(transport=transport),
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


def request(
    endpoint: Endpoint, messages: Sequence[Message], retries: int, hooks: Any
) -> dict[str, Any]:
    """The arguments of ``client.create``.

    ``context`` is left out: it would render articles as templates.
    """
    arguments: dict[str, Any] = {
        "response_model": _response_model(),
        "messages": [dict(message) for message in messages],
        "max_retries": retries,
        "strict": False,
        "hooks": hooks,
    }
    if endpoint.max_tokens is not None:
        arguments["max_tokens"] = endpoint.max_tokens
    return arguments


def body(client: Any, endpoint: Endpoint, messages: Sequence[Message]) -> dict[str, Any]:
    """The JSON that a client sends for these messages, the same as ``client.create`` sends."""
    from instructor.v2.core.registry import mode_registry

    arguments: dict[str, Any] = {
        "messages": [dict(message) for message in messages],
        "model": endpoint.model,
    }
    if endpoint.max_tokens is not None:
        arguments["max_tokens"] = endpoint.max_tokens
    handlers = mode_registry.get_handlers(client.provider, client.mode)
    _, asked = handlers.request_handler(response_model=_response_model(), kwargs=arguments)
    return dict(asked)


@cache
def _response_model() -> Any:
    """``Reply`` as instructor prepares it, which it would do again at every call."""
    from instructor import openai_schema

    return openai_schema(Reply)


def translate(error: Exception, endpoint: Endpoint) -> SummarizerError | None:
    """What an error of instructor or of a provider's client means; None for a bug of our own."""
    from instructor.core import IncompleteOutputException, InstructorRetryException

    cause = _cause(error)
    if isinstance(cause, SummarizerError):
        return cause
    if isinstance(cause, IncompleteOutputException):
        return ReplyError(
            "the model's reply was cut off; give it more room (--max-tokens) or another model"
        )
    if isinstance(error, InstructorRetryException) and error.failed_attempts:
        return _no_record(error, cause)
    if type(cause).__module__ == "builtins" or type(cause).__module__.startswith("pydantic"):
        return None
    return _provider_error(cause, endpoint)


def _cause(error: Exception) -> BaseException:
    from instructor.core import InstructorRetryException

    cause: BaseException = error
    while isinstance(cause, InstructorRetryException) and cause.__cause__ is not None:
        cause = cause.__cause__
    # What the transport says reaches us as the cause of a client's own error.
    return cause.__cause__ if isinstance(cause.__cause__, SummarizerError) else cause


def _no_record(error: Any, cause: BaseException) -> ReplyError:
    choices = getattr(error.last_completion, "choices", None)
    if hasattr(error.last_completion, "choices") and not choices:
        return ReplyError(
            "the model's reply was empty, after every attempt; try again or try another model",
            retryable=True,
        )
    kind = "is no JSON" if "json" in str(cause).lower() else "has not the form of a record"
    return ReplyError(f"the model's reply {kind}, after every attempt; try another model or --mode")


def _provider_error(cause: BaseException, endpoint: Endpoint) -> SummarizerError:
    import openai

    host = endpoint.host
    if isinstance(cause, openai.APITimeoutError):
        return ProviderError(f"{host} gave no answer in time; raise --timeout")
    if isinstance(cause, openai.APIConnectionError):
        return ProviderError(f"{host} cannot be reached; check the address and that it is running")
    status = getattr(cause, "status_code", None)
    if isinstance(status, int):
        return _status_error(status, getattr(cause, "code", None), endpoint)
    return ProviderError(f"{host} failed ({type(cause).__name__}); try again")


def _status_error(status: int, code: Any, endpoint: Endpoint) -> SummarizerError:
    """What an HTTP status says; a ``UsageError`` where no other source would fare better."""
    host = endpoint.host
    if code == NO_CREDIT:
        return UsageError(f"the account at {host} has no credit left; top it up and go on")
    if status in {401, 403}:
        return UsageError(f"{host} refused the key (HTTP {status}); check it")
    if status == 404:
        return UsageError(
            f"{host} knows no model {endpoint.model!r} (HTTP 404); check --model and --base-url"
        )
    again = status in AGAIN or status >= 500
    advice = "try again later" if again else "the request does not suit it"
    return ProviderError(f"{host} answered with HTTP {status}; {advice}", retryable=again)


def _line(error: BaseException) -> str:
    return str(error).split("\n", maxsplit=1)[0][:160]
