"""Which parties the complements of an act name: "by X", "to X", "from X", "between X and Y"."""

from __future__ import annotations

from summarizer.rules.english.acts.agents import inside_people, is_free
from summarizer.rules.english.lexicon.grammar import ORGANS, bag
from summarizer.rules.english.lexicon.words import either, participles, word_set
from summarizer.rules.english.mentions.marks import Sentence

_STOPS = frozenset({";", "."})
_ELSEWHERE = bag("after following under who which with as brokered mediated")
_CUSTODY = 2
"""Tokens behind a nationality in which custody is named: "Peruvian military prisons"."""
_LIST_WORDS = frozenset({"the", "of", "and", ",", "a", "both", "'s"})


def by_agent(sentence: Sentence, at: int) -> tuple[str, ...]:
    """Parties behind "by" within a few tokens of ``at``, with those joined by "and"."""
    return _behind(sentence, at, "by", 10)


def directed(sentence: Sentence, at: int, preposition: str) -> str | None:
    """The party behind "to" or "from" within a few tokens of ``at``."""
    names = _behind(sentence, at, preposition, 12)
    return names[0] if names else None


def directions(sentence: Sentence, at: int, preposition: str) -> tuple[str, ...]:
    """All parties behind a preposition within a few tokens of ``at``."""
    return _behind(sentence, at, preposition, 12)


def _behind(sentence: Sentence, at: int, preposition: str, reach: int) -> tuple[str, ...]:
    """The parties behind a preposition that stands within ``reach`` tokens from ``at``."""
    if preposition not in sentence.lows:
        return ()
    words = sentence.words
    stops = either(_STOPS, word_set("release", "verbs"))
    if preposition == "with":
        stops |= {"that", "which", "signed"}
    if preposition == "by":
        stops = either(stops, _ELSEWHERE, word_set("mediate", "nouns"))
    for index in range(at, min(len(words), at + reach)):
        low = words[index]
        if low in stops:
            break
        if low == "by" and index > at and _taken(words[index - 1]):
            break  # "freed in exchange for men held by Peru"
        if low != preposition:
            continue
        names = listed(sentence, index + 1)
        if not names and preposition == "from":
            names = _keepers(sentence, index + 1)
        if names:
            return names
    return ()


def _keepers(sentence: Sentence, at: int) -> tuple[str, ...]:
    """As in "from Peruvian captivity", "from a Peruvian prison": in whose hands people were."""
    at += sentence.tokens[at : at + 1] != () and sentence.tokens[at].low in {"a", "the"}
    mark = next((m for m in sentence.parties if m.first == at and m.word.form == "adjective"), None)
    if mark is None:
        return ()
    behind = [token.low for token in sentence.tokens[mark.last : mark.last + _CUSTODY]]
    return () if word_set("hold").isdisjoint(behind) else (mark.name,)


def _taken(low: str) -> bool:
    """Whether a participle says that somebody took or holds people: its "by" names them."""
    return low in participles(word_set("capture"), word_set("hold"), word_set("convict"))


def listed(sentence: Sentence, expect: int) -> tuple[str, ...]:
    """The parties of a list that starts at token ``expect``: "the governments of X, Y and Z"."""
    names: list[str] = []
    for mark in sentence.parties:
        if mark.first < expect:
            continue
        gap = sentence.words[expect : mark.first]
        if len(gap) > 5 or mark.word.form == "adjective" or not set(gap) <= _LIST_WORDS | ORGANS:
            break
        if not names or "and" in gap or "," in gap:
            names.append(mark.name)
        expect = mark.last
    return tuple(names)


def exchange_sides(
    sentence: Sentence, at: int, last: int, speaker: str | None, *, noun: bool
) -> tuple[str, ...]:
    """The sides of the exchange told at token ``at``: subjects, "between X and Y", "with Y"."""
    between = _behind(sentence, last, "between", 8)
    if len(between) > 1:
        return between
    names = _subjects(sentence, at)
    if speaker and any(token.low in {"we", "us"} for token in sentence.tokens[max(0, at - 8) : at]):
        names.append(speaker)
    partners = _behind(sentence, last, "with", 10)
    agreed = word_set("agreed_governors") & {
        token.low for token in sentence.tokens[max(0, at - 4) : at]
    }
    if noun and len(set(names)) < 2 and not partners and not agreed:
        return ()
    return tuple(dict.fromkeys((*names, *partners)))


def _subjects(sentence: Sentence, at: int) -> list[str]:
    """The nearest subject before token ``at``, and those joined to it, in order of the text."""
    names: list[str] = []
    first = at
    for mark in reversed(sentence.parties):
        if mark.last > first or mark.word.form == "adjective" or inside_people(sentence, mark):
            continue
        gap = sentence.words[mark.last : first]
        if names and not set(gap) <= {"and", ",", "the", "both", "&"}:
            break
        if len(gap) >= 20 or not is_free(sentence, mark):
            continue
        names.insert(0, mark.name)
        first = mark.first
    return names
