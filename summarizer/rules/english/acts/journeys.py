"""Which releases are told as journeys: "two buses brought ten men out", "they crossed".

Such a clause tells of a release only in a text that is about captives who change hands, see
``captivity``: alone it may be of anybody who travels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.complements import directed
from summarizer.rules.english.acts.governors import AFTER
from summarizer.rules.english.acts.modality import auxiliaries, verb_mode
from summarizer.rules.english.acts.patients import chain_left, chain_right
from summarizer.rules.english.lexicon.grammar import BE, bag
from summarizer.rules.english.lexicon.words import either, load, word_set
from summarizer.rules.english.mentions.marks import PeopleMark

_REACH = 14
"""Tokens behind a verb in which the goal of the journey is named."""
_WAYS = bag(
    "out home back across over free aboard away off north south east west northward southward "
    "westward eastward freed"
)
_TO = bag("to into from onto at through over across in on aboard for with by")
_GIVING = (
    "give",
    "surrender",
    "yield",
    "restore",
    "render",
    "hand",
    "turn",
    "put",
    "deliver",
    "discharge",
    "send",
    "entrust",
    "relinquish",
    "let",
    "allow",
    "permit",
    "pass",
    "march",
)
_SHIPS = bag(
    "ship ships vessel vessels brig schooner sloop boat flag snow packet transport frigate"
)
_INWARD = bag("to into in before")
_TRIED = bag("trial court judge missing")
_CAPTIVES = frozenset({"captive", "fighter", "remains"})
_WHOM = bag("whom which that")
_SUBJECTS = bag("they he she")


@lru_cache(maxsize=1)
def journeying() -> frozenset[str]:
    """Every verb that may tell of a journey."""
    return _goings() | _carryings() | _gainings()


@lru_cache(maxsize=1)
def _goings() -> frozenset[str]:
    """Verbs of which travellers are the subject: "crossed", "stepped"."""
    return frozenset(form for forms in load("journeys")["go"].values() for form in forms)


@lru_cache(maxsize=1)
def _carryings() -> frozenset[str]:
    """Verbs of which travellers are the object: "brought", "given"."""
    return frozenset(form for forms in load("journeys")["carry"].values() for form in forms)


@lru_cache(maxsize=1)
def _gainings() -> frozenset[str]:
    """Verbs of which liberty is the object: "regained"."""
    return frozenset(load("journeys")["gain"])


@lru_cache(maxsize=1)
def _goals() -> frozenset[str]:
    return frozenset(load("journeys")["goals"])


@lru_cache(maxsize=1)
def _givings() -> frozenset[str]:
    """Those of them whose subject lets go, and is no carrier: "gave", not "flew"."""
    carry = load("journeys")["carry"]
    return frozenset(form for verb in _GIVING for form in carry[verb])


@lru_cache(maxsize=1)
def _custody() -> frozenset[str]:
    return word_set("hold") | _TRIED


@lru_cache(maxsize=1)
def _liberty() -> frozenset[str]:
    return frozenset(load("journeys")["liberty"])


class Journey(Clause):
    """Reads a trigger word as a journey of people who were held."""

    def read(self) -> Act | None:
        """The journey that the trigger tells, or None."""
        low = self.low(self.at)
        act = self._gained() if low in _gainings() else None
        if act is not None:
            return replace(act, weak=True, rule="act.liberty")
        if low in _carryings():
            act = self._carried()
        if act is None and low in _goings():
            act = self._gone()
        if act is not None and (self._of_cartel() or self._after_release()):
            return replace(act, weak=True, rule="act.freed_home")
        if act is not None and self._of_captives(act):
            return replace(act, rule="act.captives_left")
        return replace(act, weak=True) if act is not None else None

    def _of_captives(self, act: Act) -> bool:
        """As in "the 52 hostages flew out of Peru", "a Chilean jailed in Peru arrived home"."""
        held = either(word_set("hold"), word_set("capture"))
        return act.mode == "done" and any(
            (mark.word.group == "captive" and mark.quantity) or self.low(mark.last) in held
            for mark in act.people
        )

    def _of_cartel(self) -> bool:
        """As in "a cartel vessel arrived, carrying 130 prisoners"."""
        return "cartel" in self.sentence.lows and not _SHIPS.isdisjoint(self.sentence.lows)

    def _after_release(self) -> bool:
        """As in the headline "Ten men flown home after release from captivity"."""
        if not self.sentence.heading:
            return False
        lows = [token.low for token in self.tokens[self.at :]]
        nouns = word_set("release", "nouns")
        return any(low in AFTER and then in nouns for low, then in pairwise(lows))

    def _gained(self) -> Act | None:
        """As in "seven Iranians have regained their liberty"."""
        if not any(self.low(at) in _liberty() for at in range(self.at + 1, self.at + 4)):
            return None
        first, _ = auxiliaries(self.tokens, self.at)
        people = self._left(first)
        if not people and not self.name_left(first):
            return None
        return self._told(people, passive=False)

    def _gone(self) -> Act | None:
        """As in "120 men crossed at Brest", "out of the bus climbed seven soldiers"."""
        first, _ = auxiliaries(self.tokens, self.at)
        people = self._travellers(self._left(first))
        if not people and self._bare_subject(first):
            return None
        if not people and not self.name_left(first):
            people = self._travellers(self._behind())
            if not people or first != self.at:
                return None
            return self._told(people, passive=False) if self._way(0, first) else None
        if not self._way(self.at + 1, len(self.tokens)):
            return None
        return self._told(people, passive=False)

    def _left(self, first: int) -> tuple[PeopleMark, ...]:
        """The subject, and of "nine men whom rebels had held landed" the nine."""
        people = chain_left(self.sentence, first)
        if people and self.low(people[0].first - 1) in _WHOM:
            before = [mark for mark in self.sentence.people if mark.last < people[0].first]
            return tuple(before[-1:])
        return people

    def _bare_subject(self, first: int) -> bool:
        """Whether the subject is somebody else: "the minister walked", "he came"."""
        return self.low(first - 1) in _SUBJECTS

    def _carried(self) -> Act | None:
        """As in "ten men were given to the Red Cross", "it put the pilot across the border"."""
        first, aux = auxiliaries(self.tokens, self.at)
        if any(word in BE for word in aux):
            people = self._travellers(self._left(first))
            told = people or self.name_left(first)
            if not told or not self._way(self.at + 1, len(self.tokens)):
                return None
            return self._told(people, passive=True)
        people = self._travellers(chain_right(self.sentence, self.at + 1))
        named = self.named(self.at + 1)
        if not (people or named) or not self._way(people[-1].last if people else self.at, 10**6):
            return None
        givers = self.subjects(first)[-1:] if self.low(self.at) in _givings() else ()
        return self._told(people, passive=False, agents=givers)

    def _travellers(self, people: Sequence[PeopleMark]) -> tuple[PeopleMark, ...]:
        """Those phrases that may be of captives: a number, a nation, or a word for them."""
        kept = tuple(
            mark for mark in people if mark.word.group in _CAPTIVES or mark.quantity or mark.nations
        )
        return tuple(people) if kept else ()

    def _behind(self) -> tuple[PeopleMark, ...]:
        """The people right behind an inverted verb."""
        people = chain_right(self.sentence, self.at + 1)
        return people if people and people[0].first == self.at + 1 and people[0].quantity else ()

    def _way(self, first: int, last: int) -> bool:
        """Whether somewhere to go, or to come from, is named in a range of tokens."""
        behind = self.tokens[first : min(last, first + _REACH)]
        if any(
            token.low in _INWARD and not _custody().isdisjoint({then.low, after.low})
            for token, then, after in zip(behind, behind[1:], behind[2:], strict=False)
        ):
            return False  # "sent to prison", "brought before a court"
        if any(token.low in _WAYS or token.low in _goals() for token in behind):
            return True
        return any(token.low in _TO and then.text[:1].isupper() for token, then in pairwise(behind))

    def _told(
        self,
        people: tuple[PeopleMark, ...],
        *,
        passive: bool,
        agents: tuple[str, ...] = (),
    ) -> Act:
        behind = max([self.at + 1, *(mark.last for mark in people)])
        return self.tell(
            "release",
            verb_mode(self.tokens, self.at, passive=passive),
            self.at,
            self.at + 1,
            people=people,
            agents=agents,
            to=directed(self.sentence, behind, "to"),
            giver=directed(self.sentence, behind, "from"),
            rule="act.journey",
        )
