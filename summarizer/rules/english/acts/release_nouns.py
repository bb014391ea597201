"""Which releases are told by a noun: "the release of Y by X", "the hostage release"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.complements import by_agent, directed
from summarizer.rules.english.acts.modality import auxiliaries, verb_mode
from summarizer.rules.english.acts.noun_modes import THANKS, noun_mode
from summarizer.rules.english.acts.patients import chain_right
from summarizer.rules.english.lexicon.grammar import ADVERBS, BE, HAVE, THEM, bag
from summarizer.rules.english.mentions.marks import PeopleMark

_THEIRS = bag("their his her")
_ADVERBIAL = 10
"""Tokens from a noun of release to the "of" behind when and where it was."""
_WHEN_OR_WHERE = ADVERBS | bag(
    ", and at on in to from into near this last late early forthwith the us them her him home "
    "morning afternoon evening night noon week month weekend day days earlier ago"
)
_DECIDING = bag(
    "announced announces orders ordered approved approves authorised authorized decided"
)
_SECURING = bag(
    "secure secured secures securing procure procured procures procuring win won wins winning "
    "obtain obtained obtains obtaining achieve achieved negotiate negotiated effect effected "
    "ensure ensured gain gained facilitate facilitated buy bought purchase purchased arrange "
    "arranged complete completed begin began begun started"
)
_HASTY = bag("eventual early immediate safe swift speedy prompt possible imminent")
"""What stands between an owner and a release: "their eventual release"."""
_TALKS = bag("talks negotiations")
_CONFIRMING = bag("confirmed confirms announced announces")
_FREEDOM = ("freedom", "for")
_SENTENCED = bag("sentenced convicted")
_CLEMENCY = bag("clemency pardon pardons amnesty")
_GRANTING = bag("grant grants granted granting give gave given giving offered extended")
_HELP = bag("help role efforts effort assistance part work support cooperation leadership")
_SECURED = bag("secured won obtained achieved negotiated arranged effected granted ordered")


class ReleaseNoun(Clause):
    """Reads a trigger word as the noun of a release."""

    def noun(self) -> Act | None:
        """As in "the release of Y by X", "the hostage release", "X's release of Y"."""
        if self.low(self.at) in _CLEMENCY and self.low(self.at + 1) == "to":
            return self._granted()
        of = self._of()
        if of is None and self.low(self.at) in _CLEMENCY and self.low(self.at - 2) in THEM:
            return self._granted_them()
        if of is None:
            return self._compound_release() or self._owned()
        people = chain_right(self.sentence, of + 1)
        if (not people and not self.named(of + 1)) or self._of_sentenced(of + 1):
            return None
        begin, securing = self._light_verb()
        last = people[-1].last if people else of + 1
        securer = None
        if securing is not None:
            mode = verb_mode(self.tokens, securing, passive=False)
            mode = "done" if self._thanked(securing) else mode
            securer = self.subject(auxiliaries(self.tokens, securing)[0])
        else:
            mode = noun_mode(self.tokens, begin, last)
        by = self.at + 1 if of > self.at + 1 else last
        agents = by_agent(self.sentence, by) or self._possessor(begin)
        agents = agents or self._announcer(begin, people)
        return self.tell(
            "release",
            mode,
            begin if securing is None else securing,
            self.at + 1,
            people=people,
            agents=agents,
            securer=securer,
            to=directed(self.sentence, last, "to"),
            giver=directed(self.sentence, last, "from"),
            rule="act.noun",
        )

    def _of_sentenced(self, at: int) -> bool:
        """As in "a treaty on the transfer of sentenced prisoners", who go to serve their time."""
        serving = {self.low(at), self.low(at + 1)}
        return self.low(self.at).startswith("transfer") and not _SENTENCED.isdisjoint(serving)

    def _thanked(self, securing: int) -> bool:
        """As in "we thank Peru for its help in securing the release of ten men"."""
        before = {token.low for token in self.tokens[:securing]}
        helped = not _HELP.isdisjoint(before) and self.low(securing - 1) == "in"
        return helped and not THANKS.isdisjoint(before)

    def _granted(self) -> Act | None:
        """As in "Peru granted clemency to seven Chileans"."""
        people = chain_right(self.sentence, self.at + 2)
        if self.low(self.at - 1) not in _GRANTING or not (people or self.named(self.at + 2)):
            return None
        agents = self.subjects(auxiliaries(self.tokens, self.at - 1)[0])
        mode = verb_mode(self.tokens, self.at - 1, passive=False)
        return self.tell(
            "release",
            mode,
            self.at - 1,
            self.at + 2,
            people=people,
            agents=agents[-1:],
            rule="act.active",
        )

    def _granted_them(self) -> Act | None:
        """As in "Peru granted them a pardon", of somebody told of before."""
        verb = self.at - 3
        if self.low(verb) not in _GRANTING:
            return None
        agents = self.subjects(auxiliaries(self.tokens, verb)[0])
        mode = verb_mode(self.tokens, verb, passive=False)
        return self.tell("release", mode, verb, self.at + 1, agents=agents[-1:], rule="act.active")

    def _announcer(self, begin: int, people: Sequence[PeopleMark]) -> tuple[str, ...]:
        """As in "Peru announced the release of ten Chilean men": who decides on it."""
        near = range(begin - 1, begin - 8, -1)
        verb = next((at for at in near if self.low(at) in _DECIDING), 0)
        nations = {name for mark in people for name in mark.nations}
        if verb < 1 or not nations:
            return ()
        name = self.subject(auxiliaries(self.tokens, verb)[0])
        return (name,) if name is not None and name not in nations else ()

    def _of(self) -> int | None:
        """The "of" of "the release of ten men" or "the release by Peru of ten men"."""
        if self.low(self.at + 1) == "of" or (self.low(self.at), self.low(self.at + 1)) == _FREEDOM:
            return self.at + 1
        if self.low(self.at + 1) == "by":
            after = range(self.at + 2, self.at + 9)
            return next((at for at in after if self.low(at) == "of"), None)
        return self._of_behind_adverbial()

    def _of_behind_adverbial(self) -> int | None:
        """As in "the release yesterday evening, at Lima, of ten men"."""
        for at in range(self.at + 1, self.at + _ADVERBIAL):
            token = self.tokens[at] if at < len(self.tokens) else None
            if token is None or not (
                token.low in _WHEN_OR_WHERE or token.text[0].isupper() or token.text.isdecimal()
            ):
                return at if at > self.at + 1 and self.low(at) == "of" else None
        return None

    def _compound_release(self) -> Act | None:
        before = next((p for p in self.sentence.people if p.last == self.at), None)
        if before is None or before.word.group != "captive":
            return None
        return self.tell(
            "release",
            noun_mode(self.tokens, before.first, self.at + 1),
            self.at,
            self.at + 1,
            people=(before,) if before.quantity else (),
            rule="act.compound",
        )

    def _owned(self) -> Act | None:
        """As in "Jane Roe's release", "the ten men's return", "their release from captivity"."""
        owner = self.at - 1 - (self.low(self.at - 1) in _HASTY)
        if self.low(owner) != "'s" and self.low(owner) not in _THEIRS:
            return None
        people = tuple(mark for mark in self.sentence.people if mark.last == owner)
        named = any(name.last == owner for name in self.names)
        begin, securing = self._light_verb()
        captive = self.low(self.at + 1) == "from" or securing == owner - 1 or self._secured()
        captive = captive or self.low(owner - 1) in _CONFIRMING
        captive = captive or (self.low(owner - 1) == "for" and self.low(owner - 2) in _TALKS)
        if not people and not named and not (captive and self.low(owner) in _THEIRS):
            return None
        if securing is not None:
            mode = verb_mode(self.tokens, securing, passive=False)
        else:
            mode = noun_mode(self.tokens, begin, self.at + 1)
        return self.tell(
            "release",
            mode,
            self.at,
            self.at + 1,
            people=people,
            agents=by_agent(self.sentence, self.at + 1),
            rule="act.owned",
        )

    def _secured(self) -> bool:
        """As in "their release was finally secured"."""
        ahead = [self.low(at) for at in range(self.at + 1, self.at + 5)]
        return ahead[0] in BE | HAVE and any(low in _SECURED for low in ahead[1:])

    def _light_verb(self) -> tuple[int, int | None]:
        """Where the noun phrase begins, and the verb that makes it an act ("secured")."""
        for at in range(self.at - 1, max(-1, self.at - 6), -1):
            if self.low(at) in _SECURING:
                return at, at
            if self.low(at) in {",", ".", ";", "of", "for", "on"}:
                break
        return self.at, None

    def _possessor(self, begin: int) -> tuple[str, ...]:
        for mark in self.sentence.parties:
            if mark.last == begin - 1 and self.low(begin - 1) == "'s":
                return (mark.name,)
        return ()
