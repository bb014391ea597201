"""How many people a hedged number means: "more than 30", "between 6 and 8", "50 or so"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import Quantity
from summarizer.rules.english.sentences.tokens import Cut, Token
from summarizer.text.numbers import Kind, Number

_ABOUT = (
    "about around approximately roughly nearly almost some circa estimated close~to odd near nigh "
    "perhaps maybe possibly probably something~like in~the~region~of in~the~neighbourhood~of "
    "in~the~neighborhood~of an~estimated upwards~of~about just~about say reportedly~some some~odd "
    "as~much~as~about ca c. ~"
)
_MORE = (
    "over exceeding above more~than greater~than upward~of upwards~of in~excess~of something~over "
    "well~over just~over rather~over better~than rather~more~than a~little~over slightly~over"
)
_LEAST = (
    "at~least no~fewer~than no~less~than not~less~than not~fewer~than a~minimum~of "
    "at~the~very~least at~the~least"
)
_LESS = "less~than fewer~than under below just~under well~under"
_MOST = (
    "up~to as~many~as at~most no~more~than not~more~than a~maximum~of at~the~most upto "
    "anything~up~to"
)
_LONGEST = 4
"""Words of the longest hedge."""
_AFTER = {
    ("or", "so"): "about",
    ("or", "thereabouts"): "about",
    ("odd",): "about",
    ("-", "odd"): "about",
    ("or", "more"): "least",
    ("and", "more"): "least",
    ("or", "over"): "least",
    ("plus",): "least",
    ("+",): "least",
    ("or", "fewer"): "most",
    ("or", "less"): "most",
}
"""Hedges behind a number."""
_AFTER_FIRST = frozenset(words[0] for words in _AFTER)
_PHRASAL = bag("hand hands handed handing turn turned turning turns give gave given come came")
"""Verbs to which an "over" before a number belongs: "handed over 40"."""
_RANGES = bag("and to - or")
_LEADING_UP = bag("and or but , possibly perhaps maybe even")
_VAGUE_MODIFIERS = bag("several many some")


@lru_cache(maxsize=1)
def _hedges() -> Mapping[tuple[str, ...], str]:
    """Every hedge before a number, as its words, with its sense."""
    senses = {"about": _ABOUT, "more": _MORE, "least": _LEAST, "less": _LESS, "most": _MOST}
    return {
        tuple(hedge.split("~")): sense
        for sense, hedges in senses.items()
        for hedge in hedges.split()
        if hedge != "~"
    }


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(words[-1] for words in _hedges())


@dataclass(frozen=True, slots=True)
class _Hedge:
    words: int
    sense: str


_PLAIN = _Hedge(0, "")


class Numbers:
    """The numbers of a text, found by where they start and end."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        usable = [n for n in numbers if n.kind in (Kind.CARDINAL, Kind.VAGUE, Kind.WEAK)]
        self.by_end: Mapping[int, Number] = {number.end: number for number in usable}
        self._ends = sorted(self.by_end)

    def ends(self, cut: Cut) -> list[int]:
        """The tokens of a sentence with which a number ends, left to right."""
        tokens = cut.tokens
        # A long text has many numbers: to ask for those of the sentence alone is much faster.
        first = bisect_right(self._ends, tokens[0].start)
        last = bisect_right(self._ends, tokens[-1].end, first)
        if first == last:
            return []
        ends = frozenset(self._ends[first:last])
        return [at for at, token in enumerate(tokens) if token.end in ends]


def tail(tokens: Sequence[Token], behind: int) -> int:
    """Token behind the hedge that follows a number which ends before ``tokens[behind]``."""
    return behind + _behind(tokens, behind).words


def quantity_of(
    tokens: Sequence[Token], at: int, number: Number, numbers: Numbers
) -> tuple[int, Quantity]:
    """Bounds of a number with the hedges around it.

    Returns:
        first token of the phrase, and the bounds.
    """
    behind = at
    while at > 0 and tokens[at - 1].start >= number.start:
        at -= 1
    if number.kind is Kind.VAGUE:
        return _hedged_vague(tokens, at), Quantity(None, None, True)
    ranged = _range(tokens, at, number, numbers)
    if ranged is not None:
        return ranged[0], Quantity(ranged[1], number.value, False)
    after = _behind(tokens, behind)
    if tokens[behind - 1].low == "odd" and behind - 1 > at:
        after = _Hedge(0, "about")
    before = _before(tokens, at)
    lower = _lower(tokens, at - before.words, number, numbers) if before.sense == "most" else None
    if lower is not None:
        return lower[0], Quantity(lower[1], number.value, False)
    if before.sense == "most" and after.sense == "least":
        before = _Hedge(before.words, "least")  # "as many as 500 or more"
    return at - before.words, _bounded(number.value, before.sense or after.sense)


def _lower(
    tokens: Sequence[Token], at: int, number: Number, numbers: Numbers
) -> tuple[int, int] | None:
    """The lower bound of "at least 20 and possibly as many as 40": its first token, and it."""
    while at > 0 and tokens[at - 1].low in _LEADING_UP:
        at -= 1
    lower = numbers.by_end.get(tokens[at - 1].end) if at else None
    if lower is None or lower.kind is not Kind.CARDINAL or lower.value >= number.value:
        return None
    start = at - 1
    while start > 0 and tokens[start - 1].start >= lower.start:
        start -= 1
    hedge = _before(tokens, start)
    return (start - hedge.words, lower.value) if hedge.sense == "least" else None


def leads_up(tokens: Sequence[Token], behind: int) -> bool:
    """Whether a number is only the lower bound of what follows: "and possibly as many as 40"."""
    if behind >= len(tokens) or tokens[behind].low not in _LEADING_UP:
        return False
    ahead = [token.low for token in tokens[behind : behind + 5]]
    at = next((i for i, low in enumerate(ahead) if low not in _LEADING_UP), 0)
    return at > 0 and tuple(ahead[at : at + 3]) in _hedges()


def _bounded(value: int, sense: str) -> Quantity:
    if sense == "more":
        return Quantity(value + 1, None, False)
    if sense == "least":
        return Quantity(value, None, False)
    if sense == "less":
        return Quantity(None, max(0, value - 1), False)
    if sense == "most":
        return Quantity(None, value, False)
    return Quantity(value, value, sense == "about")


def _before(tokens: Sequence[Token], at: int) -> _Hedge:
    """The longest hedge that ends before ``tokens[at]``."""
    if not at or tokens[at - 1].low not in _last_words():
        return _PLAIN
    lows = [token.low for token in tokens[max(0, at - _LONGEST - 1) : at]]
    for words in range(min(_LONGEST, len(lows)), 0, -1):
        sense = _hedges().get(tuple(lows[-words:]))
        if sense is None:
            continue
        if lows[-1] == "over" and words == 1 and lows[-2:-1] and lows[-2] in _PHRASAL:
            return _PLAIN
        return _Hedge(words, sense)
    return _PLAIN


def _behind(tokens: Sequence[Token], behind: int) -> _Hedge:
    """The hedge behind a number, "or so" and the like."""
    if behind >= len(tokens) or tokens[behind].low not in _AFTER_FIRST:
        return _PLAIN
    for words in (2, 1):
        found = _AFTER.get(tuple(token.low for token in tokens[behind : behind + words]))
        if found is not None:
            return _Hedge(words, found)
    return _PLAIN


def _hedged_vague(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and tokens[at - 1].low in _VAGUE_MODIFIERS:
        at -= 1
    return at


def _range(
    tokens: Sequence[Token], at: int, number: Number, numbers: Numbers
) -> tuple[int, int] | None:
    """As in "between 6 and 8", "6 to 8", "6-8": first token, and the lower bound."""
    if at < 2 or tokens[at - 1].low not in _RANGES:
        return None
    lower = numbers.by_end.get(tokens[at - 2].end)
    if lower is None or lower.kind is Kind.VAGUE or lower.value >= number.value:
        return None
    start = at - 2
    while start > 0 and tokens[start - 1].start >= lower.start:
        start -= 1
    opening = [token.low for token in tokens[max(0, start - 2) : start]]
    if tokens[at - 1].low == "and":
        if opening[-1:] != ["between"]:
            return None
        return start - 1, lower.value
    if opening == ["anything", "from"]:
        return start - 2, lower.value
    return start - (opening[-1:] == ["from"] and tokens[at - 1].low == "to"), lower.value
