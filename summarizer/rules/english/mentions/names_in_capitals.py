"""Who is named in a text all in capitals, where only a title or an office tells a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import (
    ADVERBS,
    FUNCTION_WORDS,
    ORGANS,
    SAYING,
    WEEKDAYS,
    bag,
)
from summarizer.rules.english.lexicon.words import heads, word_set
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.name_parts import PARTICLES
from summarizer.rules.english.mentions.offices import Titles, office_behind, party_beside, titles

_LONGEST = 5
_OFFICE = 3
_NO_TITLES = bag("official head chief lead top chair speaks")
"""Titles that are other words too, where all is in capitals."""
_TRADE = 3
"""Words of a trade behind a nationality."""
DOERS = ("ist", "er", "or", "man", "woman", "ian", "yst", "clerk", "nurse", "priest", "nun")
_SHORTEST = 3
"""Letters of a name; shorter words are abbreviations."""
_OTHER_WORDS = WEEKDAYS | bag(
    "stop today yesterday tomorrow would says house office state general affairs here there again "
    "more met went came flew made took left fled began told gave kept sent won lost say says get "
    "got may can will yet still who whom whose since near along early late north south east "
    "west camp city town"
)


def names_in_capitals(sentence: Sentence) -> Iterator[NameMark]:
    """As in "PRESIDENT ANA ROE SAID", "SGT LUIS POE", "JORGE DOE, SPOKESMAN OF THE MINISTRY"."""
    words = titles()
    tokens = sentence.tokens
    covered = sentence.of_parties()
    described = _described(sentence)
    at = 0
    while at < len(tokens):
        low = tokens[at].low
        if at in described and _name(sentence, at, covered, words) - at > 1:
            for first, last in _list(sentence, at, covered, words):
                yield _mark(sentence, first, last, None, words, "name.described")
                at = last
            continue
        titled = low in _titled()
        behind = at + 1
        while titled and behind < len(tokens) and tokens[behind].text == ".":
            behind += 1
        last = _name(sentence, behind, covered, words) if titled else behind
        if titled and last > behind:
            title = tokens[at].text
            many = low.endswith("s") and last - behind > 1
            listed = _list(sentence, behind, covered, words) if many else [(behind, last)]
            for first, last in listed:
                yield _mark(sentence, first, last, title, words, "name.capitals")
                at = last
            continue
        if tokens[at].text == "," and office_behind(tokens, at, words) is not None:
            first = at
            while first > max(0, at - 2) and may_name_in_capitals(
                sentence, first - 1, covered, words
            ):
                first -= 1
            if at - first == _OFFICE - 1:
                yield _mark(sentence, first, at, None, words, "name.office")
        at += 1


@lru_cache(maxsize=1)
def _titled() -> frozenset[str]:
    """Titles that tell a name where all is in capitals."""
    words = titles()
    return (words.official | words.rank | words.courtesy) - _NO_TITLES


def _described(sentence: Sentence) -> frozenset[int]:
    """Where a name may stand behind who it is: "POLICE AGENT LUIS POE", "CLERK ANA ROE"."""
    found = {people.last for people in sentence.people}
    for mark in sentence.parties:
        lows = sentence.words[mark.last : mark.last + _TRADE]
        if mark.word.form in {"adjective", "people"}:
            ends = (at for at, low in enumerate(lows) if low.endswith(DOERS))
            found |= {mark.last + at + 1 for at in ends}
    return frozenset(found)


def _list(
    sentence: Sentence, at: int, covered: Collection[int], words: Titles
) -> Iterator[tuple[int, int]]:
    """The names of a list, "ANA ROE, LUIS POE, AND PAUL DOE", each of two words and more."""
    last = _name(sentence, at, covered, words)
    while last - at > 1:
        yield at, last
        at = last
        while at < len(sentence.tokens) and sentence.tokens[at].low in {",", "and"}:
            at += 1
        if at == last:
            return
        last = _name(sentence, at, covered, words)


def _mark(
    sentence: Sentence, first: int, last: int, title: str | None, words: Titles, rule: str
) -> NameMark:
    name = " ".join(token.text for token in sentence.tokens[first:last])
    office = office_behind(sentence.tokens, last, words)
    party = party_beside(sentence, first, last, words)
    return NameMark(first, last, name, title, office, party, rule)


def _name(sentence: Sentence, first: int, covered: Collection[int], words: Titles) -> int:
    last = first
    tokens = sentence.tokens
    while last < min(len(tokens), first + _LONGEST):
        if may_name_in_capitals(sentence, last, covered, words):
            last += 1
        elif (
            last > first
            and tokens[last].low in PARTICLES
            and last + 1 < len(tokens)
            and may_name_in_capitals(sentence, last + 1, covered, words)
        ):
            last += 2
        else:
            break
    return last


def may_name_in_capitals(
    sentence: Sentence, at: int, covered: Collection[int], words: Titles
) -> bool:
    """Whether a word can be part of a name: no word of the lexicon, and no verb by its ending."""
    token = sentence.tokens[at]
    low = token.low
    return (
        at not in covered
        and len(token.text) >= _SHORTEST
        and token.text.isupper()
        and token.text.isalpha()
        and not low.endswith(("ed", "ing"))
        and low not in _no_names()
        and low not in words.every
        and low not in words.modifiers
        and low not in words.no_name
        and not heads().starts(low)
    )


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    verbs = word_set("release", "verbs") | word_set("exchange", "verbs") | word_set("comment")
    closed = FUNCTION_WORDS | ADVERBS | SAYING | ORGANS | _OTHER_WORDS
    return closed | verbs | word_set("release", "nouns") | word_set("hold")
