"""Runs of words with capitals that may be names: "Novo Valley Front for the Freedom of Nava"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from summarizer.rules.english.lexicon.grammar import FUNCTION_WORDS
from summarizer.rules.english.lexicon.words import load, parties
from summarizer.rules.english.sentences.tokens import Cut, Token, capitalized, is_word
from summarizer.text.months import ENGLISH_MONTHS, ENGLISH_WEEKDAYS

_LONGEST = 8
_LINKS = frozenset(
    tuple(link.split()) for link in ("of", "of the", "for", "for the", "de", "del", "du")
)
"""Words that go on with the name of a body."""
_JOINTS = frozenset({("-",), ("'s",), ("'",)})
"""Marks that go on with any name."""
_GOING_ON = frozenset({"and", *(words[0] for words in _LINKS | _JOINTS)})
"""What may stand in a run without a capital."""


@lru_cache(maxsize=1)
def bags() -> dict[str, frozenset[str]]:
    """The classes of words that tell of parties, as ``unlisted.json`` holds them."""
    return {name: frozenset(words) for name, words in load("unlisted").items()}


def runs(cut: Cut) -> Iterator[tuple[int, int]]:
    """The runs of a sentence, left to right, but for names of the lexicon."""
    tokens = cut.tokens
    behind = 0
    for at in cut.capitals:
        if at < behind or not _opens(tokens, at):
            continue
        behind = _end(tokens, at)
        known = parties().match(tokens, at)
        if known is not None and known[0] + 1 < behind and tokens[known[0]].low == "'s":
            yield known[0] + 1, behind  # "Peru's Novo Front"
        elif known is None or known[0] < behind:
            yield at, behind
        else:
            behind = known[0]  # "the Justice and Equality Movement" is one name


def spelled(tokens: Sequence[Token]) -> str:
    """Tokens as they are written, but with one blank between words."""
    words = [tokens[0].text]
    for one, other in pairwise(tokens):
        words.append(other.text if one.end == other.start else f" {other.text}")
    return "".join(words)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word with a capital can open a run."""
    token = tokens[at]
    if not is_word(token) or token.low in FUNCTION_WORDS:
        return False
    if token.low in ENGLISH_MONTHS or token.low in ENGLISH_WEEKDAYS:
        return False
    return not (at and tokens[at - 1].text in {".", "-"} and len(token.text) == 1)


def _end(tokens: Sequence[Token], first: int) -> int:
    """Where a run ends that begins with a token."""
    last = first + 1
    while last < len(tokens) and last - first < _LONGEST:
        step = _step(tokens, first, last)
        if not step:
            break
        last += step
    return last


def _step(tokens: Sequence[Token], first: int, last: int) -> int:
    """By how many tokens a run goes on; 0 where it ends."""
    if capitalized(tokens[last]) and is_word(tokens[last]):
        return 1
    if tokens[last].low not in _GOING_ON:
        return 0
    for width in (1, 2):
        behind = last + width
        if behind >= len(tokens) or not (capitalized(tokens[behind]) and is_word(tokens[behind])):
            continue
        links = tuple(token.low for token in tokens[last:behind])
        if links[0] == "-" and tokens[last].start > tokens[last - 1].end:
            return 0  # the dash behind a dateline
        body = _is_body(tokens[first:last])
        if links in _JOINTS or (links in _LINKS and body):
            return width + 1
        if links == ("and",) and _is_one(tokens, first, last):
            return width + 1
    return 0


def _is_one(tokens: Sequence[Token], first: int, link: int) -> bool:
    """Whether "and" joins the words of one name: "Peace and Unity Party", "Front for Peace and"."""
    opening = _is_body(tokens[first : first + 1])
    if opening and link - first > 1:
        return True
    closing = tokens[link + 2 : link + 3]
    known = parties().match(tokens, first) is not None
    return not known and not _is_body(tokens[first:link]) and _is_body(closing)


def _is_body(run: Sequence[Token]) -> bool:
    words = bags()
    return any(token.low in words["bodies"] or token.low in words["armies"] for token in run)
