"""Which role is the likeliest of a person of whom no rule of its own tells: points for each.

Looked at are the title and the office, the words of the person's own clause on both sides, and
whether the sentence tells of captives. Who gets no point for any role has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from schemas import PersonRole
from summarizer.rules.english.items.person_verbs import STAYING, STILL, Standing, taken
from summarizer.rules.english.lexicon.grammar import SAYING, bag
from summarizer.rules.english.lexicon.words import either, load, word_set
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.offices import titles

_REACH, _BACK = 16, 10
"""Tokens of the clause behind a name and before it that are looked at."""
_BREAKS = frozenset({".", ";", ":", "?", "!"})
_ENOUGH = 2
_LED = bag("led headed commanded")
_PLACED = bag("in at to near from into through outside towards toward around via")
"""Words before a name that may be that of a place."""
_LEFT = bag("former formerly ex once sometime late")
"""Words of an office that somebody has left."""


@lru_cache(maxsize=1)
def _leans() -> dict[str, frozenset[str]]:
    """Words that make a role likelier, by role."""
    return {role: frozenset(words) for role, words in load("titles")["leanings"].items()}


@lru_cache(maxsize=1)
def _free() -> frozenset[str]:
    return word_set("release", "verbs") | word_set("exchange", "verbs") | bag("freedom home")


def leaning(sentence: Sentence, name: NameMark, *, told: bool) -> Standing | None:
    """The role with most points; ``told`` says whether the sentence is near the event."""
    lows = sentence.words
    behind = _clause(lows[name.last : name.last + _REACH])
    before = _clause(lows[max(0, name.first - _BACK) : name.first][::-1])
    near = {*behind, *before}
    points = {
        PersonRole.RELEASED: _released(near, told=told),
        PersonRole.HELD: _held(near),
        PersonRole.OFFICIAL: _official(name, behind, before),
        PersonRole.OTHER: 3 * bool(_leans()["other"] & {*behind[:_NEAREST], *before[:_NEAREST]}),
    }
    role = max(points, key=lambda each: points[each])
    of_place = before[:1] != [] and before[0] in _PLACED and not (name.title or name.office)
    led_by = role is PersonRole.RELEASED and "by" in before[:_NEAREST] and _LED & {*before}
    if points[role] < _ENOUGH or of_place or led_by:
        return None
    return Standing(role, f"person.leans_{role}")


_NEAREST = 5


def _clause(words: Sequence[str]) -> list[str]:
    """The words up to the end of the clause, in the order given."""
    end = next((at for at, low in enumerate(words) if low in _BREAKS), len(words))
    return list(words[:end])


def _released(near: set[str], *, told: bool) -> int:
    captive = not either(taken(), _leans()["released"]).isdisjoint(near)
    return 2 * captive + bool(near & _free()) + told


def _held(near: set[str]) -> int:
    staying = not either(STAYING, STILL, _leans()["held"]).isdisjoint(near)
    return 3 * staying + bool(near & taken())


def _official(name: NameMark, behind: list[str], before: list[str]) -> int:
    words = titles()
    title = (name.title or "").lower().replace(".", "").split()
    office = (name.office or "").lower().split()
    left = bool(_LEFT.intersection((*title, *office)))
    points = 3 * (bool(words.official.intersection((*title, *office))) and not left)
    points += 2 * bool(name.rule == "name.leader" or name.name.split()[-1].lower() in words.leaders)
    points += bool(words.courtesy.intersection(title)) + bool(words.rank.intersection(title))
    acting = frozenset(load("titles")["acting"]) | SAYING
    points += 2 * bool(acting.intersection(behind[:_ACTS]))
    return points + 2 * bool(_leans()["official"] & {*behind, *before[:_NEAREST]})


_ACTS = 6
