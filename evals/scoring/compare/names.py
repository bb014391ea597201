"""Names of people, parties and places across spellings and alphabets, but never of another."""

from __future__ import annotations

from typing import NamedTuple

from evals.scoring.outcome import RIGHT, Outcome
from summarizer.text.likeness import Likeness, parties_alike, people_alike, places_alike


class Called(NamedTuple):
    """A party: its name, and its country where it is a state."""

    name: str
    country: str | None

    def __str__(self) -> str:
        return self.name


def name(gold: str, given: str) -> Outcome:
    """A person: right for the same words in any order and spelling; half for a part of the name.

    An initial stands for a word that begins with it.
    """
    return _NAME[people_alike(gold, given)]


def place(gold: str, given: str) -> Outcome:
    """A place: as a name, but "the", "of" and "city" do not count. A region is not its city."""
    return _PLACE[places_alike(gold, given)]


def party(gold: Called, given: Called) -> Outcome:
    """A party: as a place, or by its initials; a state by its country, whatever it is called."""
    if gold.country and gold.country == given.country:
        return RIGHT
    return _NAME[parties_alike(gold.name, given.name)]


_NAME, _PLACE = (
    {
        Likeness.SAME: RIGHT,
        Likeness.OTHER: Outcome(0.0, f"wrong {what}"),
        Likeness.MORE: Outcome(0.5, f"more than the {what}"),
        Likeness.PART: Outcome(0.5, f"part of the {what}"),
        Likeness.INITIAL: Outcome(0.5, f"initial in the {what}"),
    }
    for what in ("name", "place")
)
