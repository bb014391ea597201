"""Whether an act is of people whom nobody holds: refugees, envoys, families, travellers."""

from __future__ import annotations

from schemas import PartyKind
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.events.other_fields import fields
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import Sentence

_WEAK, _JOURNEY = 1.0, 2.0
"""How much a text must speak of captives who change hands, that a word or a journey tells of it."""
_IN_OFFICE = bag(
    "guard guards ambassador ambassadors envoy envoys minister ministers negotiator negotiators "
    "delegate delegates delegation delegations representative representatives"
)
_KIN = bag("families family relatives parents mothers wives widows kin")
_AT_LARGE = bag(
    "diplomats pupils pupil students student teachers families relatives refugees villagers "
    "residents migrants evacuees deputies players tourists pilgrims settlers guests visitors "
    "spectators fans commuters emigrants returnees nurses slaves voters patients passengers orphans"
)
"""Heads of people who travel; a weak word tells of no release of theirs."""


def unheld(
    document: Document, captivity: Captivity, act: Act, context: float, *, flight: bool
) -> bool:
    """Whether an act is of people whom nobody holds.

    Args:
        document: with the act.
        captivity: of the document.
        act: to look at.
        context: how much the text speaks of captives who change hands.
        flight: whether its lead is of people in flight, see ``in_flight``.
    """
    tokens = document.sentences[act.sentence].tokens
    heads = frozenset(tokens[people.last - 1].low for people in act.people)
    if heads and heads <= _KIN and act.rule == "act.active":
        return True  # "were returned to their families"
    captive = any(people.word.group == "captive" for people in act.people)
    unnamed = act.kind == "release" and act.sentence not in document.names
    if flight and not captive and unnamed and not act.agents:
        return True
    if not act.weak or _of_band(document, act):
        return False
    if context < (_JOURNEY if act.rule == "act.journey" else _WEAK) or heads & _IN_OFFICE:
        return True
    if _apart(document, captivity, act):
        return True
    return act.sentence not in captivity.captive and bool(heads) and heads <= _AT_LARGE | _IN_OFFICE


def _of_band(document: Document, act: Act) -> bool:
    """As in "the guerrilla gave them over": whom an armed group lets go, it held."""
    if act.kind != "release" or act.rule != "act.active" or act.mode != "done":
        return False
    return any(document.word_of(name).kind is PartyKind.ARMED_GROUP for name in act.agents)


def _apart(document: Document, captivity: Captivity, act: Act) -> bool:
    """Whether neither the lead, in which an act is told, nor its paragraph speaks of captives."""
    if act.kind != "release" or act.sentence not in document.lead:
        return False
    if captivity.both_ways(document.lead):
        return False
    paragraph = document.sentences[act.sentence].paragraph
    return not any(
        index in document.lead
        or index == act.sentence + 1
        or document.sentences[index].paragraph == paragraph
        for index in captivity.captive
    )


def in_flight(document: Document) -> bool:
    """Whether the lead is rather of refugees, migrants or people cut off than of captives."""
    lead = [document.sentences[index] for index in document.lead]
    fled = sum("flight" in fields(sentence) for sentence in lead)
    return fled > sum(map(_of_held, lead))


def _of_held(sentence: Sentence) -> bool:
    captives = any(people.word.group == "captive" for people in sentence.people)
    return captives or not word_set("hold").isdisjoint(sentence.lows)
