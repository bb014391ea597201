"""What the first telling verb behind a name says of the person: seized, freed, left out, acting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from schemas import PersonRole
from summarizer.rules.english.lexicon.grammar import (
    ADVERBS,
    BE,
    HAVE,
    PREPOSITIONS,
    SAYING,
    SUBORDINATORS,
    bag,
)
from summarizer.rules.english.lexicon.words import load, word_set
from summarizer.rules.english.mentions.marks import NameMark

JOINTS = frozenset({",", "and", "&", ";", "or"})
_STOPS = frozenset({".", ";", ":", "?", "!"})
REACH = 18
"""Tokens behind a name in which its verb may stand."""
_HOME = bag(
    "freed released returned arrived landed boarded walked exchanged swapped traded repatriated "
    "home flown"
)
_LEFT_OUT = frozenset(
    {
        ("still", "alive"),
        ("left", "behind"),
        ("left", "in"),
        ("not", "on"),
        ("not", "among"),
        ("not", "included"),
    }
)
STAYING = bag("remain remains remained remaining stays stayed stay languishes languishing languish")
STILL = bag("still yet")
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_OPENING = frozenset({",", "(", "who", "whom", "-", "--", "then", "once", "now"})
_BEFORE_PARTICIPLES = ADVERBS | {"wrongfully", "unjustly", "first", "not"}
_BEHIND_PARTICIPLES = PREPOSITIONS | {",", ".", "", ")", "today"}
_PASSIVE = BE | HAVE | _OPENING | {"in", "into", "from"}
_BEFORE_VERBS = _OPENING | ADVERBS | HAVE | {"and", ")"}
_GETTING = bag("received receives got")
_TERMS = bag("sentence sentences term terms years life months charges trial")
"""What captives are given: "received sentences of ten years"."""
_NEAR = 5
_STRONG = frozenset(
    {
        "person.object",
        "person.taken",
        "person.kin",
        "person.left_out",
        "person.among",
        "person.exchanged",
    }
)


class Standing(NamedTuple):
    """The role of a person, and the rule that reads it."""

    role: PersonRole
    rule: str

    @property
    def outdoes_office(self) -> bool:
        """Whether it holds of office holders too: "the former mayor Ana Roe, who was seized"."""
        return self.rule in _STRONG


@lru_cache(maxsize=1)
def acting() -> frozenset[str]:
    """Verbs of those who act or speak for a side."""
    return frozenset(load("titles")["acting"]) | SAYING


STAYS = STAYING | STILL


@lru_cache(maxsize=1)
def taken() -> frozenset[str]:
    """Words of those who were taken, are held or were tried."""
    acts = word_set("capture") | word_set("convict") | word_set("hold")
    return acts | frozenset(load("titles")["taken"])


def of_verb(lows: Sequence[str], name: NameMark, names: Sequence[NameMark]) -> Standing | None:
    """The role that the first telling verb behind a name gives."""
    others = {other.first for other in names if other is not name}
    staying = not STAYS.isdisjoint(lows[max(0, name.first - REACH) : name.first])
    if lows[name.last : name.last + 1] == ["'s"]:
        return None
    for at in range(name.last, min(len(lows), name.last + REACH)):
        low = lows[at]
        ends = low in _STOPS or low == "where" or (low in SUBORDINATORS and low != "since")
        if ends or (at in others and lows[at - 1] not in JOINTS):
            return None
        staying = staying or low in STAYS
        found = _verb(lows, at, name.last, staying=staying)
        if found is not None:
            return found
    return None


def _verb(lows: Sequence[str], at: int, begin: int, *, staying: bool) -> Standing | None:
    """What the word at a token says of whom is named right before ``begin``."""
    low = lows[at]
    active = lows[at - 1] not in BE
    if (lows[at - 1], low) in _LEFT_OUT:
        return Standing(PersonRole.HELD, "person.left_out")
    if low in taken() and lows[at - 1] not in HAVE and _passive(lows, at, begin):
        stays = staying or not STAYING.isdisjoint(lows[at : at + REACH])
        if stays:
            return Standing(PersonRole.HELD, "person.held")
        return Standing(PersonRole.RELEASED, "person.taken")
    if low in _HOME and _passive(lows, at, begin):
        freed = low not in {"returned", "arrived", "landed", "boarded", "walked", "home", "flown"}
        return Standing(PersonRole.RELEASED, "person.exchanged" if freed else "person.home")
    if active and low in acting() and _acts(lows, at, begin):
        punished = low in _GETTING and not _TERMS.isdisjoint(lows[at + 1 : at + _NEAR])
        role = PersonRole.RELEASED if punished else PersonRole.OFFICIAL
        return Standing(role, "person.taken" if punished else "person.acting")
    return None


def _acts(lows: Sequence[str], at: int, begin: int) -> bool:
    """Whether whom is named before ``begin`` is the subject of a verb, not "officials said"."""
    before = lows[at - 1]
    return "," not in lows[begin:at] or before in _BEFORE_VERBS


def _passive(lows: Sequence[str], at: int, begin: int) -> bool:
    """Whether a participle at a token is said of whom is named before ``begin``."""
    before = at - 1
    while before >= begin and lows[before] in _BEFORE_PARTICIPLES:
        before -= 1
    if before < begin:
        return "".join(lows[at + 1 : at + 2]) in _BEHIND_PARTICIPLES
    apposed = (
        lows[begin : begin + 1] == [","]
        and lows[begin + 1] in _ARTICLES
        and "," not in lows[begin + 1 : at]
        and "".join(lows[at + 1 : at + 2]) in _BEHIND_PARTICIPLES
    )
    return lows[before] in _PASSIVE or "whom" in lows[begin:at] or apposed
