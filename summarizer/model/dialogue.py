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
from pydantic_core import InitErrorDetails, PydanticCustomError

from schemas import Dropped, Event
from summarizer.errors import ReplyError
from summarizer.model.client import Endpoint
from summarizer.model.judge import EVENTS, Case, Question, Refusal, Ruling, rule
from summarizer.model.prompt import Message
from summarizer.model.reply import Reply, reading

_MOST_REASONS = 30
"""Reasons sent back at once; a reply with more is hopeless as a whole."""
_BOUND = frozenset({"gemini", "generative-ai", "vertexai"})
"""Providers whose client knows the model and does not take it with a request."""
_EMPTY = "the model's reply was empty, after every attempt; try again or try another model"
_CUT_OFF = "the model's reply was cut off; give it more room (--max-tokens) or another model"


class Dialogue:
    """Asks, and asks again while a judge refuses and attempts are left.

    Args:
        client: of instructor, for the endpoint.
        endpoint: whom to ask.
        messages: the first ones.
        case: what replies are held against.
        attempts: how many replies may be had, the first included.

    Attributes:
        body: what is to be asked next, as the client takes it; None when there is nothing more.
        events: what the accepted reply holds.
        dropped: what was refused of it.
    """

    def __init__(
        self,
        client: Any,
        endpoint: Endpoint,
        messages: Sequence[Message],
        case: Case,
        attempts: int,
    ) -> None:
        from instructor.v2.core.registry import mode_registry

        self._handlers = mode_registry.get_handlers(client.provider, client.mode)
        self._case = case
        self._left = attempts
        self.body: dict[str, Any] | None = self._first(client, endpoint, messages)
        self.events: Sequence[Event] = ()
        self.dropped: Sequence[Dropped] = ()

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
        """Read a reply, as the provider's client gives it, and have it judged at once.

        Raises:
            ReplyError: it is no record, and there is no attempt left.
        """
        question = self.read(response)
        if question is not None:
            self.settle(response, rule(question))

    def read(self, response: Any) -> Question | None:
        """What is to be judged of a reply; None where it has not the form, and ``body`` says so.

        Raises:
            ReplyError: it is no record, and there is no attempt left.
        """
        from instructor.v2.core.errors import IncompleteOutputException, ResponseParsingError

        assert self.body is not None
        if hasattr(response, "choices") and not response.choices:
            raise ReplyError(_EMPTY, retryable=True)
        self._left -= 1
        read: list[dict[str, Any]] = []
        token = reading.set(read.append)
        try:
            self._parse(response)
        except IncompleteOutputException:
            raise ReplyError(_CUT_OFF) from None
        except (ValidationError, json.JSONDecodeError, ResponseParsingError) as error:
            self.body = self._again(response, error)
            return None
        finally:
            reading.reset(token)
        return Question(self._case, read[0]["events"], last=self._left <= 0)

    def settle(self, response: Any, ruling: Ruling) -> None:
        """Go by what a judge said of a reply.

        Raises:
            ReplyError: nothing of it can be kept.
        """
        if ruling.refusals:
            self.body = self._again(response, _reasons(ruling.refusals))
            return
        if ruling.lost:
            raise ReplyError(
                f"nothing that the model said could be tied to the text ({ruling.lost}); "
                "try another model"
            )
        self.events = EVENTS.validate_json(ruling.events, context={"text": self._case.text})
        self.body, self.dropped = None, ruling.dropped

    def _parse(self, response: Any) -> None:
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
        if self._left <= 0:
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


def _reasons(refusals: Sequence[Refusal]) -> ValidationError:
    """What instructor tells a model, as if its own validation had found it."""
    return ValidationError.from_exception_data(
        "Reply",
        [
            InitErrorDetails(
                type=PydanticCustomError("refused", "{reason}", {"reason": refusal.reason}),
                loc=refusal.loc,
                input=None,
            )
            for refusal in refusals[:_MOST_REASONS]
        ],
        hide_input=True,
    )


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
