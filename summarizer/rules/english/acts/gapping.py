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
    if act.rule != "act.active" or not act.people or not (act.agents or act.securer):
        return None
    last = act.people[-1].last
    for party in sentence.parties_in(last, last + _REACH):
        people = _right_behind(sentence, party)
        known = party.name in act.agents or party.name == act.securer
        if people is None or known or not _joined(sentence, last, party):
            continue
        return replace(
            act,
            first=party.first,
            last=people.first,
            agents=(party.name,) if act.agents else (),
            securer=party.name if act.securer else None,
            people=(people,),
            to=None,
            giver=None,
            rule=RULE,
        )
    return None


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
    verbs = either(word_set("release", "verbs"), word_set("exchange", "verbs"))
    return not _JOINTS.isdisjoint(between[-1:]) and verbs.isdisjoint(between)
