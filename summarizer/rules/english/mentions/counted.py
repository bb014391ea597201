"""People counted by a noun that no lexicon has: "the four trainees were freed".

Nobody can list all nouns for people, but few things besides are freed, let go or held captive. So
a plural noun behind a number is of people where such a verb governs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import BE, FUNCTION_WORDS, HAVE, MODALS, bag
from summarizer.rules.english.lexicon.words import (
    HeadWord,
    either,
    heads,
    load,
    participles,
    phrasal_verbs,
    trade_endings,
    word_set,
)
from summarizer.rules.english.mentions.hedges import Numbers, quantity_of
from summarizer.rules.english.mentions.marks import PartyMark, PeopleMark
from summarizer.rules.english.sentences.tokens import Token
from summarizer.text.numbers import Kind, Number

_COUNTED = HeadWord("unspecified", "general", plural=True)
_MODIFIERS = 4
"""Most tokens from a number to its noun."""
_CLAUSE = 14
"""Most tokens of what parts a subject from its verb: "held at Lima since March"."""
_LED = 3
"""Most tokens from a verb to the number of its object: "released the remaining four"."""
_SHORTEST = 4
"""Letters of a noun."""
_FREED = bag("freed released liberated ransomed repatriated unharmed")
_LET = {("let", "go"), ("set", "free"), ("set", "at"), ("at", "liberty")}
_FREEING = bag("free frees freed freeing release releases released releasing ransom ransomed")
_HANDING = bag("return returns returned exchange exchanged exchanging swap swapped swapping")
_NOUNS = bag("release freeing liberation repatriation freedom")
_BEFORE = bag("the all its their his her our these those last remaining other further another more")
_FINITE = BE | HAVE | MODALS


def counted_people(
    tokens: Sequence[Token],
    at: int,
    number: Number,
    numbers: Numbers,
    parties: Sequence[PartyMark],
) -> PeopleMark | None:
    """The people that the number which ends with ``tokens[at]`` counts by an unknown noun."""
    if number.kind is Kind.WEAK:
        return None
    behind = _past_noun(tokens, at + 1)
    if behind is None:
        return None
    first, quantity = quantity_of(tokens, at + 1, number, numbers)
    held = _held(tokens, at + 1, behind)
    handed = _is_handed(tokens, first, behind)
    if not (held or _freed(tokens, behind) or _is_object(tokens, first) or handed):
        return None
    inside = (mark.name for mark in parties if first <= mark.first < behind)
    nations = tuple(dict.fromkeys(inside))
    return PeopleMark(first, behind, _COUNTED, quantity, nations, False, "people.counted")


def _past_noun(tokens: Sequence[Token], at: int) -> int | None:
    """Token behind the plural noun that goes on at ``at``, or None."""
    for behind in range(at + 1, min(len(tokens), at + _MODIFIERS) + 1):
        low = tokens[behind - 1].low
        if low in FUNCTION_WORDS or not low[0].isalpha() or _listed(tokens, behind - 1):
            return None
        if _plural(tokens[behind - 1]) and not _goes_on(tokens, behind):
            return behind
    return None


def _listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a known noun for people starts at a token."""
    return tokens[at].low in heads().firsts and heads().match(tokens, at) is not None


def _plural(token: Token) -> bool:
    low = token.low
    ends = low.endswith(("s", "men", "women")) and not low.endswith(("ss", "us", "is"))
    return ends and token.text[1:].islower() and len(low) > _SHORTEST and low not in _things()


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    """Plurals of what is released and freed besides people."""
    things = load("trades")["things"]
    return frozenset(f"{thing}s" for thing in things) | frozenset(load("trades")["released"])


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun goes on, so that what stands before it is no head."""
    if at >= len(tokens) or not tokens[at].text[0].isalpha():
        return False
    low = tokens[at].low
    return not (low in FUNCTION_WORDS or low in _taken() or low.endswith("ly"))


def _taken() -> frozenset[str]:
    """Participles of capture, captivity and release."""
    return either(participles(word_set("capture"), word_set("hold")), _FREED)


def _held(tokens: Sequence[Token], first: int, behind: int) -> bool:
    """As in "eighteen detained canoemen", "washers held at Lima", "six cooks who were held"."""
    inside = [token.low for token in tokens[first:behind]]
    ahead = [token.low for token in tokens[behind : behind + 4]]
    who = ahead[:1] in (["who"], ["whom"])
    near = ahead if who else ahead[:1]
    return any(low in _taken() for low in (*inside, *near))


def _freed(tokens: Sequence[Token], behind: int) -> bool:
    """As in "four trainees were freed", "nine washers will be let go"."""
    lows = [token.low for token in tokens[behind : behind + _CLAUSE]]
    for at, low in enumerate(lows):
        if low in _FREED or tuple(lows[at : at + 2]) in _LET:
            return at > 0 and lows[0] in _FINITE
        if low not in _FINITE and not low.endswith("ly") and low not in FUNCTION_WORDS:
            return False
    return False


def _is_object(tokens: Sequence[Token], first: int) -> bool:
    """As in "released the four trainees", "let go six cooks", "the liberation of nine cooks"."""
    pair = _before(tokens, first)
    return pair[1] in _FREEING or pair in _LET or (pair[0] in _NOUNS and pair[1] == "of")


def _is_handed(tokens: Sequence[Token], first: int, behind: int) -> bool:
    """As in "handed over two skippers", "exchanged four surveyors": of a trade, by its ending."""
    if not tokens[behind - 1].low.endswith(trade_endings(plural=True)):
        return False
    pair = _before(tokens, first)
    return pair[1] in _HANDING or " ".join(pair) in phrasal_verbs()


def _before(tokens: Sequence[Token], first: int) -> tuple[str, str]:
    """The two words before what only leads to a number; "" where there are none."""
    at = first - 1
    while at >= 0 and first - at <= _LED and tokens[at].low in _BEFORE:
        at -= 1
    return tokens[at - 1].low if at > 0 else "", tokens[at].low if at >= 0 else ""
