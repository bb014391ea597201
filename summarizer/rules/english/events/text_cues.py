"""How strongly all cues of a text together say that it reports an event.

A clause in the lead that says who freed whom is enough by itself (see ``newsworthiness``). Where
there is none, title, lead, acts and the captives and returns that the other sentences speak of are
weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.sentences.memory import once

_FAINT = frozenset({"act.journey"})
_RESCUE = bag(
    "rescued rescue rescues rescuing escaped escape escapes stormed raid raided raiders commandos "
    "fled trial trials defendant dock jury verdict bill"
)
_ASKING = bag(
    "demand demands demanded demanding urge urges urged appeal appeals appealed plea pleas rumour "
    "rumours rumor rumors rumoured rumored marched marches rally rallied petition petitions hunger "
    "families relatives shout shouted screamed should "
    "protest protests protested vigil campaign campaigners banners placards deny denied denies"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """What is weighed; each number is capped, so that a long text weighs no more than its news.

    Attributes:
        told: acts told as steps; ``weak`` those of weak words; ``journeys`` those of travel.
        named: exchanges that are only named; ``hoped`` acts that are only asked for.
        titled: whether the title names an act that is not only hoped for.
        lead: sentences of title and lead that speak of captives or of both ways.
        share: share of the sentences that speak of captives.
        mutual: how strongly the text says that people go both ways.
        rescue: share of the sentences that tell of a rescue or a trial.
        asking: share of those that ask for something, or doubt it.
    """

    told: float
    weak: float
    journeys: float
    named: float
    hoped: float
    titled: float
    lead: float
    share: float
    mutual: float
    rescue: float
    asking: float


def cues_of(
    document: Document, about: Captivity, acts: Sequence[Act], scope: frozenset[int]
) -> Cues:
    """The cues of a scope."""
    told = weak = journeys = named = hoped = 0.0
    for act in acts:
        live = act.mode in LIVE
        part = 0.5 if act.subordinate else 1.0
        if act.mode == "hoped":
            hoped += 1
        elif act.rule in _FAINT:
            journeys += part
        elif not live:
            named += act.kind == "exchange"
        elif act.weak:
            weak += part
        else:
            told += part
    many = max(1, len(scope))
    lead = document.lead & scope
    about_them = (
        about.captive | about.mutual.keys() | {a.sentence for a in acts if a.mode != "hoped"}
    )
    return Cues(
        min(told, 3),
        min(weak, 3),
        min(journeys, 3),
        min(named, 3),
        min(hoped, 3),
        float(any(act.sentence == 0 and act.mode != "hoped" for act in acts)),
        float(min(3, len(lead & about_them))),
        len(about_them & scope) / many,
        min(about.both_ways(scope), 3),
        len(_rescuing(document) & scope) / many,
        len(_asking(document) & scope) / many,
    )


@once
def _rescuing(document: Document) -> frozenset[int]:
    """Indices of the sentences that tell of a rescue or a trial."""
    return frozenset(s.index for s in document.sentences if not _RESCUE.isdisjoint(s.lows))


@once
def _asking(document: Document) -> frozenset[int]:
    """Indices of those that ask for something, or doubt it."""
    return frozenset(s.index for s in document.sentences if not _ASKING.isdisjoint(s.lows))


def reports(cues: Cues) -> bool:
    """Whether a text reports an event, though no clause of its lead says so."""
    if (
        cues.lead < 1
        or cues.share < _FEW
        or wishes(cues)
        or cues.rescue > _MOST_RESCUE
        or cues.hoped > 1
    ):
        return False
    return _strength(cues) >= _ENOUGH


def _strength(cues: Cues) -> float:
    """The sum of what speaks for an event."""
    acts = cues.told + 0.6 * cues.weak + 0.5 * cues.journeys + 0.4 * cues.named
    return acts + 0.5 * cues.titled + 0.2 * cues.lead + 0.5 * min(cues.mutual, 2)


def wishes(cues: Cues) -> bool:
    """Whether much of a text asks for something, or doubts it."""
    return cues.asking > _MOST_ASKING


_MOST_ASKING, _MOST_RESCUE = 0.25, 0.15
_FEW = 0.1
"""Least share of sentences on captives in a text that is about them."""
_ENOUGH = 1.85
