"""Clauses whose verb is left out: "Peru freed 20 Chileans and Chile 15 Peruvians" (gapping).

Ross, "Gapping and the order of constituents" (1970): the verb of the first clause holds for the
second.
"""

from __future__ import annotations

from dataclasses import replace

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.marks import PartyMark, PeopleMark, Sentence

_JOINTS = bag("and while but , ;")
_REACH = 8
"""Tokens between the people of the first clause and the party of the second."""
RULE = "act.gapped"


def gapped(sentence: Sentence, act: Act) -> Act | None:
    """The act of the clause behind one, to which the verb of that one belongs too, or None."""
    if act.rule == "act.passive" and act.agents:
        return _passive(sentence, act)
    if act.rule != "act.active" or not act.people or not (act.agents or act.securer):
        return None
    last = act.people[-1].last
    for party in sentence.parties_in(last, last + _REACH):
        people = _right_behind(sentence, party)
        known = party.name in act.agents or party.name == act.securer
        if people is None or known or not _joined(sentence, last, party):
            continue
        again = _again(act, party, people, (party.first, people.first))
        return replace(again, agents=(), securer=party.name) if not act.agents else again
    return None


def _passive(sentence: Sentence, act: Act) -> Act | None:
    """As in "20 Chileans will be released by Peru and 15 Peruvians by Chile"."""
    for people in sorted(sentence.people, key=lambda mark: mark.first):
        if people.first < act.last or people.quantity is None:
            continue
        between = sentence.words[act.last : people.first]
        agent = _by(sentence, people)
        fits = not _JOINTS.isdisjoint(between[-1:]) and _verbs().isdisjoint(between)
        if agent is None or not fits or agent.name in act.agents:
            return None
        return _again(act, agent, people, (people.first, agent.last))
    return None


def _again(act: Act, agent: PartyMark, people: PeopleMark, tokens: tuple[int, int]) -> Act:
    """The same act, of another party and other people."""
    first, last = tokens
    return replace(
        act,
        first=first,
        last=last,
        agents=(agent.name,),
        people=(people,),
        to=None,
        giver=None,
        rule=RULE,
    )


def _by(sentence: Sentence, people: PeopleMark) -> PartyMark | None:
    """The party of "15 Peruvians by Chile", "15 Peruvians (all it holds) by Chile"."""
    for party in sentence.parties_in(people.last, people.last + _REACH):
        gap = sentence.words[people.last : party.first]
        plain = gap[:1] in (["by"], ["("]) and _verbs().isdisjoint(gap)
        if plain and "by" in gap[-2:]:
            return party
    return None


def _verbs() -> frozenset[str]:
    return either(word_set("release", "verbs"), word_set("exchange", "verbs"))


def _right_behind(sentence: Sentence, party: PartyMark) -> PeopleMark | None:
    """The number of people that follows a party as its object."""
    if party.word.form == "adjective":
        return None
    every = (*sentence.people, *sentence.numbers)
    return next((mark for mark in every if mark.first == party.last and mark.quantity), None)


def _joined(sentence: Sentence, last: int, party: PartyMark) -> bool:
    """Whether nothing but a joint and no verb of its own stands before the second clause."""
    between = sentence.words[last : party.first]
    if between[-1:] == ["the"]:
        between.pop()
    return not _JOINTS.isdisjoint(between[-1:]) and _verbs().isdisjoint(between)
