"""Numbers that only point to another: "for a similar number of troops" (codebook, Count)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.rules.english.lexicon.grammar import ARTICLES, bag
from summarizer.rules.english.mentions.marks import PeopleMark, Quantity
from summarizer.rules.english.sentences.tokens import Cut, Token

_LIKE = bag("similar same equal identical equivalent like corresponding")
_ROUGHLY = frozenset({"similar", "corresponding"})
_OPENING = 4
"""Tokens of "a similar number of"."""


def with_same_numbers(
    cut: Cut, people: Sequence[PeopleMark], told: Quantity | None
) -> tuple[PeopleMark, ...]:
    """The people of a sentence, with the numbers that such words point to.

    It is the number told last before them; ``told`` is the last one of the sentence before.
    """
    tokens = cut.tokens
    if "number" not in cut.lows or not any(_points(tokens, mark) for mark in people):
        return tuple(people)
    found: dict[int, PeopleMark] = {}
    for mark in sorted(people, key=lambda each: each.first):
        if told is not None and _points(tokens, mark):
            first = mark.first - _OPENING
            roughly = told.approximate or tokens[first + 1].low in _ROUGHLY
            quantity = Quantity(told.low, told.high, roughly)
            found[mark.first] = replace(
                mark, first=first, quantity=quantity, rule="people.same_number"
            )
        told = mark.quantity or told
    return tuple(found.get(mark.first, mark) for mark in people)


def _points(tokens: Sequence[Token], mark: PeopleMark) -> bool:
    """Whether "the same number of" stands right before people whose number is not told."""
    first = mark.first - _OPENING
    if mark.quantity is not None or first < 0:
        return False
    article, like, *of = (token.low for token in tokens[first : mark.first])
    return article in ARTICLES and like in _LIKE and of == ["number", "of"]
