"""One clause around a trigger word, and the act that it tells."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from summarizer.rules.english.acts.agents import agent_left, agents_left
from summarizer.rules.english.acts.modality import auxiliaries
from summarizer.rules.english.acts.patients import before_aside
from summarizer.rules.english.lexicon.grammar import (
    ADVERBS,
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    RELATIVES,
    SUBORDINATORS,
    bag,
)
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.descriptions import describes
from summarizer.rules.english.mentions.marks import NameMark, PeopleMark, Sentence
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.sentences.memory import once
from summarizer.text.spans import Span

_WEAK = bag(
    "return returns returned returning transfer transfers transferred transferring delivered "
    "repatriated homecoming freedom bring brings brought bringing come coming came comes fly "
    "flown flying go goes went going sent send sends sending gave give gives hand turn turned "
    "turning turns trade trades traded trading exchange exchanges exchanged exchanging deliver "
    "delivers delivering given giving got get gets getting recover recovered recovers recovering "
    "retrieved taken walk walked walking left discharge discharged discharges surrendered "
    "enlarged relinquish relinquished part parted sprung travel travelled traveled barter "
    "bartered cross crossed back receive receives received receiving welcome welcomes welcomed "
    "welcoming"
)
"""Words that tell of a release only where something else speaks of captivity."""

_NOTING = bag(
    "noting recalling considering having recognizing recognising bearing mindful conscious "
    "welcoming deploring regretting observing acknowledging reaffirming convinced"
)
"""Words that open a paragraph of a resolution which only recalls something."""


@lru_cache(maxsize=1)
def _acting() -> frozenset[str]:
    """Words between an officer and what is done: "has agreed to", "will"."""
    return word_set("agreed_governors") | BE | HAVE | MODALS | ADVERBS | {"to", "and"}


_RELATIVE = 20
"""Tokens from "who" to the swap that its clause names."""
_SHARED = 25
"""Tokens back to the passive that a participle goes on."""
_WAS = bag("was were been")
_CARED_FOR = bag("found located accounted identified questioned treated")
"""What is done to captives right before they go free."""
_PARTING = bag("; : that who which when while")
_OFFICE = 5
"""Tokens of an office before a name."""
_PERSONS = bag("he she they both")
_PREPOSITIONS = bag("after before since until")
"""Subordinators that may also stand before a noun."""
LIVE = frozenset({"done", "now", "present", "due", "agreed", "offered", "failed"})
"""Modes of an act that is told as a step, and not only hoped for or named."""


@dataclass(frozen=True, slots=True)
class Act:
    """A release or an exchange, as one clause tells it.

    Attributes:
        kind: ``release`` or ``exchange``.
        mode: see ``modality``.
        agents: parties that let go; the sides of an exchange.
        securer: party that obtains the release.
        people: phrases for those who are let go.
        to: party to which they go.
        giver: party from which they come.
        subordinate: told in a relative or temporal clause.
        weak: needs captivity to be spoken of elsewhere.
    """

    kind: str
    mode: str
    sentence: int
    first: int
    last: int
    agents: tuple[str, ...]
    securer: str | None
    people: tuple[PeopleMark, ...]
    to: str | None
    giver: str | None
    subordinate: bool
    weak: bool
    rule: str
    memory: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was read of it, see ``sentences.memory``."""

    @once
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """What each party that it names is in it, of most parts the first."""
        known: dict[str, tuple[str, ...]] = {}
        nations = (name for mark in self.people for name in mark.nations)
        for part, names in (
            ("agent", self.agents),
            ("nation", nations),
            ("securer", (self.securer,)),
            ("taker", (self.to,)),
            ("giver", (self.giver,)),
        ):
            for name in dict.fromkeys(names):
                if name is not None:
                    known[name] = (*known.get(name, ()), part)
        return known

    @property
    def named(self) -> frozenset[str]:
        """The parties that its arguments name."""
        nations = (name for mark in self.people for name in mark.nations)
        known = (*self.agents, *nations, self.securer, self.to, self.giver)
        return frozenset(name for name in known if name is not None)

    def span(self, sentences: Sequence[Sentence]) -> Span:
        """Offsets of the words that tell it, from the first word to the last."""
        sentence = sentences[self.sentence]
        first = min([self.first, *(people.first for people in self.people)])
        last = max([self.last, self.first + 1, *(people.last for people in self.people)])
        return sentence.quote(first, min(last, len(sentence.tokens)))


class Clause:
    """A trigger word at token ``at``, with what its readers look at.

    ``speaker`` is the party that "we" stands for, ``last_party`` the one that "they" may stand for.
    """

    def __init__(
        self,
        sentence: Sentence,
        names: tuple[NameMark, ...],
        at: int,
        speaker: str | None,
        last_party: str | None,
    ) -> None:
        self.sentence = sentence
        self.names = names
        self.tokens = sentence.tokens
        self.words = sentence.words
        self.at = at
        self.speaker = speaker
        self.last_party = last_party

    def low(self, at: int) -> str:
        """The token at ``at`` in lower case, or "" outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def subject(self, before: int) -> str | None:
        """The party that is the subject of the verb group that starts at ``before``."""
        return agent_left(self.sentence, before, self.speaker, self.last_party)

    def subjects(self, before: int) -> tuple[str, ...]:
        """The parties that are the subject, where it is a list of them, or whose officer is it."""
        found = agents_left(self.sentence, before, self.speaker, self.last_party)
        return found or self._officer(before)

    def _officer(self, before: int) -> tuple[str, ...]:
        """The party for which somebody named acts: "President Ana Roe agreed to release ten"."""
        for name in self.names:
            gap = [token.low for token in self.tokens[name.last : before]]
            if name.last <= before and name.party and _acting().issuperset(gap):
                return (name.party,)
        return ()

    def named(self, at: int) -> bool:
        """Whether a name stands at ``at``, bare or described ("U.S. engineer Jane Roe")."""
        for name in self.names:
            if name.first >= at:
                gap = [token.low for token in self.tokens[at : name.first]]
                titled = gap[-1:] == ["."] and gap[-2:-1] != [] and gap[-2] in titles().every
                if gap[-2:-1] and gap[-1] == "," and gap[-2] in titles().every:
                    return len(gap) <= _OFFICE  # "the District Commissioner, Ana Roe"
                return "," not in gap and describes(gap[:-1] if titled else gap)
        return False

    def pronoun_left(self, before: int) -> bool:
        """Whether "he" and the like is the subject of what starts at ``before``; "it" is not."""
        return self.low(before - 1) in _PERSONS

    def shared_passive(self, first: int) -> int | None:
        """Where the passive begins that a participle goes on: "was taken in May and exchanged".

        ``first`` is the token of the participle, or of an adverb before it.
        """
        if self.low(first - 1) not in {"and", "but", ","}:
            return None
        taken = either(word_set("capture"), word_set("hold"), _CARED_FOR)
        for at in range(first - 2, max(-1, first - _SHARED), -1):
            if self.low(at) in _PARTING:
                return None
            if self.low(at) in _WAS and any(self.low(at + step) in taken for step in (1, 2, 3)):
                return auxiliaries(self.tokens, at + 1)[0]
        return None

    def name_left(self, before: int) -> bool:
        """Whether a name is the subject of the verb group that starts at ``before``."""
        before = before_aside(self.tokens, before)
        return any(
            name.last == before
            or (0 < before - name.last <= 9 and self.low(name.last) in {",", "who"})
            for name in self.names
        )

    def tell(self, kind: str, mode: str, first: int, last: int, **given: object) -> Act:
        """The act of this clause; ``given`` are those fields that are not empty."""
        values: dict[str, object] = {
            "agents": (),
            "securer": None,
            "people": (),
            "to": None,
            "giver": None,
        } | given
        if values["giver"] in _nations(values["people"]):
            values["giver"] = None  # "fishermen from Peru"
        return Act(
            kind=kind,
            mode=mode,
            sentence=self.sentence.index,
            first=first,
            last=last,
            subordinate=self._subordinate(first, values["people"]),
            weak=self.low(self.at) in _WEAK
            and values["securer"] is None
            and not _of_two_nations(values["people"])
            and not (kind == "exchange" and _of_dead(values["people"]))
            and self.low(self.at - 1) not in word_set("captive_compound"),
            **values,  # type: ignore[arg-type]
        )

    def _subordinate(self, verb: int, people: object) -> bool:
        """Whether a verb stands in a relative or temporal clause."""
        noting = self.low(0) in _NOTING and self.low(1) not in {"from", "by"}
        if noting or self._of_relative(verb):
            return True
        first, _ = auxiliaries(self.tokens, verb)
        if self.low(first - 1) in RELATIVES and self.low(first - 2) not in {"said", "announced"}:
            return self.low(first - 1) != "that"
        return self._behind_subordinator(first, people)

    def _behind_subordinator(self, first: int, people: object) -> bool:
        """As in "after ten men came home", "the airfield where ten men came home"."""
        assert isinstance(people, tuple)
        subject = next((mark for mark in people if mark.last <= first), None)
        for at in range(first - 1, max(-1, first - 15), -1):
            low = self.low(at)
            if low in {",", ";", ".", ":", "that"}:
                return False
            if low in {"where", "when"} and self.low(at - 1) in {",", "-"}:
                return False  # "it ended in May, when Peru freed ten men"
            if low == "where" or low in SUBORDINATORS:
                return low not in _PREPOSITIONS or subject is None or self._opens(at, subject)
        return False

    def _of_relative(self, noun: int) -> bool:
        """As in "a recruit who was returned in a prisoner swap": named in what a relative says."""
        if self.low(self.at) not in word_set("exchange", "nouns"):
            return False
        for at in range(noun - 1, max(-1, noun - _RELATIVE), -1):
            low = self.low(at)
            if low in {"who", "whom"}:
                return self.low(at - 1) != ","
            if not low.isalnum():
                break
        return False

    def _opens(self, at: int, subject: PeopleMark) -> bool:
        """Whether "after" opens the clause of a subject, and is not "after talks" before it."""
        between = {token.low for token in self.tokens[at + 1 : subject.first]}
        return at < subject.first and between <= DETERMINERS


def _of_dead(people: object) -> bool:
    """Whether bodies are told of, which nobody exchanges but enemies."""
    assert isinstance(people, tuple)
    return any(mark.word.group == "remains" for mark in people)


def _of_two_nations(people: object) -> bool:
    """Whether people of two nations are told of: "five Americans and five Iranians"."""
    return len(_nations(people)) > 1


def _nations(people: object) -> set[str]:
    assert isinstance(people, tuple)
    return {name for mark in people for name in mark.nations}
