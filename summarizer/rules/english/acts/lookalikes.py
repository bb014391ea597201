"""Words that look like a verb of release and tell of none: "the released men", "free from want"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.rules.english.acts.clause import Clause
from summarizer.rules.english.lexicon.grammar import NUMBER_WORDS, bag
from summarizer.rules.english.lexicon.words import either, word_set

_BEFORE_ADJECTIVE = bag("the a an of up newly these those some our your their its")
_CUSTODY = bag(
    "cell cells jail prison gaol camp camps barracks dungeon custody police prosecutors court "
    "judge magistrate front detention"
)
_INTO = bag("to into")


def _is_number(low: str) -> bool:
    return low.replace(",", "").isdecimal() or low in NUMBER_WORDS


class Lookalike(Clause):
    """Looks whether a trigger word is no verb of release."""

    def found(self, first: int, aux: Sequence[str], behind: int) -> bool:
        """Whether it is none; its auxiliaries, ``aux``, start at ``first``."""
        if self._attributive(first, aux) or self._into_custody(behind):
            return True
        return self._plural_noun() or self._near_future(behind) or self._rid(behind)

    def _attributive(self, first: int, aux: Sequence[str]) -> bool:
        """Whether a participle only describes people: "the released servicemen"."""
        adjective = self.low(self.at - 1) in _BEFORE_ADJECTIVE or (
            not aux and self.low(first - 1) in _BEFORE_ADJECTIVE
        )  # "of forcibly transferred children"
        inside = any(mark.first < self.at for mark in self.sentence.people_over(self.at))
        return adjective or inside or (not aux and _is_number(self.low(self.at - 1)))

    def _near_future(self, behind: int) -> bool:
        """Whether "going to" stands before the verb that tells: "going to release him"."""
        told = either(word_set("release", "verbs"), word_set("exchange", "verbs"))
        return self.low(self.at) == "going" and self.low(behind) in told

    def _plural_noun(self) -> bool:
        """As in "Killing, Forced Returns, or Threats": no verb."""
        return self.low(self.at) == "returns" and self.low(self.at + 1) in {
            ",",
            ";",
            ":",
            "of",
            "and",
        }

    def _rid(self, behind: int) -> bool:
        """As in "live in peace, free from violence": rid of something, and of no captor."""
        if self.low(self.at) != "free" or self.low(behind) not in {"from", "of"}:
            return False
        first, last = behind + 1, behind + 4
        party = self.sentence.parties_in(first, last)
        return not party and word_set("hold").isdisjoint(self.sentence.words[first:last])

    def _into_custody(self, behind: int) -> bool:
        """As in "sent back to the cells"."""
        ahead = {self.low(behind + 1), self.low(behind + 2)}
        return self.low(behind) in _INTO and not _CUSTODY.isdisjoint(ahead)
