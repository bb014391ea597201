"""Which rule gave which part of a record, beside the sentences that it was read in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from schemas import Event, Item, Record, Ruling
from summarizer.rules.claims import Decided
from summarizer.rules.english.lexicon.words import load
from summarizer.text.spans import Span


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule read in a sentence: an item of the record, or words that make no event.

    Attributes:
        rule: the rule.
        spans: the words, as offsets into the text.
        ruling: path and confidence of the item; None for words that make no event.
        item: the item; None for words that make no event.
    """

    rule: str
    spans: tuple[Span, ...]
    ruling: Ruling | None = None
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence, as offsets into the text, and what was read in it."""

    span: Span
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Unfit:
    """Words that might be an event and make none, and the rule that says so."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Findings:
    """What a pipeline reads in a source.

    Attributes:
        sentences: those of the text, in order.
        events: in order of the text.
        decided: for each part of them, by its path in the record, what decided on it.
        refused: words that make no event, where there is none.
    """

    sentences: tuple[Span, ...]
    events: tuple[Event, ...]
    decided: dict[str, Decided]
    refused: tuple[Unfit, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record, the text that it was read in, and the words that make no event.

    Attributes:
        text: the text of the source.
        spans: its sentences, in order.
        record: what was read.
        refused: words that make no event, where there is none.
    """

    text: str
    spans: tuple[Span, ...]
    record: Record
    refused: tuple[Unfit, ...]

    @property
    def rulings(self) -> list[Ruling]:
        """The rule of each part of the record."""
        return self.record.extraction.items if self.record.extraction else []

    def verdicts(self) -> Iterator[tuple[Ruling, str]]:
        """The rules on the text as a whole, each with what it says."""
        for ruling in self.rulings:
            match ruling.path.split("."):
                case ["events"]:
                    yield ruling, reason(ruling.rule)
                case ["events", index]:
                    yield ruling, f"event {int(index) + 1}"
                case ["events", index, field]:
                    yield ruling, str(getattr(self.record.events[int(index)], field))

    def sentences(self) -> Iterator[Explained]:
        """Every sentence of the text in order, with what was read in it."""
        told: dict[int, list[Told]] = {}
        for each in (*self._items(), *self._refusals()):
            told.setdefault(self._sentence(each.spans[0].start), []).append(each)
        for index, span in enumerate(self.spans):
            read = sorted(told.get(index, ()), key=lambda each: each.spans)
            yield Explained(span, tuple(read))

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self.spans, offset, key=lambda span: span.start) - 1)

    def _items(self) -> Iterator[Told]:
        for ruling in self.rulings:
            match ruling.path.split("."):
                case ["events", event, field, index]:
                    item = getattr(self.record.events[int(event)], field)[int(index)]
                    places: dict[int, list[Span]] = {}
                    for quote in item.evidence:
                        place = self._sentence(quote.start)
                        places.setdefault(place, []).append(Span(quote.start, quote.end))
                    for spans in places.values():
                        yield Told(ruling.rule, tuple(spans), ruling, item)

    def _refusals(self) -> Iterator[Told]:
        for refused in self.refused:
            yield Told(refused.rule, (refused.span,))


def reason(rule: str) -> str:
    """What a rule says that finds no event, in words."""
    return str(load("refusals")[rule])
