"""Which releases are told by where people go: "they are home", "left prison"."""

from __future__ import annotations

from dataclasses import replace

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.complements import directed
from summarizer.rules.english.acts.modality import auxiliaries, verb_mode
from summarizer.rules.english.acts.patients import chain_left, chain_right
from summarizer.rules.english.lexicon.grammar import BE, bag
from summarizer.rules.english.lexicon.words import word_set

_DEPARTING = bag("leave return go depart")
_CUSTODY = bag(
    "jail jails prison prisons captivity custody detention penitentiary dungeon dungeons"
)
_OWN = bag("his her their my our your")
_OUT = bag("out from")
_SAFE = bag("safe free well alive healthy released out")
_CRAFT = bag(
    "plane planes aircraft flight jet airplane aeroplane helicopter bus buses convoy train"
)
_TAKEN_OFF = bag("took off left departed landed arrived flew touched crossed")
_KIN = bag("families family relatives parents mothers wives wife husband children loved kin")
_FROM = 5
"""Tokens from "back" to the captivity from which people are back."""
_TITLE = 20
"""Most tokens of a title that a full stop ends, as old papers have them."""
_BEHIND_OUT = bag("of after at , ; : as in") | {""}
_LEAVING = bag("left leave leaves leaving")


class Departure(Clause):
    """Reads a trigger word as the departure or the return of people who were held."""

    def state(self) -> Act | None:
        """As in "215 of them are free", "the last captives are home"."""
        first, aux = auxiliaries(self.tokens, self.at)
        headline = self.sentence.heading and not aux
        if self.low(self.at) == "liberty":
            return self._at_liberty(headline=headline)
        if not (headline or any(word in BE for word in aux)) or "to" in aux:
            return None
        people = chain_left(self.sentence, first)
        if headline and not (people and people[-1].last == first):
            people = ()
        out = self.low(self.at) == "out"
        if out and not (headline and self.low(self.at + 1) in _BEHIND_OUT):
            return None
        if not out and self._elsewhere():
            return None
        if not people:
            return self._named_state(first)
        mode = verb_mode(self.tokens, self.at, passive=True)
        return self.tell(
            "release",
            "done" if mode == "present" else mode,
            self.at,
            self.at + 1,
            people=people,
            rule="act.state",
        )

    def _elsewhere(self) -> bool:
        """As in "back from school", "home to many"; not in "back from Peruvian captivity"."""
        behind = self.low(self.at + 1)
        held = not word_set("hold").isdisjoint(self.sentence.words[self.at : self.at + _FROM])
        return behind in {"of", "to"} or (behind == "from" and not held)

    def _at_liberty(self, *, headline: bool) -> Act | None:
        """As in "the crew are at liberty", "Captain Roe at liberty"."""
        if self.low(self.at - 1) != "at":
            return None
        first, aux = auxiliaries(self.tokens, self.at - 1)
        people = chain_left(self.sentence, first)
        titled = headline or (self.sentence.index == 0 and len(self.tokens) < _TITLE)
        if not (titled or any(word in BE for word in aux)) or "to" in aux:
            return None
        if not people and not self.name_left(first):
            return None
        return self.tell("release", "done", first, self.at + 1, people=people, rule="act.state")

    def _named_state(self, first: int) -> Act | None:
        """As in "Jane Roe is home", "Roe back in Lima"; alone it may be of any traveller."""
        if not any(name.last == first for name in self.names):
            return None
        act = self.tell("release", "done", self.at, self.at + 1, rule="act.state")
        return replace(act, weak=True)

    def allowed(self) -> Act | None:
        """As in "he would be allowed to leave Peru", "ten men were permitted to return home"."""
        if self.low(self.at + 1) != "to" or self.low(self.at + 2) not in _DEPARTING:
            return self._lets_depart()
        first, aux = auxiliaries(self.tokens, self.at)
        people = chain_left(self.sentence, first)
        told = people or self.name_left(first) or self.pronoun_left(first)
        if not told or not any(word in BE for word in aux):
            return None
        ahead = range(self.at + 2, self.at + 6)
        left = (m.name for m in self.sentence.parties if m.first in ahead)
        act = self.tell(
            "release",
            verb_mode(self.tokens, self.at, passive=True),
            self.at,
            self.at + 3,
            people=people,
            giver=next(left, None) if self.low(self.at + 2) == "leave" else None,
            rule="act.allowed",
        )
        return replace(act, weak=True)

    def _lets_depart(self) -> Act | None:
        """As in "Peru allowed the four Chileans to leave"."""
        people = chain_right(self.sentence, self.at + 1)
        behind = people[-1].last if people else self.at
        if not people or self.low(behind) != "to" or self.low(behind + 1) not in _DEPARTING:
            return None
        first, _ = auxiliaries(self.tokens, self.at)
        act = self.tell(
            "release",
            verb_mode(self.tokens, self.at, passive=False),
            self.at,
            behind + 2,
            people=people,
            agents=self.subjects(first)[-1:],
            rule="act.allowed",
        )
        return replace(act, weak=True)

    def way(self) -> Act | None:
        """As in "Jane Roe is on her way home", "they are on a plane to Peru"."""
        own = self.low(self.at + 1) == "to" and self.low(self.at - 1) in _OWN
        ahead = {self.low(self.at + 1)} | ({"home"} if own else set())
        first = next((at for at in range(self.at - 1, self.at - 4, -1) if self.low(at) == "on"), -1)
        craft = self.low(self.at) in _CRAFT and "to" in ahead
        if first < 1 or not (craft or ahead & {"home", "back"}):
            return None
        if self.low(first - 1) == "and" and self.low(first - 2) in _SAFE:
            first -= 2  # "she is safe and on her way home"
        begin, aux = auxiliaries(self.tokens, first)
        people = chain_left(self.sentence, begin)
        if not any(word in BE for word in aux) or not (people or self.name_left(begin)):
            return None
        return self.tell(
            "release",
            "done",
            first,
            self.at + 1,
            people=people,
            to=directed(self.sentence, self.at, "to"),
            giver=directed(self.sentence, self.at, "from"),
            rule="act.passive",
        )

    def left(self) -> Act | None:
        """As in "1,150 prisoners left Israeli jails", "walked out of prison"."""
        ahead = [token.low for token in self.tokens[self.at + 1 : self.at + 6]]
        place = next((i for i, low in enumerate(ahead) if low in _CUSTODY), None)
        if place is None and self.low(self.at) in _LEAVING:
            return self._left_country()
        if place is None or (self.low(self.at) not in _LEAVING and _OUT.isdisjoint(ahead[:place])):
            return None
        first, aux = auxiliaries(self.tokens, self.at)
        people = chain_left(self.sentence, first)
        staying = self.low(self.at) == "left" and any(word in BE for word in aux)
        if staying or (not people and not self.name_left(first)):
            return None  # "more than 100 are left in jails"
        behind = self.at + 2 + place
        giver = next((m.name for m in self.sentence.parties if self.at < m.first < behind), None)
        return self.tell(
            "release",
            verb_mode(self.tokens, self.at, passive=False),
            self.at,
            behind,
            people=people,
            giver=giver,
            rule="act.passive",
        )

    def _left_country(self) -> Act | None:
        """As in "five Americans left Iran for home", of people of another state than that."""
        state = next((m for m in self.sentence.parties if m.first == self.at + 1), None)
        if state is None:
            return self._left_the_country()
        if not (self.sentence.heading or self._of_held()):
            return None
        first, _ = auxiliaries(self.tokens, self.at)
        people = chain_left(self.sentence, first)
        foreign = {name for mark in people for name in mark.nations} - {state.name}
        if not foreign and not self.name_left(first):
            return None
        act = self.tell(
            "release",
            "done"
            if self.low(self.at) == "leave"
            else verb_mode(self.tokens, self.at, passive=False),
            self.at,
            state.last,
            people=people,
            giver=state.name,
            rule="act.left_country",
        )
        return replace(act, weak=True)

    def _left_the_country(self) -> Act | None:
        """As in "ten men held in Peru have left the country", "the last captives left Lima"."""
        ahead = self.tokens[self.at + 1 : self.at + 3]
        country = [token.low for token in ahead] == ["the", "country"]
        if not country and not (ahead and ahead[0].text[0].isupper()):
            return None
        first, _ = auxiliaries(self.tokens, self.at)
        people = chain_left(self.sentence, first)
        captives = any(mark.word.group == "captive" for mark in people)
        if not captives and not (country and self._of_held() and (people or self.name_left(first))):
            return None
        mode = verb_mode(self.tokens, self.at, passive=False)
        act = self.tell(
            "release", mode, self.at, self.at + 3, people=people, rule="act.left_country"
        )
        return replace(act, weak=True)

    def carried(self) -> Act | None:
        """As in "a plane carrying five Americans took off from Tehran"."""
        people = chain_right(self.sentence, self.at + 1)
        if self.low(self.at - 1) not in _CRAFT or not people or not self._of_held():
            return None
        behind = people[-1].last
        gone = {token.low for token in self.tokens[behind : behind + 12]}
        if _TAKEN_OFF.isdisjoint(gone):
            return None
        act = self.tell(
            "release",
            "done",
            self.at,
            self.at + 1,
            people=people,
            to=directed(self.sentence, behind, "to"),
            giver=directed(self.sentence, behind, "from"),
            rule="act.carried",
        )
        return replace(act, weak=True)

    def _of_held(self) -> bool:
        """Whether the sentence itself speaks of people who are held."""
        captive = any(people.word.group == "captive" for people in self.sentence.people)
        return captive or not word_set("hold").isdisjoint(self.sentence.lows)

    def _reunion(self) -> str:
        """Mode of "were reunited with their families"; alone it is no more than a noun."""
        kin = {token.low for token in self.tokens[self.at + 1 : self.at + 5]} & _KIN
        headline = self.sentence.heading and self.low(self.at + 1) == "with"
        if not kin:
            return "noun"
        told = "done" if headline else verb_mode(self.tokens, self.at, passive=True)
        return told if told == "done" else "noun"

    def reunited(self) -> Act | None:
        """As in "Jane Roe and two others will be reunited with their families"."""
        first, _ = auxiliaries(self.tokens, self.at)
        act = self.tell(
            "release",
            self._reunion(),
            first,
            self.at + 1,
            people=chain_left(self.sentence, first),
            rule="act.reunited",
        )
        return replace(act, weak=True)
