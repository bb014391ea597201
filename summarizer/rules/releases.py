"""Read releases: "X released Y", "Y were freed by X", "the release of Y", "Y came home"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.rules.arguments import by_agent, chain_left, chain_right, directed, directions
from summarizer.rules.clause import Act, Clause
from summarizer.rules.grammar import BE, HAVE, MODALS, bag
from summarizer.rules.modality import auxiliaries, noun_mode, verb_mode

_BEFORE_ADJECTIVE = bag("the a an of up newly these those some")
_MOTION = bag("come comes coming came go goes going went walk walked")
_RETURN = bag("return returns returned returning flying")
_BEHIND_PARTICIPLE = bag("by from in on to under as today")
_PARTICIPLE = ("ed", "en", "n", "ee", "t", "over", "home", "free")
_FETCHING = bag("bring brings brought bringing")
"""Verbs whose subject is the side that gets its people back."""
_SECURING = bag(
    "secure secured secures securing win won wins winning obtain obtained obtains obtaining "
    "achieve achieved negotiate negotiated effect effected ensure ensured gain gained "
    "facilitate facilitated arrange arranged complete completed begin began begun started"
)


class Release(Clause):
    """Reads a trigger word as a release."""

    def verb(self, behind: int) -> Act | None:
        """As in "X released Y", "Y were released by X", "Y are coming home"."""
        first, aux = auxiliaries(self.tokens, self.at)
        if self.low(self.at - 1) in _BEFORE_ADJECTIVE:
            return None  # "the released servicemen"
        people = chain_right(self.sentence, behind)
        if people or self.named(behind):
            mode = verb_mode(self.tokens, self.at, passive=False)
            agent = self.subject(first)
            last = people[-1].last if people else behind
            fetched = self.low(self.at) in _FETCHING
            if len(directions(self.sentence, last, "from")) > 2:
                return None  # a tally of people freed all over the world
            return self.tell(
                "release",
                mode,
                self.at,
                behind,
                people=people,
                rule="act.active",
                agents=(agent,) if agent and not fetched else (),
                securer=agent if fetched else None,
                to=directed(self.sentence, last, "to"),
                giver=directed(self.sentence, last, "from"),
            )
        return self._passive(first, aux, behind)

    def splits(self) -> bool:
        """Whether "bring ... home" or "handed ... over" embraces a phrase for people."""
        people = chain_right(self.sentence, self.at + 1)
        return bool(people) and self.low(people[-1].last) in {"home", "back", "over", "free"}

    def reunited(self) -> Act | None:
        """As in "Jane Roe and two others will be reunited with their families"."""
        first, _ = auxiliaries(self.tokens, self.at)
        act = self.tell(
            "release",
            "noun",
            first,
            self.at + 1,
            people=chain_left(self.sentence, first),
            rule="act.reunited",
        )
        return replace(act, weak=True)

    def _passive(self, first: int, aux: Sequence[str], behind: int) -> Act | None:
        word = self.low(self.at)
        motion = word in _MOTION or (
            word in _RETURN and not any(a in BE for a in aux if word != "returning")
        )
        finite = any(a in BE or a in HAVE for a in aux)
        told = finite or motion or self.low(behind) in _BEHIND_PARTICIPLE
        if not told or not (motion or word.endswith(_PARTICIPLE)):
            return None
        people = chain_left(self.sentence, first)
        if not people and not self._name_left(first):
            return None
        mode = verb_mode(self.tokens, self.at, passive=not motion)
        if not finite and not motion and self._modal_before(first):
            mode = "due"
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

    def _modal_before(self, first: int) -> bool:
        return any(token.low in MODALS for token in self.tokens[max(0, first - 8) : first])

    def _name_left(self, first: int) -> bool:
        return any(
            name.last == first
            or (0 < first - name.last <= 9 and self.low(name.last) in {",", "who"})
            for name in self.names
        )

    def noun(self) -> Act | None:
        """As in "the release of Y by X", "the hostage release", "X's release of Y"."""
        of = self._of()
        if of is None:
            return self._compound_release()
        people = chain_right(self.sentence, of + 1)
        if not people and not self.named(of + 1):
            return None
        begin, securing = self._light_verb()
        last = people[-1].last if people else of + 1
        securer = None
        if securing is not None:
            mode = verb_mode(self.tokens, securing, passive=False)
            securer = self.subject(auxiliaries(self.tokens, securing)[0])
        else:
            mode = noun_mode(self.tokens, begin, last)
        by = self.at + 1 if of > self.at + 1 else last
        agents = by_agent(self.sentence, by) or self._possessor(begin)
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

    def _of(self) -> int | None:
        """The "of" of "the release of ten men" or "the release by Peru of ten men"."""
        if self.low(self.at + 1) == "of":
            return self.at + 1
        if self.low(self.at + 1) != "by":
            return None
        after = range(self.at + 2, self.at + 9)
        return next((at for at in after if self.low(at) == "of"), None)

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
