"""What a number of people is that no clause on a release takes: part, background?

Each reading is weighed by the words of the clause and by what the text has counted near by; the
heaviest wins, if it weighs enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from schemas import CountRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.count_parts import Tally, headcount, is_part, size
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import BE, bag
from summarizer.rules.english.lexicon.words import either, load, word_set
from summarizer.rules.english.mentions.marks import PeopleMark, Sentence

_BEFORE, _BEHIND = 16, 26
"""Most tokens of a clause before and behind a number."""
_BREAKS = frozenset({";", ".", ":", "(", ")", "stop", "-", "--", "but", "while", "whereas"})
_ENOUGH = 1.0
_LEADS = 0.8
"""What it weighs that a number stands in the lead of a text that tells of no transfer yet."""
_SURE = 1.65
"""What speaks for a transfer that no clause on a release takes, at the least."""
_NEXT = 3
"""Sentences from a transfer in which its parts are told."""
_NO_HEADCOUNT = frozenset({"troops", "families", "members"})
_BYSTANDERS = bag(
    "relatives protesters protestors demonstrators mourners supporters onlookers spectators "
    "lawmakers delegates voters"
)
_HAVING = bag("has have had with numbers numbering commands fields")
_STRONG = 4
"""Tokens before a number of fighters in which a verb says that somebody has them."""
_IN_HAND = bag("captivity custody prison jail hands prisoner prisoners captive captives hostage")
_ALL = (("in", "all"), ("so", "far"), ("to", "date"), ("in", "total"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("counts")[key])


@dataclass(frozen=True, slots=True)
class Known:
    """Transfers of which the text has told, with the index of the sentence of each."""

    tallies: tuple[tuple[int, Tally], ...]

    def whole(self, index: int, count: int) -> Tally | None:
        """The nearest greater transfer of whose people a number in a sentence may be some."""
        near = [
            (abs(at - index) + (at > index), tally)
            for at, tally in self.tallies
            if size(tally) > count and abs(at - index) <= _NEXT
        ]
        return min(near, key=lambda each: each[0])[1] if near else None


def sorted_role(
    document: Document,
    sentence: Sentence,
    mark: PeopleMark,
    case: Case,
    sides: Sides,
    known: Known,
) -> tuple[CountRole, Tally | None] | None:
    """The role of a number, and the transfer that it is part of; None where it is nothing."""
    assert mark.quantity is not None
    lows = clause_of(sentence, mark)
    count = headcount(mark.quantity)
    whole = known.whole(sentence.index, count) if count else None
    here = sentence.index in case.current
    weights = {
        CountRole.SUBGROUP: _as_part(sentence, mark, lows, whole) if here else 0.0,
        CountRole.BACKGROUND: _as_background(lows, here=here),
        CountRole.TRANSFER: _as_transfer(sentence, mark, lows, case, sides) if here else 0.0,
    }
    if sentence.index in document.lead and not known.tallies:
        weights[CountRole.TRANSFER] += _LEADS
    if sentence.tokens[mark.last - 1].low in _NO_HEADCOUNT:
        weights[CountRole.BACKGROUND] = 0.0
    role = max(weights, key=lambda each: weights[each])
    least = _SURE if role is CountRole.TRANSFER else _ENOUGH
    if weights[role] < least:
        return None
    return role, whole if role is CountRole.SUBGROUP else None


def is_no_case(sentence: Sentence, mark: PeopleMark) -> bool:
    """Whether people are no captives: those who look on, or the strength of a force."""
    if sentence.tokens[mark.last - 1].low in _BYSTANDERS:
        return True
    if mark.word.group != "fighter":
        return False
    held = either(word_set("hold"), word_set("capture"), _IN_HAND)
    having = not _HAVING.isdisjoint(sentence.words[max(0, mark.first - _STRONG) : mark.first])
    return having and held.isdisjoint(sentence.lows)


def is_sum(sentence: Sentence, mark: PeopleMark) -> bool:
    """Whether a number is said to be a sum of those before: "bringing the total to 384"."""
    return mark.quantity is not None and sentence.words[mark.first - 2 : mark.first] == [
        "total",
        "to",
    ]


def is_tally(sentence: Sentence, mark: PeopleMark) -> bool:
    """Whether a number adds up earlier deals: "since May 340 men have been freed in all"."""
    behind = sentence.words[mark.last : mark.last + _BEHIND]
    return "since" in sentence.lows and any(pair in _ALL for pair in pairwise(behind))


def is_left(sentence: Sentence, mark: PeopleMark) -> bool:
    """Whether people are told to be left behind, killed, or missing."""
    return not _words("left").isdisjoint(clause_of(sentence, mark))


def clause_of(sentence: Sentence, mark: PeopleMark) -> Sequence[str]:
    """The words of the clause of a number, in lower case, but for those that say who is counted."""
    words = sentence.words
    first, least = mark.first, max(0, mark.first - _BEFORE)
    while first > least and words[first - 1] not in _BREAKS:
        first -= 1
    last, most = mark.last, min(len(words), mark.last + _BEHIND)
    while last < most and words[last] not in _BREAKS:
        last += 1
    return words[first : mark.first] + words[mark.last : last]


def _as_part(
    sentence: Sentence, mark: PeopleMark, lows: Sequence[str], whole: Tally | None
) -> float:
    if whole is None:
        return 0.0
    weight = 0.6
    if sentence.span.start <= whole.span.start < sentence.span.end:
        weight += 0.6
    if is_part(sentence, mark):
        weight += 2.0
    elif not _words("part").isdisjoint(lows):
        weight += 0.7
    behind = sentence.tokens[mark.last].low if mark.last < len(sentence.tokens) else ""
    before = sentence.tokens[mark.first - 1].low if mark.first else ""
    if behind in BE or (behind in {",", "and"} and before in {",", "and", ":"}):
        weight += 0.5
    others = sum(p.quantity is not None for p in sentence.people)
    weight += 0.4 * (others > 1)
    return weight - 1.0 * (not _words("left").isdisjoint(lows))


def _as_background(lows: Sequence[str], *, here: bool) -> float:
    weight = 0.0 if here else 1.0
    if not _words("left").isdisjoint(lows):
        weight += 1.5
    elif not _words("perhaps_left").isdisjoint(lows):
        weight += 0.7
    released = not word_set("release", "verbs").isdisjoint(lows)
    if not _words("held").isdisjoint(lows):
        weight += 0.6 if released else 1.0
    if not _words("past").isdisjoint(lows):
        weight += 0.5 + 0.5 * released
    return weight


def _as_transfer(
    sentence: Sentence, mark: PeopleMark, lows: Sequence[str], case: Case, sides: Sides
) -> float:
    moved = either(word_set("release", "verbs"), word_set("exchange", "verbs"), _moved())
    weight = 1.2 * (not moved.isdisjoint(lows))
    weight += 0.5 * (sentence.index in case.told)
    weight += 0.6 * bool({*mark.nations} & {*sides.given, *sides.taken})
    weight += 0.5 * (mark.word.group in {"captive", "fighter", "remains"})
    before = sentence.tokens[mark.first - 1].low if mark.first else ""
    weight += 0.8 * (before in _words("even"))
    second = sentence.tokens[mark.first + 1].low if mark.last > mark.first + 1 else ""
    weight -= 0.5 * (second == "of")
    weight -= 1.5 * (not _words("left").isdisjoint(lows))
    return weight - 1.0 * (not _words("past").isdisjoint(lows))


@cache
def _moved() -> frozenset[str]:
    return frozenset(load("bare_numbers")["moved"])
