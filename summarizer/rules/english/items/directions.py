"""Which way the people of a count go: from whom, and to whom."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from schemas import CountRole, EventKind, PartyKind
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.count_parts import Tally, size
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import PeopleMark, Sentence

_BOTH = frozenset({"both", "all"})
_HOSTAGES = bag("hostage hostages abductees schoolgirls schoolchildren students girls children")
_PRISONERS = bag("prisoner prisoners inmates convicts militants rebels terrorists commanders")
_TWO = 2
_DIRECTED = frozenset({CountRole.TRANSFER, CountRole.SUBGROUP})
_GUESSED = "count.guessed_way"
_AGAINST = bag("for against exchange return swap")
_BREAKS = bag("after before earlier")
_FETCHING = bag(
    "bring brings brought bringing got get gets getting took take taken fetched fetch collected "
    "received recovered flew flown picked"
)
"""Verbs of a journey whose subject is the side that gets its people back."""
_OURS = bag("our ours we us")
_PRICE = frozenset({"for", "against"})
_NEAR = 60
"""Characters between two counts of which the one is set against the other."""
_CLAUSE = 16
"""Most tokens between people and the words on who took them."""


def direction(
    sentence: Sentence, act: Act, mark: PeopleMark, case: Case, sides: Sides
) -> tuple[CountRole, str | None, str | None]:
    """Role, giver and taker of a count in an act."""
    nations = [name for name in mark.nations if name in sides.taken]
    if case.undone and act.mode == "done":
        return CountRole.BACKGROUND, None, None  # an earlier deal, beside one that is not done
    ways = _traded(sentence, act, mark, sides)
    if ways is not None and ways[0] in sides.given and ways[1] in sides.taken:
        return CountRole.TRANSFER, *ways
    fetched = act.rule == "act.journey" and sentence.tokens[act.first].low in _FETCHING
    lets_go = act.kind == "release" and not fetched
    by: str | None = act.agents[0] if act.agents and lets_go else None
    if by is not None and case.kind is EventKind.EXCHANGE and _is_price(sentence, act, mark):
        other = sides.other(by)
        return CountRole.TRANSFER, other, by if other else None
    if by is None:
        by = act.giver if act.giver in sides.given else captor(sentence, mark, sides)
    if case.kind is EventKind.EXCHANGE and not nations and not by and _counts_both(sentence, act):
        return CountRole.TOTAL, None, None
    to = _taker(act, nations, case, sides)
    if to is not None and to == by:
        to = None
    if case.kind is EventKind.EXCHANGE:
        by = by or sides.other(to)
        to = sides.other(by) or to
    else:
        by = by or (sides.given[0] if sides.given else None)
        named = {party.name for party in sentence.parties} | {act.securer}
        if to is None and sides.taken and not mark.nations and sides.taken[0] in named:
            to = sides.taken[0]
    by = by if by in sides.given else None
    to = to if to in sides.taken else None
    return CountRole.TRANSFER, by, None if to == by else to


def _is_price(sentence: Sentence, act: Act, mark: PeopleMark) -> bool:
    """Whether people are what others are let go for: the 12 of "freed 40 Chileans for 12 men"."""
    earlier = [people.last for people in act.people if people.last <= mark.first]
    between = [
        token.low for token in sentence.tokens[max(earlier, default=mark.first) : mark.first]
    ]
    return not _PRICE.isdisjoint(between)


def _taker(act: Act, nations: list[str], case: Case, sides: Sides) -> str | None:
    """The side that an act says the people go to."""
    for name in (*nations, act.securer, act.to):
        if name in sides.taken:
            return name
    if act.rule != "act.in_exchange":
        return None
    paid = (a for a in case.by_sentence[act.sentence] if a.kind == "release" and a.agents)
    return next((a.agents[0] for a in paid), None)


def _traded(
    sentence: Sentence, act: Act, mark: PeopleMark, sides: Sides
) -> tuple[str | None, str | None] | None:
    """Giver and taker of people in "X traded 5 A for 3 B"; None in other clauses."""
    if act.rule != "act.exchange" or not act.agents or len(act.people) != _TWO:
        return None
    given, got = act.people
    between = [token.low for token in sentence.tokens[given.last : got.first]]
    verb = sentence.tokens[act.first].low in word_set("exchange", "verbs")
    other = sides.other(act.agents[0])
    if not verb or "for" not in between or other is None:
        return None
    return (act.agents[0], other) if mark == given else (other, act.agents[0])


def captor(sentence: Sentence, mark: PeopleMark, sides: Sides) -> str | None:
    """The side that a phrase's own clause says holds it: "girls kidnapped by X", "men X held"."""
    for party in sentence.parties:
        if party.name not in sides.given or not 0 < party.first - mark.last <= _CLAUSE:
            continue
        between = [token.low for token in sentence.tokens[mark.last : party.first]]
        if between[:1] == [","] and between[1:2] in (["who"], ["whom"], ["which"]):
            between = between[2:]  # "the sailors, who had been seized by X"
        if "," in between or not {"by", "of"} & set(between[-2:]):
            continue
        if not (word_set("hold") | word_set("capture")).isdisjoint(between):
            return party.name
    return None


def _counts_both(sentence: Sentence, act: Act) -> bool:
    """Whether an act's number counts the people of both sides: "the exchange of 900 prisoners"."""
    lows = [token.low for token in sentence.tokens]
    counted = sum(people.quantity is not None for people in act.people)
    both = act.rule in {"act.exchange", "act.exchanged"} and counted == 1
    return _of_both(lows) or (both and not _priced(sentence, act, lows))


def _priced(sentence: Sentence, act: Act, lows: list[str]) -> bool:
    """Whether people stand behind "for" or "with": "82 girls swapped with prisoners of X"."""
    behind = max([act.last, *(people.last for people in act.people)])
    at = next((i for i in (act.last, behind) if lows[i : i + 1] in (["for"], ["with"])), None)
    if at is None:
        return False
    return lows[at] == "for" or any(
        at < people.first <= at + 3 and people.word.group != "general" for people in sentence.people
    )


def _of_both(lows: list[str]) -> bool:
    return any(
        low in _BOTH and then in {"sides", "parties", "countries"} for low, then in pairwise(lows)
    )


def half_known(tally: Tally, sides: Sides) -> Tally:
    """A count with its other end, where one end is told and the event has but two."""
    if tally.role not in _DIRECTED or not sides.given or not sides.taken:
        return tally
    by, to = tally.released_by, tally.released_to
    if {*sides.given} == {*sides.taken}:
        return replace(tally, released_by=by or sides.other(to), released_to=to or sides.other(by))
    return replace(tally, released_by=sides.given[0]) if by is None and to else tally


def settled(document: Document, found: list[Tally], sides: Sides) -> list[Tally]:
    """Give each transfer and part of one both ends, where the text has two sides.

    What no word tells is guessed: a count without its way is of no use to a reader, and the rule
    that gave it says how sure it is.
    """
    if not sides.given or not sides.taken:
        return found
    if {*sides.given} != {*sides.taken}:
        return [_of_one_side(document, tally, sides) for tally in found]
    if len(sides.given) != _TWO:
        return found
    done: list[Tally] = []
    for tally in sorted(found, key=lambda each: each.span.start):
        done.append(_between_two(document, tally, done, found, sides))
    return done


def _of_one_side(document: Document, tally: Tally, sides: Sides) -> Tally:
    if tally.role not in _DIRECTED:
        return tally
    by = tally.released_by or sides.given[0]
    if "political" in tally.span.of(document.text).lower():
        return replace(tally, released_by=by)  # a state's own people
    to = tally.released_to or (sides.taken[0] if len(sides.taken) == 1 else None)
    return replace(tally, released_by=by, released_to=None if to == by else to)


def _between_two(
    document: Document, tally: Tally, done: list[Tally], found: list[Tally], sides: Sides
) -> Tally:
    if tally.role not in _DIRECTED or (tally.released_by and tally.released_to):
        return tally
    by, to = tally.released_by, tally.released_to
    if by is None and to is None:
        way = _guessed(document, tally, done, found, sides)
        return replace(tally, released_by=way[0], released_to=way[1], rule=_GUESSED)
    by = by or sides.other(to)
    return replace(tally, released_by=by, released_to=sides.other(by))


def _guessed(
    document: Document, tally: Tally, done: list[Tally], found: list[Tally], sides: Sides
) -> tuple[str | None, str | None]:
    """The likeliest way of people of whom no word tells whose they are."""
    ours = set(document.text[max(0, tally.span.start - _NEAR) : tally.span.end].lower().split())
    if document.speaker in sides.taken and ours & _OURS:
        return sides.other(document.speaker), document.speaker
    told = _usual(document, tally, sides) or _beside(document, tally, done)
    if told is not None:
        return told
    known = {(t.released_by, t.released_to) for t in found if t.released_by and t.released_to}
    if len(known) == 1:
        by, to = next(iter(known))
        return to, by
    armed = [document.word_of(name).kind is PartyKind.ARMED_GROUP for name in sides.given]
    if sum(armed) == 1:
        group, state = sides.given if armed[0] else sides.given[::-1]
        sizes = [size(t) for t in found if t.role is CountRole.TRANSFER]
        return (state, group) if size(tally) == max(sizes, default=0) else (group, state)
    return sides.given[0], sides.given[1]


def _beside(
    document: Document, tally: Tally, done: list[Tally]
) -> tuple[str | None, str | None] | None:
    """The way of the count before it, or the other way where the one is set against the other."""
    last = next((each for each in reversed(done) if each.released_by and each.released_to), None)
    if last is None:
        return None
    between = document.text[last.span.end : tally.span.start].lower()
    words = set(between.split())
    if len(between) < _NEAR and words & _AGAINST and not words & _BREAKS:
        return last.released_to, last.released_by
    if len(between) < _NEAR or tally.role is CountRole.SUBGROUP:
        return last.released_by, last.released_to
    return None


def facing(document: Document, found: list[Tally], sides: Sides) -> list[Tally]:
    """Give the people of an exchange of whom no word tells whose they are a way to go.

    Where the others all go one way, they go the other; hostages are held by the armed group of the
    two sides, and prisoners by the state.
    """
    blind = [t for t in found if t.role is CountRole.TRANSFER and t.released_by is None]
    known = {
        (t.released_by, t.released_to)
        for t in found
        if t.role is CountRole.TRANSFER and t.released_by and t.released_to
    }
    if not blind or len(sides.given) != _TWO:
        return found
    ways: dict[int, tuple[str | None, str | None]] = {}
    for tally in blind:
        way: tuple[str | None, str | None] | None = _usual(document, tally, sides)
        if way is None and len(known) == len(blind) == 1:
            by, to = next(iter(known))
            way = (to, by)
        if way is not None:
            ways[id(tally)] = way
    return [
        replace(t, released_by=ways[id(t)][0], released_to=ways[id(t)][1]) if id(t) in ways else t
        for t in found
    ]


def _usual(document: Document, tally: Tally, sides: Sides) -> tuple[str, str] | None:
    """Who holds such people, of an armed group and a state."""
    one, other = sides.given
    armed = [document.word_of(name).kind is PartyKind.ARMED_GROUP for name in (one, other)]
    if sum(armed) != 1:
        return None
    group, state = (one, other) if armed[0] else (other, one)
    lows = set(tally.span.of(document.text).lower().split())
    if lows & _HOSTAGES:
        return group, state
    return (state, group) if lows & _PRISONERS else None
