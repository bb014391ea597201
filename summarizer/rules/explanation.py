"""Which rule gave which part of a record, beside the sentences that it was read in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from schemas import Item, Record, Ruling
from summarizer.rules.document import Document
from summarizer.rules.sifting import Refused
from summarizer.rules.words import load
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
class Explanation:
    """A record, the document that it was read in, and the acts that make no event."""

    document: Document
    record: Record
    refused: tuple[Refused, ...]

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
        for index, each in (*self._items(), *self._refusals()):
            told.setdefault(index, []).append(each)
        for sentence in self.document.sentences:
            read = sorted(told.get(sentence.index, ()), key=lambda each: each.spans)
            yield Explained(sentence.span, tuple(read))

    def _items(self) -> Iterator[tuple[int, Told]]:
        starts = [sentence.span.start for sentence in self.document.sentences]
        for ruling in self.rulings:
            match ruling.path.split("."):
                case ["events", event, field, index]:
                    item = getattr(self.record.events[int(event)], field)[int(index)]
                    places: dict[int, list[Span]] = {}
                    for quote in item.evidence:
                        place = max(0, bisect_right(starts, quote.start) - 1)
                        places.setdefault(place, []).append(Span(quote.start, quote.end))
                    for place, spans in places.items():
                        yield place, Told(ruling.rule, tuple(spans), ruling, item)

    def _refusals(self) -> Iterator[tuple[int, Told]]:
        for refused in self.refused:
            act = refused.act
            yield act.sentence, Told(refused.rule, (act.span(self.document.sentences),))


def reason(rule: str) -> str:
    """What a rule says that finds no event, in words."""
    return str(load("refusals")[rule])
