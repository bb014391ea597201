"""The people of an event: what the rules propose, and what the weights of all cues make of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import merge

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
        fullest: the first of the mentions with the longest name.
        mentions: in order of the text.
        proposed: what the rules make of him or her.
    """

    fullest: Mention
    mentions: list[Mention] = field(init=False)
    proposed: Named | None = None

    def __post_init__(self) -> None:
        self.mentions = [self.fullest]

    @property
    def sentences(self) -> tuple[int, ...]:
        """The indices of the sentences of the mentions, each once."""
        return tuple(dict.fromkeys(mention.index for mention in self.mentions))

    def add(self, mention: Mention) -> None:
        """Take a further mention in."""
        self.mentions.append(mention)
        if len(mention.mark.name) > len(self.fullest.mark.name):
            self.fullest = mention


class Everybody:
    """The people of a text in the order in which they are first named, found by any name.

    Two go by one name where the words of one's are among those of the other's: "Roe", "Ana Roe".
    Who holds all words of a name is looked for among the holders of its rarest word, and who holds
    only some of them is filed under one of them, so that thousands of names are told apart in
    about as many steps.
    """

    def __init__(self) -> None:
        self.people: list[Somebody] = []
        self._holders: dict[str, list[int]] = {}
        self._filed: dict[str, list[int]] = {}

    def add(self, mention: Mention) -> None:
        """Take a mention in, as one of the first of those who go by its name."""
        at = next(self._places(mention.mark.name), len(self.people))
        if at == len(self.people):
            self.people.append(Somebody(mention))
        else:
            self.people[at].add(mention)
        if self.people[at].fullest is mention:
            self._file(at, mention.mark.name)

    def who(self, name: str) -> Iterator[Somebody]:
        """Those who go by a name, the first named first; some may come twice."""
        return (self.people[at] for at in self._places(name))

    def _places(self, name: str) -> Iterator[int]:
        words = _words(name)
        holders = min((self._holders.get(word, []) for word in words), key=len, default=[])
        filed = (self._filed[word] for word in words if word in self._filed)
        for at in merge(holders, *filed):
            own = _words(self.people[at].fullest.mark.name)
            if own <= words or words <= own:
                yield at

    def _file(self, at: int, name: str) -> None:
        words = sorted(_words(name))
        for word in words:
            _insert(self._holders.setdefault(word, []), at)
        if words:
            rarest = min(words, key=lambda word: len(self._holders[word]))
            _insert(self._filed.setdefault(rarest, []), at)


def _insert(places: list[int], at: int) -> None:
    """Keep places sorted, each once."""
    where = bisect_left(places, at)
    if places[where : where + 1] != [at]:
        places.insert(where, at)


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("-", " ").split())


def candidates(document: Document, case: Case, proposals: Sequence[Named]) -> Everybody:
    """Who is named in the part of a text that is of an event, with what rules make of each.

    Where a passage of it tells of the event, the rest may still name who has a part.
    """
    found = Everybody()
    loose = loose_names(document.sentences, document.names, cased=document.cased)
    for index in sorted(case.part):
        for mark in (*document.names.get(index, ()), *loose.get(index, ())):
            found.add(Mention(index, mark))
    for named in proposals:
        free = (each for each in found.who(named.name) if each.proposed is None)
        somebody = next(free, None)
        if somebody is not None:
            somebody.proposed = named
    return found
