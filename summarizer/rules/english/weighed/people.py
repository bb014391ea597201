"""The people of an event: what the rules propose, and what the weights of all cues make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schemas import PersonRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.merging_people import Named
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.mentions.marks import NameMark
from summarizer.rules.english.mentions.person_scores import likeness
from summarizer.rules.english.weighed.surroundings import Surroundings
from summarizer.rules.english.weighing.wording import classes_of

TASK = "people"
_ROLES = {str(role): role for role in PersonRole}
_ENOUGH = 0.4
"""Chance from which somebody has a part in the event."""
_STEM = 6
_MOST_SEEN, _LIKEST = 3, 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention of somebody who may have a part in the event.

    Attributes:
        index: of the sentence.
        mark: the mention.
        seen: how often the text names the person.
        proposed: what the rules make of him or her.
    """

    index: int
    mark: NameMark
    seen: int
    proposed: Named | None


def surname(name: str) -> str:
    """The last word of a name in lower case, by which a text takes somebody up again."""
    return name.rsplit(maxsplit=1)[-1].lower()


def candidates(document: Document, case: Case, proposals: Sequence[Named]) -> Iterator[Candidate]:
    """The mentions of people, in order of the text."""
    known = {surname(named.name): named for named in proposals}
    marks = [(i, mark) for i in sorted(case.scope) for mark in document.names.get(i, ())]
    seen: dict[str, int] = {}
    for _, mark in marks:
        seen[surname(mark.name)] = seen.get(surname(mark.name), 0) + 1
    for index, mark in marks:
        key = surname(mark.name)
        yield Candidate(index, mark, seen[key], known.get(key))


def cues(document: Document, around: Surroundings, candidate: Candidate) -> Iterator[str]:
    """What a mention of somebody is itself."""
    mark = candidate.mark
    yield mark.rule
    yield f"seen:{min(_MOST_SEEN, candidate.seen)}"
    yield f"words:{min(_MOST_SEEN, len(mark.name.split()))}"
    like = likeness(document.sentences[candidate.index], mark)
    yield f"like:{max(-1, min(_LIKEST, like))}"
    for field, words in (("title", mark.title), ("office", mark.office)):
        yield field if words else f"{field}:none"
        for word in (words or "").lower().split():
            yield f"{field}:{word[:_STEM]}"
            for name in classes_of(word):
                yield f"{field}:<{name}>"
    yield "party" if mark.party else "party:none"
    proposed = candidate.proposed
    yield from around.proposed([proposed.role] if proposed else [])
    if proposed:
        yield proposed.rule


def weighed_people(
    document: Document, case: Case, sides: Sides, proposals: Sequence[Named]
) -> list[Named]:
    """The people of an event, each once, in order of the text."""
    around = Surroundings(TASK, document, case)
    best: dict[str, tuple[float, PersonRole]] = {}
    marks: dict[str, list[Candidate]] = {}
    for each in candidates(document, case, proposals):
        mark = each.mark
        own = cues(document, around, each)
        chances = around.chances(each.index, mark.first, mark.last, own)
        role = max(chances, key=lambda label: chances[label])
        key = surname(mark.name)
        marks.setdefault(key, []).append(each)
        best[key] = max(best.get(key, (0.0, PersonRole.OTHER)), (chances[role], _ROLES[role]))
    found: list[Named] = []
    for key, (chance, role) in best.items():
        if chance >= _ENOUGH:
            found.append(_named(document, marks[key], role, sides))
    unseen = [named for named in proposals if surname(named.name) not in best]
    return [*found, *unseen]


def _named(
    document: Document, mentions: Sequence[Candidate], role: PersonRole, sides: Sides
) -> Named:
    """Somebody with a role: as the rules have it, or by the fullest mention."""
    proposed = mentions[0].proposed
    if proposed is not None:
        rule = proposed.rule if proposed.role is role else "person.weighed"
        return replace(proposed, role=role, rule=rule)
    fullest = max(mentions, key=lambda each: len(each.mark.name))
    mark = fullest.mark
    span = document.sentences[fullest.index].quote(mark.first, mark.last)
    note = next(
        (m.mark.title or m.mark.office for m in mentions if m.mark.title or m.mark.office), None
    )
    party = next((each.mark.party for each in mentions if each.mark.party), None)
    if role in {PersonRole.RELEASED, PersonRole.HELD}:
        party = party if party in sides.taken else None
        party = party or (sides.taken[0] if len(sides.taken) == 1 else None)
    return Named(mark.name, role, party, note, span, "person.weighed")
