"""Stage five d: what happened at which place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from schemas import PersonRole, PlaceRole, Status, bounds
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.grammar import bag
from summarizer.rules.marks import Sentence
from summarizer.rules.naming_people import Named
from summarizer.rules.place_roles import Weights
from summarizer.rules.place_words import place_words
from summarizer.rules.places import PlaceMark, place_marks
from summarizer.rules.sides import Sides

_BEFORE, _AFTER = 2, 6
"""Sentences around one that tells of the event in which its places may stand."""
_BESIDE = 12
"""Characters between a place and the date that goes with it."""
_OLD = timedelta(days=200)
_SHORT = 25
"""Sentences of a text that is about its event as a whole."""
_THEM = bag("they them he she him her who whom both all we our men women")
_MEANS = bag(
    "plane planes aircraft jet flight flights bus buses train trains ship ships convoy helicopter "
    "helicopters exchange swap handover release transfer"
)
"""Nouns that stand for the captives on their way, or for the event."""
_PERFORMED = bag("place carried happened occurred done completed")
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


def locate_all(
    document: Document, case: Case, sides: Sides, people: Sequence[Named]
) -> list[Located]:
    """The places of an event, in order of the text; ``people`` are those of the event."""
    surnames = frozenset(n.name.split()[-1] for n in people if n.role is PersonRole.RELEASED)
    officials = frozenset(n.name for n in people if n.role is PersonRole.OFFICIAL)
    found: dict[tuple[PlaceRole, str], Located] = {}
    for sentence in document.sentences:
        if sentence.index not in case.scope or (sentence.heading and document.cased):
            continue
        past = sentence.index not in case.current
        about = _about(document, sentence, case, surnames)
        if about is None:
            continue
        others = bool(surnames) and _of_others(document, sentence, surnames, officials)
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


def _about(
    document: Document, sentence: Sentence, case: Case, surnames: frozenset[str]
) -> bool | None:
    """Whether a sentence goes on about those who are freed; None where it is too far off."""
    index = sentence.index
    named = sentence.holds(surnames)
    short = document.source.info.published is None or len(case.scope) <= _SHORT
    near = range(index - _AFTER, index + _BEFORE + 1)
    if not (short or named or not case.told.isdisjoint(near)):
        return None
    return (
        named
        or index in case.told
        or bool(sentence.people)
        or not (_THEM | _MEANS).isdisjoint(sentence.lows)
        or ("it" in sentence.lows and not _PERFORMED.isdisjoint(sentence.lows))
    )


def _of_others(
    document: Document, sentence: Sentence, surnames: frozenset[str], officials: frozenset[str]
) -> bool:
    """Whether a sentence tells of people who are neither freed nor speak for anybody."""
    names = {name.name for name in document.names.get(sentence.index, ())}
    return bool(names - officials) and not sentence.holds(surnames)


def _of_sentence(
    document: Document, sentence: Sentence, case: Case, sides: Sides
) -> Iterator[tuple[PlaceMark, PlaceRole]]:
    names = document.names.get(sentence.index, ())
    marks = list(place_marks(sentence, names, cased=document.cased))
    if not marks:
        return
    acts = case.by_sentence.get(sentence.index, ())
    over = case.status in (Status.COMPLETED, Status.ONGOING)
    weights = Weights(sentence, acts, over=over)
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
    before: Sequence[str] = [t.low for t in sentence.tokens[max(0, mark.first - 2) : mark.first]]
    return bool(before) and before[0] in place_words().seats


def _is_side(mark: PlaceMark, sides: Sides) -> bool:
    """Whether a place is the country of a side as a whole."""
    return mark.rule == "place.state" and mark.party in {*sides.given, *sides.taken}


def stations(located: Sequence[Located]) -> Iterator[Located]:
    """Those places that can make a state a host."""
    for place in located:
        if place.role in _STATIONS:
            yield place
