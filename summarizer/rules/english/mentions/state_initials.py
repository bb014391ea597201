"""Initials that a text gives the government or army of a state: "the Novo Army (NA)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import ORGANS
from summarizer.rules.english.lexicon.words import PartyWord, parties
from summarizer.rules.english.sentences.tokens import Cut, Token, capitalized

_FEWEST, _MOST = 2, 8
"""Letters of such initials."""
_OPENING = frozenset({"("})
_SMALL = frozenset({"of", "the", "and", "for"})


def state_initials(cut: Cut) -> Iterator[tuple[str, PartyWord]]:
    """The initials that stand in brackets behind the full name of an organ, with its state."""
    tokens = cut.tokens
    for at in cut.where(_OPENING):
        if at + 2 >= len(tokens) or tokens[at + 2].text != ")":
            continue
        initials = tokens[at + 1].text
        if not (initials.isupper() and initials.isalpha() and _FEWEST <= len(initials) <= _MOST):
            continue
        first = _full_name(tokens, at, initials)
        word = _state(tokens, first, at) if first is not None else None
        if word is not None:
            yield initials, replace(word, form="organ", acronym=True)


def _full_name(tokens: Sequence[Token], last: int, initials: str) -> int | None:
    """Where the words begin whose initials these are, and which end before ``tokens[last]``."""
    left = list(initials)
    for at in range(last - 1, -1, -1):
        token = tokens[at]
        if token.low in _SMALL:
            continue
        if not capitalized(token) or token.text[0] != left.pop():
            return None
        if not left:
            return at
    return None


def _state(tokens: Sequence[Token], first: int, last: int) -> PartyWord | None:
    """The state that a name is of, where its other words are those of an organ."""
    word: PartyWord | None = None
    at = first
    while at < last:
        found = parties().match(tokens, at)
        if found is not None and found[1].kind is PartyKind.STATE:
            at, word = found
        elif tokens[at].low in ORGANS | _SMALL:
            at += 1
        else:
            return None
    return word
