"""Which numbers stand for people without a noun: "a further 417", "714 came over"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from summarizer.rules.english.lexicon.grammar import BE, FUNCTION_WORDS, HAVE, MODALS, bag
from summarizer.rules.english.lexicon.words import HeadWord, load, phrasal_verbs, word_set
from summarizer.rules.english.mentions.hedges import Numbers, leads_up, quantity_of, tail
from summarizer.rules.english.mentions.marks import PeopleMark
from summarizer.rules.english.sentences.tokens import Token
from summarizer.text.numbers import Kind, Number

_PEOPLES = ("ans", "ians", "is", "ese", "ites", "lis", "ots", "ers", "ens", "urds", "mils", "raqs")
_SHORT_WORD = 4
_NO_PEOPLES = bag("paris officers members others brothers sisters prisoners ministers")
"""Endings of the names of peoples in the plural, and words that only look like them."""
PLAIN_PEOPLE = HeadWord("unspecified", "general", True)
_OLDEST, _NEWEST = 1500, 2100
"""Numbers that are years."""
_ADULT, _OLD = 16, 99
"""Numbers that are ages, in digits behind a name: "Weber 33 came by air"."""
_FINITE_OR_WHO = BE | HAVE | MODALS | {"who", "whom"}
_EACH = (["from", "each"], ["on", "each"], ["for", "each"])
_FREED = (["of", "the", "freed"], ["of", "the", "released"])
_AGAINST = frozenset({"for", "to", "against"})
_REACH = 7
"""Tokens behind a number in which its verb is looked for."""


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """The words of ``bare_numbers.json``, each list as a set."""
    return {key: frozenset(words) for key, words in load("bare_numbers").items()}


def bare_people(
    tokens: Sequence[Token], at: int, number: Number, numbers: Numbers
) -> PeopleMark | None:
    """The number that ends with ``tokens[at]`` as people, where words around it say that it is."""
    even = _even(tokens, at)
    if at + 1 >= len(tokens) or (number.kind is Kind.WEAK and not even):
        return None
    first, quantity = quantity_of(tokens, at + 1, number, numbers)
    if even:
        return PeopleMark(first, at + 1, PLAIN_PEOPLE, quantity, (), False, "people.even")
    last = tail(tokens, at + 1)
    if leads_up(tokens, last):
        return None
    if last < len(tokens) and _people_named(tokens, last):
        return PeopleMark(first, last + 1, PLAIN_PEOPLE, quantity, (), False, "people.capital")
    behind = _behind(tokens, first, last, number)
    if behind is None:
        return None
    return PeopleMark(first, behind, PLAIN_PEOPLE, quantity, (), False, "people.bare_number")


def _behind(tokens: Sequence[Token], first: int, last: int, number: Number) -> int | None:
    """Token behind what makes people of a number that ends before ``last``, or None."""
    ahead = [token.low for token in tokens[last : last + _REACH]] or ["."]
    before = [token.low for token in tokens[max(0, first - 4) : first]]
    if no_people(before, ahead, number):
        return None
    them = partitive(ahead)
    if them:
        return last + them
    if _summed(ahead):
        return last + 2
    aged = _ADULT <= number.value <= _OLD and _after_name(tokens, first)
    told = (
        ahead[:2] in _EACH
        or (_with_fate(ahead) and not aged)
        or _let_go(before, ahead, number)
        or _taken_up(before, ahead)
    )
    return last + (ahead[0] == "more") if told else None


def _people_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word names a people: the "Palestinians" of "477 Palestinians"."""
    text = tokens[at].text
    behind = tokens[at + 1].text if at + 1 < len(tokens) else "."
    return (
        len(text) > _SHORT_WORD
        and text[0].isupper()
        and text[1:].islower()
        and text.endswith(_PEOPLES)
        and not behind[0].isupper()
        and not behind[0].isdigit()
        and tokens[at].low not in _NO_PEOPLES
    )


def _even(tokens: Sequence[Token], at: int) -> bool:
    """As in "ninety for ninety", "a 35-for-35 swap": the number of each side, told at once."""
    ahead = [token.low for token in tokens[at + 1 : at + 5] if token.low != "-"]
    return ahead[:1] != [] and ahead[0] in _AGAINST and ahead[1:2] == [tokens[at].low]


def no_people(before: Sequence[str], ahead: Sequence[str], number: Number) -> bool:
    """Whether a number is a day, a year, an age, money, or the number of an article."""
    words = _words()
    near = before[-1] if before else ""
    if near in words["numbered"] or ahead[0] in words["units"] or ahead[0] in {"%", "/", "°"}:
        return True
    if near in words["months"] or ahead[0] in words["months"]:
        return True
    if (
        ahead[0] == "-"
        and len(ahead) > 1
        and (ahead[1] in words["units"] or ahead[1] in {"year", "day"})
    ):
        return True
    year = _OLDEST <= number.value <= _NEWEST and number.end - number.start == len("1999")
    return year and near in {"in", "since", "of", "until", "from", ",", "by", "to", "("}


def partitive(ahead: Sequence[str]) -> int:
    """Tokens of the "of them" that makes people of a number: "10 of them", "124 of ours"."""
    if list(ahead[:3]) in _FREED:
        return 3
    if ahead[0] != "of" or len(ahead) < 2:
        return 0
    return 2 if ahead[1] in _words()["them"] else 0


def _with_fate(ahead: Sequence[str]) -> bool:
    """As in "26 are still being held", "714 came over", "10 who were taken"."""
    words = _words()
    if ahead[0] in words["moved"]:
        return True
    if len(ahead) > 1 and f"{ahead[0]} {ahead[1]}" in phrasal_verbs():
        return True
    if ahead[0] not in _FINITE_OR_WHO:
        return False
    told = fates()
    return any(
        low in told or low in words["moved"] or f"{low} {then}" in phrasal_verbs()
        for low, then in pairwise((*ahead[1:], ""))
    )


@lru_cache(maxsize=1)
def fates() -> frozenset[str]:
    """Words for what happens to people."""
    return word_set("hold") | word_set("release", "verbs") | _words()["fates"]


def _summed(ahead: Sequence[str]) -> bool:
    """As in "76 in all", "1,027 in total"."""
    return list(ahead[:2]) in (["in", "all"], ["in", "total"], ["all", "told"])


def _stands_alone(ahead: Sequence[str]) -> bool:
    """Whether no noun follows a number that could be what is counted."""
    return ahead[0] in FUNCTION_WORDS or not ahead[0][0].isalpha()


def _let_go(before: Sequence[str], ahead: Sequence[str], number: Number) -> bool:
    """As in "each released 35", "let go 130 on the eve", "asked for 81"; not "released 2019"."""
    if not before or ahead[0] == "-" or not _stands_alone(ahead):
        return False
    if _OLDEST <= number.value <= _NEWEST:
        return False
    near, pair = before[-1], " ".join(before[-2:])
    return (
        near in word_set("release", "verbs")
        or near in _words()["gave"]
        or pair in phrasal_verbs()
        or pair in _words()["asked"]
    )


def _taken_up(before: Sequence[str], ahead: Sequence[str]) -> bool:
    """As in "the remaining ten", "a further 417", "the other four", "two more"."""
    if ahead[0] == "more":
        return len(ahead) > 1 and _stands_alone(ahead[1:])
    if ahead[0] == "of":
        return False  # "the last two of eleven flights"
    return bool(before) and before[-1] in _words()["rest"] and _stands_alone(ahead)


def _after_name(tokens: Sequence[Token], first: int) -> bool:
    """Whether a number in digits stands right behind a word with a capital that begins no time."""
    if first == 0 or not tokens[first].text.isdigit():
        return False
    word = tokens[first - 1]
    return (
        word.text[0].isupper() and word.low not in FUNCTION_WORDS and not word.low.endswith("day")
    )
