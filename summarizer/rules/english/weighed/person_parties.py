"""To which of the parties of an event somebody belongs, by weights of all that ties the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from schemas import PartyRole, PersonRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.mentions.marks import PartyMark
from summarizer.rules.english.sentences.tokens import stem
from summarizer.rules.english.weighed.people import Mention, Somebody
from summarizer.rules.english.weighed.surroundings import TRUST
from summarizer.rules.english.weighing.weights import weights

TASK = "person_parties"
BELONGS = "belongs"
_ENOUGH = 0.15
"""Chance from which somebody belongs to a party; most people of an event belong to one."""
_BESIDE = 4
"""Tokens between a party and a name of which each is a cue."""
_STEPS = (1, 2, 4, 8, 16)
_BACK = 2
"""Sentences before the one that names somebody in which the party named last is looked for."""

Roles = Mapping[str, Sequence[PartyRole]]
"""The parties of an event, each with its roles."""


class Affiliations:
    """Ties the people of an event to its parties."""

    def __init__(self, document: Document, case: Case, parties: Roles) -> None:
        self._document = document
        self._case = case
        self._parties = parties
        self._marks = [
            [mark for mark in sentence.parties if mark.name in parties]
            for sentence in document.sentences
        ]
        """By sentence, where it names parties of the event."""
        times = Counter(mark.name for index in case.scope for mark in self._marks[index])
        self._often = max(parties, key=lambda party: times[party], default=None)
        self._sums: dict[tuple[str, PersonRole], list[float]] = {}
        self._having = Counter(role for roles in parties.values() for role in set(roles))

    def of_party(self, party: str, role: PersonRole) -> list[str]:
        """What tells whether whoever has a role belongs to a party."""
        known = list(self._of_party(party))
        return [*known, *[f"{role}: {each}" for each in known]]

    def cues(self, party: str, role: PersonRole, somebody: Somebody) -> list[str]:
        """What tells besides whether somebody with a role does."""
        found: list[str] = []
        if somebody.proposed is not None:
            found.append(f"rule:{somebody.proposed.party == party}")
        for mention in somebody.mentions:
            own = mention.mark.party
            found.append("beside" if own == party else f"other:{bool(own)}")
            near = list(self._of_mention(party, mention))
            found += near
            found += [f"{role}: {each}" for each in near]
        return found

    def of(self, role: PersonRole, somebody: Somebody) -> str | None:
        """The party of somebody with a role, or None where none is likely."""
        fitted = weights(TASK)
        said = somebody.proposed.party if somebody.proposed is not None else None
        chances = {}
        for party in self._parties:
            if (party, role) not in self._sums:
                self._sums[party, role] = fitted.sums(self.of_party(party, role))
            own = fitted.sums(self.cues(party, role, somebody))
            sums = self._sums[party, role], own, [TRUST * (party == said)]
            chances[party] = fitted.chances(*sums)[BELONGS]
        best = max(chances, key=lambda party: chances[party], default=None)
        return best if best is not None and chances[best] >= _ENOUGH else None

    def _of_party(self, party: str) -> Iterator[str]:
        """What part a party has in the event."""
        own = ",".join(self._parties[party])
        yield f"roles:{own}"
        yield f"roles:{own} {self._case.kind}"
        yield f"parties:{min(_BESIDE, len(self._parties))}"
        kind, _ = self._document.entity(party)
        yield f"kind:{kind}"
        for each in self._parties[party]:
            yield f"{'only' if self._having[each] == 1 else 'one'}:{each}"
        if party == self._often:
            yield "often"
        if party == self._document.speaker:
            yield "speaker"

    def _of_mention(self, party: str, mention: Mention) -> Iterator[str]:
        """Where a party stands to a mention of somebody."""
        marks = self._marks[mention.index]
        own = [mark for mark in marks if mark.name == party]
        if not marks:
            yield "nobody"
        elif not own:
            yield "others"
        elif all(mark.name == party for mark in marks):
            yield "alone"
        before = [mark for mark in marks if mark.last <= mention.mark.first]
        behind = [mark for mark in marks if mark.first >= mention.mark.last]
        if before:
            yield from self._nearest("before", party, before[-1], mention)
        else:
            yield from self._told_last(party, mention.index)
        if behind:
            yield from self._nearest("behind", party, behind[0], mention)
        for mark in own:
            yield f"form:{mark.word.form}"
        for act in self._case.acts_near(mention.index, mention.mark.first):
            yield from (f"{part} of {act.kind}" for part in act.parts().get(party, ()))

    def _nearest(self, side: str, party: str, mark: PartyMark, mention: Mention) -> Iterator[str]:
        """The party that stands next to a name on one side."""
        whose = "its" if mark.name == party else "other"
        first, last = sorted((mark.first, mark.last, mention.mark.first, mention.mark.last))[1:3]
        far = last - first
        yield f"{side}:{whose}"
        yield f"{side}:{whose} {next((step for step in _STEPS if far <= step), 'far')}"
        yield f"{side}:{whose} {mark.word.form}"
        if far <= _BESIDE:
            for token in self._document.sentences[mention.index].tokens[first:last]:
                yield f"{side}:{whose} {stem(token.low)}"

    def _told_last(self, party: str, index: int) -> Iterator[str]:
        """The party that the sentences before one name last."""
        for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
            if marks := self._marks[at]:
                yield f"last:{marks[-1].name == party}"
                return
