"""Stage two b: where people are spoken of, be it by a noun, a nation or a bare number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.rules.grammar import (
    BE,
    FUNCTION_WORDS,
    HAVE,
    MODALS,
    bag,
)
from summarizer.rules.hedges import Numbers, quantity_of
from summarizer.rules.marks import PartyMark, PeopleMark
from summarizer.rules.phrases import phrases
from summarizer.rules.tokens import Token, is_word
from summarizer.rules.words import HeadWord, heads, phrasal_verbs, word_set
from summarizer.text.months import ENGLISH_MONTHS
from summarizer.text.numbers import Kind, Number

_REACH = 8
"""Tokens before a noun in which its number is looked for."""
_FATES = bag(
    "released freed let killed captured expelled missing arrested displaced wounded repatriated "
    "exchanged handed"
)
_TAKEN_AS = bag("hostage captive prisoner")
_THEM = frozenset({"them", "whom", "those", "these", "the", "us"})
_EACH = (["from", "each"], ["on", "each"])
_BEFORE_YEARS = frozenset({"in", "since", "of", "until", "from", ","})
_PEOPLES = ("ans", "ians", "is", "ese", "ites", "lis", "ots", "ers", "ens", "urds", "mils", "raqs")
_SHORT_WORD = 4
_NO_PEOPLES = bag("paris officers members others brothers sisters prisoners ministers")
"""Endings of the names of peoples in the plural, and words that only look like them."""
_OLDEST, _NEWEST = 1500, 2100
"""Numbers that are years."""
_PHRASES_OF_FATE = bag("went set let came walked go flew")
_FINITE = BE | HAVE | MODALS
_DEAD = HeadWord("remains", "remains", plural=True)
_PLAIN_PEOPLE = HeadWord("unspecified", "general", True)


def people_marks(
    tokens: Sequence[Token], parties: Sequence[PartyMark], numbers: Numbers
) -> Iterator[PeopleMark]:
    """The phrases for people in a sentence, left to right."""
    trie = heads()
    firsts = trie.firsts
    demonyms = {mark.first: mark for mark in parties if mark.word.form in {"people", "adjective"}}
    # A long text has many numbers: to ask for those of the sentence alone is much faster.
    ends = numbers.ends(tokens[0].start, tokens[-1].end)
    starts = [
        at
        for at, token in enumerate(tokens)
        if token.low in firsts or at in demonyms or token.end in ends
    ]
    behind, dead, taken_as = 0, -2 * _REACH, -1
    for at in starts:
        if at < behind:
            continue
        found = trie.match(tokens, at) if tokens[at].low in firsts else None
        found = found or _by_nation(tokens, demonyms.get(at), numbers)
        if found is None or at == taken_as:
            number = numbers.by_end.get(tokens[at].end)
            counted = number is not None and at + 1 not in demonyms
            if counted and (bare := _bare(tokens, at, number, numbers)) is not None:  # type: ignore[arg-type]
                yield bare
            continue
        behind, word = found
        nxt = trie.match(tokens, behind) if behind < len(tokens) else None
        if nxt is not None and word.plural and tokens[behind].low in _TAKEN_AS:
            nxt, taken_as = None, behind  # "held six officers hostage"
        noun = at
        if nxt is not None and tokens[behind - 1].low not in {"the"}:
            # "rebel captives", "police officers": the last noun is the head
            noun = behind
            if nxt[1].group != "general" or word.group == "general":
                continue
            behind = nxt[0]
        of_bodies = noun - dead <= _REACH and word.group != "remains"
        for mark in phrases(tokens, noun, behind, word, parties, numbers):
            yield replace(mark, word=_DEAD) if of_bodies else mark
            behind = max(behind, mark.last)
        dead = behind if word.group == "remains" and _low(tokens, behind) == "of" else -2 * _REACH


def _by_nation(
    tokens: Sequence[Token], nation: PartyMark | None, numbers: Numbers
) -> tuple[int, HeadWord] | None:
    """Token behind a word of nation that stands for people, and what it counts as."""
    if nation is None:
        return None
    people = nation.word.form == "people" or _stands_for_people(tokens, nation, numbers)
    return (nation.last, _PLAIN_PEOPLE) if people else None


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _bare(tokens: Sequence[Token], at: int, number: Number, numbers: Numbers) -> PeopleMark | None:
    """A number that stands for people by itself: "26 are still being held", "10 of them"."""
    if number.kind is Kind.WEAK or at + 1 >= len(tokens):
        return None
    first, quantity = quantity_of(tokens, at + 1, number, numbers)
    if _of_date(tokens, first, number):
        return None
    last = at + 1
    if _people_named(tokens, last):
        return PeopleMark(first, last + 1, _PLAIN_PEOPLE, quantity, (), False, "people.capital")
    ahead = [token.low for token in tokens[last : last + 7]]
    if ahead[0] == "of" and ahead[1:2] and ahead[1] in _THEM:
        last += 2
        freed = ahead[1:3] == ["the", "freed"] or ahead[1:3] == ["the", "released"]
        if ahead[1] == "the" and not freed:
            return None
        last += freed
    elif (
        ahead[:2] not in _EACH
        and not _with_fate(ahead)
        and not _let_go(tokens, first, ahead, number)
    ):
        return None
    return PeopleMark(first, last, _PLAIN_PEOPLE, quantity, (), False, "people.bare_number")


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


def _of_date(tokens: Sequence[Token], first: int, number: Number) -> bool:
    """Whether a number is a day or a year: "since October 7", "in 2012"."""
    before = tokens[first - 1].low if first else ""
    year = _OLDEST <= (number.value or 0) <= _NEWEST
    return before in ENGLISH_MONTHS or (
        year and before in {"in", "since", "of", "until", "from", ","}
    )


def _with_fate(ahead: Sequence[str]) -> bool:
    """As in "26 are still being held", "605 were set free", "the last 50 will be handed over"."""
    if ahead[0] in _PHRASES_OF_FATE and ahead[1:2] and f"{ahead[0]} {ahead[1]}" in phrasal_verbs():
        return True
    return ahead[0] in _FINITE and any(
        low in word_set("hold") or low in _FATES or f"{low} {then}" in phrasal_verbs()
        for low, then in pairwise(ahead[1:])
    )


def _let_go(tokens: Sequence[Token], first: int, ahead: Sequence[str], number: Number) -> bool:
    """As in "each released 35", "let go 130 on the eve"; not "released 2019"."""
    if not first or _OLDEST <= (number.value or 0) <= _NEWEST or ahead[0] in {"-", "%", "/"}:
        return False
    before = tokens[first - 1].low
    verb = before in word_set("release", "verbs") or (
        first > 1 and f"{tokens[first - 2].low} {before}" in phrasal_verbs()
    )
    return verb and (ahead[0] in FUNCTION_WORDS or not ahead[0][0].isalpha())


def _stands_for_people(tokens: Sequence[Token], mark: PartyMark, numbers: Numbers) -> bool:
    """Whether an adjective is used as a noun: "ten Japanese were", but not "ten Japanese ships"."""
    if mark.first == 0:
        return False
    before, after = (
        tokens[mark.first - 1].low,
        tokens[mark.last].low if mark.last < len(tokens) else "",
    )
    if before in {"the", "an", "a", "another"} and after in _FINITE:
        return True
    if tokens[mark.first - 1].end not in numbers.by_end:
        return False
    if mark.last == len(tokens):
        return True
    return after != "and" and (after in FUNCTION_WORDS or not is_word(tokens[mark.last]))
