"""Which words name a person, with which title and office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.rules.english.lexicon.grammar import FUNCTION_WORDS, bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.offices import (
    Titles,
    office_behind,
    party_beside,
    title_before,
    titles,
)
from summarizer.rules.english.sentences.tokens import Token, is_word

PARTICLES = bag(
    "al bin bint ibn abu ben de del della der den von van da di dos el la le ul du des af av zu "
    "zur ter ten op y bar ould dela degli das do wal und et abd ad ash"
)
_SURNAMES_TOO = bag("king prince pope bishop major marshal head judge")
"""Titles that are surnames too: behind a first name, and with no name behind them."""
_RUN_ON = re.compile(r"(?<!Mc)(?<!^De)(?<!^Di)(?<!^La)(?<!^Le)(?<!Mac)(?<!Fitz)(?<=[a-z])[A-Z]")
"""A capital inside a word, where two words were run together."""
_LONGEST = 6
_ACRONYM = 5
"""Letters from which a word in capitals is no abbreviation."""
_HALF = 5
"""Most letters of each half of a name like "En-lai"."""


def name_marks(sentence: Sentence, *, cased: bool) -> Iterator[NameMark]:
    """The people named in a sentence, left to right. Names need capitals."""
    if not cased:
        return
    words = titles()
    tokens = sentence.tokens
    covered = [False] * (len(tokens) + 1)
    for mark in sentence.parties:
        for index in range(mark.first, mark.last):
            covered[index] = True
    reached = 0
    shared: str | None = None
    for at in [at for at, token in enumerate(tokens) if token.text[0].isupper()]:
        behind = None
        if at >= reached and not covered[at]:
            behind = _name(tokens, at, covered, words)
        if behind is None:
            continue
        last, reached = reached, behind
        title = title_before(tokens, at, words, inside=at > 0 and covered[at - 1])
        if title is None and shared is not None and _listed(tokens, last, at):
            title = shared
        length = sum(1 for token in tokens[at:behind] if is_word(token))
        whole = at == 0 and behind == len(tokens)  # a heading that is a name
        office = office_behind(tokens, behind, words)
        shared = title if title and title.lower().endswith("s") else None
        if title or (length > 1 and (whole or office or not sentence.heading)):
            yield NameMark(
                at,
                behind,
                _written(tokens, at, behind),
                title,
                office,
                party_beside(sentence, at, behind, words),
                "name.titled" if title else "name.full",
            )


def _listed(tokens: Sequence[Token], last: int, at: int) -> bool:
    """Whether a name goes on a list: the "Poe" of "Generals Roe, Poe and Doe"."""
    return 0 < last < at and {token.low for token in tokens[last:at]} <= {",", "and", "&"}


def _name(tokens: Sequence[Token], at: int, covered: Sequence[bool], words: Titles) -> int | None:
    """Index behind the name that starts at ``at``, or None."""
    if covered[at] or not (_is_part(tokens, at, words) or _joined(tokens, at, words)):
        return None
    if at == 0 and _opens_no_name(tokens):
        return None
    behind = at + 1
    while behind < len(tokens) and behind - at < _LONGEST and not covered[behind]:
        step = _step(tokens, behind, covered, words)
        if not step:
            break
        behind += step
    ahead = tokens[behind].low if behind < len(tokens) else ""
    if ahead in words.tails and tokens[behind].text[0].isupper():
        return None
    return behind


def _opens_no_name(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with "The" or the like, or with the "Q" of who asks."""
    bare = len(tokens[0].text) == 1 or tokens[0].low in FUNCTION_WORDS
    return bare and not _initial(tokens, 0)


def _is_part(tokens: Sequence[Token], at: int, words: Titles) -> bool:
    """Whether a token may be a part of a name by itself."""
    return _name_token(tokens[at], words) or _initial(tokens, at) or _short(tokens, at, words)


def _step(tokens: Sequence[Token], at: int, covered: Sequence[bool], words: Titles) -> int:
    """By how many tokens a name goes on at ``at``: with a particle or a hyphen, by two or three."""
    token = tokens[at]
    if _is_part(tokens, at, words) or _title_as_surname(tokens, at, words):
        return 1
    if at + 1 == len(tokens):
        return 0
    if token.text == "." and len(tokens[at - 1].text) == 1 and _is_part(tokens, at + 1, words):
        return 1  # the full stop of an initial
    particle = token.low in PARTICLES
    joins = particle or (token.text in "-–" and _glued(tokens, at))
    nxt = tokens[at + 1]
    if joins and not covered[at + 1] and (_name_token(nxt, words) or _second_half(tokens, at)):
        return 2
    if particle and nxt.text == "-" and at + 2 < len(tokens) and _name_token(tokens[at + 2], words):
        return 3  # "al-Roe"
    return 0


def _title_as_surname(tokens: Sequence[Token], at: int, words: Titles) -> bool:
    """Whether a title ends a name: the "King" of "Ana King"."""
    if tokens[at].low not in _SURNAMES_TOO or not tokens[at].text[0].isupper():
        return False
    return at + 1 == len(tokens) or not _name_token(tokens[at + 1], words)


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether no space stands on either side of a token."""
    return tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end


def _joined(tokens: Sequence[Token], at: int, words: Titles) -> bool:
    """Whether a title is part of a double name: the "Emir" of "Emir-Ali Roe"."""
    return (
        at + 2 < len(tokens)
        and tokens[at].text[0].isupper()
        and tokens[at].low in words.every
        and tokens[at + 1].text == "-"
        and tokens[at + 1].start == tokens[at].end
        and _name_token(tokens[at + 2], words)
    )


def _short(tokens: Sequence[Token], at: int, words: Titles) -> bool:
    """Whether a short word in capitals is a surname: the "DIX" of "General DIX", "J. DIX"."""
    text = tokens[at].text
    if not (1 < len(text) < _ACRONYM and text.isupper() and text.isalpha()) or not at:
        return False
    before = tokens[at - 1]
    after_initial = before.text == "." and at > 1 and len(tokens[at - 2].text) == 1
    return after_initial or (
        (before.low in words.rank or before.low in words.courtesy) and not before.text.isupper()
    )


def _second_half(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins the small half of a name: the "-lai" of "Chou En-lai"."""
    return (
        tokens[at].text == "-"
        and _glued(tokens, at)
        and tokens[at + 1].text.isalpha()
        and len(tokens[at + 1].text) <= _HALF
        and len(tokens[at - 1].text) <= _HALF
    )


def _initial(tokens: Sequence[Token], at: int) -> bool:
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


def plain_name(token: Token) -> bool:
    """Whether a word may be a name, and is none of the words that no name holds."""
    return _name_token(token, titles())


def _name_token(token: Token, words: Titles) -> bool:
    text = token.text
    if not text[0].isupper() or (
        len(text) > 1 and text.isupper() and len(text) < 5 and text not in {"II", "III"}
    ):
        return False
    low = token.low
    return (
        text.replace("'", "").replace("’", "").isalpha()
        and (text[1:].islower() or _RUN_ON.search(text) is None)
        and low not in FUNCTION_WORDS
        and low not in words.every
        and low not in words.modifiers
        and low not in words.no_name
        and low not in word_set("release", "nouns")
    )


def _written(tokens: Sequence[Token], first: int, behind: int) -> str:
    out = tokens[first].text
    for index in range(first + 1, behind):
        out += (" " if tokens[index].start > tokens[index - 1].end else "") + tokens[index].text
    return out
