"""Open a provider's client through instructor, and put its errors into this package's own."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.errors import ExtractionError, ProviderError, ReplyError, UsageError
from summarizer.model.prompt import Message
from summarizer.model.reply import Reply

Mode = Literal["auto", "tools", "json_schema"]

_AGAIN = frozenset({408, 409, 425, 429})
"""HTTP statuses below 500 after which the same request may go well."""

# Its errors are raised here as well; a second account of them would carry the words of servers and
# replies into the log, and some servers repeat the key.
logging.getLogger("instructor").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Which model is asked, and where.

    Attributes:
        provider: as instructor names it ("openai", "anthropic", …).
        model: as the provider names it.
        base_url: address of an OpenAI-compatible server, or None for the provider's own.
        mode: how structure is asked for; "auto" takes the provider's default, and JSON Schema
            for a ``base_url``, since local servers hold a model to a schema but not to a tool.
        timeout: seconds for one request.
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
        """``provider/model``."""
        return f"{self.provider}/{self.model}"


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
        # Local servers want none, but the client will not start without one.
        options["api_key"] = os.environ.get("OPENAI_API_KEY") or "none"
    try:
        return instructor.from_provider(endpoint.name, asynchronous, None, **options)  # type: ignore[call-overload]
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

    if endpoint.provider not in ALIAS_TO_PROVIDER:
        return (
            f"there is no provider {endpoint.provider!r}; write provider/model, such as "
            "openai/gpt-5-mini, and see 'summarizer models'"
        )
    if isinstance(error, ImportError) or "package is required" in str(error):
        return (
            f"the package of provider {endpoint.provider!r} is not installed; "
            f"run: pip install 'instructor[{endpoint.provider}]'"
        )
    return f"{endpoint.name} cannot be used: no key or setting for it was found ({_line(error)})"


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


def translate(error: Exception, endpoint: Endpoint) -> ExtractionError:
    """What an error of instructor or of a provider's client means for this source."""
    from instructor.core import IncompleteOutputException
    from pydantic import ValidationError

    cause = _cause(error)
    if isinstance(cause, ExtractionError):
        return cause
    if isinstance(cause, IncompleteOutputException):
        return ReplyError(
            "the model's reply was cut off; give it more room (--max-tokens) or another model"
        )
    if isinstance(cause, AssertionError):  # how instructor tells of a refusal
        return ReplyError("the model refused to answer; try another model")
    if isinstance(cause, (ValidationError, ValueError, IndexError, TypeError, AttributeError)):
        return ReplyError(_no_record(error, cause))
    return _provider_error(cause, endpoint)


def _cause(error: Exception) -> BaseException:
    from instructor.core import InstructorRetryException

    cause: BaseException = error
    while isinstance(cause, InstructorRetryException) and cause.__cause__ is not None:
        cause = cause.__cause__
    return cause


def _no_record(error: Exception, cause: BaseException) -> str:
    completion = getattr(error, "last_completion", None)
    choices = getattr(completion, "choices", None)
    if choices and getattr(choices[0].message, "refusal", None):
        return "the model refused to answer; try another model"
    if completion is not None and hasattr(completion, "choices") and not choices:
        return "the model's reply was empty; try again or try another model"
    kind = "is no JSON" if "json" in str(cause).lower() else "has not the form of a record"
    return f"the model's reply {kind}, after every attempt; try another model or --mode"


def _provider_error(cause: BaseException, endpoint: Endpoint) -> ProviderError:
    import openai

    where = endpoint.base_url or endpoint.provider
    if isinstance(cause, openai.APITimeoutError):
        return ProviderError(
            f"{where} gave no answer within {endpoint.timeout:g} seconds; raise --timeout"
        )
    if isinstance(cause, openai.APIConnectionError):
        return ProviderError(f"{where} cannot be reached; check the address and that it is running")
    status = getattr(cause, "status_code", None)
    if status in {401, 403}:
        return ProviderError(f"{where} refused the key (HTTP {status}); check it", retryable=False)
    if status == 404:
        return ProviderError(
            f"{where} knows no model {endpoint.model!r} (HTTP 404); check --model and --base-url",
            retryable=False,
        )
    if isinstance(status, int):
        again = status in _AGAIN or status >= 500
        advice = "try again later" if again else "the request does not suit it"
        return ProviderError(f"{where} answered with HTTP {status}; {advice}", retryable=again)
    return ProviderError(f"{where} failed ({type(cause).__name__}); try again")


def _line(error: BaseException) -> str:
    return str(error).split("\n", maxsplit=1)[0][:160]
