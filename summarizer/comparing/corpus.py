"""The records that are compared, as they come in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schemas import ComparedSource, Copies, Record
from summarizer.comparing.facts import Facts, facts_of
from summarizer.comparing.voices import Copy, Print, copies, print_of


class Given(NamedTuple):
    """A record, and the text of its source where it is at hand."""

    record: Record
    text: str | None = None


class Place(NamedTuple):
    """Where an event stands: index of its source, and its own index there."""

    source: int
    event: int


class Corpus:
    """Records in the order in which they were given.

    Attributes:
        records: all of them.
        keys: of their sources, each once.
        places: of every event.
        facts: of every event, in the same order.
    """

    def __init__(self, given: Iterable[Given]) -> None:
        self.records: list[Record] = []
        self.keys: list[str] = []
        self.places: list[Place] = []
        self.facts: list[Facts] = []
        prints: list[Print] = []
        times: Counter[str] = Counter()
        taken: set[str] = set()
        for record, text in given:
            index = len(self.records)
            self.records.append(record)
            self.keys.append(_key(record.source.id, times, taken))
            prints.append(print_of(record, text))
            for number, event in enumerate(record.events):
                self.places.append(Place(index, number))
                self.facts.append(facts_of(event, record.source))
        self._copies = copies(prints)
        self._voices = _voices(len(prints), self._copies)

    def voice(self, source: int) -> int:
        """The number of a source's voice."""
        return self._voices[source]

    def sources(self) -> list[ComparedSource]:
        """What a comparison tells of its sources."""
        return [
            ComparedSource(
                key=key,
                info=record.source,
                voice=voice,
                events=len(record.events),
                engine=_engine(record),
            )
            for key, record, voice in zip(self.keys, self.records, self._voices, strict=True)
        ]

    def copies(self) -> list[Copies]:
        """The voices of several sources, and why they are one."""
        members: dict[int, list[int]] = {}
        why: dict[int, dict[str, None]] = {}
        for source, voice in enumerate(self._voices):
            members.setdefault(voice, []).append(source)
        for copy in self._copies:
            why.setdefault(self._voices[copy.first], {}).setdefault(copy.why)
        return [
            Copies(
                voice=voice,
                sources=[self.keys[each] for each in sorted(members[voice], key=self.published)],
                text="; ".join(reasons),
            )
            for voice, reasons in why.items()
        ]

    def published(self, source: int) -> tuple[bool, str, int]:
        """A key to sort sources by: the first to appear first, undated ones last."""
        day = self.records[source].source.published
        return day is None, day.isoformat() if day else "", source


def _key(name: str, times: Counter[str], taken: set[str]) -> str:
    key = name
    while key in taken:
        times[name] += 1
        key = f"{name}#{times[name] + 1}"
    taken.add(key)
    return key


def _voices(number: int, pairs: Sequence[Copy]) -> list[int]:
    """A voice for each source, numbered in the order in which they come."""
    first = list(range(number))

    def root(index: int) -> int:
        while first[index] != index:
            first[index] = first[first[index]]
            index = first[index]
        return index

    for copy in pairs:
        one, other = sorted((root(copy.first), root(copy.second)))
        first[other] = one
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(index), len(numbers)) for index in range(number)]


def _engine(record: Record) -> str | None:
    if record.extraction is None:
        return None
    made = record.extraction
    return "/".join(filter(None, (made.provider, made.model))) or made.engine
