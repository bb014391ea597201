"""Who may be named in a text all in capitals without a title or an office beside the name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.mentions.name_parts import PARTICLES
from summarizer.rules.english.mentions.names_in_capitals import DOERS, may_name_in_capitals
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.mentions.person_scores import given_names
from summarizer.rules.english.sentences.tokens import Token

_LONGEST = 4
_AGE_DIGITS = 2


def names_by_form(sentence: Sentence, covered: Collection[int]) -> Iterator[tuple[int, int]]:
    """First names with the words around them, and names that an age or commas tell.

    As in "OUR DELEGATE, ANA ROE", "LUIS POE, 40, SAID".
    """
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        last = _end(sentence, at, covered)
        first = _first_name(tokens, at, last)
        if first is None and _told_by_commas(tokens, at, last):
            first = at
        if first is not None and last - first > 1:
            yield first, last
        at = max(last, at + 1)


def _end(sentence: Sentence, first: int, covered: Collection[int]) -> int:
    """Behind the last of the words that may be parts of one name."""
    words = titles()
    tokens = sentence.tokens
    last = first
    while last < len(tokens) and last - first < _LONGEST:
        step = 1 + (last > first and tokens[last].low in PARTICLES)
        at = last + step - 1
        if at >= len(tokens) or not may_name_in_capitals(sentence, at, covered, words):
            break
        last = at + 1
    return last


def _first_name(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Where the first name of a run stands, or the word before it that may be another."""
    known = next((at for at in range(first, last - 1) if tokens[at].low in given_names()), None)
    if known is None or known - first != 1:
        return known
    before = tokens[first].low
    return known if before.endswith(DOERS) or before in titles().every else first


def _told_by_commas(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a run stands between commas, or an age behind it."""
    behind = [token.low for token in tokens[last : last + 3]]
    if behind[:1] not in ([","], ["."]):
        return False
    aged = len(behind) > 1 and behind[1].isdecimal() and len(behind[1]) == _AGE_DIGITS
    return aged or (first > 0 and tokens[first - 1].text == ",")
