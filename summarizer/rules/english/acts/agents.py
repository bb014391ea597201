"""Which parties are the agents of an act: the subject of its verb group."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from summarizer.rules.english.lexicon.grammar import ADJUNCTS, COMPASS, ORGANS, bag
from summarizer.rules.english.mentions.marks import PartyMark, Sentence

_BETWEEN = bag("and , the & rebel separatist militant guerrilla opposition")
"""What stands between two subjects: "Peru and the rebel Tarvo Front"."""
_OFFERS = bag("offer offers proposal decision pledge promise plan agreement move")
_PARTING = bag("; while whereas")
_SOURCE = 5
"""Tokens from "according" to the party that says so."""
_REACH = 40
"""Most tokens between a party and its verb."""


def agents_left(
    sentence: Sentence, before: int, speaker: str | None, last_party: str | None
) -> tuple[str, ...]:
    """The parties that are the subject of the verb group at ``before``: "X and Y", in order."""
    last = agent_left(sentence, before, speaker, last_party)
    if last is None:
        return ()
    names = [last]
    marks = sentence.parties[: bisect_right(sentence.parties, before, key=attrgetter("last"))]
    first = next((mark.first for mark in reversed(marks) if mark.name == last), 0)
    for mark in reversed(marks):
        if mark.last > first or mark.word.form == "adjective":
            continue
        if _vouches(sentence, mark):
            break
        gap = set(sentence.words[mark.last : first])
        if not gap or not gap <= _BETWEEN:
            break
        names.insert(0, mark.name)
        first = mark.first
    return tuple(dict.fromkeys(names))


def _vouches(sentence: Sentence, mark: PartyMark) -> bool:
    """As in "according to two Israeli officials, Hamas": who only says so."""
    return "according" in sentence.words[max(0, mark.first - _SOURCE) : mark.first]


def agent_left(
    sentence: Sentence, before: int, speaker: str | None, last_party: str | None
) -> str | None:
    """The party that is the subject of a verb group that starts at token ``before``."""
    tokens = sentence.tokens
    if before > 0:
        word = tokens[before - 1].low
        if word in {"we", "i", "us"}:
            return speaker
        if word in {"they", "it", "he", "she"}:
            return _earlier_subject(sentence, before) or last_party
    clause = _clause(sentence, before)
    fallback: PartyMark | None = None
    for mark in reversed(sentence.parties_in(before - _REACH, before)):
        if mark.last > before:
            continue
        if mark.last <= clause:
            break
        if _offers(sentence, mark, before):
            return mark.name
        if mark.word.form == "adjective" or inside_people(sentence, mark):
            continue
        if is_free(sentence, mark) or _of_gerund(sentence, mark, before):
            return mark.name
        fallback = fallback or (mark if _of_organ(sentence, mark) else None)
    return fallback.name if fallback else None


def _clause(sentence: Sentence, before: int) -> int:
    """Where the clause of a verb begins: the last semicolon, or "while the coalition"; or -1."""
    if _PARTING.isdisjoint(sentence.lows):
        return -1
    behind = range(before - 1, max(-1, before - 1 - _REACH), -1)
    return next((at for at in behind if _parts(sentence.words, at, before)), -1)


def _parts(words: Sequence[str], at: int, before: int) -> bool:
    """Whether a clause opens at a token, with a subject of its own where it is no semicolon."""
    if words[at] in {"while", "whereas"}:
        return before - at > 1 and words[at + 1] in {"the", "a", "an", "its", "their"}
    return words[at] == ";"


def _offers(sentence: Sentence, mark: PartyMark, before: int) -> bool:
    """As in "rejected a Peruvian offer to free ten men"."""
    between = sentence.words[mark.last : before + 1]
    return mark.word.form == "adjective" and between[1:] == ["to"] and between[0] in _OFFERS


def _of_gerund(sentence: Sentence, mark: PartyMark, before: int) -> bool:
    """As in "in exchange for Peru releasing ten men", "a deal for Peru to release ten men"."""
    if not mark.last == before < len(sentence.tokens):
        return False
    low = sentence.tokens[before].low
    return low.endswith("ing") or low == "to"


def _earlier_subject(sentence: Sentence, before: int) -> str | None:
    for mark in reversed(sentence.parties):
        plain = mark.word.form == "adjective" or _names_people(sentence, mark)
        if mark.last < before - 1 and not plain and is_free(sentence, mark):
            return mark.name
    return None


def _names_people(sentence: Sentence, mark: PartyMark) -> bool:
    """As in "the U.S. sailors"."""
    return any(people.last > mark.last for people in sentence.people_over(mark.first))


def inside_people(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a party only says of which nation some people are."""
    plain = mark.word.form == "people"
    return any(
        people.quantity or (plain and people.last > mark.last)
        for people in sentence.people_over(mark.first)
    )


def is_free(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a mark can be a subject: behind no preposition, and no possessor."""
    return not _possesses(sentence, mark) and not _governed(sentence, mark)


def _possesses(sentence: Sentence, mark: PartyMark) -> bool:
    """As in "Peru's prisoners", "Peru-backed"; not in "Peru's government"."""
    tokens = sentence.tokens
    after = tokens[mark.last].low if mark.last < len(tokens) else ""
    organ = _organ_follows(sentence, mark.last + 1) and not any(
        other.first == mark.last + 1 for other in sentence.parties
    )
    return after == "-" or (after == "'s" and not organ)


def _governed(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a preposition stands before a mark, or before a list that it ends."""
    tokens = sentence.tokens
    at = mark.first - 1
    while at >= 0 and tokens[at].low in _BEFORE_NAME:
        at -= 1
    low = tokens[at].low if at >= 0 else ""
    if low == "of":
        return at == 0 or tokens[at - 1].low not in ORGANS
    after = tokens[mark.last].low if mark.last < len(tokens) else ""
    if low == "and" or (low == "," and after in {",", "and", "&"}):
        earlier = sentence.party_until(at)
        if earlier is not None:
            return not is_free(sentence, earlier)
    return low in _GOVERNING


_BEFORE_NAME = bag("the both neighbouring neighboring so called") | COMPASS
_ORGANS = ORGANS | {"forces"}
_GOVERNING = ADJUNCTS | {"by", "from", "to", "with", "between", "than", "like"}


def _organ_follows(sentence: Sentence, at: int) -> bool:
    return not _ORGANS.isdisjoint(sentence.words[at : at + 4])


def _of_organ(sentence: Sentence, mark: PartyMark) -> bool:
    low = sentence.words[max(0, mark.first - 3) : mark.first]
    return "of" in low
