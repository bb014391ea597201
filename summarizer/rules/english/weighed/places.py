"""The places of an event: what the rules propose, and what the weights of all cues make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from schemas import PlaceRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case, by_rules_alone
from summarizer.rules.english.items.locations import Located
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.mentions.datelines import dateline_places
from summarizer.rules.english.mentions.places import PlaceMark, place_marks
from summarizer.rules.english.weighed.surroundings import MOST, Surroundings

TASK = "places"
_ROLES = {str(role): role for role in PlaceRole}
_ENOUGH = 0.33
"""Chance from which a place has a role."""
_SURE = 0.6
"""The same for a further role: nearly every place has one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the text that may be one of the event.

    Attributes:
        index: that of the sentence that names it.
        proposed: the roles that rules give it.
        dateline: whether the text has its name in a dateline.
        again: whether the text has named it before.
        beside: the heads of the places before and behind it in the sentence, "" where none is.
    """

    index: int
    mark: PlaceMark
    proposed: tuple[PlaceRole, ...]
    dateline: bool
    again: bool
    beside: tuple[str, str]


def name_of(mark: PlaceMark) -> str:
    """What a place is known by: a state by its name, whatever the text calls it."""
    return (mark.party if mark.rule == "place.state" else None) or mark.name.lower()


def candidates(document: Document, case: Case, proposals: Sequence[Located]) -> Iterator[Candidate]:
    """The places that the text names, in its order."""
    by_name: dict[str, tuple[PlaceRole, ...]] = {}
    for located in proposals:
        key = name_of(located.mark)
        by_name[key] = (*by_name.get(key, ()), located.role)
    datelines = frozenset(dateline_places(document.text, document.sentences))
    named: set[str] = set()
    for index in sorted(case.part):
        sentence = document.sentences[index]
        names = document.names.get(index, ())
        marks = list(place_marks(sentence, names, cased=document.cased))
        heads = ["", *(mark.head or mark.rule for mark in marks), ""]
        for nth, mark in enumerate(marks):
            name = name_of(mark)
            dateline = mark.name.lower() in datelines
            beside = heads[nth], heads[nth + 2]
            yield Candidate(index, mark, by_name.get(name, ()), dateline, name in named, beside)
            named.add(name)


def cues(around: Surroundings, sides: Sides, candidate: Candidate) -> Iterator[str]:
    """What a place is itself."""
    mark = candidate.mark
    yield from around.hints(candidate.index, mark.first, mark.last)
    yield mark.rule
    yield f"kind-of-place:{mark.kind}"
    yield f"head:{mark.head}"
    yield f"kind-of-place:{mark.kind} head:{mark.head}"
    for side, head in zip(("before", "behind"), candidate.beside, strict=True):
        yield f"place {side}:{head}"
        yield f"place {side}:{head} head:{mark.head}"
    if mark.party in sides.given or mark.party in sides.taken:
        yield "of-side" if mark.rule != "place.state" else "is-side"
    yield from around.proposed(candidate.proposed)
    yield "dateline" if candidate.dateline else "no-dateline"
    yield "named-again" if candidate.again else "named-first"


def weighed_places(
    document: Document, case: Case, sides: Sides, proposals: Sequence[Located]
) -> list[Located]:
    """The places of an event, each role of a place once, in order of the text."""
    if by_rules_alone(document, case):
        return list(proposals)
    around = Surroundings(TASK, document, case)
    rules = {(each.role, name_of(each.mark)): each for each in proposals}
    by_place: dict[str, dict[PlaceRole, Located]] = {}
    every = list(candidates(document, case, proposals))
    for each in every[:MOST]:
        mark = each.mark
        own = cues(around, sides, each)
        chances = around.chances(each.index, mark.first, mark.last, own)
        known = by_place.setdefault(name_of(mark), {})
        for label, chance in chances.items():
            role = _ROLES[label]
            if chance >= _ENOUGH and (role not in known or chance > (known[role].chance or 0.0)):
                located = Located(role, each.index, mark, "place.weighed")
                known[role] = replace(rules.get((role, name_of(mark)), located), chance=chance)
    unweighed = {
        key: rules[key]
        for each in every[MOST:]
        for key in [(role, name_of(each.mark)) for role in each.proposed]
        if key[1] not in by_place
    }
    kept = [located for roles in by_place.values() for located in likely(roles.values())]
    return sorted([*kept, *unweighed.values()], key=lambda each: (each.sentence, each.mark.first))


def likely(roles: Iterable[Located]) -> Iterator[Located]:
    """The likeliest role of a place, and any other that is all but sure."""
    ranked = sorted(roles, key=lambda each: -(each.chance or 0.0))
    for nth, each in enumerate(ranked):
        if (each.chance or 0.0) >= (_SURE if nth else _ENOUGH):
            yield each
