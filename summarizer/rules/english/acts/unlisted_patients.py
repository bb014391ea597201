"""Releases of people whom no lexicon lists: "three of the staff kidnapped in May were released".

Who is let go may be called anything: by a trade, a tribe, a family. So where a verb of release has
neither a name nor a known noun for people beside it, what tells that people are meant is the rest
of the sentence, which says that they were held, or the verb itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.complements import by_agent, directed
from summarizer.rules.english.acts.modality import verb_mode
from summarizer.rules.english.lexicon.grammar import BE, DETERMINERS, NUMBER_WORDS, bag
from summarizer.rules.english.lexicon.words import either, load, participles, word_set

_LETTING = bag("let lets letting set sets setting")
_LIBERTY = bag("free loose go liberty large")
_FREEING = bag(
    "free frees freed freeing liberate liberates liberated liberating repatriate repatriates "
    "repatriated repatriating ransomed"
)
_RELEASING = bag("release releases released releasing")
_REACH = 8
"""Tokens of a subject before its verb, or of an object behind it, that are looked at."""
_NOT_PEOPLE = bag("it this that which what")
_WHO = bag("who whom")


class UnlistedRelease(Clause):
    """Reads a trigger word as a release of people who are called by no known noun."""

    def told(self, first: int, aux: Sequence[str], behind: int) -> Act | None:
        """The release that a verb tells whose auxiliaries, ``aux``, start at ``first``, or None."""
        passive = any(low in BE for low in aux)
        if not self._lets_go(behind, passive=passive):
            return None
        if passive:
            around = self.sentence.words[max(0, first - _REACH) : first]
            if not around or around[-1] in _NOT_PEOPLE:
                return None
        else:
            around = self.sentence.words[behind : behind + _REACH]
            if not around or not (around[0] in DETERMINERS or around[0] in NUMBER_WORDS):
                return None
        if not _things().isdisjoint(around):
            return None
        mode = verb_mode(self.tokens, self.at, passive=passive)
        agents = by_agent(self.sentence, behind) if passive else self.subjects(first)[-1:]
        act = self.tell(
            "release",
            mode,
            self.at,
            behind,
            agents=agents,
            to=directed(self.sentence, behind, "to"),
            giver=directed(self.sentence, behind, "from"),
            rule="act.unlisted",
        )
        return replace(act, weak=True)

    def _lets_go(self, behind: int, *, passive: bool) -> bool:
        """Whether the verb is of those who are held: by itself, or by what else is told."""
        low = self.low(self.at)
        if low in _FREEING or (low in _LETTING and self.low(behind - 1) in _LIBERTY):
            return True
        if low in _RELEASING:
            return self._of_captives()
        return not passive and self._whom_taken(behind)

    def _of_captives(self) -> bool:
        """Whether the sentence tells that somebody is held, or was taken."""
        held = either(word_set("capture"), word_set("hold"))
        return not held.isdisjoint(self.sentence.lows)

    def _whom_taken(self, behind: int) -> bool:
        """As in "sent home the islanders whom it had captured"."""
        taken = participles(word_set("capture"), word_set("hold"))
        ahead = self.sentence.words[behind : behind + 2 * _REACH]
        return any(
            low in _WHO and not taken.isdisjoint(ahead[at + 1 : at + _REACH])
            for at, low in enumerate(ahead)
        )


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    """What is released and freed besides people, and papers."""
    plurals = load("trades")["released"]
    singulars = (each.removesuffix("s") for each in plurals)
    return frozenset(plurals) | frozenset(singulars) | word_set("papers")
