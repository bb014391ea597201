"""What the words around the people of a count say of their way: who holds, gives or takes them?"""

from __future__ import annotations

from itertools import pairwise

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.marks import PeopleMark, Sentence
from summarizer.rules.english.mentions.people_phrases import holds

_BOTH = frozenset({"both", "all"})
_TWO = 2
_BREAKS = bag("after before earlier")
_OF_EACH, _SIDE = bag("from on for by"), bag("side country party")
_DEFINITE = bag("the this these their its our")
_PRICE = frozenset({"for", "against"})
_CLAUSE = 16
"""Most tokens between people and the words on who took them."""


def is_price(sentence: Sentence, act: Act, mark: PeopleMark) -> bool:
    """Whether people are what others are let go for: the 12 of "freed 40 Chileans for 12 men"."""
    earlier = [people.last for people in act.people if people.last <= mark.first]
    between = [
        token.low for token in sentence.tokens[max(earlier, default=mark.first) : mark.first]
    ]
    return not _PRICE.isdisjoint(between)


_SIDES = frozenset({"sides", "parties", "countries"})


def is_the_deal(sentence: Sentence, act: Act) -> bool:
    """Whether an act is the noun for the deal that the text is on: "the exchange of the 331"."""
    before = set(sentence.words[max(0, act.first - 2) : act.first])
    return (
        act.rule in {"act.exchange", "act.noun", "act.swap_noun"}
        and not _DEFINITE.isdisjoint(before)
        and sentence.lows.isdisjoint(_BREAKS)
    )


def towards(sentence: Sentence, mark: PeopleMark) -> str | None:
    """The party right before a phrase that it goes to: "the transfer to X of 40 bodies"."""
    tokens = sentence.tokens
    behind = mark.first - (mark.first > 0 and tokens[mark.first - 1].low == "of")
    party = sentence.party_until(behind)
    if party is None:
        return None
    return party.name if "to" in sentence.words[max(0, party.first - 2) : party.first] else None


def traded(
    sentence: Sentence, act: Act, mark: PeopleMark, sides: Sides
) -> tuple[str | None, str | None] | None:
    """Giver and taker of people in "X traded 5 A for 3 B"; None in other clauses."""
    if act.rule != "act.exchange" or not act.agents or len(act.people) != _TWO:
        return None
    given, got = act.people
    between = sentence.words[given.last : got.first]
    verb = sentence.tokens[act.first].low in word_set("exchange", "verbs")
    other = sides.other(act.agents[0])
    if not verb or "for" not in between or other is None:
        return None
    return (act.agents[0], other) if mark == given else (other, act.agents[0])


def captor(sentence: Sentence, mark: PeopleMark, sides: Sides) -> str | None:
    """The side that a phrase or its own clause says holds it: "X-held men", "men seized by X"."""
    for party in sentence.parties_in(mark.first, mark.last):
        if party.name in sides.given and holds(sentence.tokens, party):
            return party.name
    for party in sentence.parties_in(mark.last + 1, mark.last + _CLAUSE + 1):
        if party.name not in sides.given:
            continue
        between = sentence.words[mark.last : party.first]
        if between[:1] == [","] and between[1:2] in (["who"], ["whom"], ["which"]):
            between = between[2:]  # "the sailors, who had been seized by X"
        if "," in between or not {"by", "of"} & set(between[-2:]):
            continue
        if not either(word_set("hold"), word_set("capture")).isdisjoint(between):
            return party.name
    return None


def counts_both(sentence: Sentence, act: Act) -> bool:
    """Whether an act's number counts the people of both sides: "the exchange of 900 prisoners"."""
    lows = sentence.words
    counted = sum(p.quantity is not None and not each_way(sentence, p) for p in act.people)
    both = act.rule in {"act.exchange", "act.exchanged"} and counted == 1
    return _of_both(sentence) or (both and not _priced(sentence, act, lows))


def each_way(sentence: Sentence, mark: PeopleMark) -> bool:
    """Whether a number goes both ways: "35 each", "192 from each side", "20 freed by each"."""
    return mark.rule == "people.even" or with_each(sentence, mark) > mark.last


def with_each(sentence: Sentence, mark: PeopleMark) -> int:
    """Token behind a number and the "each" or "from each side" that follows it."""
    words, at = sentence.words, mark.last
    for before in (word_set("release", "verbs"), _OF_EACH):
        at += not before.isdisjoint(words[at : at + 1])
    if words[at : at + 1] not in (["each"], ["apiece"]):
        return mark.last
    return at + 1 + (not _SIDE.isdisjoint(words[at + 1 : at + 2]))


def _priced(sentence: Sentence, act: Act, lows: list[str]) -> bool:
    """Whether people stand behind "for" or "with": "82 girls swapped with prisoners of X"."""
    behind = max([act.last, *(people.last for people in act.people)])
    at = next((i for i in (act.last, behind) if lows[i : i + 1] in (["for"], ["with"])), None)
    if at is None:
        return False
    return lows[at] == "for" or any(
        at < people.first <= at + 3 and people.word.group != "general" for people in sentence.people
    )


def _of_both(sentence: Sentence) -> bool:
    if _SIDES.isdisjoint(sentence.lows):
        return False
    return any(low in _BOTH and then in _SIDES for low, then in pairwise(sentence.words))
