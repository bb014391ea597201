"""Where the words of a ground begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.rules.english.lexicon.grammar import RELATIVES, SAYING, bag
from summarizer.rules.english.lexicon.ground_words import opener
from summarizer.rules.english.sentences.tokens import Token

ENDS = frozenset({".", ";", ":", "!", "?", '"', "''", "``", "(", ")", "-", "--", "["})
_QUOTES = frozenset({'"', "''", "``", "\u201c", "\u201d"})
_TURNS = bag(
    "but which who said says while as after although though where when according before until "
    "despite unless whereas"
)
"""Words that end a clause, behind a comma or without one."""
_UNBOUND = bag("before until despite unless whereas although though")
_CLAUSES = bag("because so")
_JOINTS = bag("and or but")
_LONGEST = 24
_SHORT = 4
_GAPPED = 6
_CLAUSAL = bag("it he she they we this has had was were is are will would")
_TRAILING = frozenset({",", "and", "the", "of", "to", "or", "in", "with", "a"})
_BEFORE = bag("a an the as on of for out purely strictly gesture sign act step measure its our in")
_AFTER = bag("gesture gestures reasons grounds measure measures step concerns considerations")


def clause_end(tokens: Sequence[Token], at: int, *, front: bool = False) -> int:
    """Token behind a clause that goes on at ``at``; one at the front ends at its first comma."""
    stop = min(len(tokens), at + _LONGEST)
    for index in range(at, stop):
        low = tokens[index].low
        if low in ENDS and not _hyphen(tokens, index) and not _aside(tokens, at, index):
            stop = index
        elif low in SAYING:
            stop = index - 1
        elif (
            (index > at and low in _UNBOUND | _CLAUSES)
            or (low == "," and (front or _turns(tokens, at, index + 1)))
            or (low == "," and _clause_joined(tokens, index + 1))
            or (low in _JOINTS and _opens(tokens, index + 1))
        ):
            stop = index  # "as a gesture of goodwill and because their families had begged"
        else:
            continue
        break
    while stop > at + 1 and tokens[stop - 1].low in _TRAILING:
        stop -= 1
    return max(stop, min(at + 1, len(tokens)))


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    return bool(at) and tokens[at].low == "-" and tokens[at - 1].end == tokens[at].start


def _aside(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether a mark only sets off a word or two, as in: as a "gift" to Peru."""
    if tokens[at].low not in _QUOTES:
        return False
    ahead = tokens[at + 1 : at + _SHORT]
    behind = tokens[max(begin, at - _SHORT + 1) : at]
    return any(token.low in _QUOTES for token in (*ahead, *behind))


def _clause_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins a clause of its own: ", and it must not be the last"."""
    lows = [token.low for token in tokens[at : at + _GAPPED]]
    return lows[:1] == ["and"] and (
        not _CLAUSAL.isdisjoint(lows[1:3]) or "that" in lows or lows[1:2] in (["has"], ["had"])
    )


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether another ground opens, and not only a second verb: "to free and to feed them"."""
    if at == len(tokens):
        return False
    match = opener(tokens, at)
    return tokens[at].low == "that" or (match is not None and match[1] != "purpose")


def _turns(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether another clause starts at a token, as in ", a spokesman of the rebels said"."""
    if at == len(tokens):
        return False
    if tokens[at].low in RELATIVES and at - begin < _SHORT:
        return False  # "because Lima, which had held out, yielded"
    return tokens[at].low in _TURNS | SAYING or any(
        token.low in SAYING for token in tokens[at + 1 : at + 5]
    )


def around(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """A phrase with the words that make it readable: "as a gesture of goodwill towards Peru"."""
    while first and tokens[first - 1].low in _BEFORE and first > last - _LONGEST:
        first -= 1
        if tokens[first].low in {"as", "for", "on", "out"}:
            break
    while last < len(tokens) and tokens[last].low in _AFTER and last < first + _LONGEST:
        last += 1
    return first, last
