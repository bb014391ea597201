"""Who releases whom, or which sides exchange whom, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.acts.departures import Departure
from summarizer.rules.english.acts.exchanges import DEALS, Exchange
from summarizer.rules.english.acts.gapping import gapped
from summarizer.rules.english.acts.hearsay import doubted_from
from summarizer.rules.english.acts.journeys import Journey, journeying
from summarizer.rules.english.acts.modality import demanded
from summarizer.rules.english.acts.mutual import Mutual
from summarizer.rules.english.acts.prices import Price
from summarizer.rules.english.acts.release_nouns import ReleaseNoun
from summarizer.rules.english.acts.releases import Release
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import either, phrasal_verbs, word_set
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.sentences.tokens import Token

Given: TypeAlias = tuple[Sentence, tuple[NameMark, ...], int, str | None, str | None]
_PAID_IN = bag("exchange return trade barter swap payment")
"""Nouns of "in exchange for"."""
_SPLIT = bag(
    "bring brings brought bringing hand hands handed send sends sent set sets fly flown "
    "turned turn take taking took let lets letting give gives gave given giving get gets got "
    "getting"
)
_ALLOWED = bag("allowed permitted cleared able")
_WAYS = bag("way plane flight jet aircraft")
_CARRYING = bag("carrying ferrying")
_STATES = bag("free home back out liberty")
_AT = bag("liberty large")
"""What people are set at."""
_MUTUAL = bag("other another")
"""Words of what two sides do to each other."""
_LEAVING = bag("left leave leaves leaving walked walk walks emerged emerge stepped stepping")
_DEPARTURES = _WAYS | _CARRYING | _ALLOWED | _STATES | _LEAVING | {"reunited"}
"""Words that tell of a release only in a phrase of their own."""


def sentence_acts(
    sentence: Sentence,
    names: tuple[NameMark, ...],
    speaker: str | None,
    last_party: str | None,
) -> Iterator[Act]:
    """The acts of a sentence, left to right.

    Args:
        sentence: with its marks.
        names: the people named in it.
        speaker: party that "we" stands for, if known.
        last_party: party that "they" may stand for.
    """
    named = sentence.of_parties()
    found = [
        act
        for at in sentence.cut.where(_triggers())
        if at not in named and (act := _act(sentence, names, at, speaker, last_party)) is not None
    ]
    if not found:
        return
    found += [more for act in found if (more := gapped(sentence, act)) is not None]
    found.sort(key=lambda act: act.first)
    found = [replace(act, mode="hoped") if _of_nobody(sentence, act) else act for act in found]
    doubted = doubted_from(sentence)
    if doubted is not None:
        found = [replace(act, mode="hoped") if act.first > doubted else act for act in found]
    if demanded(sentence):
        found = [replace(act, mode="hoped") if act.mode in _ASKED else act for act in found]
    if _asks(sentence):
        found = [replace(act, mode="hoped") for act in found]
    for at, act in enumerate(found):
        paid = None
        if act.rule == "act.in_exchange" or _priced(sentence, act):
            beside = [*reversed(found[:at]), *found[at + 1 :]]
            sure = (other.mode for other in beside if other.rule not in _NAMING)
            paid = next((mode for mode in sure if mode != "noun"), None)
        # the price is as sure as what it is paid for
        yield replace(act, mode=paid) if paid else act


def _of_nobody(sentence: Sentence, act: Act) -> bool:
    """As in "no prisoner was let go", "none of the men has come home"."""
    if act.kind != "release" or not act.people:
        return False
    first = act.people[0].first
    near = set(sentence.words[max(0, first - 2) : first + 1])
    return "none" in near or "no" in set(sentence.words[max(0, first - 1) : first + 1])


def _asks(sentence: Sentence) -> bool:
    """Whether a sentence of the body is a question."""
    return not sentence.heading and any(token.text == "?" for token in sentence.tokens[-2:])


def _priced(sentence: Sentence, act: Act) -> bool:
    """Whether an act is the price of another: "in exchange for Peru releasing ten men"."""
    words = sentence.words[max(0, act.first - 7) : act.first + 1]
    return words[-1].endswith("ing") and "for" in words and not _PAID.isdisjoint(words)


_PAID = bag("exchange return")
_ASKED = frozenset({"present", "due", "agreed", "offered", "noun"})
"""Modes that say nothing more than a wish where the sentence opens with a demand."""
_NAMING = frozenset({"act.in_exchange", "act.swap_in"})
"""Rules of acts that only name what another act of the sentence tells."""


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """Every word that may tell of a release or an exchange, or start a phrase that does."""
    return (
        word_set("release", "verbs")
        | word_set("release", "nouns")
        | word_set("exchange", "verbs")
        | word_set("exchange", "nouns")
        | _SPLIT
        | {phrase.split()[0] for phrase in phrasal_verbs()}
        | _STATES
        | _LEAVING
        | _ALLOWED
        | _WAYS
        | _CARRYING
        | _PAID_IN
        | {"reunited", "for", "against"}
        | DEALS
        | journeying()
    )


def _phrasal(tokens: Sequence[Token], at: int) -> int | None:
    """Index behind a phrasal verb of release ("handed over", "handed 32 men over") at ``at``."""
    ahead = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if f"{tokens[at].low} {ahead}" not in phrasal_verbs():
        return None
    if ahead != "at":
        return at + 2
    return at + 3 if at + 2 < len(tokens) and tokens[at + 2].low in _AT else None


def _act(
    sentence: Sentence,
    names: tuple[NameMark, ...],
    at: int,
    speaker: str | None,
    last_party: str | None,
) -> Act | None:
    """The act that the trigger at token ``at`` tells, or None."""
    given = (sentence, names, at, speaker, last_party)
    low = sentence.words[at]
    if low in {"for", "against"}:
        price = Price(*given)
        return price.of_release() or price.even()
    if low in _PAID_IN and sentence.words[max(0, at - 1) : at + 2] == ["in", low, "for"]:
        return Price(*given).in_exchange()
    if low in either(word_set("exchange", "verbs"), word_set("exchange", "nouns"), DEALS):
        return Exchange(*given).exchange()
    act = _release(given, low)
    return Journey(*given).read() if act is None and low in journeying() else act


def _release(given: Given, low: str) -> Act | None:
    """The release that a trigger word tells, or None; ``given`` are the arguments of a clause."""
    sentence, _, at, _, _ = given
    mutual = None if _MUTUAL.isdisjoint(sentence.lows) else Mutual(*given).told()
    if mutual is not None:
        return mutual
    release = Release(*given)
    behind = _phrasal(sentence.tokens, at)
    if behind is not None:
        act = release.verb(behind)
        if act is not None or low not in word_set("release", "nouns"):
            return act
    act = release.to_somebody()
    if act is not None:
        return act
    act = _departure(Departure(*given), low) if low in _DEPARTURES else None
    if act is not None or low == "reunited":
        return act
    if low in _SPLIT and release.splits():
        return release.verb(at + 1)
    act = ReleaseNoun(*given).noun() if low in word_set("release", "nouns") else None
    if act is None and low in word_set("release", "verbs"):
        act = release.verb(at + 1)
    return act


def _departure(departure: Departure, low: str) -> Act | None:
    """The act of a word that tells of a release only in a phrase of its own."""
    if low == "reunited":
        return departure.reunited()
    if low in _WAYS:
        return departure.way()
    if low in _CARRYING:
        return departure.carried()
    if low in _ALLOWED:
        return departure.allowed()
    act = departure.state() if low in _STATES else None
    return departure.left() if act is None and low in _LEAVING else act
