"""Which exchanges are told by what is given for whom: "in exchange for Z", "seven for seven"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.governors import governing
from summarizer.rules.english.acts.patients import chain_right
from summarizer.rules.english.lexicon.grammar import NUMBER_WORDS, bag
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.marks import PeopleMark
from summarizer.rules.english.mentions.offices import titles
from summarizer.text.months import ENGLISH_MONTHS

_ARTICLES = bag("the a an his her our their its")
_HANDED = bag("deported expelled extradited flown sent handed pardoned commuted")
"""Verbs of what is done to the people for whom others are given."""
_PAID = bag("exchange return exchanged swapped traded")
_UNITS = bag(
    "years year months month days day weeks week hours hour minutes times percent % million "
    "billion dollars pounds euros francs marks rubles roubles rupees votes points goals miles "
    "kilometres kilometers of"
)
"""Words behind a number that counts no people."""
_ASIDE = 4
"""Tokens between people in number and the "for" of those given for them: "held in Peru"."""


_SWAPPED = frozenset({"handed", "swapped", "exchanged", "traded"})


def _released() -> frozenset[str]:
    """Verbs of what is done to those for whom others are given."""
    return either(word_set("release", "verbs"), _SWAPPED)


class Price(Clause):
    """Reads a word of exchange ("for", "in return") as the price of a release."""

    def in_exchange(self) -> Act | None:
        """As in "in exchange for 3 spies", "in return for Jane Roe"."""
        behind = self._behind_release(self.at + 2)
        people = chain_right(self.sentence, behind)
        ranked = self.low(behind) in _ARTICLES and self.low(behind + 1) in titles().every
        if not people and not self.named(behind) and not ranked:
            return None
        if people and people[0].word.group == "general" and not people[0].quantity:
            return None
        before = {token.low for token in self.tokens[: self.at]}
        handed = "done" if before & _HANDED else "noun"
        mode = governing(self.tokens, self.at) or handed
        return self.tell(
            "exchange", mode, self.at, self.at + 2, people=people, rule="act.in_exchange"
        )

    def _behind_release(self, at: int) -> int:
        """Past "the release of" in "in exchange for the release of ten men"."""
        nouns = word_set("release", "nouns")
        of = next((i for i in range(at, at + 4) if self.low(i) == "of"), at)
        return of + 1 if of > at and self.low(of - 1) in nouns else at

    def of_release(self) -> Act | None:
        """The second half of "50 hostages are to be released over four days for 150 prisoners"."""
        swap = either(word_set("exchange", "nouns"), word_set("exchange", "verbs"))
        told = either(swap, _released())
        if told.isdisjoint(self.sentence.lows) or self.low(self.at - 1) in _PAID:
            return None
        people = chain_right(self.sentence, self.at + 1)
        before = set(self.words[: self.at])
        if self.named(self.at + 1) and before & swap:
            return self.tell(
                "exchange", "noun", self.at, self.at + 1, people=(), rule="act.in_exchange"
            )
        if not self._is_price(people, before):
            return None
        return self.tell(
            "exchange",
            governing(self.tokens, self.at) or "noun",
            self.at,
            self.at + 1,
            people=people[:1],
            rule="act.in_exchange",
        )

    def _is_price(self, people: Sequence[PeopleMark], before: set[str]) -> bool:
        """Whether those behind "for" are captives in number, and others are released before it."""
        if not people or people[0].first > self.at + 1 or not people[0].quantity:
            return False
        return (
            people[0].word.group in {"captive", "fighter"}
            and not _released().isdisjoint(before)
            and any(mark.quantity for mark in self.sentence.people if mark.last <= self.at)
        )

    def even(self) -> Act | None:
        """As in "seven for seven", "605 for 5,800", "fifty women against 150 prisoners"."""
        dash = self.low(self.at - 1) == "-"
        behind = self.at + 1 + dash
        if not self._number_at(behind):
            return None
        before = self.at - 1 - dash
        same = self.low(before) == self.low(behind)
        counted = tuple(
            p
            for p in self.sentence.people
            if p.quantity and (p.first == behind or before - _ASIDE <= p.last - 1 <= before)
        )
        numbers = (
            self._number_at(before)
            or any(p.last <= self.at for p in counted)
            or any(
                mark.last == before + 1 and self._number_at(mark.first - 1)
                for mark in self.sentence.parties
            )
        )
        digits = self._many(before) and self._many(behind) and self.sentence.heading
        if not (same or digits or (counted and numbers)):
            return None
        if self.low(behind + 1) in _UNITS or self.low(before) in _UNITS:
            return None
        if self.low(behind + 1) in ENGLISH_MONTHS:
            return None  # "the three were due for 9 September"
        mode = governing(self.tokens, self.at) or "noun"
        act = self.tell("exchange", mode, self.at, behind + 1, people=counted, rule="act.even")
        return replace(act, weak=True)

    def _many(self, at: int) -> bool:
        """Whether a number of two digits or more stands at ``at``."""
        low = self.low(at).replace(",", "")
        return len(low) > 1 and low.isdecimal()

    def _number_at(self, at: int) -> bool:
        low = self.low(at)
        counted = any(p.first == at and p.quantity for p in self.sentence.people)
        return counted or low in NUMBER_WORDS or low.replace(",", "").isdecimal()
