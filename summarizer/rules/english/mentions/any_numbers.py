"""Numbers that no word near them makes people of, though they may count some: "the five".

What counts people is no closed class: captives are "nine cane cutters", "three I-Kiribati", "85 by
the purser's book". So whatever is not plainly a day, a year, a measure or a sum of money may count
them, and the weights of all cues tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.rules.english.lexicon.grammar import ARTICLES, DEFINITE, FUNCTION_WORDS
from summarizer.rules.english.lexicon.words import HeadWord, either, heads, word_set
from summarizer.rules.english.mentions.bare_numbers import fates, no_people, partitive
from summarizer.rules.english.mentions.hedges import Numbers, leads_up, quantity_of, tail
from summarizer.rules.english.mentions.marks import PartyMark, PeopleMark
from summarizer.rules.english.sentences.tokens import Cut, Token, is_word
from summarizer.text.numbers import Kind

ANYTHING = HeadWord("unspecified", "anything", plural=True)
"""What a number counts that no word near it makes people of."""
_LONGEST = 4
"""Most words behind a number that are taken for what it counts."""
_REACH = 7
_CLOSING = frozenset({",", ".", ";", ")", "and", "or", "to"})
_OLDEST = 110
"""Years that nobody reaches."""
_ENDS = frozenset({"-", "/", "%"})
"""Signs behind a number that make part of a word or a sum of it."""


def other_numbers(
    cut: Cut,
    people: Sequence[PeopleMark],
    parties: Sequence[PartyMark],
    numbers: Numbers,
) -> Iterator[PeopleMark]:
    """The numbers of a sentence that may count people and are in none of its phrases for some.

    Right to left.
    """
    ends = numbers.ends(cut)
    if not ends:
        return
    tokens = cut.tokens
    counted = {at for mark in people if mark.quantity for at in range(mark.first, mark.last)}
    for at in reversed(ends):
        if at in counted:
            continue
        number = numbers.by_end[tokens[at].end]
        first, quantity = quantity_of(tokens, at + 1, number, numbers)
        counted.update(range(first, at))  # "30,000 to 40,000" is one number
        last = tail(tokens, at + 1)
        before = [token.low for token in tokens[max(0, first - _LONGEST) : first]]
        ahead = [token.low for token in tokens[last : last + _REACH]] or ["."]
        if ahead[0] in _ENDS or leads_up(tokens, last) or no_people(before, ahead, number):
            continue
        if (before[-1:] == ["["] and ahead[0] == "]") or _in_name(tokens, first, parties):
            continue
        if _is_age(tokens, first, last, number.value):
            continue
        them = partitive(ahead)
        behind = last + them if them else _phrase_end(tokens, last)
        nations = tuple(dict.fromkeys(p.name for p in parties if first <= p.first < behind))
        definite = before[-1:] != [] and before[-1] in DEFINITE
        rule = "people.one" if number.kind is Kind.WEAK else "people.any_number"
        yield PeopleMark(first, behind, ANYTHING, quantity, nations, definite, rule)


def _is_age(tokens: Sequence[Token], first: int, last: int, value: int) -> bool:
    """Whether a number is how old the person before it is: "Ana Roe, 58, a", "boys of 12"."""
    if first < 2:
        return False
    before, beside = tokens[first - 2], tokens[first - 1].low
    named = beside == "," and before.text[0].isupper()
    people = before.low.endswith("s") and heads().starts(before.low)  # and no "crew of 12"
    named = named or beside == "aged" or (beside == "of" and people)
    closed = last == len(tokens) or tokens[last].low in _CLOSING
    return named and closed and value < _OLDEST


def _in_name(tokens: Sequence[Token], first: int, parties: Sequence[PartyMark]) -> bool:
    """Whether a number ends the name of a thing: "aboard an Air Novo Airbus 320"."""
    at = first
    while at > 0 and tokens[at - 1].text[0].isupper() and is_word(tokens[at - 1]):
        at -= 1
    if at == first or not at or tokens[at - 1].low not in ARTICLES:
        return False
    return tokens[first].text.isdigit() and not any(p.last == first for p in parties)


def _phrase_end(tokens: Sequence[Token], last: int) -> int:
    """Token behind the words that may say what is counted by a number that ends before ``last``."""
    stops = either(FUNCTION_WORDS, word_set("release", "verbs"), fates())
    behind = last
    while (
        behind < min(len(tokens), last + _LONGEST)
        and is_word(tokens[behind])
        and tokens[behind].low not in stops
    ):
        behind += 1
    return behind
