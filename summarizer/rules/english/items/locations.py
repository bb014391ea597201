"""What happened at which place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from schemas import PlaceRole, bounds
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.continuation import goes_on, of_others, surnames_of
from summarizer.rules.english.items.merging_people import Named
from summarizer.rules.english.items.place_roles import Weights
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.place_words import place_words
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.mentions.places import PlaceMark, place_marks

_BESIDE = 12
"""Characters between a place and the date that goes with it."""
_OLD = timedelta(days=200)
_STATIONS = frozenset({PlaceRole.HANDOVER, PlaceRole.TRANSIT, PlaceRole.NEGOTIATION})
_OF_CAPTIVES = frozenset({PlaceRole.CAPTURE, PlaceRole.DETENTION})
_TALKED = PlaceRole.NEGOTIATION
_NOT_OF_STATES = frozenset({PlaceRole.TRANSIT, PlaceRole.HANDOVER})


@dataclass(frozen=True, slots=True)
class Located:
    """A place with its role."""

    role: PlaceRole
    sentence: int
    mark: PlaceMark
    rule: str
    chance: float | None = None


def locate_all(
    document: Document, case: Case, sides: Sides, people: Sequence[Named]
) -> list[Located]:
    """The places of an event, in order of the text; ``people`` are those of the event."""
    surnames = surnames_of(people)
    found: dict[tuple[PlaceRole, str], Located] = {}
    for sentence in document.sentences:
        if sentence.index not in case.scope or (sentence.heading and document.cased):
            continue
        past = sentence.index not in case.current and not sentence.holds(surnames)
        about = goes_on(document, sentence, case, surnames)
        if about is None:
            continue
        others = of_others(document, sentence, people, surnames)
        for mark, role in _of_sentence(document, sentence, case, sides):
            if others and role in _OF_CAPTIVES and sentence.index not in case.told:
                continue
            if (past and role not in _OF_CAPTIVES) or not (about or role is _TALKED):
                continue
            key = role, (mark.party if mark.rule == "place.state" else None) or mark.name
            located = Located(role, sentence.index, mark, mark.rule)
            known = found.setdefault(key, located)
            if known.mark.country is None and mark.country is not None:
                found[key] = located
    return list(found.values())


def _of_sentence(
    document: Document, sentence: Sentence, case: Case, sides: Sides
) -> Iterator[tuple[PlaceMark, PlaceRole]]:
    names = document.names.get(sentence.index, ())
    found = place_marks(sentence, names, cased=document.cased)
    marks = [mark for mark in found if not mark.doubtful]
    if not marks:
        return
    acts = case.by_sentence.get(sentence.index, ())
    weights = Weights(sentence, acts, case.status)
    for mark in marks:
        if _of_office(sentence, mark):
            continue
        role = weights.role(mark)
        if role is None or (role in _NOT_OF_STATES and _is_side(mark, sides)):
            continue
        if role in _OF_CAPTIVES or not _long_ago(document, sentence, mark):
            yield mark, role


def _long_ago(document: Document, sentence: Sentence, mark: PlaceMark) -> bool:
    """Whether an old date stands behind a place: "came to Roe 30 years ago"."""
    published = document.source.info.published
    if published is None:
        return False
    end = sentence.tokens[mark.last - 1].end
    for found in document.dates(sentence):
        if 0 <= found.start - end <= _BESIDE and found.value is not None:
            last = bounds(found.value)[1]
            return last is not None and published - last > _OLD
    return False


def _of_office(sentence: Sentence, mark: PlaceMark) -> bool:
    """As in "the ambassador in Roe", who may be told to speak there of anything."""
    before: Sequence[str] = sentence.words[max(0, mark.first - 2) : mark.first]
    return bool(before) and before[0] in place_words().seats


def _is_side(mark: PlaceMark, sides: Sides) -> bool:
    """Whether a place is the country of a side as a whole."""
    return mark.rule == "place.state" and mark.party in {*sides.given, *sides.taken}


def stations(located: Sequence[Located]) -> Iterator[Located]:
    """Those places that can make a state a host."""
    for place in located:
        if place.role in _STATIONS:
            yield place
