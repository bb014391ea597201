"""The lexicon of grounds: what opens one, what words tell of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from schemas import RationaleKind
from summarizer.rules.english.lexicon.grammar import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, bag
from summarizer.rules.english.lexicon.trie import Trie
from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.sentences.tokens import Token

MOST_KINDS = 2
SURE_OPENERS = frozenset({"sure", "act"})
"""Classes of openers."""
MAKING = bag("as in with was is were are be been 's")
"""Words behind which a gesture is named: "as a gesture of", "in an act of"."""
_REACH = 4
"""Most words between "as a" and the gesture."""


@lru_cache(maxsize=1)
def phrases() -> Trie[RationaleKind]:
    """Phrases that are a ground by themselves."""
    trie: Trie[RationaleKind] = Trie()
    table = load("rationales")
    for kind in RationaleKind:
        for phrase in table.get(str(kind), ()):
            trie.add(phrase, kind)
    return trie


@lru_cache(maxsize=1)
def openers() -> Trie[str]:
    """Words that open a clause of purpose or cause, each with its class."""
    return _openers_of(load("grounds")["openers"])


@lru_cache(maxsize=1)
def sure_openers() -> Trie[str]:
    """Those behind which there is a ground, of whatever kind."""
    return _openers_of(SURE_OPENERS)


def _openers_of(groups: Iterable[str]) -> Trie[str]:
    trie: Trie[str] = Trie()
    for group in groups:
        for phrase in load("grounds")["openers"][group]:
            trie.add(phrase, group)
    return trie


@lru_cache(maxsize=1)
def _topics() -> Trie[tuple[RationaleKind, bool]]:
    """Words that tell the kind of a ground, each with whether one alone is enough."""
    trie: Trie[tuple[RationaleKind, bool]] = Trie()
    topics = load("grounds")["topics"]
    for strength in ("strong", "weak"):
        for kind in RationaleKind:
            for word in topics.get(str(kind), {}).get(strength, ()):
                trie.add(word, (kind, strength == "strong"))
    return trie


def tells_kind(lows: frozenset[str]) -> bool:
    """Whether some words of a sentence may tell the kind of a ground."""
    return phrases().may_match(lows) or _topics().may_match(lows)


@cache
def ground_words(key: str, *, path: str = "") -> frozenset[str]:
    """A set of single words of the lexicon of grounds."""
    node = load("grounds")
    return frozenset(node[path][key] if path else node[key])


def opener(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Index behind words that open a ground, and their class."""
    low = tokens[at].low
    trie = openers()
    match = trie.match(tokens, at) if trie.starts(low) else None
    if match is not None:
        return match
    if low in MAKING and low_at(tokens, at + 1) in DETERMINERS:
        gestures = ground_words("gestures", path="nouns")
        if any(token.low in gestures for token in tokens[at + 2 : at + 2 + _REACH]):
            return at + 1, "likely"
    if (
        low == "to"
        and _is_verb(tokens, at + 1)
        and low_at(tokens, at - 1) not in ground_words("completed")
    ):
        return at + 1, "purpose"
    return None


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word behind "to" may be a verb: it is no name, and an object follows it."""
    if at + 1 >= len(tokens) or not tokens[at].text.islower() or not tokens[at].low.isalpha():
        return False
    verb, follows = tokens[at].low, tokens[at + 1].low
    return verb not in FUNCTION_WORDS and follows not in PREPOSITIONS and follows[0].isalpha()


def kinds_of(
    tokens: Sequence[Token], first: int, last: int
) -> tuple[bool, tuple[RationaleKind, ...]]:
    """Whether some words surely tell the kind of a ground, and the kinds, most two.

    Weak words ("families") tell it only where no other word does.
    """
    found: list[tuple[int, RationaleKind, bool]] = []
    covered: list[tuple[int, int]] = []
    for trie in (phrases(), _topics()):
        at = first
        while at < last:
            match = trie.match(tokens, at) if trie.starts(tokens[at].low) else None
            if match is None or match[0] > last:
                at += 1
                continue
            kind, sure = match[1] if isinstance(match[1], tuple) else (match[1], True)
            if not any(begin <= at < end for begin, end in covered):
                found.append((at, kind, sure))
            covered.append((at, match[0]))
            at = match[0]
    strong = [kind for _, kind, sure in sorted(found, key=lambda each: each[0]) if sure]
    if RationaleKind.THIRD_PARTY_REQUEST in strong:  # "in answer to the request"
        strong = [kind for kind in strong if kind is not RationaleKind.RECIPROCITY]
    kinds = dict.fromkeys(strong or [kind for _, kind, _ in found])
    return bool(strong), tuple(kinds)[:MOST_KINDS]


def low_at(tokens: Sequence[Token], at: int) -> str:
    """The word at a token in lower case, or "" outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""
