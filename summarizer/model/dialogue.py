"""What is said between us and a model about one part of a source, whoever carries it.

instructor knows, for each provider and mode, how a form is asked for, how a reply is read and how
it is sent back with reasons. The steps are taken one by one here, and not by instructor's own
loop, since a batch carries them too, a day apart; so a request is the same either way.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import ValidationError

from summarizer.errors import ReplyError
from summarizer.model.client import Endpoint
from summarizer.model.judge import Judge
from summarizer.model.prompt import Message
from summarizer.model.reply import Reply, judging

_BOUND = frozenset({"gemini", "generative-ai", "vertexai"})
"""Providers whose client knows the model and does not take it with a request."""
_EMPTY = "the model's reply was empty, after every attempt; try again or try another model"
_CUT_OFF = "the model's reply was cut off; give it more room (--max-tokens) or another model"


class Dialogue:
    """Asks, and asks again while the judge refuses and attempts are left.

    Args:
        client: of instructor, for the endpoint.
        endpoint: whom to ask.
        messages: the first ones.
        judge: judges the replies.

    Attributes:
        body: what is to be asked next, as the client takes it; None when the judge is content.
    """

    def __init__(
        self, client: Any, endpoint: Endpoint, messages: Sequence[Message], judge: Judge
    ) -> None:
        from instructor.v2.core.registry import mode_registry

        self._handlers = mode_registry.get_handlers(client.provider, client.mode)
        self._judge = judge
        self.body: dict[str, Any] | None = self._first(client, endpoint, messages)

    def _first(
        self, client: Any, endpoint: Endpoint, messages: Sequence[Message]
    ) -> dict[str, Any]:
        arguments: dict[str, Any] = {
            **client.kwargs,
            "messages": [dict(message) for message in messages],
        }
        if endpoint.provider not in _BOUND:
            arguments["model"] = endpoint.model
        if endpoint.max_tokens is not None:
            arguments["max_tokens"] = endpoint.max_tokens
        frame = _frame(client.provider, client.mode)
        if frame is not None:
            return arguments | frame
        _, body = self._handlers.request_handler(response_model=_response_model(), kwargs=arguments)
        if self._handlers.message_converter and "messages" in body:
            convert = self._handlers.message_converter
            body["messages"] = convert(body["messages"], autodetect_images=False)
        return dict(body)

    def take(self, response: Any) -> None:
        """Read a reply, as the provider's client gives it, and have it judged.

        Raises:
            ReplyError: it is no record, and there is no attempt left.
        """
        from instructor.v2.core.errors import IncompleteOutputException, ResponseParsingError

        assert self.body is not None
        if hasattr(response, "choices") and not response.choices:
            raise ReplyError(_EMPTY, retryable=True)
        self._judge.replies += 1
        token = judging.set(self._judge)
        try:
            self._read(response)
        except IncompleteOutputException:
            raise ReplyError(_CUT_OFF) from None
        except (ValidationError, json.JSONDecodeError, ResponseParsingError) as error:
            self.body = self._again(response, error)
        else:
            self.body = None
        finally:
            judging.reset(token)

    def _read(self, response: Any) -> None:
        self._handlers.response_parser(
            response=response,
            response_model=_response_model(),
            validation_context=None,
            strict=False,
            stream=False,
            is_async=False,
        )

    def _again(self, response: Any, error: Exception) -> dict[str, Any]:
        """The body that tells the model what was wrong."""
        if self._judge.replies >= self._judge.attempts:
            kind = "is no JSON" if "json" in str(error).lower() else "has not the form of a record"
            raise ReplyError(
                f"the model's reply {kind}, after every attempt; try another model or --mode"
            )
        assert self.body is not None
        body = {
            key: list(value) if isinstance(value, list) else value
            for key, value in self.body.items()
        }
        asked = self._handlers.reask_handler(kwargs=body, response=response, exception=error)
        return dict(asked)


@cache
def _frame(provider: Any, mode: Any) -> dict[str, Any] | None:
    """What asks for the form of the reply, where it does not touch the messages.

    instructor works it out for every request; it is the same each time.
    """
    from instructor.v2.core.mode import Mode
    from instructor.v2.core.provider_specs import PROVIDER_SPECS
    from instructor.v2.core.registry import mode_registry

    if PROVIDER_SPECS[provider].sdk_module != "openai" or mode not in {
        Mode.TOOLS,
        Mode.JSON_SCHEMA,
    }:
        return None
    handlers = mode_registry.get_handlers(provider, mode)
    _, body = handlers.request_handler(response_model=_response_model(), kwargs={"messages": []})
    return {key: value for key, value in body.items() if key != "messages"}


@cache
def _response_model() -> Any:
    """``Reply`` as instructor prepares it, which it would do again for every request."""
    from instructor import openai_schema

    return openai_schema(Reply)
