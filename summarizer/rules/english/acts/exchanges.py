"""Which exchanges are told: "X and Y swapped Z", "a prisoner exchange", "in exchange for Z"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.complements import exchange_sides, listed
from summarizer.rules.english.acts.modality import auxiliaries, governing, verb_mode
from summarizer.rules.english.acts.noun_modes import noun_mode
from summarizer.rules.english.acts.patients import chain_left, chain_right
from summarizer.rules.english.lexicon.grammar import BE, NUMBER_WORDS, bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import PeopleMark
from summarizer.rules.english.mentions.offices import titles

_HAPPENED = bag("took occurred happened was is came comes will")
DEALS = bag("arrangement deal accord pact bargain agreement deals")
"""Nouns that tell of an exchange behind a word for captives."""
_NO_CAPTIVES = bag(
    "students student teachers teacher diplomats officials scientists workers nurses doctors "
    "employees tourists officers refugees"
)
_NOUNS = bag("swap exchange exchanges cartel")
_BEFORE_NOUN = bag("the a an this large major")
_BEFORE_PLANNED = bag("the contemplated proposed this present planned")
_OTHER = bag(
    "fire gunfire shots shelling blows rockets rate rates letters views students stock oil in "
    "words market visits and information notes ambassadors territory lists data gifts stamps"
)
_BODIES = bag("bodies body remains corpses ashes coffins release swap exchange")
_ARTICLES = bag("the a an his her our their its")
_SELVES = bag("we i he she they")
_DONE = bag("exchanged swapped traded bartered")
_BEHIND_DONE = bag(". , ; : for at on in with against near by after yesterday today") | {""}
_PAIR = 3
"""Tokens of "Roe-Petrov"."""
_OF = frozenset({"of", "involving"})
_HANDED = bag("deported expelled extradited flown sent handed pardoned commuted")
"""Verbs of what is done to the people for whom others are given."""
_BEHIND_HEADLINE = bag("for with by in at on")
_FREED = bag("freed released handed let captivity")
_PAID = bag("exchange return exchanged swapped traded")

_UNITS = bag(
    "years year months month days day weeks week hours hour minutes times percent % million "
    "billion dollars pounds euros francs marks rubles roubles rupees votes points goals miles "
    "kilometres kilometers of"
)
"""Words behind a number that counts no people."""
_ASIDE = 4
"""Tokens between people in number and the "for" of those given for them: "held in Peru"."""


class Exchange(Clause):
    """Reads a trigger word as an exchange."""

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

    def price(self) -> Act | None:
        """The second half of "50 hostages are to be released over four days for 150 prisoners"."""
        if self.low(self.at - 1) in _PAID:
            return None
        people = chain_right(self.sentence, self.at + 1)
        before = {token.low for token in self.tokens[: self.at]}
        swap = word_set("exchange", "nouns") | word_set("exchange", "verbs")
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
        released = word_set("release", "verbs") | {"handed", "swapped", "exchanged", "traded"}
        return (
            people[0].word.group in {"captive", "fighter"}
            and bool(released & before)
            and any(mark.quantity for mark in self.sentence.people if mark.last <= self.at)
        )

    def even(self) -> Act | None:
        """As in "seven for seven", "605 for 5,800", "fifty women against 150 prisoners"."""
        dash = self.low(self.at - 1) == "-"
        behind = self.at + 1 + dash
        before = self.at - 1 - dash
        same = self.low(before) == self.low(behind) and self._number_at(behind)
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
        if not (same or digits) and not (counted and numbers and self._number_at(behind)):
            return None
        if self.low(behind + 1) in _UNITS or self.low(before) in _UNITS:
            return None
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

    def exchange(self) -> Act | None:
        """As in "X and Y exchanged prisoners", "a prisoner swap", "five X were exchanged"."""
        at = self.at
        if self.low(at) in DEALS or (self.low(at) == "cartel" and not self._titles()):
            return self._deal()  # a cartel is a treaty between armies, or a gang
        people = chain_right(self.sentence, at + (2 if self.low(at + 1) in _OF else 1))
        if self.low(at + 1) == "places":
            return self._places()
        if self.low(at - 1) in word_set("captive_compound"):
            return self._swap(people, at, "act.exchange" if people else "act.swap_noun")
        compound = next((p for p in self.sentence.people if p.last == at), None)
        if people:
            return self._swap(people, at, "act.exchange")
        if compound is not None:
            captives = compound.word.group == "captive"
            return self._swap((), at, "act.swap_noun") if captives else self._exchanged()
        of_two = self._of_two()
        return of_two or self._exchanged() or self._swap_in_context() or self._swap_named()

    def _of_things(self, people: Sequence[PeopleMark]) -> bool:
        """As in "exchanged prisoners' letters", "an exchange of prisoner lists"."""
        behind = people[-1].last
        owned = self.low(behind) in {"'", "'s"} and self.low(behind + 1) not in _BODIES
        return owned or self.low(behind) in word_set("papers")

    def _titles(self) -> bool:
        return self.sentence.index == 0 and self.sentence.heading

    def _deal(self) -> Act | None:
        """As in "the cabinet voted for the hostage arrangement"."""
        if self.low(self.at - 1) not in word_set("captive_compound"):
            return None
        mode = noun_mode(self.tokens, self.at - 1, self.at + 1)
        return self.tell("exchange", mode, self.at, self.at + 1, rule="act.deal")

    def _places(self) -> Act:
        """As in "Roe and Petrov traded places on the bridge"."""
        first, _ = auxiliaries(self.tokens, self.at)
        mode = verb_mode(self.tokens, self.at, passive=False)
        people = chain_left(self.sentence, first)
        act = self.tell("exchange", mode, self.at, self.at + 2, people=people, rule="act.places")
        return replace(act, weak=True)

    def _of_two(self) -> Act | None:
        """As in "a direct Roe-Petrov exchange": of two people, and not of two parties."""
        first = self.at - _PAIR
        if self.low(self.at) not in _NOUNS or first < 0 or self.low(first + 1) != "-":
            return None
        pair = {first, self.at - 1}
        known = any(m.first <= at < m.last for m in self.sentence.parties for at in pair)
        words = [self.tokens[at].text for at in sorted(pair)]
        if known or not all(w.isalpha() and w[0].isupper() and len(w) > 1 for w in words):
            return None
        mode = noun_mode(self.tokens, first, self.at + 1)
        return replace(
            self.tell("exchange", mode, self.at, self.at + 1, rule="act.swap_of_two"), weak=True
        )

    def _exchanged(self) -> Act | None:
        first, aux = auxiliaries(self.tokens, self.at)
        headline = self.sentence.heading and self.low(self.at + 1) in _BEHIND_HEADLINE
        if not headline and not any(a in BE or a == "to" for a in aux):
            return None
        left = chain_left(self.sentence, first)
        if not left:
            return self._of_us(first) if any(a in BE for a in aux) else None
        act = self._swap(left, self.at, "act.exchanged", passive=True)
        counted = left[-1].quantity and self.low(left[-1].last - 1) not in _NO_CAPTIVES
        if act is None and counted:
            mode = verb_mode(self.tokens, self.at, passive=True)
            act = self.tell(
                "exchange", mode, self.at, self.at + 1, people=left, rule="act.exchanged"
            )
            act = replace(act, weak=True)
        return act

    def _of_us(self, first: int) -> Act | None:
        """As in "there on the quay we were exchanged"."""
        told = self.low(first - 1) in _SELVES and self.low(self.at) in _DONE
        quoted = '"' in self.sentence.lows  # a witness
        if not told or quoted or self.low(self.at + 1) not in _BEHIND_DONE:
            return None
        mode = verb_mode(self.tokens, self.at, passive=True)
        act = self.tell("exchange", mode, self.at, self.at + 1, rule="act.exchanged")
        return replace(act, weak=True)

    def _swap_in_context(self) -> Act | None:
        """As in "the contemplated exchange" beside people who are held."""
        if self.low(self.at - 1) in {"the", "this"} and self.low(self.at + 1) in _HAPPENED:
            mode = noun_mode(self.tokens, self.at, self.at + 1)
            act = self.tell("exchange", mode, self.at, self.at + 1, rule="act.swap_again")
            return replace(act, weak=True)
        if self.low(self.at - 1) not in _BEFORE_PLANNED:
            return None
        hold = word_set("hold")
        held = any(token.low in hold for token in self.tokens)
        included = any(token.low.startswith("inclu") for token in self.tokens)
        people = tuple(p for p in self.sentence.people if p.quantity) if included else ()
        if not held or not self.sentence.people:
            return None
        return self._swap(people, self.at, "act.swap_noun")

    def _swap_named(self) -> Act | None:
        """As in "freed in the largest swap of the war", "the exchange that X and Y announced"."""
        at = self.at
        behind = at + 2 if self.low(at + 1) == "of" else at + 1
        if self.low(at) not in _NOUNS or not _OTHER.isdisjoint(
            (self.low(at - 1), self.low(behind))
        ):
            return None
        mode = noun_mode(self.tokens, at, at + 1)
        if self._titles():
            return replace(self.tell("exchange", mode, at, at + 1, rule="act.swap_in"), weak=True)
        if self.low(at - 1) in {"the", "this"} and self.low(at + 1) in {"that", "which"}:
            mode = noun_mode(self.tokens, at, at + 1)
            sides = listed(self.sentence, at + 2)
            if len(sides) > 1:
                act = self.tell("exchange", mode, at, at + 1, agents=sides, rule="act.swap_noun")
                return replace(act, weak=True)
        release = word_set("release", "verbs") | _FREED
        captives = any(p.word.group in {"captive", "fighter"} for p in self.sentence.people)
        if not captives and not any(token.low in release for token in self.tokens):
            return None
        act = self.tell("exchange", "noun", at, at + 1, rule="act.swap_in")
        return replace(act, weak=True)

    def _swap(
        self, people: Sequence[PeopleMark], at: int, rule: str, *, passive: bool = False
    ) -> Act | None:
        if people and not self._of_captives(people):
            return None
        noun = (
            rule == "act.swap_noun"
            or (self.low(at + 1) in {"of", "for"} and not passive)
            or (self.low(at) in _NOUNS and self.low(at - 1) in _BEFORE_NOUN)
        )
        last = people[-1].last if people else at + 1
        mode = (
            noun_mode(self.tokens, at, last)
            if noun
            else verb_mode(self.tokens, at, passive=passive)
        )
        sides = () if passive else exchange_sides(self.sentence, at, last, self.speaker, noun=noun)
        return self.tell(
            "exchange", mode, at, at + 1, people=tuple(people), agents=sides, rule=rule
        )

    def _of_captives(self, people: Sequence[PeopleMark]) -> bool:
        """Whether these can be the prisoners of a swap, and not students or views."""
        if self._of_things(people):
            return False
        if any(p.word.group in {"captive", "fighter", "remains"} for p in people):
            return True
        if any(self.low(p.last - 1) in _NO_CAPTIVES for p in people):
            return False
        nations = {name for p in self.sentence.people for name in p.nations}
        return len(nations) > 1 or any(p.word.group == "civilian" for p in people)
