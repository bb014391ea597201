"""Put the errors of providers' clients into this package's own."""

from __future__ import annotations

from typing import Any

from summarizer.errors import ProviderError, SummarizerError, UsageError
from summarizer.model.client import Endpoint
from summarizer.model.transport.retry import AGAIN, NO_CREDIT


def translate(error: Exception, endpoint: Endpoint) -> SummarizerError | None:
    """What an error of a provider's client means; None for a bug of our own."""
    for each in (error, error.__cause__):
        # What the transport says reaches us as the cause of a client's own error.
        if isinstance(each, SummarizerError):
            return each
    if type(error).__module__ == "builtins" or type(error).__module__.startswith("pydantic"):
        return None
    return _provider_error(error, endpoint)


def _provider_error(error: Exception, endpoint: Endpoint) -> SummarizerError:
    import openai

    host = endpoint.host
    if isinstance(error, openai.APITimeoutError):
        return ProviderError(f"{host} gave no answer in time; raise --timeout")
    if isinstance(error, openai.APIConnectionError):
        return ProviderError(f"{host} cannot be reached; check the address and that it is running")
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return status_error(status, getattr(error, "code", None), endpoint)
    return ProviderError(f"{host} failed ({type(error).__name__}); try again")


def status_error(status: int, code: Any, endpoint: Endpoint) -> SummarizerError:
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
