"""Which way the people of a count go: from whom, and to whom."""

from __future__ import annotations

from dataclasses import replace

from schemas import CountRole, EventKind, PartyKind
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.count_parts import DIRECTED, Tally, size
from summarizer.rules.english.items.count_roles import is_tally
from summarizer.rules.english.items.direction_cues import (
    captor,
    counts_both,
    is_price,
    is_the_deal,
    towards,
    traded,
)
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import PeopleMark, Sentence

_HOSTAGES = bag("hostage hostages abductees schoolgirls schoolchildren students girls children")
_PRISONERS = bag("prisoner prisoners inmates convicts militants rebels terrorists commanders")
_TWO = 2
GUESSED = "count.guessed_way"
"""Rule of a count whose way no word tells."""
_AGAINST = bag("for against exchange return swap")
_BREAKS = bag("after before earlier")
_FETCHING = bag(
    "bring brings brought bringing got get gets getting took take taken fetched fetch collected "
    "received recovered flew flown picked"
)
"""Verbs of a journey whose subject is the side that gets its people back."""
_OURS = bag("our ours we us")
_NEAR = 60
"""Characters between two counts of which the one is set against the other."""


def direction(
    sentence: Sentence, act: Act, mark: PeopleMark, case: Case, sides: Sides
) -> tuple[CountRole, str | None, str | None]:
    """Role, giver and taker of a count in an act."""
    nations = [name for name in mark.nations if name in sides.taken]
    if case.undone and act.mode == "done" and not is_the_deal(sentence, act):
        return CountRole.BACKGROUND, None, None  # an earlier deal, beside one that is not done
    if is_tally(sentence, mark):
        return CountRole.BACKGROUND, None, None
    ways = traded(sentence, act, mark, sides)
    if ways is not None and ways[0] in sides.given and ways[1] in sides.taken:
        return CountRole.TRANSFER, *ways
    fetched = act.rule == "act.journey" and sentence.tokens[act.first].low in _FETCHING
    lets_go = act.kind == "release" and not fetched
    by: str | None = act.agents[0] if act.agents and lets_go else None
    if by is not None and case.kind is EventKind.EXCHANGE and is_price(sentence, act, mark):
        other = sides.other(by)
        return CountRole.TRANSFER, other, by if other else None
    if by is None:
        by = act.giver if act.giver in sides.given else captor(sentence, mark, sides)
    if case.kind is EventKind.EXCHANGE and not nations and not by and counts_both(sentence, act):
        return CountRole.TOTAL, None, None
    to = _taker(sentence, act, mark, nations, case, sides)
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


def _taker(
    sentence: Sentence,
    act: Act,
    mark: PeopleMark,
    nations: list[str],
    case: Case,
    sides: Sides,
) -> str | None:
    """The side that an act says the people go to."""
    for name in (towards(sentence, mark), *nations, act.securer, act.to):
        if name in sides.taken:
            return name
    if act.rule != "act.in_exchange":
        return None
    paid = (a for a in case.by_sentence[act.sentence] if a.kind == "release" and a.agents)
    return next((a.agents[0] for a in paid), None)


def half_known(tally: Tally, sides: Sides) -> Tally:
    """A count with its other end, where one end is told and the event has but two."""
    if tally.role not in DIRECTED or not sides.given or not sides.taken:
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
    if tally.role not in DIRECTED:
        return tally
    by = tally.released_by or sides.given[0]
    if "political" in tally.span.of(document.text).lower():
        return replace(tally, released_by=by)  # a state's own people
    to = tally.released_to or (sides.taken[0] if len(sides.taken) == 1 else None)
    return replace(tally, released_by=by, released_to=None if to == by else to)


def _between_two(
    document: Document, tally: Tally, done: list[Tally], found: list[Tally], sides: Sides
) -> Tally:
    if tally.role not in DIRECTED or (tally.released_by and tally.released_to):
        return tally
    by, to = tally.released_by, tally.released_to
    if by is None and to is None:
        way = _guessed(document, tally, done, found, sides)
        return replace(tally, released_by=way[0], released_to=way[1], rule=GUESSED)
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
