"""Which words of a sentence may be a ground: where they begin and end, and of what kind.

A ground is a clause behind a word of purpose or cause ("to", "because", "out of"), a noun of reason
with its adjective ("on humanitarian grounds"), what somebody calls a thing ("described it as a
gesture"), what a law bids, or a phrase that is a ground by itself ("goodwill"). Its kinds follow
from the words in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from schemas import RationaleKind
from summarizer.rules.english.lexicon.grammar import ARTICLES, BE, bag
from summarizer.rules.english.lexicon.ground_words import (
    MAKING,
    MOST_KINDS,
    SURE_OPENERS,
    ground_words,
    kinds_of,
    low_at,
    opener,
    openers,
    phrases,
    sure_openers,
    tells_kind,
)
from summarizer.rules.english.mentions.ground_ends import ENDS, around, clause_end
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.tokens import Token

SURE, LIKELY = 2, 1
"""How much the wording alone says that a ground is given."""
_WEIGHTS = {"act": 3, "sure": SURE, "likely": LIKELY, "bound": SURE, "timed": SURE, "purpose": 0}
_FRONT = 2
"""Most tokens between the beginning of a sentence and the grounds that open it."""
_SURELY = 5
_BEFORE_LAWS = bag("the third geneva hague international humanitarian than what which military")
_BEGINNING = bag("begin be take start arrive return go meet end expire fly come leave happen")
_BETWEEN = 8
"""Most tokens between a word that names a thing and what the thing is called."""
_BASE_REACH = 4
_HOLDING = bag("for on out of due upon from in")
_OPENING = bag("as for on out a an of purely strictly")
_BOUND_KINDS = frozenset(
    {
        RationaleKind.LEGAL_OBLIGATION,
        RationaleKind.HUMANITARIAN,
        RationaleKind.GOODWILL,
        RationaleKind.RECIPROCITY,
        RationaleKind.THIRD_PARTY_REQUEST,
    }
)
_HOPES = frozenset({RationaleKind.PEACE_PROCESS, RationaleKind.CONFIDENCE_BUILDING})
"""Kinds whose words stand more often for what is hoped for than for a ground."""
_PACTS = bag("agreement deal accord accords agreements understanding")


class Ground(NamedTuple):
    """A ground at ``tokens[first:last]``.

    ``weight`` says how sure the wording is, ``begin`` is the token at which what it is the ground
    of has ended, ``front`` says that the ground opens its sentence, and ``opened`` that a word of
    purpose or cause opens it.
    """

    first: int
    last: int
    kinds: tuple[RationaleKind, ...]
    weight: int
    begin: int
    front: bool = False
    opened: bool = False


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    """The words at which a ground may be found; all others are passed over."""
    return frozenset(_readers()) | openers().firsts | MAKING | {"to"}


@lru_cache(maxsize=1)
def _plain_cues() -> frozenset[str]:
    """The words at which a ground may be found that no word tells the kind of."""
    return ground_words("laws") | sure_openers().firsts


def grounds(sentence: Sentence) -> Iterator[Ground]:
    """The grounds that a sentence may give, left to right, none inside another."""
    tokens = sentence.tokens
    reached, front = 0, True
    cues = _cues()
    if not tells_kind(sentence.lows):
        # A ground has a kind that its words tell, but behind a sure opener, and where a law bids.
        cues = _plain_cues() if sure_openers().may_match(sentence.lows) else ground_words("laws")
    for at in sentence.cut.where(cues):
        if at < reached:
            continue
        front = front and at - reached <= _FRONT
        readers = _readers().get(tokens[at].low, ())
        found = _opened(tokens, at, front=front)
        found = found or next(filter(None, (read(tokens, at) for read in readers)), None)
        if found is not None:
            yield found._replace(front=front)
            reached = max(at + 1, found.last)


_Reader: TypeAlias = Callable[[Sequence[Token], int], Ground | None]


@lru_cache(maxsize=1)
def _readers() -> Mapping[str, Sequence[_Reader]]:
    """The words at which a ground may be found that none opens, each with what reads it there."""
    readers: dict[str, list[_Reader]] = {}
    for read, words in (
        (_based, _HOLDING),
        (_called, ground_words("describing")),
        (_reasoned, ground_words("reasons", path="nouns")),
        (_bidden, ground_words("laws")),
        (_phrase, phrases().firsts),
    ):
        for word in words:
            readers.setdefault(word, []).append(read)
    return readers


def _opened(tokens: Sequence[Token], at: int, *, front: bool) -> Ground | None:
    """A clause behind a word that opens one."""
    match = opener(tokens, at)
    if match is None:
        return None
    behind, group = match
    first = low_at(tokens, behind)
    if first in {"", ","} or (tokens[at].low == "due" and first in _BEGINNING):
        return None  # "acceded to, and ..." and "due to begin" give no cause
    last = clause_end(tokens, behind, front=front)
    strong, kinds = kinds_of(tokens, at, last)
    if group == "bound":
        kinds = _bound(tokens, at, last, kinds)
    elif group == "timed":
        kinds = tuple(kind for kind in kinds if kind is RationaleKind.HOLIDAY)
    elif group in SURE_OPENERS and not kinds:
        return Ground(at, last, (RationaleKind.OTHER,), _WEIGHTS[group] - 1, at, opened=True)
    if not kinds:
        return None
    return Ground(at, last, kinds, _WEIGHTS[group] + strong, at, opened=group != "purpose")


def _bound(
    tokens: Sequence[Token], first: int, last: int, kinds: tuple[RationaleKind, ...]
) -> tuple[RationaleKind, ...]:
    """What "in accordance with" may be a ground by: a law or a principle, but not the deal."""
    lows = {token.low for token in tokens[first : last + 1]}
    if lows & _PACTS:
        return ()
    return tuple(kind for kind in kinds if kind in _BOUND_KINDS)


def _based(tokens: Sequence[Token], at: int) -> Ground | None:
    """As in "for reasons of state", "on purely humanitarian grounds"."""
    bases = ground_words("bases", path="nouns")
    for index in range(at + 1, min(len(tokens), at + 2 + _BASE_REACH)):
        low = tokens[index].low
        if low in ENDS or low in {",", "and"}:
            return None
        if low in bases:
            last = index + 1
            if low_at(tokens, last) == "of":
                last = min(clause_end(tokens, last), last + 4)
            _, kinds = kinds_of(tokens, at, last)
            return Ground(at, last, kinds, SURE + 1, at) if kinds else None
    return None


def _called(tokens: Sequence[Token], at: int) -> Ground | None:
    """What somebody calls a thing: "described his errand as a purely humanitarian one"."""
    for index in range(at + 1, min(len(tokens) - 1, at + _BETWEEN)):
        low = tokens[index].low
        if low in ENDS or low in {",", "that", "for", "on"}:
            return None
        starts = low == "as" or (index > at + 1 and low in ARTICLES)
        if starts and (low == "as" or tokens[index - 1].low not in _OPENING):
            last = clause_end(tokens, index + 1)
            strong, kinds = kinds_of(tokens, index, last)
            if strong:
                weight = _named(tokens, at, index)
                return Ground(index, last, kinds, weight, at) if weight else None
    return None


def _named(tokens: Sequence[Token], first: int, last: int) -> int:
    """How surely what is called so is the release: "the step" and "the swap" are, "it" may be."""
    lows = {token.low for token in tokens[first + 1 : last]}
    if lows & ground_words("about"):
        return _SURELY
    return _SURELY - 1 if lows & {"it", "this", "them"} else 0


def _reasoned(tokens: Sequence[Token], at: int) -> Ground | None:
    """As in "the reason given was that his health was failing", "why it was done: his health"."""
    for index in range(at + 1, min(len(tokens) - 1, at + _BETWEEN)):
        low = tokens[index].low
        if low == ":" or (low in BE and tokens[at].low != "why"):
            last = clause_end(tokens, index + 1)
            strong, kinds = kinds_of(tokens, index, last)
            return Ground(index + 1, last, kinds, SURE + 1 + strong, at) if kinds else None
        if low in ENDS:
            return None
    return None


def _bidden(tokens: Sequence[Token], at: int) -> Ground | None:
    """As in "no more than the Convention demands", "the law left them no choice"."""
    for index in range(at + 1, min(len(tokens), at + _BASE_REACH)):
        if tokens[index].low in _bidding():
            first = at
            while first and tokens[first - 1].low in _BEFORE_LAWS:
                first -= 1
            law = (RationaleKind.LEGAL_OBLIGATION,)
            return Ground(first, clause_end(tokens, index), law, SURE + 1, first)
    return None


def _bidding() -> frozenset[str]:
    return ground_words("bidding")


def _phrase(tokens: Sequence[Token], at: int) -> Ground | None:
    """A phrase that is a ground by itself."""
    match = phrases().match(tokens, at)
    if match is None:
        return None
    first, last = around(tokens, at, match[0])
    _, kinds = kinds_of(tokens, first, last)
    kinds = tuple(dict.fromkeys((match[1], *kinds)))[:MOST_KINDS]
    if match[1] is RationaleKind.PEACE_PROCESS and not _serves(tokens, at):
        return None
    bidden = match[1] is RationaleKind.LEGAL_OBLIGATION and low_at(tokens, last) in _bidding()
    if bidden:
        last = clause_end(tokens, last)
    named = any(token.low in ground_words("gestures", path="nouns") for token in tokens[first:last])
    return Ground(first, last, kinds, SURE + (match[1] not in _HOPES) + named, first)


def _serves(tokens: Sequence[Token], at: int) -> bool:
    """Whether words before a phrase say that something is to serve what it names."""
    serving = ground_words("serving")
    return any(token.low in serving for token in tokens[max(0, at - _BETWEEN) : at])
