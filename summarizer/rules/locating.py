"""Stage five d: what happened at which place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas import PlaceRole, Status
from summarizer.rules.clause import Act
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.marks import Sentence
from summarizer.rules.places import PlaceMark, place_marks, place_words
from summarizer.rules.roles import Sides

_REACH = 20
_NEAR = 11
_MOVES = frozenset({"to", "into", "via", "through"})


@dataclass(frozen=True, slots=True)
class Located:
    """A place with its role."""

    role: PlaceRole
    sentence: int
    mark: PlaceMark
    rule: str


def locate_all(document: Document, case: Case, sides: Sides) -> list[Located]:
    """The places of an event, in order of the text."""
    told = case.told
    undated = document.source.info.published is None
    found: dict[tuple[PlaceRole, str], Located] = {}
    for sentence in document.sentences:
        index = sentence.index
        near = undated or bool({index - 1, index, index + 1} & told)
        if not near or index not in case.current:
            continue
        acts = case.by_sentence[index] if index in told else ()
        talks = undated or case.status in (Status.AGREED, Status.PROPOSED)
        names = document.names.get(index, ())
        for mark in place_marks(sentence, names, cased=document.cased):
            role = _role(sentence, mark, sides, acts=acts, talks=talks)
            if role is not None:
                found.setdefault((role, mark.name), Located(role, index, mark, mark.rule))
    return list(found.values())


def _role(
    sentence: Sentence, mark: PlaceMark, sides: Sides, *, acts: Sequence[Act], talks: bool
) -> PlaceRole | None:
    """The role that the nearest telling word before the place gives it.

    Args:
        sentence: in which the place stands.
        mark: the place.
        sides: of the event.
        acts: of the sentence.
        talks: whether talks are coded outside the sentences with acts too.
    """
    tokens = sentence.tokens
    lows = [token.low for token in tokens[max(0, mark.first - _REACH) : mark.first]]
    role = _cue(lows)
    if role is None or (lows[-2:-1] == ["said"] and mark.head == "in"):
        return PlaceRole.NEGOTIATION if role and talks and acts else None
    if mark.head in _MOVES:
        return (
            PlaceRole.TRANSIT if role is PlaceRole.TRANSIT and not _is_side(mark, sides) else None
        )
    if mark.head == "from":
        prison = tokens[mark.last - 1].low.endswith(("prison", "prisons", "jail", "camp"))
        return PlaceRole.DETENTION if prison and acts else None
    if role is PlaceRole.HANDOVER:
        return _handed_over(mark, sides) if _near(acts, mark) else None
    return role if _stands(mark, role, acts=bool(acts), talks=talks) else None


def _stands(mark: PlaceMark, role: PlaceRole, *, acts: bool, talks: bool) -> bool:
    """Whether a place keeps the role of its cue."""
    if mark.rule == "place.state" and role in {PlaceRole.CAPTURE, PlaceRole.NEGOTIATION}:
        return False
    if acts or role in {PlaceRole.CAPTURE, PlaceRole.TRANSIT}:
        return True
    return role is PlaceRole.NEGOTIATION and talks


def _is_side(mark: PlaceMark, sides: Sides) -> bool:
    """Whether a place is the country of a side as a whole."""
    return mark.rule == "place.state" and mark.name in {*sides.given, *sides.taken}


def _near(acts: Sequence[Act], mark: PlaceMark) -> bool:
    """Whether a place stands close behind an act, or behind the people of one."""
    ends = [max([act.last, *(p.last for p in act.people)]) for act in acts]
    return any(-1 <= mark.first - end <= _NEAR for end in [*ends, *(act.last for act in acts)])


def _handed_over(mark: PlaceMark, sides: Sides) -> PlaceRole | None:
    if mark.rule != "place.state" or mark.party not in {*sides.given, *sides.taken}:
        return PlaceRole.HANDOVER
    return PlaceRole.DETENTION if mark.party not in sides.taken else None


def _cue(lows: Sequence[str]) -> PlaceRole | None:
    if lows[-3:-1] == ["peace", "talks"] or lows[-2:-1] == ["conflict"]:
        return None
    for low in reversed(lows):
        for role, words in place_words().cues:
            if low in words:
                return role
    return None


def stations(located: Sequence[Located]) -> Iterator[Located]:
    """Those places that can make a state a host."""
    for place in located:
        if place.role in {PlaceRole.HANDOVER, PlaceRole.TRANSIT, PlaceRole.NEGOTIATION}:
            yield place
