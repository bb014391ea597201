"""Tie what a model replied to the text, item by item, or refuse it with a reason.

While attempts are left, any refusal sends the reply back with all reasons at once. After the last
attempt the record keeps what holds; what does not is listed, each item with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from schemas import BY_SOURCE, ITEM_TYPES, Dropped, Event, Evidence, Item
from schemas.event import Loc, cross_faults
from schemas.loading import sentence
from summarizer.errors import ReplyError
from summarizer.grounding import Grounder, NotGrounded, check_item, check_summary
from summarizer.model.reply import FORMS, Citation, EventHead
from summarizer.summary import compose
from summarizer.text.spans import Span

_MOST_REASONS = 30
"""Reasons sent back at once; a reply with more is hopeless as a whole."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a reply that the record cannot hold."""

    loc: Loc
    reason: str
    item: Any


@dataclass
class Judge:
    """Judges the replies to one request, the first and those that are asked again.

    Attributes:
        attempts: how many replies may be had, the first included.
        replies: how many have come; whoever receives them counts here.
        events: what the last judged reply holds, once it has been accepted.
        dropped: what was refused of the accepted reply.
    """

    grounder: Grounder
    sentences: Sequence[Span]
    attempts: int
    replies: int = 0
    events: list[Event] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def __call__(self, data: dict[str, Any]) -> None:
        """Take the decoded JSON of a reply.

        Raises:
            ValidationError: something was refused and there is an attempt left.
            ReplyError: there is none left, and no event of those that were told can be kept.
        """
        sieves = [
            _Sieve(self.grounder, self.sentences, ("events", index), raw)
            for index, raw in enumerate(data["events"])
        ]
        refusals = [refusal for sieve in sieves for refusal in sieve.refusals]
        if refusals and self.replies < self.attempts:
            raise _ask_again(refusals)
        self.events = [event for sieve in sieves if (event := sieve.event()) is not None]
        refusals = [refusal for sieve in sieves for refusal in sieve.refusals]
        if sieves and not self.events:
            raise ReplyError(
                f"nothing that the model said could be tied to the text "
                f"({_short(refusals)}); try another model"
            )
        self.dropped = [
            Dropped(path=_path(refusal.loc), item=refusal.item, reason=refusal.reason)
            for refusal in refusals
        ]


@dataclass
class _Kept:
    """An item of the right form, with the evidence that was found."""

    loc: Loc
    raw: Any
    item: Item
    sound: bool


class _Sieve:
    """Works through one event of a reply; what cannot stay goes to ``refusals``."""

    def __init__(self, grounder: Grounder, sentences: Sequence[Span], loc: Loc, raw: Any) -> None:
        self.grounder = grounder
        self.sentences = sentences
        self.loc = loc
        self.refusals: list[Refusal] = []
        self.kept: dict[str, list[_Kept]] = {}
        self.head: EventHead | None = None
        self.summary = ""
        try:
            self.head = EventHead.model_validate(raw)
        except ValidationError as error:
            self._refuse(loc, sentence(error), raw)
            return
        self.kept = {name: list(self._items(name, raw.get(name))) for name in ITEM_TYPES}
        self._cross(self.head)
        self._summarize(self.head)

    def event(self) -> Event | None:
        """The event that is left of what was told, or None where nothing of it is proved."""
        if self.head is None:
            return None
        sound = {name: [each for each in items if each.sound] for name, items in self.kept.items()}
        if not any(sound.values()):
            self._refuse(self.loc, "none of its items is proved by the text", None)
            return None
        names = {party.item.name for party in sound["parties"]}  # type: ignore[attr-defined]
        for each in sound["counts"] + sound["people"]:
            each.item = self._without_lost_parties(each, names)
        sound["rationales"] = [each for each in sound["rationales"] if self._stated(each, names)]
        event = _construct(self.head, sound)
        fields = dict(event) | {"summary": self.summary or compose(event)}
        return Event.model_validate(_dump(fields), context={"text": self.grounder.text})

    def _items(self, name: str, raws: Any) -> Iterator[_Kept]:
        if raws is None:
            return
        if not isinstance(raws, list):
            self._refuse((*self.loc, name), "this must be a list", raws)
            return
        for index, raw in enumerate(raws):
            loc = (*self.loc, name, index)
            try:
                form = FORMS[name].model_validate(raw)
            except ValidationError as error:
                self._refuse(loc, sentence(error), raw)
                continue
            evidence = list(self._evidence(loc, form))
            fields = {key: value for key, value in form if key != "evidence"}
            item = ITEM_TYPES[name].model_construct(**fields, evidence=evidence)
            # Without a word of evidence the reason has been given; a second one would confuse.
            reasons = check_item(item, self.grounder) if evidence else []
            for reason in reasons:
                self._refuse(loc, reason, raw)
            yield _Kept(loc, raw, item, sound=bool(evidence) and not reasons)

    def _evidence(self, loc: Loc, form: Item) -> Iterator[Evidence]:
        found: set[tuple[int, int]] = set()
        citations: list[Citation] = form.evidence  # type: ignore[assignment]  # citations in a form
        for index, citation in enumerate(citations):
            cited = citation.s - 1
            near = [self.sentences[cited]] if 0 <= cited < len(self.sentences) else []
            try:
                evidence = self.grounder.locate(citation.words, near)
            except NotGrounded as error:
                place = (*loc, "evidence", index)
                self._refuse(place, str(error), citation.model_dump())
                continue
            if (evidence.start, evidence.end) not in found:
                found.add((evidence.start, evidence.end))
                yield evidence

    def _cross(self, head: EventHead) -> None:
        """Rules between items, over all of the right form, a party whose quote fails included."""
        for (name, position, *rest), reason in cross_faults(_construct(head, self.kept)):
            each = self.kept[str(name)][int(position)]
            self._refuse((*each.loc, *rest), reason, each.raw)
            each.sound = False

    def _summarize(self, head: EventHead) -> None:
        items = [each.item for each in _all(self.kept)]
        reason = check_summary(head.summary, items, self.grounder)
        if reason:
            self._refuse((*self.loc, "summary"), reason, head.summary)
        else:
            self.summary = head.summary

    def _without_lost_parties(self, each: _Kept, names: set[str]) -> Item:
        lost = {
            key: None
            for key in ("released_by", "released_to", "party")
            if getattr(each.item, key, None) not in {None, *names}
        }
        for key in lost:
            self._refuse((*each.loc, key), "the party that it names was refused", each.raw)
        return each.item.model_copy(update=lost)

    def _stated(self, each: _Kept, names: set[str]) -> bool:
        if each.item.stated_by in {BY_SOURCE, *names}:  # type: ignore[attr-defined]
            return True
        self._refuse(each.loc, "the party that states it was refused", each.raw)
        return False

    def _refuse(self, loc: Loc, reason: str, item: Any) -> None:
        self.refusals.append(Refusal(loc, reason, item))


def _all(kept: dict[str, list[_Kept]]) -> list[_Kept]:
    return [each for items in kept.values() for each in items]


def _construct(head: EventHead, kept: dict[str, list[_Kept]]) -> Event:
    """The event without validation, since that is what its items are still to pass."""
    lists = {name: [each.item for each in items] for name, items in kept.items()}
    return Event.model_construct(None, **dict(head), **lists)  # type: ignore[arg-type]


def _dump(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        key: [item.model_dump() for item in value] if isinstance(value, list) else value
        for key, value in fields.items()
    }


def _path(loc: Loc) -> str:
    return ".".join(map(str, loc))


def _short(refusals: Sequence[Refusal]) -> str:
    first = refusals[0]
    more = f", and {len(refusals) - 1} more" if len(refusals) > 1 else ""
    return f"{_path(first.loc)}: {first.reason}{more}"


def _ask_again(refusals: Sequence[Refusal]) -> ValidationError:
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
