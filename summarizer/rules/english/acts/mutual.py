"""Exchanges that a verb of handing over tells: "the two armies gave each other their prisoners"."""

from __future__ import annotations

from summarizer.rules.english.acts.clause import Act, Clause
from summarizer.rules.english.acts.modality import auxiliaries, verb_mode
from summarizer.rules.english.acts.patients import chain_right

_EACH = {("each", "other"), ("one", "another")}


class Mutual(Clause):
    """Reads a verb of release or handing over that its subjects do to each other."""

    def told(self) -> Act | None:
        """As in "Peru and Chile handed each other ten men", "freed each other's captives"."""
        if (self.low(self.at + 1), self.low(self.at + 2)) not in _EACH:
            return None
        behind = self.at + 3 + (self.low(self.at + 3) == "'s")
        people = chain_right(self.sentence, behind)
        if not people:
            return None
        first, _ = auxiliaries(self.tokens, self.at)
        sides = self.subjects(first)
        return self.tell(
            "exchange",
            verb_mode(self.tokens, self.at, passive=False),
            self.at,
            behind,
            people=people,
            agents=sides if len(sides) > 1 else (),
            rule="act.each_other",
        )
