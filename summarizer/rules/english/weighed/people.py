"""The people of an event: what the rules propose, and what the weights of all cues make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.merging_people import Named
from summarizer.rules.english.mentions.loose_names import loose_names
from summarizer.rules.english.mentions.marks import NameMark

TASK = "people"
TOLD = "told"
"""Label of whoever has any part."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of somebody: the index of the sentence, and the name in it."""

    index: int
    mark: NameMark


@dataclass(slots=True)
class Somebody:
    """Whoever may have a part in the event.

    Attributes:
        mentions: in order of the text; at least one.
        proposed: what the rules make of him or her.
    """

    mentions: list[Mention] = field(default_factory=list)
    proposed: Named | None = None

    @property
    def fullest(self) -> Mention:
        """The first of the mentions with the longest name."""
        return max(self.mentions, key=lambda each: len(each.mark.name))

    def goes_by(self, name: str) -> bool:
        """Whether a name is part of that of somebody, or the other way round: "Roe", "Ana Roe"."""
        own, other = _words(self.fullest.mark.name), _words(name)
        return own <= other or other <= own


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("-", " ").split())


def candidates(document: Document, case: Case, proposals: Sequence[Named]) -> list[Somebody]:
    """Who is named in the part of the text that tells of an event, in order of the text."""
    found: list[Somebody] = []
    loose = loose_names(document.sentences, document.names, cased=document.cased)
    for index in sorted(case.scope):
        for mark in (*document.names.get(index, ()), *loose.get(index, ())):
            somebody = next((each for each in found if each.goes_by(mark.name)), None)
            if somebody is None:
                somebody = Somebody()
                found.append(somebody)
            somebody.mentions.append(Mention(index, mark))
    for named in proposals:
        for somebody in found:
            if somebody.proposed is None and somebody.goes_by(named.name):
                somebody.proposed = named
                break
    return found
