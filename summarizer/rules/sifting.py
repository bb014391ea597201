"""Stage four a: which of the acts that a text tells can be its event at all."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.rules.clause import LIVE, Act
from summarizer.rules.document import Document
from summarizer.rules.grammar import bag
from summarizer.rules.history import recalled
from summarizer.rules.marks import Sentence
from summarizer.rules.sections import onward
from summarizer.rules.theme import Theme

_RAID_LEAD = 6
_NO_RELEASE = bag(
    "rescued rescue rescues rescuers escaped escape escapes stormed raid raided raids parole bail "
    "acquitted amnesty fooled tricked disguise disguised ruse commandos overpowered subdued cuffed"
)

_TO_COURT = 6
"""Tokens behind an act in which a court may be named to which people are brought."""
_JUSTICE = bag(
    "police policemen court courts prosecutor prosecutors judge magistrate gendarmes gendarmerie "
    "investigators constable constables sheriff tribunal justice"
)
_AT_LARGE = bag(
    "ambassador ambassadors envoy envoys diplomats pupils pupil students student teachers families "
    "relatives refugees villagers residents migrants evacuees delegates deputies players tourists "
    "pilgrims settlers guests visitors spectators fans commuters emigrants returnees guards guard "
    "delegations ministers negotiators nurses slaves voters patients passengers orphans"
)
"""Heads of people who travel; a weak word tells of no release of theirs."""

_RELIEF = "International Committee of the Red Cross"
_WEAK, _JOURNEY = 1.0, 2.0
"""How much a text must speak of captives who change hands, that a word or a journey tells of it."""
_OF_WAR = bag("cartel exchange exchanged prisoners war")
_RECOVERED = bag("recovered freed liberated released")


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that is not the event of its text, and the rule that says so."""

    act: Act
    rule: str


def sift(document: Document, theme: Theme) -> tuple[list[Act], list[Refused]]:
    """The acts of a document that are of this kind and of its present, and those that are not."""
    context = theme.weight + _told(document)
    raid = raided(document)
    told = {act.sentence for act in document.acts}
    linked = onward(document.sentences)
    barred = {index for index in told if _no_release(document.sentences[index])}
    kept: list[Act] = []
    refused: list[Refused] = []
    for act in document.acts:
        if act.weak and _of_nobody_held(document, theme, context, act):
            rule = "act.no_captives"
        elif act.sentence in linked:
            rule = "act.linked"
        elif act.sentence in barred or (raid and _own(act)):
            rule = "act.rescue"
        elif _extradition(document, act) or _to_court(document, act):
            rule = "act.extradition"
        elif recalled(document, act):
            rule = "act.past"
        else:
            kept.append(act)
            continue
        refused.append(Refused(act, rule))
    return kept, refused


def raided(document: Document) -> bool:
    """Whether the text opens with a rescue or a raid."""
    lead = document.sentences[:_RAID_LEAD]
    return any(not _NO_RELEASE.isdisjoint(sentence.lows) for sentence in lead)


def _own(act: Act) -> bool:
    """Whether a side frees people of its own: a rescue, or an amnesty."""
    nations = {name for people in act.people for name in people.nations}
    return act.rule == "act.active" and bool(nations) and nations <= set(act.agents)


def _no_release(sentence: Sentence) -> bool:
    if {"military", "operation"} <= sentence.lows and not _RECOVERED.isdisjoint(sentence.lows):
        return True
    found = _NO_RELEASE & sentence.lows
    if found == {"parole"} and not _OF_WAR.isdisjoint(sentence.lows):
        return False  # officers on parole, whom a cartel frees
    return bool(found) and not (found == {"amnesty"} and "international" in sentence.lows)


def _extradition(document: Document, act: Act) -> bool:
    """Whether an act without numbers tells of somebody handed to a court."""
    if any(people.quantity for people in act.people):
        return False
    near = document.sentences[max(0, act.sentence - 2) : act.sentence + 1]
    return any(low.startswith("extradit") for sentence in near for low in sentence.lows)


def _of_nobody_held(document: Document, theme: Theme, context: float, act: Act) -> bool:
    """Whether a weak act is told in a text, or of people, that have little to do with captivity."""
    needed = _JOURNEY if act.rule == "act.journey" else _WEAK
    return context < needed or (act.sentence not in theme.captive and _of_others(document, act))


def _to_court(document: Document, act: Act) -> bool:
    """As in "captured ten men and handed them over to the police": an arrest."""
    if act.to is not None or act.kind != "release":
        return False
    sentence = document.sentences[act.sentence]
    last = max([act.last, *(people.last for people in act.people)])
    behind = [token.low for token in sentence.tokens[last : last + _TO_COURT]]
    at = next((i for i, low in enumerate(behind) if low in {"to", "into", "before"}), None)
    if at is None or any(last + at < p.first <= last + at + 3 for p in sentence.parties):
        return False
    return not _JUSTICE.isdisjoint(behind[at + 1 : at + 4])


def _of_others(document: Document, act: Act) -> bool:
    """Whether a weak act is of people whom nobody holds, such as envoys or pupils."""
    tokens = document.sentences[act.sentence].tokens
    heads = [tokens[people.last - 1].low for people in act.people]
    return bool(heads) and all(head in _AT_LARGE for head in heads)


def _told(document: Document) -> float:
    """How strongly the acts themselves say that captives are let go."""
    strong = any(not act.weak and act.mode in LIVE for act in document.acts)
    even = any(act.rule == "act.even" for act in document.acts)
    titled = any(act.sentence == 0 for act in document.acts)
    weak = len({act.sentence for act in document.acts if act.weak and act.mode in LIVE}) - 1
    relief = any(mark.name == _RELIEF for s in document.sentences for mark in s.parties)
    return 2.0 * strong + 1.0 * even + 0.5 * titled + min(1.5, 0.5 * max(0, weak)) + 1.0 * relief
