"""Stage five d: what happened at which place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas import PlaceRole, Status
from summarizer.rules.clause import Act
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.marks import Sentence
from summarizer.rules.places import PlaceMark, place_marks, place_words
from summarizer.rules.sides import Sides

_REACH = 20
_NEAR = 11
_MOVES = frozenset({"to", "into", "via", "through"})
_MOVED = (
    None,
    PlaceRole.TRANSIT,
    PlaceRole.HANDOVER,
    PlaceRole.DETENTION,
    PlaceRole.CAPTURE,
)
_IN = frozenset({"in", "at", "inside"})
_DEPARTING = frozenset({"off", "departed", "flown", "flew", "left", "lifted", "departing"})
_SEIZED = frozenset({"arrested", "captured", "seized", "abducted", "kidnapped"})
_AT, _LEFT, _REACHED = {"at", "in", "near"}, {"left", "leaving"}, {"reached", "reaching"}
_TALKS = frozenset({"talks", "negotiations", "negotiating", "discussions", "consultations"})
_DOWN = {("shot", "down"), ("brought", "down")}
_OF_CAPTIVES = frozenset({PlaceRole.DETENTION, PlaceRole.HANDOVER, PlaceRole.CAPTURE})
_LEFT_OUT = frozenset({"remain", "remains", "remained", "still", "around", "focused", "elsewhere"})
"""Words of captives whom the event leaves out."""
_OPENING = 7
_AFTER = 6
"""Sentences behind one that tells of the event in which its places may stand."""


@dataclass(frozen=True, slots=True)
class Located:
    """A place with its role."""

    role: PlaceRole
    sentence: int
    mark: PlaceMark
    rule: str


def locate_all(
    document: Document, case: Case, sides: Sides, surnames: frozenset[str]
) -> list[Located]:
    """The places of an event, in order of the text; ``surnames`` are those of the people freed."""
    told = case.told
    undated = document.source.info.published is None
    found: dict[tuple[PlaceRole, str], Located] = {}
    for sentence in document.sentences:
        index = sentence.index
        if index not in case.current or sentence.heading:
            continue
        near = undated or not told.isdisjoint(range(index - _AFTER, index + 3))
        named = sentence.holds(surnames)
        if not (near or named):
            continue
        acts = case.by_sentence[index] if index in told else ()
        talks = undated or case.status in (Status.AGREED, Status.PROPOSED, Status.FAILED)
        names = document.names.get(index, ())
        for mark in place_marks(sentence, names, cased=document.cased):
            role = _role(sentence, mark, sides, acts=acts, talks=talks, about=near or named)
            if role is None:
                continue
            key = role, (mark.party if mark.rule == "place.state" else None) or mark.name
            known = found.setdefault(key, Located(role, index, mark, mark.rule))
            if known.mark.country is None and mark.country is not None:
                found[key] = Located(role, index, mark, mark.rule)
    return list(found.values())


def _role(
    sentence: Sentence,
    mark: PlaceMark,
    sides: Sides,
    *,
    acts: Sequence[Act],
    talks: bool,
    about: bool,
) -> PlaceRole | None:
    """The role that the nearest telling word gives a place.

    Args:
        sentence: in which the place stands.
        mark: the place.
        sides: of the event.
        acts: of the sentence.
        talks: whether talks are coded outside the sentences with acts too.
        about: whether the sentence goes on about those who are freed.
    """
    if _is_side(mark, sides) and mark.head in _MOVES | {"from", "across", "over"}:
        return None
    lows = [token.low for token in sentence.tokens]
    before = _clause_before(lows, mark.first)
    role = _cue(before)
    if role is None and mark.first <= _OPENING:
        role = _cue(lows[mark.last : mark.last + _REACH // 2][::-1])
        if role is None and any(0 <= act.first - mark.last <= _REACH for act in acts):
            role = PlaceRole.HANDOVER
    decided, by_head = _by_head(sentence, mark, role, before, acts=bool(acts), about=about)
    if decided:
        return by_head
    if role in _OF_CAPTIVES and not _LEFT_OUT.isdisjoint(before[-_NEAR:]):
        return None
    if mark.head in _AT and (_taken(before) or _seized(before)):
        return PlaceRole.CAPTURE
    if role is PlaceRole.HANDOVER and talks and not _TALKS.isdisjoint(before):
        role = PlaceRole.NEGOTIATION
    if role is PlaceRole.HANDOVER:
        close = _near(acts, mark) or (about and mark.rule == "place.name")
        return _handed_over(mark, sides) if close else None
    return role if _stands(mark, role, acts=bool(acts), talks=talks) else None


def _by_head(
    sentence: Sentence,
    mark: PlaceMark,
    role: PlaceRole | None,
    before: Sequence[str],
    *,
    acts: bool,
    about: bool,
) -> tuple[bool, PlaceRole | None]:
    """Whether the word before a place decides its role, and that role: "to X", "left X"."""
    custody = _of_custody(sentence, mark)
    decided: PlaceRole | None
    if mark.head in _MOVES and role in _MOVED:
        decided, holds = PlaceRole.TRANSIT, _moved(before)
    elif custody and mark.head in _IN | _LEFT | {"from"}:
        decided, holds = PlaceRole.DETENTION, acts or about
    elif mark.head == "from":
        decided, holds = PlaceRole.HANDOVER, about and _departs(before)
    elif mark.head in _LEFT:
        decided, holds = PlaceRole.HANDOVER, acts
    elif mark.head in _REACHED:
        decided, holds = PlaceRole.TRANSIT, about
    elif role is not None and mark.rule == "place.custody":
        decided, holds = PlaceRole.DETENTION, True
    else:
        return False, None
    return True, decided if holds else None


def _departs(lows: Sequence[str]) -> bool:
    """As in "took off from X", "left from X", "flown from X": where a journey home begins."""
    return not _DEPARTING.isdisjoint(lows[-4:])


def _clause_before(lows: Sequence[str], first: int) -> list[str]:
    """The words before a place, back to the last mark that ends a clause."""
    window = lows[max(0, first - _REACH) : first]
    for at in range(len(window) - 1, -1, -1):
        if window[at] in {";", ":"}:
            return list(window[at + 1 :])
    return list(window)


def _moved(lows: Sequence[str]) -> bool:
    """Whether words before "to X" tell of a journey or a handover that ends there."""
    words = dict(place_words().cues)
    moving = words[PlaceRole.TRANSIT] | words[PlaceRole.HANDOVER]
    return not moving.isdisjoint(lows[-14:])


def _taken(lows: Sequence[str]) -> bool:
    """As in "was taken at X", "was shot down near X"."""
    pairs = set(pairwise(lows[-8:]))
    return lows[-2:-1] == ["taken"] or not pairs.isdisjoint(_DOWN)


def _seized(lows: Sequence[str]) -> bool:
    """As in "arrested in X", also of a state."""
    return not _SEIZED.isdisjoint(lows[-3:])


def _of_custody(sentence: Sentence, mark: PlaceMark) -> bool:
    last = sentence.tokens[mark.last - 1].low
    return last.endswith(("prison", "prisons", "jail", "jails", "camp", "colony", "penitentiary"))


def _stands(mark: PlaceMark, role: PlaceRole | None, *, acts: bool, talks: bool) -> bool:
    """Whether a place keeps the role of its cue."""
    if role is None:
        return False
    if mark.rule == "place.state" and role in {PlaceRole.CAPTURE, PlaceRole.NEGOTIATION}:
        return False
    if acts or role in {PlaceRole.CAPTURE, PlaceRole.TRANSIT, PlaceRole.DETENTION}:
        return True
    return role is PlaceRole.NEGOTIATION and talks


def _is_side(mark: PlaceMark, sides: Sides) -> bool:
    """Whether a place is the country of a side as a whole."""
    return mark.rule == "place.state" and mark.party in {*sides.given, *sides.taken}


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
    if lows[-2:-1] and lows[-2] in place_words().seats:
        return None
    for low in reversed(lows):
        if low in place_words().none:
            return None
        for role, words in place_words().cues:
            if low in words:
                return role
    return None


def stations(located: Sequence[Located]) -> Iterator[Located]:
    """Those places that can make a state a host."""
    for place in located:
        if place.role in {PlaceRole.HANDOVER, PlaceRole.TRANSIT, PlaceRole.NEGOTIATION}:
            yield place
