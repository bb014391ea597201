"""Which single words may be parts of a name: as they are written, and by those beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import FUNCTION_WORDS, bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.offices import Titles, titles
from summarizer.rules.english.mentions.person_scores import given_names
from summarizer.rules.english.sentences.tokens import Token

PARTICLES = bag(
    "al bin bint ibn abu ben de del della der den von van da di dos el la le ul du des af av zu "
    "zur ter ten op y bar ould dela degli das do wal und et abd ad ash"
)
_SURNAMES_TOO = bag("king prince pope bishop major marshal head judge pak")
"""Titles that are surnames too: behind a first name, and with no name behind them."""
_RUN_ON = re.compile(r"(?<!Mc)(?<!^De)(?<!^Di)(?<!^La)(?<!^Le)(?<!Mac)(?<!Fitz)(?<=[a-z])[A-Z]")
"""A capital inside a word, where two words were run together."""
_NOBILIARY = 2
"""Particles side by side: "van der", "de la"."""
_ACRONYM = 5
"""Letters from which a word in capitals is no abbreviation."""
_HALF = 5
"""Most letters of each half of a name like "En-lai"."""


def is_part(tokens: Sequence[Token], at: int, words: Titles) -> bool:
    """Whether a token may be a part of a name by itself."""
    if plain_name(tokens[at]):
        return True
    return tokens[at].text.isupper() and (initial(tokens, at) or _short(tokens, at, words))


@lru_cache(maxsize=1)
def _never() -> frozenset[str]:
    """The words that no name holds."""
    words = titles()
    no_names = words.every | words.modifiers | words.no_name
    return FUNCTION_WORDS | no_names | word_set("release", "nouns")


def plain_name(token: Token) -> bool:
    """Whether a word may be a name, and is none of the words that no name holds."""
    text = token.text
    if not text[0].isupper() or token.low in _never():
        return False
    small = text[1:].islower()
    if not small and 1 < len(text) < _ACRONYM and text.isupper() and text not in {"II", "III"}:
        return False
    letters = text.isalpha() or text.replace("'", "").replace("’", "").isalpha()
    return letters and (small or _RUN_ON.search(text) is None)


def particles(tokens: Sequence[Token], at: int) -> int | None:
    """The word of a name that particles at ``at`` lead to: "van der Roe", "al-Roe"; else None."""
    last = at
    while last < len(tokens) and last - at < _NOBILIARY and tokens[last].low in PARTICLES:
        last += 1
    if last == at:
        return None
    if last + 1 < len(tokens) and tokens[last].text == "-":
        last += 1
    return last if last < len(tokens) and plain_name(tokens[last]) else None


def title_as_surname(tokens: Sequence[Token], at: int) -> bool:
    """Whether a title ends a name: the "King" of "Ana King"."""
    if tokens[at].low not in _SURNAMES_TOO or not tokens[at].text[0].isupper():
        return False
    return at + 1 == len(tokens) or not plain_name(tokens[at + 1])


def behind_title(tokens: Sequence[Token], at: int, words: Titles) -> bool:
    """Whether a rank or courtesy stands right before a token: the "Mr." of "Mr. King"."""
    before = at - 1 - (at > 1 and tokens[at - 1].text == ".")
    return before >= 0 and tokens[before].low in words.rank | words.courtesy


def joined(tokens: Sequence[Token], at: int, words: Titles) -> bool:
    """Whether a title is part of a double name: the "Emir" of "Emir-Ali Roe"."""
    return (
        at + 2 < len(tokens)
        and tokens[at].text[0].isupper()
        and tokens[at].low in words.every
        and tokens[at + 1].text == "-"
        and tokens[at + 1].start == tokens[at].end
        and plain_name(tokens[at + 2])
    )


def glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether no space stands on either side of a token."""
    return tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end


def _short(tokens: Sequence[Token], at: int, words: Titles) -> bool:
    """Whether a short word in capitals is a name: the "DIX" of "General DIX", "J. DIX"."""
    text = tokens[at].text
    if not (1 < len(text) < _ACRONYM and text.isupper() and text.isalpha()):
        return False
    if _first_in_capitals(tokens, at):
        return True
    if not at:
        return False
    before = tokens[at - 1]
    after_initial = before.text == "." and at > 1 and len(tokens[at - 2].text) == 1
    return after_initial or (
        (before.low in words.rank or before.low in words.courtesy) and not before.text.isupper()
    )


def _first_in_capitals(tokens: Sequence[Token], at: int) -> bool:
    """Whether a first name is in capitals, as all of the name: "JOHN A. DIX", "LUIS ROE"."""
    behind = "".join(token.text for token in tokens[at + 1 : at + 2])
    known = tokens[at].low in given_names() and tokens[at].low not in FUNCTION_WORDS
    return known and behind.isupper()


def second_half(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins the small half of a name: the "-lai" of "Chou En-lai"."""
    return (
        tokens[at].text == "-"
        and glued(tokens, at)
        and tokens[at + 1].text.isalpha()
        and len(tokens[at + 1].text) <= _HALF
        and len(tokens[at - 1].text) <= _HALF
    )


def initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is an initial with its full stop: the "A" of "A. J. Roe"."""
    return (
        len(tokens[at].text) == 1
        and tokens[at].text.isupper()
        and at + 2 < len(tokens)
        and tokens[at + 1].text == "."
        and tokens[at + 1].start == tokens[at].end
        and tokens[at + 2].text[0].isupper()
        and not _monsieur(tokens, at)
    )


def _monsieur(tokens: Sequence[Token], at: int) -> bool:
    """Whether "M." is a title: it opens a name that has one word more."""
    if tokens[at].text != "M" or len(tokens[at + 2].text) == 1:
        return False
    inside = (
        at > 0 and tokens[at - 1].text[0].isupper() and tokens[at - 1].low not in titles().every
    )
    return not inside and (at + 3 == len(tokens) or not tokens[at + 3].text[0].isupper())
