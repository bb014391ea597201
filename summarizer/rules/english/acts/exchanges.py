"""Which exchanges are told: "X and Y swapped Z", "a prisoner exchange", "in exchange for Z"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.complements import exchange_sides, listed
from summarizer.rules.english.acts.modality import auxiliaries, verb_mode
from summarizer.rules.english.acts.noun_modes import ends_even, noun_mode
from summarizer.rules.english.acts.patients import chain_left, chain_right
from summarizer.rules.english.lexicon.grammar import BE, bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import PeopleMark

_TOOK_PLACE = bag("took occurred happened")
_HAPPENED = _TOOK_PLACE | bag("was is came comes will")
DEALS = bag("arrangement deal accord pact bargain agreement deals")
"""Nouns that tell of an exchange behind a word for captives."""
_NO_CAPTIVES = bag(
    "students student teachers teacher diplomats officials scientists workers nurses doctors "
    "employees tourists officers refugees"
)
_NOUNS = bag("swap exchange exchanges cartel")
_BEFORE_NOUN = bag("the a an this large major")
_BEFORE_AGAIN = bag("the this another first second third next last latest")
_BEFORE_PLANNED = bag("the contemplated proposed this present planned")
_OTHER = bag(
    "fire gunfire shots shelling blows rockets rate rates letters views students stock oil in "
    "words market visits and information notes ambassadors territory lists data gifts stamps"
)
_BODIES = bag("bodies body remains corpses ashes coffins release swap exchange")
_SELVES = bag("we i he she they")
_DONE = bag("exchanged swapped traded bartered")
_BEHIND_DONE = bag(". , ; : for at on in with against near by after yesterday today") | {""}
_PAIR = 3
"""Tokens of "Roe-Petrov"."""
_OF = frozenset({"of", "involving"})
_BEHIND_HEADLINE = bag("for with by in at on")
_FREED = bag("freed released handed let captivity")


class Exchange(Clause):
    """Reads a trigger word as an exchange."""

    def exchange(self) -> Act | None:
        """As in "X and Y exchanged prisoners", "a prisoner swap", "five X were exchanged"."""
        at = self.at
        if self.low(at) in DEALS or (self.low(at) == "cartel" and not self._titles()):
            return self._deal()  # a cartel is a treaty between armies, or a gang
        people = chain_right(self.sentence, at + (2 if self.low(at + 1) in _OF else 1))
        if self.low(at + 1) == "places":
            return self._places()
        if self.low(at - 1) in word_set("captive_compound") or ends_even(self.tokens, at):
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
        shared = None if aux else self.shared_passive(first)
        if shared is not None:
            return self._in_turn(shared)
        if list(aux) == ["being"] and self.low(first - 1) in {"before", "after"}:
            return self._passed("done", weak=not self._one_for_another())
        if not headline and not any(a in BE or a == "to" for a in aux):
            return None
        left = chain_left(self.sentence, first)
        if not left:
            told = any(a in BE for a in aux)
            return self._of_named(first) or self._of_us(first) if told else None
        act = self._swap(left, self.at, "act.exchanged", passive=True)
        if act is not None and self._one_for_another():
            act = replace(act, weak=False)
        counted = left[-1].quantity and self.low(left[-1].last - 1) not in _NO_CAPTIVES
        if act is None and counted:
            return self._passed(verb_mode(self.tokens, self.at, passive=True), left)
        return act

    def _passed(self, mode: str, people: tuple[PeopleMark, ...] = (), *, weak: bool = True) -> Act:
        """The act of a verb whose subject are those who are exchanged."""
        act = self.tell("exchange", mode, self.at, self.at + 1, people=people, rule="act.exchanged")
        return replace(act, weak=weak)

    def _in_turn(self, first: int) -> Act | None:
        """As in "Roe was taken at Lima and exchanged in May": of one who was captured."""
        people = chain_left(self.sentence, first)
        if not (people or self.name_left(first) or self.pronoun_left(first)):
            return None
        return self._passed("done", people)

    def _of_named(self, first: int) -> Act | None:
        """As in "Captain Roe was exchanged for Major Poe", "Roe was swapped in March"."""
        behind = self.low(self.at + 1)
        named = self.name_left(first) or (self._surname_left(first) and self._one_for_another())
        if not named or behind not in _BEHIND_DONE:
            return None
        if behind == "for" and not self._price(self.at + 2):
            return None
        mode = verb_mode(self.tokens, self.at, passive=True)
        return self._passed(mode, weak=not self._one_for_another())

    def _surname_left(self, first: int) -> bool:
        """Whether a word with a capital stands before the verb: "in May Roe was exchanged"."""
        before = self.tokens[first - 1].text if first else ""
        return before[:1].isupper() and before[1:].islower()

    def _one_for_another(self) -> bool:
        """As in "the spy was exchanged for the pilot Luis Poe"; players are traded."""
        swapped = self.low(self.at) in {"exchanged", "swapped"} and self.low(self.at + 1) == "for"
        return swapped and self._price(self.at + 2)

    def _price(self, at: int) -> bool:
        """Whether people or a name stand at a token."""
        named = self.tokens[at : at + 1] and self.tokens[at].text[0].isupper()
        return bool(named or chain_right(self.sentence, at))

    def _of_us(self, first: int) -> Act | None:
        """As in "there on the quay we were exchanged"."""
        told = self.low(first - 1) in _SELVES and self.low(self.at) in _DONE
        quoted = '"' in self.sentence.lows  # a witness
        if not told or quoted or self.low(self.at + 1) not in _BEHIND_DONE:
            return None
        return self._passed(verb_mode(self.tokens, self.at, passive=True))

    def _swap_in_context(self) -> Act | None:
        """As in "the contemplated exchange" beside people who are held."""
        relative = self.low(self.at + 1) in {"that", "which"}
        happened = self.low(self.at + 1 + relative) in (_TOOK_PLACE if relative else _HAPPENED)
        if happened and (self.low(self.at - 1) in _BEFORE_AGAIN or self._by_nations()):
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

    def _by_nations(self) -> bool:
        """As in "the American exchange", "the British-Japanese exchange"."""
        marks = self.sentence.parties
        return any(m.last == self.at and m.word.form == "adjective" for m in marks)

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
