"""The people of an event with all that a record says of each: part, party and note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas import PersonRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case, by_rules_alone
from summarizer.rules.english.items.merging_people import Named, noted
from summarizer.rules.english.items.person_notes import note_of
from summarizer.rules.english.items.row_people import ON_LIST
from summarizer.rules.english.weighed.people import TASK, TOLD, Somebody, candidates
from summarizer.rules.english.weighed.person_cues import cues
from summarizer.rules.english.weighed.person_parties import Affiliations, Roles
from summarizer.rules.english.weighed.surroundings import Surroundings
from summarizer.rules.english.weighing.weights import weights

_ENOUGH = 0.35
"""Chance from which somebody has a part in the event."""
_MOST = 2000
"""People of an event who are weighed, the first of the text; lists of the freed are not longer.

Of any further the rules alone say what part they have.
"""
_ROLES = {str(role): role for role in PersonRole}


def weighed_people(
    document: Document, case: Case, proposals: Sequence[Named], parties: Roles
) -> list[Named]:
    """The people of an event between some parties, each once, in order of the text."""
    every = candidates(document, case, proposals)
    ties = Affiliations(document, case, parties)
    found = [
        _named(document, somebody, role, chance, ties)
        for somebody, role, chance in _with_roles(document, case, every.people)
    ]
    unmarked = (named for named in proposals if next(every.who(named.name), None) is None)
    return [*noted(document, found), *unmarked]


def _with_roles(
    document: Document, case: Case, every: Sequence[Somebody]
) -> Iterator[tuple[Somebody, PersonRole, float | None]]:
    """Who has a part in an event, each with the likeliest, and with the chance to have any.

    What the head of a list says of those on it is not weighed, nor what the rules say in a note
    of a sentence or two.
    """
    if by_rules_alone(document, case):
        yield from _as_proposed(every)
        return
    around = Surroundings(TASK, document, case)
    fitted = weights(TASK)
    for somebody in every[:_MOST]:
        if somebody.proposed and somebody.proposed.rule == ON_LIST:
            yield somebody, somebody.proposed.role, None
            continue
        own = fitted.sums(cues(document, around, somebody))
        chances = fitted.chances(around.sums(*somebody.sentences), own)
        told = chances.pop(TOLD)
        if told >= _ENOUGH:
            yield somebody, _ROLES[max(chances, key=lambda label: chances[label])], told
    yield from _as_proposed(every[_MOST:])


def _as_proposed(every: Sequence[Somebody]) -> Iterator[tuple[Somebody, PersonRole, None]]:
    """Those who have a part by the rules."""
    return ((each, each.proposed.role, None) for each in every if each.proposed)


def _named(
    document: Document,
    somebody: Somebody,
    role: PersonRole,
    chance: float | None,
    ties: Affiliations,
) -> Named:
    """Somebody with a role, under the fullest name that the text gives."""
    proposed = somebody.proposed
    rule = proposed.rule if proposed and proposed.role is role else "person.weighed"
    sentences = document.sentences
    mark = somebody.fullest.mark
    span = sentences[somebody.fullest.index].quote(mark.first, mark.last)
    note = note_of(role, [(sentences[each.index], each.mark) for each in somebody.mentions])
    party = ties.of(role, somebody)
    return Named(mark.name, role, party, note, span, rule, chance)
