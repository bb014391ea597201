"""Sides that go by the name of whoever leads them: "Novo's men", "the followers of Novo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.rules.english.lexicon.words import parties
from summarizer.rules.english.mentions.capital_runs import bags, spelled
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.sentences.tokens import Cut, Token, capitalized, is_word

_LONGEST = 4
"""Most words of the name of a leader."""


def followers(cut: Cut) -> Iterator[str]:
    """The sides that a sentence calls after their leader or their place, but for known parties."""
    tokens = cut.tokens
    for at in cut.where(bags()["led"]) if "'s" in cut.lows else ():
        first = _owner(tokens, at)
        if first < at:
            yield spelled(tokens[first : at + 1])
    for at in cut.where(bags()["followers"]) if "of" in cut.lows else ():
        last = _named(tokens, at)
        if last > at:
            yield spelled(tokens[at:last])


def _owner(tokens: Sequence[Token], at: int) -> int:
    """Where the name begins that stands in the genitive before a noun, else ``at``."""
    if at < 2 or tokens[at - 1].low != "'s":
        return at
    first = at - 1
    while first and at - 1 - first < _LONGEST and _is_name(tokens[first - 1]):
        first -= 1
    ranks = [i for i in range(first, at - 1) if tokens[i].low in titles().every]
    first = ranks[-1] + 1 if ranks else first
    unknown = first < at - 1 and parties().match(tokens, first) is None
    return first if unknown and tokens[first].low not in titles().leaders else at


def _named(tokens: Sequence[Token], at: int) -> int:
    """Behind the name that follows a noun and "of", else ``at``."""
    first = at + 2
    if first >= len(tokens) or tokens[at + 1].low != "of" or not _is_name(tokens[first]):
        return at
    last = first
    while last < len(tokens) and last - first < _LONGEST and _is_name(tokens[last]):
        last += 1
    return last if parties().match(tokens, first) is None else at


def _is_name(token: Token) -> bool:
    return is_word(token) and capitalized(token)
