"""Which people are the patients of an act: the object of its verb, or its passive subject."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import ADJUNCTS, ADVERBS, DETERMINERS, bag
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.marks import PeopleMark, Sentence
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.sentences.tokens import Token

_JOINTS = frozenset(
    {",", "and", "&", "including", "along", "with", "as", "well", "plus", "or", "for"}
)
_CLOSE, _RELATED = 14, 22
_WHO = bag("who whom whose which")
_LONGEST_OWNER, _LONGEST_LISTED = 4, 6
_LISTING = DETERMINERS | {"and", "with"}
_REACH = 40
"""Most tokens of an aside between people and their verb."""
_ASIDES = {"-": "-", "--": "--", ")": "("}
_OBJECT_FILLERS = {'"', "''", "``"} | bag(
    "the a an all its their his her our these those this 's of home back free over another both "
    "and sick wounded captured several some many more other remaining former detained imprisoned "
    "group groups batch batches tranche tranches total number rest remainder pair couple handful "
    "contingent first second third fourth fifth sixth last final next further least at than up to "
    "nearly about almost only just party parties crew crews staff convoy boatload"
)


_STOPS = frozenset({";", ":", "that"})


def chain_right(sentence: Sentence, at: int) -> tuple[PeopleMark, ...]:
    """The people phrase that starts at token ``at`` or a few tokens on, and those joined to it."""
    tokens = sentence.tokens
    found: list[PeopleMark] = []
    for mark in sentence.people:
        if mark.last <= at or _bracketed(sentence, mark):
            continue
        gap = tokens[at : max(at, mark.first)]
        allowed = _OBJECT_FILLERS if not found else _JOINTS | _OBJECT_FILLERS
        if (
            not _owner(gap)
            and not (not found and _listed(gap))
            and (
                len(gap) > 4
                or any(token.low not in allowed and token.low not in ADVERBS for token in gap)
            )
        ):
            if found and len(gap) <= 12 and _between_is_apposition(sentence, at, mark.first):
                pass
            else:
                break
        found.append(mark)
        at = mark.last
    return tuple(found)


def _owner(gap: Sequence[Token]) -> bool:
    """Whether a gap only says whose people they are: "the trawler's six fishermen"."""
    lows = [token.low for token in gap]
    owned = lows[-1:] == ["'s"] and len(lows) <= _LONGEST_OWNER
    return owned and lows[0] in DETERMINERS and all(map(str.isalpha, lows[1:-1]))


def _listed(gap: Sequence[Token]) -> bool:
    """Whether a gap only names somebody by his office besides: "the governor and his officers"."""
    lows = [token.low for token in gap]
    if "and" not in lows or len(lows) > _LONGEST_LISTED or lows[0] not in DETERMINERS:
        return False
    return all(low in titles().every or low in _LISTING for low in lows)


def _between_is_apposition(sentence: Sentence, first: int, last: int) -> bool:
    """Whether only a bracket or "of war (POWs)" and the like part two phrases."""
    lows = sentence.words[first:last]
    return bool(lows) and lows[0] == "(" and ")" in lows and lows[-1] in {")", "and", ","}


def chain_left(sentence: Sentence, before: int) -> tuple[PeopleMark, ...]:
    """The people phrase that is the subject of the verb group that starts at ``before``."""
    tokens = sentence.tokens
    stops = either(_finite_verbs(), _STOPS)
    found: list[PeopleMark] = []
    before = before_aside(tokens, before)
    for mark in reversed(sentence.people):
        if mark.first >= before or _bracketed(sentence, mark):
            continue
        gap = tokens[mark.last : before] if mark.last <= before else ()
        if len(gap) > (5 if found else _widest(gap)) or any(token.low in stops for token in gap):
            break
        joined = all(token.low in _JOINTS for token in gap)
        if found and not joined and not _between_is_apposition(sentence, mark.last, before):
            break
        if not found and mark.quantity is None and _pp_object(sentence, mark, close=not gap):
            continue
        found.append(mark)
        before = mark.first
    return tuple(reversed(found))


def _widest(gap: Sequence[Token]) -> int:
    """Most tokens between people and the verb that they are the subject of."""
    return _RELATED if any(token.low in _WHO for token in gap[:8]) else _CLOSE


def _bracketed(sentence: Sentence, mark: PeopleMark) -> bool:
    """Whether a phrase only gives the short form of another: "prisoners of war (POWs)"."""
    words = sentence.words
    return words[mark.last : mark.last + 1] == [")"] and words[mark.first - 1 : mark.first] == ["("]


@lru_cache(maxsize=1)
def _finite_verbs() -> frozenset[str]:
    """Verbs of release and exchange without gerunds: "jailed for trading" ends no clause."""
    every = word_set("release", "verbs") | word_set("exchange", "verbs")
    return frozenset(word for word in every if not word.endswith("ing"))


def before_aside(tokens: Sequence[Token], before: int) -> int:
    """Where an aside that ends at ``before`` begins: "five officers - A, B and C - were freed"."""
    mark = tokens[before - 1].low if before > 0 else ""
    if mark == ",":  # "two men, who had been kidnapped in the north, were freed"
        relative = range(before - 3, max(0, before - _REACH), -1)
        clause = (at for at in relative if tokens[at].low == "," and tokens[at + 1].low in _WHO)
        return next(clause, before)
    if mark not in _ASIDES:
        return before
    for at in range(before - 2, max(-1, before - _REACH), -1):
        if tokens[at].low == _ASIDES[mark]:
            return at
    return before


_ABOUT = bag("of on about from regarding concerning")
PAPERS = bag(
    "figure figures film films footage video videos photo photos photograph photographs picture "
    "pictures image images list lists name names report reports detail details data letter letters "
    "record records file files archive archives statement statements information documents "
    "recording recordings tape tapes reel reels portrait portraits families relatives wives mothers"
)
"""Nouns of what is released, exchanged or handed over in place of the people told of."""


def _pp_object(sentence: Sentence, mark: PeopleMark, *, close: bool) -> bool:
    """Whether a phrase stands behind a preposition; ``close`` that a verb follows at once."""
    low = sentence.tokens[mark.first - 1].low if mark.first else ""
    if low in _ABOUT and sentence.tokens[mark.first - 2].low in PAPERS:
        return True  # "figures on those missing", "lists of prisoners"
    return low == "by" or (not close and low in ADJUNCTS | {"of", "with"})
