"""What happened at a place: the words around it are weighed against each other.

Each cue of the lexicon speaks for a role, the less the farther it stands and the more clauses lie
between. The preposition before a place and the noun that says what it is speak for roles too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise

from schemas import PlaceRole, Status
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.items.place_cues import (
    OF_ACT,
    Cue,
    cues_of_acts,
    cues_of_words,
    of_talks,
)
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.place_words import place_words
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.mentions.places import PlaceMark

_HANDOVER, _TRANSIT, _CAPTURE = PlaceRole.HANDOVER, PlaceRole.TRANSIT, PlaceRole.CAPTURE
_DETENTION, _NEGOTIATION = PlaceRole.DETENTION, PlaceRole.NEGOTIATION
_COSTS = {
    ",": 2,
    ";": 9,
    ":": 5,
    "and": 1,
    "stop": 20,
    "but": 4,
    "(": 3,
    ")": 3,
    "-": 1,
} | dict.fromkeys(
    bag("who which whom where whose that when while after before because though although until"), 3
)
"""What a token between a cue and a place adds to their distance."""
_DECAY = 0.1
_BEHIND, _OPENING, _EARLY = 0.4, 0.9, 7
"""How much a cue behind a place counts; more where the place opens the sentence."""
_ADJACENT = 1.4
"""The same for the word right before the preposition: "detained in Roe"."""
_REACH = 45
"""Tokens between a place and a word that may tell of it."""
_REST = 0.25
"""How much the further cues of a role count beside the strongest."""
_LEAST = 0.8
"""What speaks for a role at least where it is given."""
_TOWARDS = bag("to into onto toward towards")
_BY_HEAD = {
    "via": {_TRANSIT: 2.5},
    "through": {_TRANSIT: 1.5},
    "to": {_TRANSIT: 1.2},
    "into": {_TRANSIT: 1.2},
    "onto": {_TRANSIT: 1.0, _HANDOVER: 0.5},
    "reached": {_TRANSIT: 2.5},
    "reaching": {_TRANSIT: 2.5},
    "reach": {_TRANSIT: 2.0},
    "left": {_HANDOVER: 2.5},
    "leaving": {_HANDOVER: 2.0},
    "leave": {_HANDOVER: 2.0},
    "departed": {_HANDOVER: 2.5},
    "entered": {_TRANSIT: 2.0},
    "entering": {_TRANSIT: 2.0},
    "crossed": {_HANDOVER: 2.0},
    "across": {_HANDOVER: 2.0},
}
_BY_KIND = {
    "custody": {_DETENTION: 2.0},
    "crossing": {_HANDOVER: 0.8, _TRANSIT: 0.4},
    "stop": {_TRANSIT: 1.2},
    "seat": {_NEGOTIATION: 1.0},
}
_DEPARTING = bag(
    "off departed flown flew left lifted departing sailed carried airlifted transported evacuated"
)
_OUT = bag("released freed transferred moved taken brought out let left emerged walked escaped led")
_FLIGHTS = bag(
    "flights flight flew fly planes aircraft travelled traveled shuttled flying buses trains"
)
_STRAYING = bag("crossed crossing strayed straying wandered wandering ventured sailed drifted")
_APPOSED = 5
"""Tokens between a place and "where": "Geneva, in Switzerland, where"."""
_OF_STATE = 0.6
"""What a handover in a state as a whole counts: most are told of a town."""
_SOON = 10
_CLAUSE = 14
"""Tokens of a clause that tells what happened at the place before it."""
_MOVED = 0.8
"""What a word of motion speaks for the arrival at "to Roe"."""
_FREED = bag("released freed release")
_GROUNDLESS = bag("for by along throughout under beyond between aboard off past of")
"""Prepositions that tell of a place only behind a phrase of the lexicon ("left for Roe")."""
_LEFT_OUT = bag(
    "remain remains remained still around focused elsewhere others another remaining continue "
    "continues continued"
)
"""Words of captives whom the event leaves out."""
_NOW, _KEPT = bag("is are"), bag("held detained being imprisoned jailed kept")
_OF_CAPTIVES = frozenset({_DETENTION, _HANDOVER})


class Weights:
    """What the words of one sentence say of the places in it."""

    def __init__(self, sentence: Sentence, acts: Sequence[Act], status: Status) -> None:
        """``status`` is that of the event: who "is held" when it is over is left out of it."""
        self._lows = sentence.words
        self._people = frozenset(mark.first for mark in sentence.people)
        self._over = status in (Status.COMPLETED, Status.ONGOING)
        self._undone = status in (Status.PROPOSED, Status.FAILED)
        cues = [*cues_of_words(sentence), *cues_of_acts(acts)]
        self._cues = sorted(cues, key=lambda cue: cue.first)
        self._firsts = [cue.first for cue in self._cues]
        self._costs = list(accumulate([1 + _COSTS.get(low, 0) for low in self._lows], initial=0))

    def role(self, mark: PlaceMark) -> PlaceRole | None:
        """The role for which most speaks; None where nothing speaks loudly enough."""
        behind = self._where(mark)
        if behind is not None:
            return behind
        scores, against = self._scores(mark)
        if not scores:
            return None
        role = max(scores, key=lambda each: scores[each])
        if scores[role] < _LEAST or against > scores[role]:
            return None
        if role is _HANDOVER and not self._over and of_talks(self._lows, self._people, mark.first):
            return _NEGOTIATION
        if role in _OF_CAPTIVES and not self._undone and self._left_out(mark):
            return None
        return role

    def _near(self, mark: PlaceMark) -> list[Cue]:
        """The cues that are not too far from a place."""
        first = bisect_left(self._firsts, mark.first - _REACH)
        return self._cues[first : bisect_left(self._firsts, mark.last + _REACH)]

    def _where(self, mark: PlaceMark) -> PlaceRole | None:
        """The role that "Roe, where they were exchanged" gives, however they came there."""
        behind = self._lows[mark.last : mark.last + _APPOSED]
        if behind[:1] != [","] or "where" not in behind:
            return None
        near = [cue for cue in self._near(mark) if 0 < cue.first - mark.last <= _CLAUSE]
        first = next((cue for cue in near if cue.role is not None and cue.weight >= OF_ACT), None)
        return first.role if first is not None else None

    def _scores(self, mark: PlaceMark) -> tuple[dict[PlaceRole, float], float]:
        found: dict[PlaceRole, list[float]] = {}
        against = 0.0
        for cue in self._near(mark):
            weight = self._weight(cue, mark)
            role = cue.role
            if role is None:
                against = max(against, weight)
            elif weight > 0:
                if role is _HANDOVER and mark.head in _TOWARDS:
                    role = _TRANSIT
                found.setdefault(role, []).append(weight)
        scores = {role: max(each) + _REST * (sum(each) - max(each)) for role, each in found.items()}
        return self._with_place(mark, self._of_head(mark, scores)), against

    def _with_place(
        self, mark: PlaceMark, scores: dict[PlaceRole, float]
    ) -> dict[PlaceRole, float]:
        """The same with what the preposition and the kind of the place speak for."""
        by_head = _BY_HEAD.get(mark.head, {})
        if mark.kind == "custody" and _HANDOVER in by_head:
            return {_DETENTION: OF_ACT}
        for role, weight in by_head.items():
            if role in scores or mark.head not in _TOWARDS:
                scores[role] = scores.get(role, 0.0) + weight
        if mark.rule == "place.state" and _HANDOVER in scores:
            scores[_HANDOVER] *= _OF_STATE
        for role, weight in _BY_KIND.get(mark.kind, {}).items():
            if mark.head != "from" or role is _DETENTION:
                scores[role] = scores.get(role, 0.0) + weight
        return scores

    def _of_head(self, mark: PlaceMark, scores: dict[PlaceRole, float]) -> dict[PlaceRole, float]:
        """The roles that the preposition before a place does not rule out."""
        head = mark.head
        if head == "from":
            return self._whence(mark, scores)
        if head == "between":
            flights = not _FLIGHTS.isdisjoint(self._lows[max(0, mark.head_at - 6) : mark.head_at])
            return {_HANDOVER: OF_ACT} if flights else {}
        if head in _GROUNDLESS:
            return {role: score for role, score in scores.items() if self._direct(mark, role)}
        if head in _TOWARDS:
            moved = not place_words().moves.isdisjoint(
                self._lows[max(0, mark.first - 12) : mark.first]
            )
            if moved:
                scores.setdefault(_TRANSIT, _MOVED)
            elif not self._direct(mark, _TRANSIT):
                scores.pop(_TRANSIT, None)
            kept = {_TRANSIT, _NEGOTIATION} if moved else {_TRANSIT}
            if self._strayed(mark):
                return {_CAPTURE: OF_ACT}
            return {role: score for role, score in scores.items() if role in kept}
        if head in {"via", "through"}:
            scores.pop(_NEGOTIATION, None)
        return scores

    def _whence(self, mark: PlaceMark, scores: dict[PlaceRole, float]) -> dict[PlaceRole, float]:
        """The same for "from": out of a prison, off on a journey, or taken from home."""
        before = set(self._lows[max(0, mark.head_at - 4) : mark.head_at])
        kept = {role: score for role, score in scores.items() if self._direct(mark, role)}
        if before & _DEPARTING and mark.kind != "custody":
            kept[_HANDOVER] = 2.5
        elif before & _OUT and (mark.kind == "custody" or before & _FREED):
            kept[_DETENTION] = 2.5
        return kept

    def _strayed(self, mark: PlaceMark) -> bool:
        """As in "crossed into Roe and was detained": where a way ended in a capture."""
        before = self._lows[max(0, mark.head_at - 4) : mark.head_at]
        return not _STRAYING.isdisjoint(before) and any(
            cue.role is _CAPTURE and 0 <= cue.first - mark.last <= _SOON for cue in self._near(mark)
        )

    def _direct(self, mark: PlaceMark, role: PlaceRole) -> bool:
        """Whether a phrase of the lexicon ends with the preposition before a place."""
        return any(
            cue.direct and cue.role is role and cue.last == mark.head_at + 1
            for cue in self._near(mark)
        )

    def _weight(self, cue: Cue, mark: PlaceMark) -> float:
        if cue.last <= mark.first:
            first, last, factor = cue.last, mark.first, 1.0
            if cue.direct and cue.last != mark.head_at + 1:
                return 0.0
            if cue.last == mark.head_at or cue.direct:
                factor = _ADJACENT
            if cue.direct and self._of_those_freed(cue, mark):
                factor = _BEHIND
        elif cue.first >= mark.last and not cue.direct:
            first, last = mark.last, cue.first
            factor = _OPENING if mark.first <= _EARLY else _BEHIND
        elif cue.first < mark.first and cue.role is _HANDOVER:
            first, last, factor = cue.first + 1, mark.first, 1.0
        else:
            return 0.0
        return factor * cue.weight / (1 + _DECAY * (self._costs[last] - self._costs[first]))

    def _of_those_freed(self, cue: Cue, mark: PlaceMark) -> bool:
        """As in "freed the prisoners in Roe", which tells where they were freed."""
        return (
            cue.role is _DETENTION
            and mark.rule == "place.name"
            and not mark.kind
            and not self._people.isdisjoint((cue.first, cue.first - 1))
            and any(c.role is _HANDOVER and c.first < cue.first for c in self._near(mark))
        )

    def _left_out(self, mark: PlaceMark) -> bool:
        """Whether those of whom a place tells stay where they are."""
        before = self._lows[max(0, mark.first - 11) : mark.first]
        if not _LEFT_OUT.isdisjoint(before):
            return True
        if not self._over:
            return False
        return any(low in _NOW and then in _KEPT for low, then in pairwise(before))
