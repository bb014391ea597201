"""Stage two b: noun phrases for people, with their numbers and hedges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.rules.grammar import DEFINITE, DETERMINERS, FUNCTION_WORDS, bag
from summarizer.rules.marks import PartyMark, PeopleMark, Quantity
from summarizer.rules.tokens import Token, is_word
from summarizer.rules.words import HeadWord, heads, word_set
from summarizer.text.numbers import Kind, Number

_REACH = 8
"""Tokens before a noun in which its number is looked for."""
_ABOUT = bag("about around approximately roughly nearly almost some circa estimated close-to odd")
_MORE = bag("over exceeding")
_PHRASAL = (
    ["hand"],
    ["hands"],
    ["handed"],
    ["handing"],
    ["turn"],
    ["turned"],
    ["turning"],
    ["turns"],
    ["give"],
    ["gave"],
)
_FATES = bag(
    "released freed killed captured expelled missing arrested displaced wounded repatriated "
    "exchanged handed"
)
_STOPS = bag("allow allows allowed let lets include includes included accept see saw say said")
_DEAD = HeadWord("remains", "remains", plural=True)
_PLAIN_PEOPLE = HeadWord("unspecified", "general", True)


class Numbers:
    """The numbers of a text, found by where they start and end."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        usable = [n for n in numbers if n.kind in (Kind.CARDINAL, Kind.VAGUE, Kind.WEAK)]
        self.by_end: Mapping[int, Number] = {number.end: number for number in usable}


def people_marks(
    tokens: Sequence[Token], parties: Sequence[PartyMark], numbers: Numbers
) -> Iterator[PeopleMark]:
    """The phrases for people in a sentence, left to right."""
    trie = heads()
    demonyms = {mark.first: mark for mark in parties if mark.word.form in {"people", "adjective"}}
    at, dead = 0, None
    while at < len(tokens):
        found = trie.match(tokens, at) if trie.starts(tokens[at].low) else None
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
        if nxt is not None and tokens[behind - 1].low not in {"the"}:
            # "rebel captives", "police officers": the last noun is the head
            at = behind
            if nxt[1].group != "general" or word.group == "general":
                continue
            behind = nxt[0]
        of_bodies = dead is not None and at - dead <= _REACH and word.group != "remains"
        for mark in _phrases(tokens, at, behind, word, parties, numbers):
            yield replace(mark, word=_DEAD) if of_bodies else mark
        dead = (
            behind
            if word.group == "remains" and behind < len(tokens) and (tokens[behind].low == "of")
            else None
        )
        at = behind


def _bare(tokens: Sequence[Token], at: int, number: Number, numbers: Numbers) -> PeopleMark | None:
    """A number that stands for people by itself: "26 are still being held"."""
    if number.kind is Kind.WEAK or at + 2 >= len(tokens):
        return None
    if tokens[at + 1].low not in {"are", "were", "remain", "have", "had"}:
        return None
    if not any(
        token.low in word_set("hold") or token.low in _FATES for token in tokens[at + 2 : at + 7]
    ):
        return None
    first, quantity = _quantity(tokens, at + 1, number, numbers)
    return PeopleMark(first, at + 1, _PLAIN_PEOPLE, quantity, (), False, "people.bare_number")


def _stands_for_people(tokens: Sequence[Token], mark: PartyMark, numbers: Numbers) -> bool:
    """Whether an adjective is used as a noun: "ten Japanese were", but not "ten Japanese ships"."""
    if mark.first == 0 or tokens[mark.first - 1].end not in numbers.by_end:
        return False
    if mark.last == len(tokens):
        return True
    after = tokens[mark.last]
    return after.low != "and" and (after.low in FUNCTION_WORDS or not is_word(after))


def _phrases(
    tokens: Sequence[Token],
    noun: int,
    behind: int,
    word: HeadWord,
    parties: Sequence[PartyMark],
    numbers: Numbers,
) -> Iterator[PeopleMark]:
    first, number, definite = _scan(tokens, noun, numbers, _joined(parties))
    nations = _nations(parties, first, behind)
    if number is None:
        # "prisoners of war" behind a relative "whose" and the like need no care: no number
        yield PeopleMark(first, behind, word, None, nations, definite, "people.bare")
        return
    start, quantity = _quantity(tokens, first, number, numbers)
    part = _part_of(tokens, start, numbers)
    if part is not None:
        first, quantity = _quantity(tokens, *part, numbers)
        yield PeopleMark(first, behind, word, quantity, nations, False, "people.part")
        return
    before = start
    while before > 0 and tokens[before - 1].low in {"and", ",", "&"}:
        before -= 1
    elliptic = _elliptic(tokens, before, start, parties, numbers, word)
    if elliptic is not None:
        yield elliptic
    yield PeopleMark(start, behind, word, quantity, nations, definite, "people.number")


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
            first, quantity = _quantity(tokens, mark.first, number, numbers)
            return PeopleMark(first, before, word, quantity, (mark.name,), False, "people.elliptic")
    return None


def _scan(
    tokens: Sequence[Token], noun: int, numbers: Numbers, joined: frozenset[int]
) -> tuple[int, Number | None, bool]:
    """Walk left from a noun over its modifiers: first token, number before it, definiteness."""
    stops = word_set("release", "verbs") | word_set("exchange", "verbs") | _STOPS
    at = noun
    while at > 0 and noun - at < _REACH:
        token = tokens[at - 1]
        number = numbers.by_end.get(token.end)
        if number is not None:
            return at, number, _definite_before(tokens, at, number)
        if token.low == "of":
            return at, _number_of(tokens, at, numbers), False
        if token.low in DETERMINERS:
            number = _number_of(tokens, at - 1, numbers)
            return (at - 1 if number is None else at), number, token.low in DEFINITE
        if at - 1 not in joined and (
            token.low in FUNCTION_WORDS or token.low in stops or not _modifies(token)
        ):
            break
        at -= 1
    return at, None, False


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


def _quantity(
    tokens: Sequence[Token], at: int, number: Number, numbers: Numbers
) -> tuple[int, Quantity]:
    """Bounds of a number with the hedges around it.

    Returns:
        first token of the phrase, and the bounds.
    """
    behind = at
    while at > 0 and tokens[at - 1].start >= number.start:
        at -= 1
    begin = at
    value: int | None = number.value
    if number.kind is Kind.VAGUE:
        return _hedged_vague(tokens, at), Quantity(None, None, True)
    after = tokens[behind].low if behind < len(tokens) else ""
    low = high = value
    approximate = after == "odd" or (tokens[behind - 1].low in {"odd"} and behind - 1 > begin)
    before = [tokens[i].low for i in range(max(0, at - 4), at)]
    word = before[-1] if before else ""
    two = " ".join(before[-2:])
    ranged = _range(tokens, at, numbers)
    if ranged is not None:
        return ranged[0], Quantity(ranged[1], number.value, False)
    if two in {"more than", "greater than", "upwards of"} or (
        word in _MORE and before[-2:-1] not in _PHRASAL
    ):
        at -= 1 if word in _MORE else 2
        low, high = number.value + 1, None
    elif two in {"at least"} or " ".join(before[-3:]) in {
        "no fewer than",
        "no less than",
        "not less than",
    }:
        at -= 2 if two == "at least" else 3
        high = None
    elif two in {"less than", "fewer than"} or word == "under":
        at -= 1 if word == "under" else 2
        low, high = None, max(0, number.value - 1)
    elif two == "up to" or " ".join(before[-3:]) == "as many as" or two == "at most":
        at -= 3 if before[-3:-2] == ["as"] else 2
        low = None
    elif word in _ABOUT or two == "close to":
        at -= 2 if two in {"close to", "an estimated"} else 1
        approximate = True
    return at, Quantity(low, high, approximate)


def _hedged_vague(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and tokens[at - 1].low in {"several", "many", "some"}:
        at -= 1
    return at


def _range(tokens: Sequence[Token], at: int, numbers: Numbers) -> tuple[int, int] | None:
    """As in "between 6 and 8", "6 to 8", "6-8": first token, and the lower bound."""
    if at < 2 or tokens[at - 1].low not in {"and", "to", "-", "or"}:
        return None
    number = numbers.by_end.get(tokens[at - 2].end)
    if number is None or number.kind is not Kind.CARDINAL:
        return None
    start = at - 2
    while start > 0 and tokens[start - 1].start >= number.start:
        start -= 1
    if tokens[at - 1].low == "and":
        if not start or tokens[start - 1].low != "between":
            return None
        start -= 1
    return start, number.value


def _nations(parties: Sequence[PartyMark], first: int, behind: int) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            mark.name
            for mark in parties
            if mark.first >= first - 3 and first <= mark.first < behind and mark.word.form != "band"
        )
    )
