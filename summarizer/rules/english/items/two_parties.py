"""Whether a release has two parties, as an event must (codebook, rule 1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas import EventKind, PartyKind, PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.events.kinds import ONE_SIDED
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import PartyMark, Sentence

_OBTAINING = frozenset({PartyRole.MEDIATOR, PartyRole.FACILITATOR})
_TAKEN = bag(
    "hostage hostages pow pows p.o.w. war captive captives kidnapped abducted abductees kidnappers "
    "captors abductors"
)
"""Words of which one stands beside people who were taken by an enemy."""
_SURE = 0.85
"""Chance from which a release is an event though one of its sides is unknown."""
_NEWS = frozenset({"event.lead", "event.title"})
"""Rules by which a release is what a whole report is about."""
_REPORT = 5
"""Tokens from a party to the report that is its."""
_REPORTS = bag("report reports statement website survey review figures account")
_CLEMENCY = bag(
    "pardon pardons pardoned pardoning amnesty amnesties amnestied clemency parole paroled "
    "commuted commutes commutation"
)


def two_parties(document: Document, case: Case, sides: Sides, third: Sequence[Claim]) -> bool:
    """Rule 1: a one-sided release needs a holder and another party, or one who obtained it.

    Hostages and prisoners of war are never a holder's own people, whoever the other party may be.
    """
    if case.rules[".kind"] != ONE_SIDED:  # an exchange by what the rules say, if not by all cues
        return True
    if _of_clemency(document, case):
        others = {name for act in case.acts for name in _receivers(act)}
        return bool(others - set(sides.given))
    if _of_an_enemy(document, case) and (sides.claims or third or _counted(document, case)):
        return True
    if set(sides.taken) - set(sides.given) or any(
        claim.role in _OBTAINING for claim in (*sides.claims, *third)
    ):
        return True
    only_speaks = {claim.name for claim in third if claim.role is PartyRole.COMMENTATOR}
    told = _peoples_told(document, case) - only_speaks
    if len(told) > 1 or any(document.word_of(n).kind is PartyKind.ARMED_GROUP for n in told):
        return True
    holders = [document.word_of(name) for name in sides.given]
    return any(word.kind is not PartyKind.STATE for word in holders) and bool(sides.given)


def one_side_only(case: Case, sides: Sides) -> bool:
    """Rule 1, of the sides that weights give: whether one is unknown, and it is hardly an event."""
    known = sides.given and sides.taken and sides.given != sides.taken
    if known or case.kind is EventKind.EXCHANGE or case.rules[""] in _NEWS:
        return False
    return case.chances.get("", 1.0) < _SURE


def _peoples_told(document: Document, case: Case) -> set[str]:
    """The parties with people of their own that are named in the lead or near the release."""
    told = {a.sentence for a in case.acts if a.mode in LIVE and not a.subordinate}
    near = document.lead | {index + step for index in told for step in (-1, 0, 1)}
    return {
        mark.name
        for index in near & case.current
        for mark in document.sentences[index].parties
        if mark.word.peopled and not mark.word.place_only and mark.name != document.speaker
        if not _of_report(document.sentences[index], mark)
    }


def _of_report(sentence: Sentence, mark: PartyMark) -> bool:
    """As in "the State Department's report says", which only tells of what others did."""
    behind = sentence.words[mark.last : mark.last + _REPORT]
    return behind[:1] == ["'s"] and not _REPORTS.isdisjoint(behind)


def _of_clemency(document: Document, case: Case) -> bool:
    """Whether a pardon or the like is told, which a state mostly grants to its own people."""
    told = (a.sentence for a in case.acts if a.mode in LIVE and not a.subordinate)
    first = next(told, None)
    return first is not None and not _CLEMENCY.isdisjoint(document.sentences[first].lows)


def _receivers(act: Act) -> Iterator[str]:
    """The parties whose people an act frees, as its own words name them."""
    yield from (name for people in act.people for name in people.nations)
    yield from (name for name in (act.to, act.securer) if name is not None)


def _counted(document: Document, case: Case) -> bool:
    """Whether a number of people is told near the release."""
    near = (document.sentences[index] for index in case.current)
    return any(people.quantity for sentence in near for people in sentence.people)


def _of_an_enemy(document: Document, case: Case) -> bool:
    """Whether those who are let go are told to be hostages, prisoners of war or abducted."""
    for act in case.acts:
        if act.kind == "release" and act.mode in LIVE and not act.subordinate:
            lows = document.sentences[act.sentence].lows
            if (act.people or act.agents) and not _TAKEN.isdisjoint(lows):
                return True
    return False
