"""What speaks against an exchange in a text of people who are let go (codebook, rule 1).

``newsworthiness`` finds a step that is told; here all cues for and against are weighed in one sum:
what the acts say of captives and sides, and how much of title, lead and acts is of another field.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.appeals import demanding
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.events.other_fields import fields
from summarizer.rules.english.lexicon.words import load

_CAPTIVES = frozenset({"captive", "remains"})
_LOOSE = frozenset({"act.swap_in", "act.swap_again", "act.even", "act.in_exchange"})
"""Rules of acts that only name a swap, or its price."""
_TWO_WAY = ("swap.lead", "swap.body", "swap.price", "sides", "band", "band.lead")
"""Cues of two sides; where there is none, words of another field weigh more."""
_PLACES = ("title", "lead", "all")
_OPENING = 3
"""Sentences of a scope that make up its lead where the lead of the document is elsewhere."""


def outweighed(
    document: Document, about: Captivity, acts: Sequence[Act], scope: Collection[int], rule: str
) -> str | None:
    """The rule by which the cues against an event outweigh those for it, or None.

    Args:
        document: with the acts.
        about: what the text is about.
        acts: those of the event.
        scope: indices of the sentences of the part of the text that tells of it.
        rule: by which ``newsworthiness`` says that there is an event.
    """
    weights = load("counterevidence")["weights"]
    points = {
        cue: measure * weights.get(cue, 0.0)
        for cue, measure in (measures(document, about, acts, scope) | {rule: 1.0}).items()
    }
    if load("counterevidence")["start"] + sum(points.values()) >= load("counterevidence")["least"]:
        return None
    against: dict[str, float] = {}
    for cue, point in points.items():
        group = cue.partition(".")[0]
        if group in load("counterevidence")["groups"]:
            against[group] = against.get(group, 0.0) + point
    return f"none.{min(against, key=lambda group: against[group], default='faint')}"


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    """By field: its group."""
    return {
        field: group for group, each in load("counterevidence")["groups"].items() for field in each
    }


def measures(
    document: Document, about: Captivity, acts: Sequence[Act], scope: Collection[int]
) -> dict[str, float]:
    """The cues of a scope, for an event and against one, each with its measure; none is 0."""
    lead = sorted(document.lead & frozenset(scope)) or sorted(scope)[:_OPENING]
    live = [act for act in acts if act.mode in LIVE]
    cues = dict(_of_acts(document, live, frozenset(lead)))
    cues["named"] = min(2.0, sum(a.kind == "exchange" and a.mode == "noun" for a in acts))
    cues["hoped"] = min(3.0, sum(a.mode == "hoped" for a in acts))
    cues["mutual"] = min(2.0, about.both_ways(frozenset(scope)))
    cues["captive_share"] = about.share
    cues |= _of_fields(document, live, lead, scope)
    cues["demanding"] = float(demanding(document))
    if not any(cues[cue] for cue in _TWO_WAY):
        for group in load("counterevidence")["groups"]:
            cues[f"{group}.alone"] = sum(cues.get(f"{group}.{p}", 0.0) for p in _PLACES)
    return {cue: measure for cue, measure in cues.items() if measure}


def _of_acts(
    document: Document, live: Sequence[Act], lead: frozenset[int]
) -> Iterator[tuple[str, float]]:
    main = [act for act in live if not act.subordinate]
    swaps = [a for a in main if a.kind == "exchange" and a.rule not in _LOOSE]
    releases = [a for a in main if a.kind == "release"]
    captives = [a for a in main if any(p.word.group in _CAPTIVES for p in a.people)]
    yield "swap.lead", float(any(a.sentence in lead for a in swaps))
    yield "swap.body", float(any(a.sentence not in lead for a in swaps))
    yield "swap.price", float(any(a.rule == "act.in_exchange" for a in live))
    yield "captives.lead", float(any(a.sentence in lead for a in captives))
    yield "captives.body", float(any(a.sentence not in lead for a in captives))
    yield "sides", float(any(_two_sides(a) for a in live))
    yield "band", float(any(_band(document, a) for a in live))
    yield "band.lead", float(any(_of_band(document, index) for index in lead))
    yield "undone", float(any(a.mode in {"failed", "offered"} for a in live))
    yield "nameless", float(not any(_named(document, a) for a in live))
    yield "counted", min(3.0, sum(any(p.quantity for p in a.people) for a in main))
    yield "told", min(4.0, len(main))
    yield "firm", float(any(not a.weak and a.sentence in lead for a in main))
    yield "weak_only", float(all(a.weak for a in main))
    yield "freed_only", float(bool(releases) and not swaps)


def _two_sides(act: Act) -> bool:
    """Whether an act names who lets go, and another whose people they are or who gets them."""
    holders = {*act.agents, act.giver} - {None}
    others = {act.to, act.securer, *(n for p in act.people for n in p.nations)} - {None}
    return len(holders | others) > 1


def _named(document: Document, act: Act) -> bool:
    """Whether an act tells of somebody in particular: a party, a person, a number of people."""
    counted = any(people.quantity for people in act.people)
    return bool(act.named) or counted or act.sentence in document.names


def _band(document: Document, act: Act) -> bool:
    return any(document.word_of(name).kind.value == "armed_group" for name in act.agents)


def _of_band(document: Document, index: int) -> bool:
    """Whether a sentence names an armed group."""
    return any(p.word.kind.value == "armed_group" for p in document.sentences[index].parties)


def _of_fields(
    document: Document, live: Sequence[Act], lead: Sequence[int], scope: Collection[int]
) -> dict[str, float]:
    """How much of the title and lead, of the sentences of acts and of all is of other fields.

    Of each group of fields the one that weighs most counts: a text is of one field.
    """
    own = {act.sentence for act in live}
    shares: dict[tuple[str, str], float] = {}
    for index in scope:
        sentence = document.sentences[index]
        told = fields(sentence)
        if not told:
            continue
        aside = sentence.tokens[0].text in {"(", "["}  # "(Microfilm, reel 4)"
        heading = sentence.heading and index in lead and not aside
        places = [("all", len(scope))]
        if index in lead:
            places.append(("title", 1) if heading else ("lead", len(lead)))
        if index in own:
            places.append(("act", len(own)))
        for field in told:
            for place, among in places:
                shares[field, place] = min(1.0, shares.get((field, place), 0.0) + 1 / among)
    found: dict[str, float] = {}
    for (field, place), share in shares.items():
        cue = f"{_groups()[field]}.{place}"
        found[cue] = max(found.get(cue, 0.0), share)
    return found
