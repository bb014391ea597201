"""Open a provider's client through instructor, and put its errors into this package's own."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from summarizer.errors import ProviderError, ReplyError, SummarizerError, UsageError
from summarizer.model.prompt import Message
from summarizer.model.providers import DEFAULT_MODEL, PROVIDERS
from summarizer.model.reply import Reply

Mode = Literal["auto", "tools", "json_schema"]

SERVER_KEY = "SUMMARIZER_API_KEY"
"""Where the key for a ``base_url`` is read from."""

_AGAIN = frozenset({408, 409, 425, 429})
"""HTTP statuses below 500 after which the same request may go well."""

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
        timeout: seconds for one request to OpenAI or a ``base_url``.
        max_tokens: bound on one reply, in tokens, or None for the provider's.
    """

    provider: str
    model: str
    base_url: str | None = None
    mode: Mode = "auto"
    timeout: float = 120.0
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


def open_client(endpoint: Endpoint, *, asynchronous: bool, http_client: Any = None) -> Any:
    """An ``instructor.Instructor`` (or ``AsyncInstructor``) for the endpoint.

    Args:
        endpoint: whom to ask.
        asynchronous: whether calls are awaited.
        http_client: an ``httpx2`` client to send requests with, for OpenAI-compatible providers.

    Raises:
        UsageError: no such provider, its package is not installed, or its key is not set.
    """
    import instructor
    from instructor.core.exceptions import InstructorError
    from openai import OpenAIError

    options: dict[str, Any] = {"mode": _mode(endpoint)}
    if endpoint.provider == "openai":
        options |= {"timeout": endpoint.timeout, "http_client": http_client}
    if endpoint.base_url is not None:
        options["base_url"] = endpoint.base_url
        # A provider's key is not for other people's servers. Most local ones want none, but the
        # client will not start without one.
        options["api_key"] = os.environ.get(SERVER_KEY) or "none"
    name = f"{endpoint.provider}/{endpoint.model}"
    try:
        return instructor.from_provider(name, asynchronous, None, **options)  # type: ignore[call-overload]
    except (InstructorError, OpenAIError, ImportError, ValueError, KeyError) as error:
        raise UsageError(_cannot_open(endpoint, error)) from None


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
        "response_model": Reply,
        "messages": [dict(message) for message in messages],
        "max_retries": retries,
        "strict": False,
        "hooks": hooks,
    }
    if endpoint.max_tokens is not None:
        arguments["max_tokens"] = endpoint.max_tokens
    return arguments


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
    if isinstance(cause, AssertionError) and str(cause).startswith(_REFUSED):
        return ReplyError("the model refused to answer; try another model")
    if isinstance(error, InstructorRetryException) and error.failed_attempts:
        return ReplyError(_no_record(error, cause))
    if type(cause).__module__ == "builtins" or type(cause).__module__.startswith("pydantic"):
        return None
    return _provider_error(cause, endpoint)


_REFUSED = "Unable to generate a response"
"""How instructor tells of a refusal."""


def _cause(error: Exception) -> BaseException:
    from instructor.core import InstructorRetryException

    cause: BaseException = error
    while isinstance(cause, InstructorRetryException) and cause.__cause__ is not None:
        cause = cause.__cause__
    return cause


def _no_record(error: Any, cause: BaseException) -> str:
    choices = getattr(error.last_completion, "choices", None)
    if choices and getattr(choices[0].message, "refusal", None):
        return "the model refused to answer; try another model"
    if hasattr(error.last_completion, "choices") and not choices:
        return "the model's reply was empty; try again or try another model"
    kind = "is no JSON" if "json" in str(cause).lower() else "has not the form of a record"
    return f"the model's reply {kind}, after every attempt; try another model or --mode"


def _provider_error(cause: BaseException, endpoint: Endpoint) -> SummarizerError:
    import openai

    host = endpoint.host
    if isinstance(cause, openai.APITimeoutError):
        return ProviderError(
            f"{host} gave no answer within {endpoint.timeout:g} seconds; raise --timeout"
        )
    if isinstance(cause, openai.APIConnectionError):
        return ProviderError(f"{host} cannot be reached; check the address and that it is running")
    status = getattr(cause, "status_code", None)
    if status in {401, 403}:
        # No other source would fare better, so the run ends.
        return UsageError(f"{host} refused the key (HTTP {status}); check it")
    if status == 404:
        return UsageError(
            f"{host} knows no model {endpoint.model!r} (HTTP 404); check --model and --base-url"
        )
    if isinstance(status, int):
        again = status in _AGAIN or status >= 500
        advice = "try again later" if again else "the request does not suit it"
        return ProviderError(f"{host} answered with HTTP {status}; {advice}", retryable=again)
    return ProviderError(f"{host} failed ({type(cause).__name__}); try again")


def _line(error: BaseException) -> str:
    return str(error).split("\n", maxsplit=1)[0][:160]
