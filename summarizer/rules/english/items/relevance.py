"""Which sentences of a source speak of its event, so that the people in them have a part in it."""

from __future__ import annotations

from functools import lru_cache

from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.person_verbs import taken
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import SAYING
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import Sentence

_NEAR = 3
_FAR = 6
_CREDITS = 3
_LONGEST_CREDIT = 7
_FOCUSED = 0.4
"""Share of sentences that speak of the event from which the whole source is about it."""


def _credited(sentence: Sentence) -> bool:
    """Whether a sentence names its source in brackets at its end, as items of a digest do."""
    if ")" not in sentence.lows:
        return False
    tokens = sentence.tokens
    if tokens[-1].text == ".":
        tokens = tokens[:-1]
    opened = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].text == "("), None)
    return (
        opened is not None
        and tokens[-1].text == ")"
        and len(tokens) - opened <= _LONGEST_CREDIT
        and tokens[opened + 1].text[:1].isupper()
    )


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    return word_set("exchange") | taken()


class Relevance:
    """The sentences near an event, and those that speak of captives or of its sides."""

    def __init__(self, document: Document, case: Case, sides: Sides) -> None:
        self._document = document
        self._case = case
        self._sides = frozenset((*sides.given, *sides.taken))
        scope = [document.sentences[index] for index in sorted(case.scope)]
        long = [sentence for sentence in scope if not sentence.heading] or scope
        linked = sum(self.linked(sentence) for sentence in long)
        self._strung = sum(map(_credited, document.sentences)) >= _CREDITS
        self.focused = linked >= _FOCUSED * len(long)

    def linked(self, sentence: Sentence) -> bool:
        """Whether a sentence names a side of the event, or speaks of captives."""
        return (
            any(mark.name in self._sides for mark in sentence.parties)
            or any(people.word.group == "captive" for people in sentence.people)
            or not sentence.lows.isdisjoint(_telling())
        )

    def hears(self, index: int) -> bool:
        """Whether officials named in a sentence have a part: they may speak far from the event."""
        if self.covers(index) or index == 0:
            return True
        sentence = self._document.sentences[index]
        told = self._case.by_sentence.keys()
        close = any(at in told for at in range(index - _FAR, index + _FAR + 1))
        return not self._strung and (close or not SAYING.isdisjoint(sentence.lows))

    def near(self, index: int) -> bool:
        """Whether a sentence tells of the event, or one close by does."""
        return not self._case.told.isdisjoint(range(index - _NEAR, index + _NEAR + 1))

    def covers(self, index: int) -> bool:
        """Whether the people named in a sentence have a part in the event."""
        sentence = self._document.sentences[index]
        if self.focused or self.linked(sentence):
            return True
        return any(
            each.paragraph == sentence.paragraph and each.index in self._case.told
            for each in self._document.sentences[max(0, index - _NEAR) : index + _NEAR + 1]
        )
