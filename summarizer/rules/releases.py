"""Read releases: "X released Y", "Y were freed by X", "the release of Y", "Y came home"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.rules.arguments import chain_left, chain_right
from summarizer.rules.clause import Act, Clause
from summarizer.rules.complements import by_agent, directed, directions
from summarizer.rules.grammar import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS, bag
from summarizer.rules.marks import PeopleMark
from summarizer.rules.modality import auxiliaries, noun_mode, verb_mode

_BEFORE_ADJECTIVE = bag("the a an of up newly these those some")
_MOTION = bag("come comes coming came go goes going went walk walked")
_RETURN = bag("return returns returned returning flying")
_BEHIND_PARTICIPLE = bag("by from in on to under as today")
_PARTICIPLE = ("ed", "en", "n", "ee", "t", "over", "home", "free")
_FETCHING = bag(
    "bring brings brought bringing get gets got getting recover recovers recovered recovering "
    "retrieved wrest wrests wrested wresting receive receives received receiving welcome welcomes "
    "welcomed welcoming"
)
"""Verbs whose subject is the side that gets its people back."""
_DECIDING = bag(
    "announced announces orders ordered approved approves authorised authorized decided"
)
_DEPARTING = bag("leave return go depart")
_PERSONS = bag("he she they both")
_HOME = frozenset({"home", "back", "over", "free"})
_RECEIVING = bag(
    "receive receives received receiving welcome welcomes welcomed welcoming get gets got getting"
)
"""Those of them that one does with many things besides."""
_CAPTIVES = frozenset({"captive", "fighter", "remains"})
_TAILS = {
    **dict.fromkeys(("let", "lets", "letting"), frozenset({"go", "out", "free", "loose"})),
    **dict.fromkeys(
        ("give", "gives", "gave", "given", "giving"), frozenset({"up", "back", "over"})
    ),
    **dict.fromkeys(("get", "gets", "got", "getting"), frozenset({"back", "home", "out"})),
    **dict.fromkeys(("hand", "hands", "handed", "handing"), frozenset({"over", "back", "to"})),
}
"""What stands behind the people of a verb that embraces them: "let ... go"."""
_CUSTODY = bag(
    "jail jails prison prisons captivity custody detention penitentiary dungeon dungeons"
)
_OUT = bag("out from")
_LEAVING = bag("left leave leaves leaving")
_ADVERBIAL = bag(
    "to on over in at within during after from back late early this last today yesterday into "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_LONGEST_ADVERBIAL = 12
_OF_ADVERBIAL = (
    DETERMINERS
    | PREPOSITIONS
    | _ADVERBIAL
    | bag(
        "one two three four five several stage stages day days hour hours week weeks month months "
        "morning afternoon evening night yesterday noon dawn batches border next"
    )
) - {"with", "for", "about", "as"}
"""Words in lower case that an adverbial between a verb and its object holds."""
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
        if self.low(self.at - 1) in _BEFORE_ADJECTIVE or (
            not aux and self.low(first - 1) in _BEFORE_ADJECTIVE
        ):
            return None  # "the released servicemen", "of forcibly transferred children"
        if any(mark.first < self.at < mark.last for mark in self.sentence.people):
            return None  # "the three freed hostages"
        people = chain_right(self.sentence, behind) or self._past_adverbial(behind)
        if people or self.named(behind):
            return self._active(first, behind, people)
        return self._passive(first, aux, behind)

    def _active(self, first: int, behind: int, people: tuple[PeopleMark, ...]) -> Act | None:
        last = people[-1].last if people else behind
        if len(directions(self.sentence, last, "from")) > 2:
            return None  # a tally of people freed all over the world
        agents = self.subjects(first)
        fetched = self.low(self.at) in _FETCHING
        if behind == self.at + 1 and self.low(self.at) in _RECEIVING and not self._got(people):
            return None  # "received a letter", "welcomed the two ministers"
        mode = verb_mode(self.tokens, self.at, passive=False)
        if len(agents) > 1 and not fetched and self._mutual(agents, people):
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
            agents=() if fetched else agents[-1:],
            securer=agents[-1] if fetched and agents else None,
            to=directed(self.sentence, last, "to"),
            giver=directed(self.sentence, last, "from"),
        )

    def _got(self, people: Sequence[PeopleMark]) -> bool:
        """Whether people who are received come out of captivity: "in exchange, X got 63 POWs"."""
        if people and self.low(people[-1].last) in _HOME:
            return True
        return any(mark.quantity and mark.word.group in _CAPTIVES for mark in people)

    def _past_adverbial(self, behind: int) -> tuple[PeopleMark, ...]:
        """The people of "handed over to Israel the bodies of", "freed on Monday all 40 men"."""
        if self.low(behind) not in _ADVERBIAL:
            return ()
        for mark in self.sentence.people:
            if mark.first <= behind or (mark.quantity is None and not mark.definite):
                continue
            between = self.tokens[behind : mark.first]
            plain = all(
                token.low in _OF_ADVERBIAL or token.text[0].isupper() or token.text.isdecimal()
                for token in between
            )
            if len(between) > _LONGEST_ADVERBIAL or not plain:
                return ()
            if between[-1].low in _ADVERBIAL:
                continue
            return chain_right(self.sentence, mark.first)
        return ()

    def _mutual(self, agents: tuple[str, ...], people: tuple[PeopleMark, ...]) -> bool:
        """Whether two subjects let go each other's people, and not those of a third."""
        nations = {name for mark in people for name in mark.nations}
        return nations <= set(agents)

    def _each(self, people: Sequence[PeopleMark]) -> bool:
        """As in "released 35 prisoners each", "each released 35"."""
        last = people[-1].last if people else self.at
        around = (self.low(self.at - 1), self.low(last), self.low(last + 1))
        return "each" in around or "apiece" in around

    def splits(self) -> bool:
        """Whether "bring ... home" or "handed ... over" embraces people or a name."""
        tails = _TAILS.get(self.low(self.at), _HOME)
        people = chain_right(self.sentence, self.at + 1)
        if people:
            return self.low(people[-1].last) in tails
        name = next((n for n in self.names if n.first >= self.at + 1), None)
        return name is not None and self.named(self.at + 1) and self.low(name.last) in tails

    def state(self) -> Act | None:
        """As in "215 of them are free", "the last captives are home"."""
        first, aux = auxiliaries(self.tokens, self.at)
        if not any(word in BE for word in aux) or "to" in aux:
            return None
        people = chain_left(self.sentence, first)
        if not people or self.low(self.at + 1) in {"of", "to", "from"}:
            return None
        mode = verb_mode(self.tokens, self.at, passive=True)
        return self.tell(
            "release",
            "done" if mode == "present" else mode,
            self.at,
            self.at + 1,
            people=people,
            rule="act.state",
        )

    def allowed(self) -> Act | None:
        """As in "he would be allowed to leave Peru", "ten men were permitted to return home"."""
        if self.low(self.at + 1) != "to" or self.low(self.at + 2) not in _DEPARTING:
            return None
        first, aux = auxiliaries(self.tokens, self.at)
        people = chain_left(self.sentence, first)
        told = people or self._name_left(first) or self._pronoun(first)
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

    def way(self) -> Act | None:
        """As in "Jane Roe is on her way home", "they are on their way back to Peru"."""
        ahead = {self.low(self.at + 1)} | ({"home"} if self.low(self.at + 1) == "to" else set())
        first = next((at for at in range(self.at - 1, self.at - 4, -1) if self.low(at) == "on"), -1)
        if first < 1 or not ahead & {"home", "back"}:
            return None
        begin, aux = auxiliaries(self.tokens, first)
        people = chain_left(self.sentence, begin)
        if not any(word in BE for word in aux) or not (people or self._name_left(begin)):
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
        if place is None or (self.low(self.at) not in _LEAVING and _OUT.isdisjoint(ahead[:place])):
            return None
        first, _ = auxiliaries(self.tokens, self.at)
        people = chain_left(self.sentence, first)
        if not people and not self._name_left(first):
            return None
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
        finite = any(a in BE or (motion and a in HAVE) for a in aux)
        if not finite and any(a in HAVE for a in aux):
            return None  # "whom Peru had sent"
        if word in _RECEIVING and behind == self.at + 1:
            return None
        told = finite or motion or self.low(behind) in _BEHIND_PARTICIPLE
        if not told or not (motion or word.endswith(_PARTICIPLE)):
            return None
        people = chain_left(self.sentence, first)
        if not people and not self._name_left(first) and not (aux and self._pronoun(first)):
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

    def _pronoun(self, first: int) -> bool:
        """As in "he was released", of somebody told of before; "it" may be anything."""
        return self.low(first - 1) in _PERSONS and self.low(self.at) not in _MOTION | _RETURN

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
