"""Stage two b: noun phrases for people, with their numbers and hedges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from summarizer.rules.grammar import (
    BE,
    DEFINITE,
    DETERMINERS,
    FUNCTION_WORDS,
    HAVE,
    MODALS,
    bag,
)
from summarizer.rules.hedges import Numbers, quantity_of
from summarizer.rules.marks import PartyMark, PeopleMark
from summarizer.rules.tokens import Token, is_word
from summarizer.rules.words import HeadWord, heads, phrasal_verbs, word_set
from summarizer.text.numbers import Kind, Number

_REACH = 8
"""Tokens before a noun in which its number is looked for."""
_FATES = bag(
    "released freed let killed captured expelled missing arrested displaced wounded repatriated "
    "exchanged handed"
)
_TAKEN_AS = bag("hostage captive prisoner")
_STOPS = bag("allow allows allowed let lets include includes included accept see saw say said")
_THEM = frozenset({"them", "whom", "those", "these", "the", "us"})
_EACH = (["from", "each"], ["on", "each"])
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
    at, dead = 0, None
    while at < len(tokens):
        found = trie.match(tokens, at) if tokens[at].low in firsts else None
        if found is None and at in demonyms:
            nation = demonyms[at]
            if nation.word.form == "people" or _stands_for_people(tokens, nation, numbers):
                found = nation.last, _PLAIN_PEOPLE
        if found is None:
            number = numbers.by_end.get(tokens[at].end)
            bare = None if number is None else _bare(tokens, at, number, numbers)
            if bare is not None:
                yield bare
            at += 1
            continue
        behind, word = found
        nxt = trie.match(tokens, behind) if behind < len(tokens) else None
        if nxt is not None and word.plural and tokens[behind].low in _TAKEN_AS:
            nxt = None  # "held six officers hostage"
        if nxt is not None and tokens[behind - 1].low not in {"the"}:
            # "rebel captives", "police officers": the last noun is the head
            at = behind
            if nxt[1].group != "general" or word.group == "general":
                continue
            behind = nxt[0]
        of_bodies = dead is not None and at - dead <= _REACH and word.group != "remains"
        for mark in _phrases(tokens, at, behind, word, parties, numbers):
            yield replace(mark, word=_DEAD) if of_bodies else mark
            behind = max(behind, mark.last)
        dead = (
            behind
            if word.group == "remains" and behind < len(tokens) and (tokens[behind].low == "of")
            else None
        )
        at = behind


def _bare(tokens: Sequence[Token], at: int, number: Number, numbers: Numbers) -> PeopleMark | None:
    """A number that stands for people by itself: "26 are still being held", "10 of them"."""
    if number.kind is Kind.WEAK or at + 1 >= len(tokens):
        return None
    first, quantity = quantity_of(tokens, at + 1, number, numbers)
    last = at + 1
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


def _phrases(
    tokens: Sequence[Token],
    noun: int,
    behind: int,
    word: HeadWord,
    parties: Sequence[PartyMark],
    numbers: Numbers,
) -> Iterator[PeopleMark]:
    first, number, definite = _scan(tokens, noun, numbers, _joined(parties), plural=word.plural)
    nations = _nations(parties, first, behind)
    if number is None:
        # "prisoners of war" behind a relative "whose" and the like need no care: no number
        yield PeopleMark(first, behind, word, None, nations, definite, "people.bare")
        return
    start, quantity = quantity_of(tokens, first, number, numbers)
    part = _part_of(tokens, start, numbers)
    if part is not None:
        first, quantity = quantity_of(tokens, *part, numbers)
        yield PeopleMark(first, behind, word, quantity, nations, False, "people.part")
        return
    before = start
    while before > 0 and tokens[before - 1].low in {"and", ",", "&"}:
        before -= 1
    elliptic = _elliptic(tokens, before, start, parties, numbers, word)
    if elliptic is not None:
        yield elliptic
    behind, word = _with_second(tokens, behind, word)
    yield PeopleMark(start, behind, word, quantity, nations, definite, "people.number")


def _with_second(tokens: Sequence[Token], behind: int, word: HeadWord) -> tuple[int, HeadWord]:
    """Take in a second noun under the same number: "125 soldiers and civilians"."""
    if behind + 1 >= len(tokens) or tokens[behind].low != "and" or not word.plural:
        return behind, word
    found = heads().match(tokens, behind + 1)
    if found is None or not found[1].plural:
        return behind, word
    category = word.category if word.category == found[1].category else "mixed"
    if "unspecified" in (word.category, found[1].category):
        category = "unspecified"
    return found[0], replace(word, category=category)


def _part_of(tokens: Sequence[Token], start: int, numbers: Numbers) -> tuple[int, Number] | None:
    """The 21 of "21 of the 276 girls": index behind it, and the number."""
    at = start
    if at > 1 and tokens[at - 1].low in DEFINITE:
        at -= 1
    if at < 2 or tokens[at - 1].low != "of":
        return None
    number = numbers.by_end.get(tokens[at - 2].end)
    if number is None or (number.kind is Kind.WEAK and number.value == 1):
        return None  # "one of the two" tells of two
    return at - 1, number


def _elliptic(
    tokens: Sequence[Token],
    before: int,
    start: int,
    parties: Sequence[PartyMark],
    numbers: Numbers,
    word: HeadWord,
) -> PeopleMark | None:
    """As in "44 Armenian" in "44 Armenian and 12 Azeri prisoners"."""
    if before == start:
        return None
    for mark in parties:
        if mark.last == before and mark.word.form in {"adjective", "name"} and mark.first:
            number = numbers.by_end.get(tokens[mark.first - 1].end)
            if number is None:
                return None
            first, quantity = quantity_of(tokens, mark.first, number, numbers)
            return PeopleMark(first, before, word, quantity, (mark.name,), False, "people.elliptic")
    return None


def _scan(
    tokens: Sequence[Token], noun: int, numbers: Numbers, joined: frozenset[int], *, plural: bool
) -> tuple[int, Number | None, bool]:
    """Walk left from a noun over its modifiers: first token, number before it, definiteness."""
    stops = _verbs()
    at = noun
    while at > 0 and noun - at < _REACH:
        token = tokens[at - 1]
        number = numbers.by_end.get(token.end)
        if number is not None:
            return at, number, _definite_before(tokens, at, number)
        if token.low == "of":
            return at, _number_of(tokens, at, numbers), False
        if token.low == "that" and plural:
            break  # "said that captives"
        if token.low in DETERMINERS:
            number = _number_of(tokens, at - 1, numbers)
            return (at - 1 if number is None else at), number, token.low in DEFINITE
        if at - 1 not in joined and (
            token.low in FUNCTION_WORDS or token.low in stops or not _modifies(token)
        ):
            break
        at -= 1
    return at, None, False


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Verbs that end a noun phrase on its left: "the police freed people"."""
    phrases = frozenset(phrase.split()[0] for phrase in phrasal_verbs())
    return word_set("release", "verbs") | word_set("exchange", "verbs") | _STOPS | phrases


def _joined(parties: Sequence[PartyMark]) -> frozenset[int]:
    """Tokens that part two adjectives of nationality: the "and" of "Chinese and North Korean"."""
    return frozenset(
        one.last
        for one, other in pairwise(parties)
        if one.word.form == other.word.form == "adjective" and other.first == one.last + 1
    )


def _number_of(tokens: Sequence[Token], at: int, numbers: Numbers) -> Number | None:
    """The number before "of" at ``tokens[at - 1]``: "59 of its captives", "dozens of men"."""
    if at < 2 or tokens[at - 1].low != "of":
        return None
    return numbers.by_end.get(tokens[at - 2].end)


def _modifies(token: Token) -> bool:
    return is_word(token) or token.low in {"-", '"', "'", "``", "''"}


def _definite_before(tokens: Sequence[Token], at: int, number: Number) -> bool:
    while at > 0 and tokens[at - 1].start >= number.start:
        at -= 1
    while at > 0 and tokens[at - 1].low in {"other", "remaining", "last", "first"}:
        at -= 1
    return at > 0 and tokens[at - 1].low in DEFINITE


def _nations(parties: Sequence[PartyMark], first: int, behind: int) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            mark.name
            for mark in parties
            if mark.first >= first - 3 and first <= mark.first < behind and mark.word.form != "band"
        )
    )
