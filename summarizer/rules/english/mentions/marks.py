"""What the stages of the pipeline hand on: frozen values, indices into the tokens of a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from summarizer.rules.english.lexicon.words import HeadWord, PartyWord
from summarizer.rules.english.sentences.memory import once
from summarizer.rules.english.sentences.tokens import Cut, Token
from summarizer.text.spans import Span


@dataclass(frozen=True, slots=True)
class PartyMark:
    """A party named at ``tokens[first:last]``."""

    first: int
    last: int
    word: PartyWord
    rule: str

    @property
    def name(self) -> str:
        """Neutral name of the party."""
        return self.word.name


_first, _last, _end = attrgetter("first"), attrgetter("last"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many people: bounds as the codebook has them."""

    low: int | None
    high: int | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class PeopleMark:
    """A noun phrase for people at ``tokens[first:last]`` ("32 Armenian military servicemen").

    Attributes:
        quantity: None where no number is given.
        nations: parties whose demonyms stand in the phrase.
        definite: introduced by "the", "these", "all": told of before.
    """

    first: int
    last: int
    word: HeadWord
    quantity: Quantity | None
    nations: tuple[str, ...]
    definite: bool
    rule: str


@dataclass(frozen=True, slots=True)
class NameMark:
    """A person named at ``tokens[first:last]``; ``title`` stands before, ``office`` behind."""

    first: int
    last: int
    name: str
    title: str | None
    office: str | None
    party: str | None
    rule: str


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence and what stage one found in it.

    ``numbers`` are those that may count people though no word says so, ``people`` all others.
    """

    index: int
    paragraph: int
    span: Span
    cut: Cut
    parties: tuple[PartyMark, ...]
    people: tuple[PeopleMark, ...]
    heading: bool = False
    numbers: tuple[PeopleMark, ...] = ()
    tokens: tuple[Token, ...] = field(init=False, repr=False)
    words: list[str] = field(init=False, repr=False)
    """The words in lower case, in order; nobody changes them."""
    lows: frozenset[str] = field(init=False, repr=False)
    """The words in lower case, each once: most rules ask first whether theirs are among them."""
    memory: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    """What was read of it, see ``sentences.memory``."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", self.cut.tokens)
        object.__setattr__(self, "words", self.cut.words)
        object.__setattr__(self, "lows", self.cut.lows)

    @once
    def parties_by_name(self) -> Mapping[str, Sequence[PartyMark]]:
        """Its mentions of each party, left to right."""
        named: dict[str, list[PartyMark]] = {}
        for mark in self.parties:
            named.setdefault(mark.word.name, []).append(mark)
        return named

    @once
    def of_parties(self) -> frozenset[int]:
        """The tokens that are part of the name of a party."""
        return frozenset([at for mark in self.parties for at in range(mark.first, mark.last)])

    def party_until(self, last: int) -> PartyMark | None:
        """The party that ends before token ``last``."""
        at = bisect_left(self.parties, last, key=_last)
        return (
            self.parties[at] if at < len(self.parties) and self.parties[at].last == last else None
        )

    def people_over(self, at: int) -> Sequence[PeopleMark]:
        """The phrases for people of which a token is part."""
        return self._people_by_token().get(at, ())

    @once
    def _people_by_token(self) -> Mapping[int, Sequence[PeopleMark]]:
        found: dict[int, list[PeopleMark]] = {}
        for mark in self.people:
            for at in range(mark.first, mark.last):
                found.setdefault(at, []).append(mark)
        return found

    def parties_in(self, first: int, last: int) -> tuple[PartyMark, ...]:
        """The parties that begin in ``tokens[first:last]``, found fast in a very long sentence."""
        start = bisect_left(self.parties, first, key=_first)
        return self.parties[start : bisect_left(self.parties, last, start, key=_first)]

    def token_at(self, offset: int) -> int:
        """The token that an offset into the text lies in, or right before."""
        return bisect_right(self.tokens, offset, key=_end)

    def holds(self, words: frozenset[str]) -> bool:
        """Whether one of some words stands in it as it is written."""
        return bool(words) and not words.isdisjoint(self.cut.texts)

    def quote(self, first: int, last: int) -> Span:
        """Offsets of ``tokens[first:last]``."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)
