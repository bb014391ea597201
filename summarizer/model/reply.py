"""The form in which a model answers: the codebook's items, with citations in place of offsets.

Everything is derived from ``schemas``, so the form cannot drift from the record. A citation names a
numbered sentence and the few words of it that prove the item: cheap in tokens, and the number says
which of several equal phrases is meant.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Annotated, Any, Self

from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    create_model,
    model_validator,
)

from schemas import ITEM_TYPES, EventKind, Item, Status
from schemas.items import Text

reading: ContextVar[Callable[[dict[str, Any]], None] | None] = ContextVar("reading", default=None)
"""Takes the decoded JSON of the reply that is read, to have it judged. A context variable, since
instructor's own ``context`` renders every message as a Jinja template, articles included."""

_MOST_ITEMS = 100
_LONGEST = 600
_EVIDENCE = Field(min_length=1, max_length=10)
_LENIENT = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)


class Citation(BaseModel):
    """Words of one numbered sentence."""

    model_config = _LENIENT

    s: int = Field(
        validation_alias=AliasChoices("s", "sentence"), description="number of the sentence"
    )
    words: Annotated[Text, Field(max_length=_LONGEST, description="copied from that sentence")]


class _Lenient(BaseModel):
    model_config = _LENIENT


class _Cited(_Lenient):
    """Puts citations first: a model that has quoted the words is surer of the value."""

    evidence: list[Citation] = _EVIDENCE


def _cited(item: type[Item]) -> type[Item]:
    """The item with citations for evidence; its own validators stay."""
    form = create_model(
        item.__name__,
        __base__=(item, _Cited),
        evidence=(list[Citation], _EVIDENCE),
    )
    form.__doc__ = item.__doc__
    return form  # type: ignore[return-value]  # the plugin types it by its last base


FORMS: dict[str, type[Item]] = {name: _cited(item) for name, item in ITEM_TYPES.items()}
"""The form of an item, for each list of an event."""


class EventHead(_Lenient):
    """What an event says besides its items."""

    kind: EventKind
    status: Status
    summary: Annotated[Text, Field(max_length=1200)]


_lists: dict[str, Any] = {
    name: (list[form], Field(default=[], max_length=_MOST_ITEMS))  # type: ignore[valid-type]
    for name, form in FORMS.items()
}
EventForm = create_model("Event", __base__=EventHead, __doc__="One exchange or release.", **_lists)


class _WholeReply(_Lenient):
    """Record of the exchanges and releases that the report tells as its news."""

    model_config = ConfigDict(title="Reply")

    events: list[EventForm] = Field(max_length=20)


class Reply(_Lenient):
    """Record of the exchanges and releases that the report tells as its news.

    What is in an event is not annotated here: the judge looks into it, item by item, so that one
    bad item never costs another; and instructor walks through all annotations at every call.
    """

    events: list[Any]

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        reply = handler(data)
        take = reading.get()
        if take is None:
            _WholeReply.model_validate(data)
        else:
            take(data)
        return reply

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        """The schema as a model gets it.

        Without the definitions of terms, since the codebook in the prompt holds them, and without
        titles of fields; with a bound on every string, since a small model that is held to the
        schema may otherwise never end one.
        """
        return dict(_schema())


@cache
def _schema() -> dict[str, Any]:
    schema = _WholeReply.model_json_schema()
    for name, form in schema["$defs"].items():
        if "enum" in form:
            schema["$defs"][name] = {"type": "string", "enum": form["enum"]}
        else:
            form.pop("title", None)
            form["properties"] = {key: _tight(each) for key, each in form["properties"].items()}
    return schema


def _tight(field: dict[str, Any]) -> dict[str, Any]:
    tight = {key: value for key, value in field.items() if key != "title"}
    if "anyOf" in tight:
        tight["anyOf"] = [_tight(each) for each in tight["anyOf"]]
    if tight.get("type") == "string" and "pattern" not in tight:
        tight.setdefault("maxLength", _LONGEST)
    return tight
