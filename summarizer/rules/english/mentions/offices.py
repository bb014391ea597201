"""Which titles and offices stand beside the name of a person, and of which party they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.tokens import Token

_LINKS = bag("for of to in at with on")
_ACTING = bag(
    "speaks spoke heads headed leads led negotiated represented represents chairs chaired"
)


class Titles:
    """Titles before a name, and words that no name of a person holds."""

    def __init__(self) -> None:
        data = load("titles")
        self.official = frozenset(data["official"])
        self.modifiers = frozenset(data["modifiers"])
        self.courtesy = frozenset(data["courtesy"])
        self.rank = frozenset(data["rank"])
        self.press = frozenset(data["press"])
        self.no_name = frozenset(data["no_name"])
        self.tails = frozenset(data["tails"])
        self.kin = frozenset(data["kin"])
        self.every = self.official | self.courtesy | self.rank | self.press | self.kin
        self.apposed = self.official | self.kin
        self.leaders: dict[str, str] = data["leaders"]


_CACHE: list[Titles] = []


def titles() -> Titles:
    """The lexicon of titles, read once."""
    if not _CACHE:
        _CACHE.append(Titles())
    return _CACHE[0]


@lru_cache(maxsize=1)
def objects_of_release() -> frozenset[tuple[str, ...]]:
    """Word pairs whose object is a captive: "release of", "exchange for"."""
    return frozenset(tuple(pair.split()) for pair in load("titles")["captive_of"])


def title_before(tokens: Sequence[Token], at: int, words: Titles, *, inside: bool) -> str | None:
    """The title right before a name ("Foreign Minister", "Sgt."), as written."""
    first = at
    if first and tokens[first - 1].text == ".":
        first -= 1
    if first > 1 and tokens[first - 1].low == '"' and tokens[first - 2].text == ",":
        first -= 1
    if first > 1 and tokens[first - 1].text == ",":
        return _title_and_comma(tokens, first - 1, words)
    if not first or tokens[first - 1].low not in words.every:
        part = inside or (first > 0 and tokens[first - 1].low in words.modifiers)
        return _title_and_comma(tokens, first, words) if first > 2 and part else None
    last = first
    first -= 1
    while first and (
        tokens[first - 1].low in words.every
        or tokens[first - 1].low in words.modifiers
        or (tokens[first - 1].text == "-" and tokens[first - 2].low in words.every)
    ):
        first -= 1
    return " ".join(token.text for token in tokens[first:last])


def _title_and_comma(tokens: Sequence[Token], comma: int, words: Titles) -> str | None:
    """The office in "Special Envoy for Yemen, Jane Roe" or "the group's commander, Jane Roe"."""
    if tokens[comma - 1].low in words.apposed and tokens[comma].text == ",":
        return tokens[comma - 1].text
    for at in range(comma - 2, max(-1, comma - 7), -1):
        if tokens[at].low in words.official and tokens[at + 1].low in _LINKS:
            return " ".join(token.text for token in tokens[at:comma])
        if tokens[at].text in {",", ".", ";"} or tokens[at].low in {"and", "said"}:
            return None
    return None


def office_behind(tokens: Sequence[Token], behind: int, words: Titles) -> str | None:
    """The office in apposition behind a name: ", the foreign minister,"."""
    if behind >= len(tokens) or tokens[behind].text != ",":
        return None
    for index in range(behind + 1, min(len(tokens), behind + 10)):
        follows = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if tokens[index].low == "who" and follows in _ACTING:
            last = min(len(tokens), index + 5)
            return " ".join(token.text for token in tokens[index + 1 : last])
        if tokens[index].low in words.official:
            return " ".join(token.text for token in tokens[behind + 1 : index + 1])
        if tokens[index].text in {",", "."} or tokens[index].low in {
            "who",
            "whom",
            "whose",
            "which",
            "and",
            "said",
            "were",
            "was",
        }:
            break
    return None


def party_beside(sentence: Sentence, first: int, behind: int, words: Titles) -> str | None:
    """The party named beside a person, or that of a leader whom the lexicon knows."""
    low = sentence.tokens[behind - 1].low
    for mark in reversed(sentence.parties):
        if _of_mission(sentence, mark.first, words):
            continue  # "UN Special Envoy for Yemen Ana Roe" is of the UN
        if mark.last <= first and first - mark.last <= 6:
            gap = sentence.words[mark.last : first]
            if all(
                g in words.every
                or g in words.modifiers
                or g in {"'s", ".", ",", "for", "of", "on", "affairs"}
                or g in _PARTY_GAP
                for g in gap
            ):
                return mark.name
    for mark in sentence.parties:
        if 0 <= mark.first - behind <= 3 and sentence.tokens[behind].text in {",", "("}:
            return mark.name
    return words.leaders.get(low)


def _of_mission(sentence: Sentence, first: int, words: Titles) -> bool:
    before = sentence.words[max(0, first - 2) : first]
    return (
        before[-1:] in (["for"], ["to"], ["on"])
        and before[:1] != []
        and (before[0] in words.official)
    )


_PARTY_GAP = bag(
    "the special acting press its envoy state foreign defense defence national security"
)
