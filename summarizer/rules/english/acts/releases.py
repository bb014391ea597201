"""Which releases are told by a verb of those who let go: "X released Y", "X handed Y over"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.complements import directed, directions
from summarizer.rules.english.acts.lookalikes import Lookalike
from summarizer.rules.english.acts.modality import auxiliaries, verb_mode
from summarizer.rules.english.acts.passives import MOTION, RECEIVING, RETURN, PassiveRelease
from summarizer.rules.english.acts.patients import PAPERS, chain_right
from summarizer.rules.english.acts.unlisted_patients import UnlistedRelease
from summarizer.rules.english.lexicon.grammar import (
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    WEEKDAYS,
    bag,
)
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import PeopleMark

_FETCHING = bag(
    "bring brings brought bringing get gets got getting recover recovers recovered recovering "
    "retrieved wrest wrests wrested wresting ransomed ransoming receive receives received "
    "receiving welcome welcomes welcomed welcoming"
)
"""Verbs whose subject is the side that gets its people back."""
_HOME = frozenset({"home", "back", "over", "free"})
_OBJECT = 6
"""Tokens behind a verb in which the head of its object is looked for."""
_GIVING = bag("give gives gave given giving hand hands handed handing")
_TAKER = 6
"""Tokens from a verb of giving to the "back" behind whom it is given to."""
_ONE = frozenset({"a", "an"})
_CAPTIVES = frozenset({"captive", "fighter", "remains"})
_TAILS = {
    **dict.fromkeys(
        ("let", "lets", "letting"),
        frozenset({"go", "out", "free", "loose", "leave", "depart", "return"}),
    ),
    **dict.fromkeys(
        ("give", "gives", "gave", "given", "giving"), frozenset({"up", "back", "over"})
    ),
    **dict.fromkeys(("get", "gets", "got", "getting"), frozenset({"back", "home", "out"})),
    **dict.fromkeys(("hand", "hands", "handed", "handing"), frozenset({"over", "back", "to"})),
}
"""What stands behind the people of a verb that embraces them: "let ... go"."""
_DAYS = WEEKDAYS | {"today", "yesterday"}
_ADVERBIAL = _DAYS | bag("to on over in at within during after from back late early this last into")
_JOINING = bag("of in at on for to from by and or")
_THEM = bag("him them us")
_PLAIN = (
    _FETCHING
    | RETURN
    | MOTION
    | bag("deliver delivers delivered delivering transfer transfers transferred transferring")
)
"""Verbs that one uses of many a person besides captives."""
_LONGEST_ADVERBIAL = 12
_OF_ADVERBIAL = (
    DETERMINERS
    | PREPOSITIONS
    | _ADVERBIAL
    | bag(
        "one two three four five several stage stages day days hour hours week weeks month months "
        "morning afternoon evening night yesterday noon dawn batches border next last remaining "
        "other prison prisons jail jails custody captivity detention"
    )
) - {"with", "for", "about", "as", "by"}
"""Words in lower case that an adverbial between a verb and its object holds."""
_PARTING = PREPOSITIONS | bag("who whom whose and")
"""Words that end the first noun phrase of an object."""


def _within(low: str) -> bool:
    """Whether a word may stand in the first noun phrase of an object."""
    noun = low in PAPERS or not low.endswith(("ing", "ly"))
    return low.isalpha() and low not in _PARTING and noun


Reader = TypeVar("Reader", bound=Clause)


class Release(Clause):
    """Reads a trigger word as a release."""

    def verb(self, behind: int) -> Act | None:
        """As in "X released Y", "Y were released by X", "Y are coming home"."""
        first, aux = auxiliaries(self.tokens, self.at)
        if self._reader(Lookalike).found(first, aux, behind):
            return None
        if self.low(self.at) in MOTION:
            return self._reader(PassiveRelease).told(first, aux, behind)
        people = chain_right(self.sentence, behind) or self._past_adverbial(behind)
        if people or self._names(behind) or self._of_them(behind):
            return self._active(first, behind, people)
        passive = self._reader(PassiveRelease)
        told = self._of_somebody(first, behind) or passive.told(first, aux, behind)
        return told or self._reader(UnlistedRelease).told(first, aux, behind)

    def _reader(self, kind: type[Reader]) -> Reader:
        """Another reader of the same trigger word."""
        return kind(self.sentence, self.names, self.at, self.speaker, self.last_party)

    def _names(self, behind: int) -> bool:
        """Whether a name is the object; in "sent to General Roe" it is the goal."""
        return self.low(behind - 1) != "to" and self.named(behind) and not self._shown(behind)

    def _shown(self, behind: int) -> bool:
        """As in "released a video of Ana Roe": what is released only shows or names somebody."""
        *_, head = "", *takewhile(_within, self.sentence.words[behind : behind + _OBJECT])
        return head in PAPERS

    def _of_somebody(self, first: int, behind: int) -> Act | None:
        """As in the headline "Rebels free ex-senator"; alone it may be a film that is released."""
        word = self.low(behind)
        plain = self.low(self.at) in _PLAIN or not word.isalpha() or word in FUNCTION_WORDS
        if not self.sentence.heading or plain or first != self.at:
            return None
        agents = self.subjects(first)
        if not agents or self.low(first - 1) in _JOINING:
            return None
        mode = verb_mode(self.tokens, self.at, passive=False)
        if mode != "present":
            return None
        act = self.tell("release", mode, self.at, behind, agents=agents[-1:], rule="act.headline")
        return replace(act, weak=True)

    def _active(self, first: int, behind: int, people: tuple[PeopleMark, ...]) -> Act | None:
        last = people[-1].last if people else behind
        if len(directions(self.sentence, last, "from")) > 2:
            return None  # a tally of people freed all over the world
        if self._of_things(people) or self._shown(behind):
            return None
        agents = self.subjects(first)
        fetched = self.low(self.at) in _FETCHING
        if behind == self.at + 1 and self.low(self.at) in RECEIVING and not self._got(people):
            return None  # "received a letter", "welcomed the two ministers"
        mode = verb_mode(self.tokens, self.at, passive=False)
        to = directed(self.sentence, last, "to") or directed(self.sentence, behind, "to")
        outside = to is not None and to not in agents  # "Peru and Chile gave ten men to Brazil"
        if len(agents) > 1 and not (fetched or outside) and self._mutual(agents, people):
            each = self._each(people)
            return self.tell(
                "exchange",
                mode,
                self.at,
                behind,
                people=people,
                rule="act.each" if each else "act.exchange",
                agents=agents,
            )
        return self.tell(
            "release",
            mode,
            self.at,
            behind,
            people=people,
            rule="act.active",
            agents=() if fetched else agents if outside else agents[-1:],
            securer=agents[-1] if fetched and agents else None,
            to=to,
            giver=directed(self.sentence, last, "from"),
        )

    def _of_things(self, people: Sequence[PeopleMark]) -> bool:
        """As in "collected 1,304 letters and delivered 1,177", "freed the prisoners' accounts"."""
        if not people:
            return False
        bare = people[0].rule == "people.bare_number" and self.low(self.at) in _PLAIN
        papers = not word_set("papers").isdisjoint(self.sentence.lows)
        return (bare and papers) or self.low(people[-1].last) in word_set("papers")

    def _of_them(self, behind: int) -> bool:
        """Whether the object is somebody told of before: "let him go", "released them"."""
        low = self.low(behind)
        if self.low(self.at) in _PLAIN:
            return False
        then = self.low(behind + 1)
        alone = not then.isalpha() or then in FUNCTION_WORDS or then in self._tails()
        return low in _THEM or (low == "her" and alone)

    def _got(self, people: Sequence[PeopleMark]) -> bool:
        """Whether people who are received come out of captivity: "in exchange, X got 63 POWs"."""
        if people and self.low(people[-1].last) in _HOME:
            return True
        return any(mark.quantity and mark.word.group in _CAPTIVES for mark in people)

    def _past_adverbial(self, behind: int) -> tuple[PeopleMark, ...]:
        """The people of "handed over to Israel the bodies of", "freed on Monday all 40 men"."""
        goal = self.low(behind - 1) == "to"  # "returned to Peru the eighteen soldiers"
        if self.low(behind) not in _ADVERBIAL and not goal:
            return ()
        for mark in self.sentence.people:
            told = mark.quantity or self._one(mark) or (mark.definite and not goal)
            if mark.first <= behind or not told:
                continue
            between = self.tokens[behind : mark.first]
            plain = all(
                token.low in _OF_ADVERBIAL or token.text[0].isupper() or token.text.isdecimal()
                for token in between
            )
            if len(between) > _LONGEST_ADVERBIAL or not plain:
                return ()
            if between[-1].low in _ADVERBIAL - _DAYS - {"last"}:
                continue
            return chain_right(self.sentence, mark.first)
        return ()

    def _one(self, mark: PeopleMark) -> bool:
        """As in "handed over to Peru on Monday a soldier": one alone of those who are held."""
        return self.low(mark.first) in _ONE and mark.word.group in _CAPTIVES

    def _mutual(self, agents: tuple[str, ...], people: tuple[PeopleMark, ...]) -> bool:
        """Whether two subjects let go each other's people, and not those of a third."""
        nations = {name for mark in people for name in mark.nations}
        return nations <= set(agents)

    def _each(self, people: Sequence[PeopleMark]) -> bool:
        """As in "released 35 prisoners each", "each released 35"."""
        last = people[-1].last if people else self.at
        around = (self.low(self.at - 1), self.low(last), self.low(last + 1))
        return "each" in around or "apiece" in around

    def to_somebody(self) -> Act | None:
        """As in "gave the Peruvians back forty soldiers", "handed Peru the two soldiers"."""
        if self.low(self.at) not in _GIVING:
            return None
        first, _ = auxiliaries(self.tokens, self.at)
        for at in range(self.at + 2, self.at + _TAKER):
            people = chain_right(self.sentence, at + 1) if self.low(at) == "back" else ()
            if people:
                return self._active(first, at + 1, people)
        taker = next(iter(self.sentence.parties_in(self.at + 1, self.at + 2)), None)
        people = chain_right(self.sentence, taker.last) if taker else ()
        if taker is None or not people or people[0].first - taker.last > 1:
            return None
        act = self._active(first, taker.last, people)
        return act and replace(act, to=taker.name)

    def splits(self) -> bool:
        """Whether "bring ... home" or "handed ... over" embraces people or a name."""
        tails = self._tails()
        people = chain_right(self.sentence, self.at + 1)
        if people:
            return self.low(people[-1].last) in tails
        if self.low(self.at + 1) in _THEM | {"her"} and self.low(self.at + 2) in tails:
            return True
        return self.named(self.at + 1) and self.low(self._past_names()) in tails

    def _tails(self) -> frozenset[str]:
        """What may stand behind the people that the verb embraces."""
        return _TAILS.get(self.low(self.at), _HOME)

    def _past_names(self) -> int:
        """Token behind the names that follow the trigger: "bringing Ana Roe and Luis Poe home"."""
        behind = -1
        for name in self.names:
            if name.first > self.at and (behind < 0 or name.first == behind + 1):
                joined = behind < 0 or self.low(behind) in {"and", ","}
                behind = name.last if joined else behind
        return behind
