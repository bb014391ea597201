"""The parties that may have a part in an event, with where the text names them."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.rules.claims import Claim
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.inferred_sides import completed
from summarizer.rules.english.mentions.marks import PartyMark
from summarizer.rules.english.weighed.proposals import ProposedParties

_LEANS = 3
"""Sentences before the part that tells of an event in which its parties may be named."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that the text names, with its mentions and what the rules say of it."""

    name: str
    mentions: tuple[tuple[int, PartyMark], ...]
    claims: tuple[Claim, ...]


def candidates(document: Document, case: Case, proposed: ProposedParties) -> list[Candidate]:
    """The parties that words of the text prove, in the order of their first mention.

    Who speaks need not be named where the event is told of; who is named nowhere is none.
    """
    claims = (*completed(document, case, proposed.sides).claims, *proposed.third)
    mentions: dict[str, list[tuple[int, PartyMark]]] = {}
    for index in sorted(case.scope | _before(document, case)):
        for mark in document.sentences[index].parties:
            if not mark.word.place_only:
                mentions.setdefault(mark.name, []).append((index, mark))
    if document.speaker is not None:
        mentions.setdefault(document.speaker, _anywhere(document, document.speaker))
    by_name: dict[str, list[Claim]] = {}
    for claim in claims:
        by_name.setdefault(claim.name, []).append(claim)
        mentions.setdefault(claim.name, [])
    return [
        Candidate(name, tuple(marks), tuple(by_name.get(name, ())))
        for name, marks in mentions.items()
        if marks or name in by_name
    ]


def _anywhere(document: Document, name: str) -> list[tuple[int, PartyMark]]:
    """The first mention of a party in the whole text, if any."""
    for sentence in document.sentences:
        for mark in sentence.parties_by_name().get(name, ()):
            if not mark.word.place_only:
                return [(sentence.index, mark)]
    return []


def _before(document: Document, case: Case) -> set[int]:
    """The sentences on which the part of a text that tells of an event leans: title, and before.

    What tells of an act may be of another event.
    """
    first = min(case.scope, default=0)
    others = {act.sentence for act in document.acts} - case.part
    return {0, *range(max(0, first - _LEANS), first)} - others
