"""What becomes of those whom a list names one to a line, by the words that head it."""

from __future__ import annotations

from schemas import PersonRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.person_verbs import STAYING, STILL
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.list_rows import Rows, people_rows
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

ON_LIST = "person.row"
"""The rule by which whoever is on a list has a part in the event."""
_LEFT = bag("not excluded omitted missing refused left held detained")
_BACK = 3
"""Sentences before the head of a list in which the event may be told."""

Fate = tuple[PersonRole, str | None]
"""What becomes of somebody, and the side of whom he or she is."""


def fates(document: Document, case: Case, sides: Sides) -> dict[tuple[int, int], Fate]:
    """Those on the lists of an event, by the index of the sentence and the name's first token."""
    found: dict[tuple[int, int], Fate] = {}
    if not document.cased:
        return found
    for rows in _lists(document):
        if rows.head is None or case.told.isdisjoint(range(rows.head - _BACK, rows.head + 1)):
            continue
        head = document.sentences[rows.head]
        role = _role(head)
        if role is not None:
            fate = role, _side(head, sides)
            found |= {(index, name.first): fate for index, name in rows.names}
    return found


@once
def _lists(document: Document) -> tuple[Rows, ...]:
    """The lists of a text, whichever of its events they are of."""
    return tuple(people_rows(document.sentences))


def _role(head: Sentence) -> PersonRole | None:
    """Whether the words over a list say that those on it go free, or that they stay behind."""
    freeing = either(word_set("release", "verbs"), word_set("exchange", "verbs"))
    freed = not freeing.isdisjoint(head.lows)
    left = not (_LEFT | STAYING | STILL).isdisjoint(head.lows)
    if freed and {"not", "still"}.isdisjoint(head.lows):
        return PersonRole.RELEASED
    return PersonRole.HELD if left else None


def _side(head: Sentence, sides: Sides) -> str | None:
    """The side that gets its own back: "the freed Chileans", "released by Peru"."""
    nations = [name for people in head.people for name in people.nations if name in sides.taken]
    if nations:
        return nations[0]
    for mark in head.parties:
        if mark.first and head.words[mark.first - 1] == "by" and sides.other(mark.name):
            return sides.other(mark.name)
    return sides.taken[0] if len(sides.taken) == 1 else None
