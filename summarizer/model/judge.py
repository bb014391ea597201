"""Tie what a model replied to the text, item by item, or refuse it with a reason.

While attempts are left, any refusal sends the reply back with all reasons at once. After the last
attempt the record keeps what holds; what does not is listed, each item with its reason.

Nothing is kept here from one reply to the next, so that any process can judge any of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain, starmap
from typing import Any, NamedTuple, Self

from pydantic import TypeAdapter, ValidationError

from schemas import BY_SOURCE, ITEM_TYPES, Dropped, Event, Evidence, Item
from schemas.event import Loc, cross_faults
from schemas.loading import sentence
from summarizer.grounding import Grounder, NotGrounded, check_item, check_summary
from summarizer.model.reply import FORMS, Citation, EventHead
from summarizer.source import Source
from summarizer.summary import compose
from summarizer.text.sentences import sentences
from summarizer.text.spans import Span


@dataclass(frozen=True)
class Case:
    """What replies are held against: of a source, what proves an item or not.

    Attributes:
        text: of the source.
        language: BCP 47 tag, if known.
        published: day of publication, if known.
        title: title of the source, if it has one.
        sentences: of the text, as they were shown to the model.
    """

    text: str
    language: str | None
    published: date | None
    title: str | None
    sentences: Sequence[Span]

    @classmethod
    def of(cls, source: Source) -> Self:
        """The case of a source."""
        info = source.info
        spans = sentences(source.text)
        return cls(source.text, info.language, info.published, info.title, spans)

    @cached_property
    def grounder(self) -> Grounder:
        """Ties words to the text; of this process."""
        return Grounder(
            self.text,
            language=self.language,
            published=self.published,
            title=self.title,
            sentences=self.sentences,
        )

    def __reduce__(self) -> tuple[object, ...]:
        # Without the grounder, and spans as bare numbers, which takes a tenth of the time.
        bounds = array("L", chain.from_iterable(self.sentences))
        return _case, (self.text, self.language, self.published, self.title, bounds)


def _case(
    text: str,
    language: str | None,
    published: date | None,
    title: str | None,
    bounds: Sequence[int],
) -> Case:
    spans = list(starmap(Span, zip(bounds[::2], bounds[1::2], strict=True)))
    return Case(text, language, published, title, spans)


class Question(NamedTuple):
    """What a judge is asked.

    Attributes:
        case: what the reply is held against.
        events: those of the reply, decoded but not looked into.
        last: whether the model cannot be asked again.
    """

    case: Case
    events: list[Any]
    last: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a reply that the record cannot hold."""

    loc: Loc
    reason: str
    item: Any


@dataclass
class Ruling:
    """What a judge says of a reply.

    Attributes:
        refusals: why the model is to be asked again; where there are any, nothing else is told.
        events: what the record holds, as JSON; it is for whoever makes the record to validate it.
        dropped: what was refused of the reply.
        lost: why nothing of the reply can be kept, where that is so.
    """

    refusals: list[Refusal] = field(default_factory=list)
    events: bytes = b"[]"
    dropped: list[Dropped] = field(default_factory=list)
    lost: str = ""


EVENTS = TypeAdapter(list[Event])


def rule(question: Question) -> Ruling:
    """Judge a reply."""
    grounder = question.case.grounder
    sieves = [
        _Sieve(grounder, question.case.sentences, ("events", index), raw)
        for index, raw in enumerate(question.events)
    ]
    refusals = [refusal for sieve in sieves for refusal in sieve.refusals]
    if refusals and not question.last:
        return Ruling(refusals)
    events = [event for sieve in sieves if (event := sieve.event()) is not None]
    refusals = [refusal for sieve in sieves for refusal in sieve.refusals]
    if sieves and not events:
        return Ruling(lost=_short(refusals))
    dropped = [
        Dropped(path=_path(refusal.loc), item=refusal.item, reason=refusal.reason)
        for refusal in refusals
    ]
    return Ruling(events=EVENTS.dump_json(events), dropped=dropped)


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
        return event.model_copy(update={"summary": self.summary or compose(event)})

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
            item = form.model_copy(update={"evidence": evidence})
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
        return each.item.model_copy(update=lost) if lost else each.item

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


def _path(loc: Loc) -> str:
    return ".".join(map(str, loc))


def _short(refusals: Sequence[Refusal]) -> str:
    first = refusals[0]
    more = f", and {len(refusals) - 1} more" if len(refusals) > 1 else ""
    return f"{_path(first.loc)}: {first.reason}{more}"
