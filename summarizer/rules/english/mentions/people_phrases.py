"""Where the phrase around a noun for people begins and ends: number, hedges, nation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import DEFINITE, DETERMINERS, FUNCTION_WORDS, bag
from summarizer.rules.english.lexicon.words import HeadWord, heads, phrasal_verbs, word_set
from summarizer.rules.english.mentions.hedges import Numbers, quantity_of
from summarizer.rules.english.mentions.marks import PartyMark, PeopleMark
from summarizer.rules.english.sentences.tokens import Cut, Token, is_word
from summarizer.text.numbers import Kind, Number

_REACH = 8
"""Tokens before a noun in which its number is looked for."""
_OWN = bag("its their")
_SPELLS = bag("years months weeks days hours minutes")
_AND = bag("and")
_STATES = bag(
    "sick ill wounded injured disabled maimed dead old young aged elderly civilian military male "
    "female political common"
)
"""Adjectives of people that come in pairs."""
_STOPS = bag("allow allows allowed let lets include includes included accept see saw say said")


def phrases(
    tokens: Sequence[Token],
    noun: int,
    behind: int,
    word: HeadWord,
    parties: Sequence[PartyMark],
    numbers: Numbers,
    within: Set[int],
) -> Iterator[PeopleMark]:
    """The phrases whose noun stands at ``tokens[noun:behind]``: one, or two of "44 A and 12 B".

    ``within`` are the tokens that are ``joined`` to others.
    """
    first, number, definite = _scan(tokens, noun, numbers, within, plural=word.plural)
    nations = (
        _nations(tokens, parties, first, behind)
        or _belonging(tokens, behind, word, parties)
        or _possessed(tokens, first, behind, word, parties)
    )
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
    tokens: Sequence[Token], noun: int, numbers: Numbers, within: Set[int], *, plural: bool
) -> tuple[int, Number | None, bool]:
    """Walk left from a noun over its modifiers: first token, number before it, definiteness."""
    stops = _verbs()
    at = noun
    while at > 0 and noun - at < _REACH:
        token = tokens[at - 1]
        number = numbers.by_end.get(token.end)
        if number is not None:
            if at < noun and tokens[at].low == "-" and tokens[at].start == token.end:
                return at, None, False  # "a two-way prisoner swap", "a three-member team"
            return at, number, _definite_before(tokens, at, number)
        if token.low == "of":
            return at, _number_of(tokens, at, numbers), False
        if token.low == "other" and at > 1 and tokens[at - 2].end in numbers.by_end:
            at -= 1  # "21 other Lebanese"
            continue
        if token.low in _SPELLS or (token.low == "that" and plural):
            break  # "after six years held hostage", "said that captives"
        if token.low in stops and token.low.endswith("ed") and _counted(tokens, at - 1, numbers):
            at -= 1  # "the three freed hostages"
            continue
        if token.low in DETERMINERS:
            number = _number_of(tokens, at - 1, numbers)
            return (at - 1 if number is None else at), number, token.low in DEFINITE
        if at - 1 not in within and (
            token.low in FUNCTION_WORDS or token.low in stops or not _modifies(tokens, at - 1)
        ):
            break
        at -= 1
    return at, None, False


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Verbs that end a noun phrase on its left: "the police freed people"."""
    phrases = frozenset(phrase.split()[0] for phrase in phrasal_verbs())
    return word_set("release", "verbs") | word_set("exchange", "verbs") | _STOPS | phrases


def _counted(tokens: Sequence[Token], at: int, numbers: Numbers) -> bool:
    """Whether a number stands right before a token, and is itself told of before."""
    number = numbers.by_end.get(tokens[at - 1].end) if at else None
    return number is not None and at > 1 and tokens[at - 2].low in DEFINITE


def joined(cut: Cut, parties: Sequence[PartyMark]) -> Set[int]:
    """Tokens that end no phrase: in the names of parties, and between two nationalities.

    As the "Free" of "Free Novo Army rebels", the "and" of "British and Allied nationals" and of
    "sick and wounded men".
    """
    tokens = cut.tokens
    within = {at for mark in parties for at in range(mark.first, mark.last)}
    nations = {mark.last for mark in parties if mark.word.form == "adjective"}
    for at in cut.where(_AND):
        if not 0 < at < len(tokens) - 1:
            continue
        before, behind = tokens[at - 1], tokens[at + 1]
        of_nations = at in nations and behind.text[0].isupper()
        if of_nations or (before.low in _STATES and behind.low in _STATES):
            within.add(at)
    return within


def _number_of(tokens: Sequence[Token], at: int, numbers: Numbers) -> Number | None:
    """The number before "of" at ``tokens[at - 1]``: "59 of its captives", "dozens of men"."""
    if at < 2 or tokens[at - 1].low != "of":
        return None
    return numbers.by_end.get(tokens[at - 2].end)


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token may stand within a noun phrase; a dash between blanks parts two."""
    token = tokens[at]
    if token.low == "-":
        return at > 0 and tokens[at - 1].end == token.start
    return is_word(token) or token.low in {'"', "'", "``", "''"}


def _definite_before(tokens: Sequence[Token], at: int, number: Number) -> bool:
    while at > 0 and tokens[at - 1].start >= number.start:
        at -= 1
    while at > 0 and tokens[at - 1].low in {"other", "remaining", "last", "first"}:
        at -= 1
    return at > 0 and tokens[at - 1].low in DEFINITE


def _nations(
    tokens: Sequence[Token], parties: Sequence[PartyMark], first: int, behind: int
) -> tuple[str, ...]:
    named = [
        mark.name
        for mark in parties
        if first <= mark.first < behind and mark.word.form != "band" and not holds(tokens, mark)
    ]
    return tuple(dict.fromkeys(named))


def holds(tokens: Sequence[Token], mark: PartyMark) -> bool:
    """Whether a party is said to hold people: the "Peruvian" of "40 Peruvian-held Chileans"."""
    return [token.low for token in tokens[mark.last : mark.last + 2]] == ["-", "held"]


def _possessed(
    tokens: Sequence[Token],
    first: int,
    behind: int,
    word: HeadWord,
    parties: Sequence[PartyMark],
) -> tuple[str, ...]:
    """The nation of "its soldiers", "95 of their men", where one party alone stands before.

    Captives of somebody are those that he holds.
    """
    if word.group == "captive" or not any(
        t.low in _OWN for t in tokens[max(0, first - 1) : behind]
    ):
        return ()
    before = {
        mark.name
        for mark in parties
        if mark.last <= first and mark.word.form != "adjective" and mark.word.peopled
    }
    return tuple(before) if len(before) == 1 else ()


def _belonging(
    tokens: Sequence[Token], behind: int, word: HeadWord, parties: Sequence[PartyMark]
) -> tuple[str, ...]:
    """The nation of "125 soldiers of the Sudanese army", "291 fishermen from India".

    Captives of somebody are those that he holds, and from somewhere those who leave it.
    """
    low = tokens[behind].low if behind < len(tokens) else ""
    if low not in {"of", "from"} or word.group == "remains":
        return ()
    for mark in parties:
        if behind < mark.first <= behind + 3:
            gap = {token.low for token in tokens[behind + 1 : mark.first]}
            group = mark.word.kind is PartyKind.ARMED_GROUP
            if word.group == "captive" or (low == "from" and word.group == "fighter"):
                # "eight prisoners from the rebel army"; not "63 soldiers from the rebels"
                fits = low == "from" and group and "rebel" in gap
            else:
                fits = gap <= {"the", "rebel"}
            return (mark.name,) if fits else ()
    return ()
