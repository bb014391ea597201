"""Which releases are told of those who go free: "Y were released by X", "Y came home"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.complements import by_agent, directed
from summarizer.rules.english.acts.modality import verb_mode
from summarizer.rules.english.acts.patients import chain_left
from summarizer.rules.english.lexicon.grammar import BE, HAVE, MODALS, bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import PeopleMark

MOTION = bag("come comes coming came go goes going went walk walked")
RETURN = bag("return returns returned returning flying")
"""Verbs of motion that also take an object."""
_BEHIND_PARTICIPLE = bag("by from in on to under as today")
_BEHIND_HEADLINE = bag("for after at over into via near with ; , :") | {""}
_PARTICIPLE = ("ed", "en", "n", "ee", "t", "over", "home", "free")
RECEIVING = bag(
    "receive receives received receiving welcome welcomes welcomed welcoming get gets got getting"
)
"""Verbs of those who get their people back, that one does with many things besides."""
_OF_CAPTIVES = bag("released freed liberated repatriated ransomed exchanged")
_SEEING = bag("see sees saw seen")
_THERE = 4
"""Tokens from "there" to the people of whom it tells."""
_PERSONS = bag("he she they")
_FINITE = BE | HAVE | MODALS
_PARTING = bag("; : . but when while after before because said says")
"""Words that part a subject from a verb further on."""


class PassiveRelease(Clause):
    """Reads a trigger word as a release whose subject are those let go."""

    def told(self, first: int, aux: Sequence[str], behind: int) -> Act | None:
        """The release that a verb tells whose auxiliaries, ``aux``, start at ``first``, or None."""
        word = self.low(self.at)
        if word in _OF_CAPTIVES and (act := self._participle(first, aux, behind)) is not None:
            return act
        motion = word in MOTION or (
            word in RETURN and not any(a in BE for a in aux if word != "returning")
        )
        finite = any(a in BE or (motion and a in HAVE) for a in aux)
        if not finite and any(a in HAVE for a in aux):
            return None  # "whom Peru had sent"
        if word in RECEIVING and behind == self.at + 1:
            return None
        headline = self.sentence.heading and not aux and self.low(behind) in _BEHIND_HEADLINE
        told = finite or motion or headline or self.low(behind) in _BEHIND_PARTICIPLE
        if not told or not (motion or word.endswith(_PARTICIPLE)):
            return None
        relative = self.low(first - 1) == "that"  # "the detainee that was released"
        people = chain_left(self.sentence, first - relative)
        if not people and not motion and any(a in BE for a in aux):
            people = self._past_relative(first)
        if not people and not self.name_left(first) and not (aux and self._freed_before(first)):
            return None
        mode = verb_mode(self.tokens, self.at, passive=not motion)
        if not finite and not motion and self._modal_before(first):
            mode = "due"
        return self._let_go(mode, people, behind)

    def _participle(self, first: int, aux: Sequence[str], behind: int) -> Act | None:
        """The release that a participle tells without "was" of its own."""
        shared = None if aux else self.shared_passive(first)
        if shared is not None or self._elided(first, aux):
            return self._in_turn(first if shared is None else shared, behind)
        people = () if aux else self._seen_or_there(first)
        return self._let_go("done", people, behind) if people else None

    def _let_go(self, mode: str, people: tuple[PeopleMark, ...], behind: int) -> Act:
        """The act, with the parties that its complements name."""
        return self.tell(
            "release",
            mode,
            self.at,
            behind,
            people=people,
            agents=by_agent(self.sentence, behind),
            to=directed(self.sentence, behind, "to"),
            giver=directed(self.sentence, behind, "from"),
            rule="act.passive",
        )

    def _seen_or_there(self, first: int) -> tuple[PeopleMark, ...]:
        """Those of "there have been ten men released", "the deal saw ten men freed"."""
        people = chain_left(self.sentence, first)
        if not people or people[-1].last != first:
            return ()
        before = self.sentence.words[max(0, people[0].first - _THERE) : people[0].first]
        there = "there" in before and not BE.isdisjoint(before)
        return people if there or not _SEEING.isdisjoint(before[-1:]) else ()

    def _elided(self, first: int, aux: Sequence[str]) -> bool:
        """As in "Roe was held for a year before being released"."""
        return list(aux) == ["being"] and self.low(first - 1) in {"before", "after"}

    def _in_turn(self, first: int, behind: int) -> Act | None:
        """The release of one who is told to have been captured, or held, in the same clause."""
        people = chain_left(self.sentence, first)
        named = any(name.last <= first for name in self.names)
        if not (people or named or not _PERSONS.isdisjoint(self.sentence.lows)):
            return None
        return replace(self._let_go("done", people, behind), weak=True)

    def _past_relative(self, first: int) -> tuple[PeopleMark, ...]:
        """The people of "four agents from the city kidnapped by the rebels were released"."""
        taken = word_set("capture") | word_set("hold") | {"deprived"}
        for mark in self.sentence.people:
            if mark.last > first or (mark.quantity is None and not mark.definite):
                continue
            between = {token.low for token in self.tokens[mark.last : first]}
            relative = not between.isdisjoint({"who", "whom"})
            finite = not between.isdisjoint(_FINITE) and not relative
            if not finite and between & taken and between.isdisjoint(_PARTING):
                return (mark,)
        return ()

    def _modal_before(self, first: int) -> bool:
        return any(token.low in MODALS for token in self.tokens[max(0, first - 8) : first])

    def _freed_before(self, first: int) -> bool:
        """As in "he was released", of somebody told of before."""
        return self.pronoun_left(first) and self.low(self.at) not in MOTION | RETURN
