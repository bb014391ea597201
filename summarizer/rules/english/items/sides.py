"""Who releases and who receives in an event, as later stages ask for it."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.rules.claims import Claim
from summarizer.rules.english.lexicon.words import PartyWord


def has_people(word: PartyWord) -> bool:
    """Whether a party has people to be released, and takes some: a state, a group, a command."""
    return word.peopled or word.name.endswith("Command")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who releases and who receives.

    ``claims`` prove it; ``given`` and ``taken`` are in order of weight. ``no_hosts`` are parties
    that hardly take anybody in.
    """

    claims: tuple[Claim, ...]
    given: tuple[str, ...]
    taken: tuple[str, ...]
    no_hosts: frozenset[str] = frozenset()

    def other(self, name: str | None) -> str | None:
        """The other side of a deal of two."""
        both = list(dict.fromkeys((*self.given, *self.taken)))
        if name in both and len(both) == 2:
            return both[1 - both.index(name)]
        return None
