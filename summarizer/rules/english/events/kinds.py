"""Whether it is an exchange, or one side alone releases (codebook, rule 2)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from schemas import EventKind, PartyKind
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.lexicon.grammar import THEM, bag
from summarizer.rules.english.lexicon.words import either, word_set

ONE_SIDED = "kind.release"
"""The rule by which only one side releases anybody."""


def find_kind(
    document: Document, about: Captivity, live: Sequence[Act], acts: Sequence[Act]
) -> tuple[EventKind, str]:
    """The kind of the event that some acts make up, and the rule that says so.

    Args:
        document: with the acts.
        about: what the text is about.
        live: the acts that are told as steps.
        acts: these, and those that are only named or hoped for.
    """
    exchanges = [
        act
        for act in live
        if act.kind == "exchange" and act.rule != "act.swap_again" and not _of_things(document, act)
    ]
    rule = (
        _told(document, exchanges, live, acts)
        or _traded(document, exchanges, live)
        or _mutual(document, about, acts)
    )
    return (EventKind.EXCHANGE, rule) if rule else (EventKind.ONE_SIDED_RELEASE, ONE_SIDED)


def _of_things(document: Document, act: Act) -> bool:
    """As in "offers a truce in exchange for the release of ten men": nobody is let go for them."""
    if act.rule != "act.in_exchange" or not act.people:
        return False
    sentence = document.sentences[act.sentence]
    before = set(sentence.words[: act.first])
    freed = word_set("release", "verbs") | word_set("exchange", "verbs") | _PERSONS
    people = [mark.first for mark in sentence.people]
    people += [mark.first for mark in document.names.get(act.sentence, ())]
    return before.isdisjoint(freed) and act.first < min(people, default=act.last)


def _mutual(document: Document, about: Captivity, acts: Sequence[Act]) -> str | None:
    """The rule by which the words around the release say that people go both ways."""
    even = any(act.rule == "act.even" for act in acts)
    told = frozenset(act.sentence + step for act in acts for step in (-1, 0, 1))
    near = about.both_ways(told)
    led = near >= _HINTED and about.both_ways(document.lead) >= _HINTED
    if even or led or near >= _BOTH_WAYS or sum(about.mutual.values()) >= _OFTEN:
        return "kind.both_ways"
    return "kind.if" if any(_on_condition(document, act) for act in acts) else None


def _on_condition(document: Document, act: Act) -> bool:
    """As in "Peru is ready to hand over A if B is given back"."""
    if act.kind != "release" or act.mode not in {"offered", "due", "agreed"}:
        return False
    tokens = document.sentences[act.sentence].tokens
    freed = either(word_set("release", "verbs"), _BACK)
    for at in range(act.last, len(tokens)):
        if tokens[at].low in _CONDITIONS:
            return any(token.low in freed for token in tokens[at + 1 : at + _CONDITION])
    return False


def _told(
    document: Document, exchanges: Sequence[Act], live: Sequence[Act], acts: Sequence[Act]
) -> str | None:
    """The rule by which the text tells of an exchange in so many words."""
    releases = {act.sentence for act in live if act.kind == "release"}
    named = [a for a in acts if a.rule == "act.swap_in" or (a.rule, a.mode) == _SWAP_NAMED]
    alone = len(releases) == 1
    if any((alone or act.sentence in document.lead) and act.sentence in releases for act in named):
        return "kind.freed_in_swap"
    if any(act.sentence in document.lead for act in exchanges) or len(exchanges) > 1:
        return "kind.exchange_told"
    if any(act.rule == "act.in_exchange" for act in exchanges):
        return "kind.price_in_people"
    undated = document.source.info.published is None
    often = exchanges and (undated or len(exchanges) >= len(live) / 3)
    return "kind.exchange_often" if often else None


def _traded(document: Document, exchanges: Sequence[Act], live: Sequence[Act]) -> str | None:
    """The rule by which each side releases people of the other, or the title names a swap."""
    givers = {act.agents[0] for act in live if act.kind == "release" and act.agents}
    takers = {n for act in live if act.kind == "release" for p in act.people for n in p.nations}
    both = givers & takers
    if len(givers) > 1 and (len(both) > 1 or (both and _swap_in_lead(document))):
        return "kind.each_frees"
    if _answered(live) or _enemies(document, live):
        return "kind.each_frees"
    if _each_in_return(document, live):
        return "kind.each_in_return"
    if any(_of_both(act) for act in live):
        return "kind.both_nations"
    titled = [
        act
        for act in document.acts
        if act.kind == "exchange" and act.mode != "hoped" and not _of_things(document, act)
    ]
    if not exchanges and (_leads_any(document, titled) or _titled_swap(document)):
        return "kind.exchange_titled"
    return None


def _answered(live: Sequence[Act]) -> bool:
    """Whether the party that frees people in number in one act gets its own in another."""
    releases = [act for act in live if act.kind == "release"]
    freed: dict[str, set[str]] = {}
    for act in releases:
        counted = not act.people or any(mark.quantity or mark.definite for mark in act.people)
        if act.agents and not act.subordinate and counted:
            freed.setdefault(act.agents[0], set()).update(_freed(act))
    return any(
        name in freed and name not in freed[name] and name not in (*act.agents, act.giver)
        for act in releases
        for name in _freed(act)
    )


def _enemies(document: Document, live: Sequence[Act]) -> bool:
    """Whether the lead tells that a state and an armed group each let somebody go.

    Or one sentence tells of two parties that each let go a number of people.
    """
    firm = [
        act
        for act in live
        if act.kind == "release" and act.agents and not act.subordinate
        if act.sentence in document.lead and act.mode in {"done", "now", "due"}
        if not _of_same(document, act)
    ]
    counted: dict[int, set[str]] = {}
    for act in firm:
        if any(mark.quantity for mark in act.people):
            counted.setdefault(act.sentence, set()).add(act.agents[0])
    kinds = {document.word_of(act.agents[0]).kind for act in firm}
    both = {PartyKind.STATE, PartyKind.ARMED_GROUP} <= kinds
    return both or any(len(names) > 1 for names in counted.values())


def _of_same(document: Document, act: Act) -> bool:
    """As in "Peru handed him over", of somebody told of before."""
    behind = document.sentences[act.sentence].words[act.first : act.first + _OBJECT]
    return not act.people and not THEM.isdisjoint(behind)


def _freed(act: Act) -> set[str]:
    return {name for people in act.people for name in people.nations}


def _each_in_return(document: Document, live: Sequence[Act]) -> bool:
    """As in "Peru freed ten men. In exchange, it received six", told of two releases."""
    releases = [act for act in live if act.kind == "release" and (act.people or act.agents)]
    actors = {name for act in releases for name in (act.agents[:1] or (act.securer,)) if name}
    for act in releases if len(releases) > 1 else ():
        lows = document.sentences[act.sentence].words
        told = any(each.people or each.sentence in document.names for each in releases)
        if tuple(lows[:2]) in _IN_RETURN and told:
            return True
        if len(actors) > 1 and any(pair in _IN_RETURN for pair in pairwise(lows)):
            return True
    return False


def _of_both(act: Act) -> bool:
    """As in "58 Eritrean and 25 Ethiopian prisoners were repatriated", by nobody else."""
    nations = {name for people in act.people if people.quantity for name in people.nations}
    alone = not act.agents and act.giver is None and act.securer is None
    captive = any(people.word.group == "captive" for people in act.people)
    return alone and captive and len(act.people) == len(nations) == _TWO


_SWAP_NAMED = ("act.swap_noun", "noun")
_TWO = 2
_OBJECT = 3
"""Tokens from a verb to the end of a pronoun that is its object."""
_PERSONS = bag("he she they him her them who whom")
_CONDITIONS = bag("if provided once when")
_BACK = bag("given handed back let set")
_CONDITION = 14
"""Tokens of the condition in which others are to be given back."""
_OFTEN = 1.6
_BOTH_WAYS, _HINTED = 0.8, 0.4
"""How strongly the words around the acts must say that people go both ways; and the lead."""
_IN_RETURN = {("in", "exchange"), ("in", "return"), ("in", "turn")}


def _titled_swap(document: Document) -> bool:
    """Whether the title is of "the exchange" without more, as that of a press call."""
    title = document.sentences[0]
    nouns = word_set("exchange", "nouns")
    denied = {"no", "not", "nobody", "without"}
    return title.heading and bool(nouns & title.lows) and not denied & title.lows


def _swap_in_lead(document: Document) -> bool:
    swap = word_set("exchange", "nouns")
    return any(t.low in swap for i in document.lead for t in document.sentences[i].tokens)


def _leads_any(document: Document, acts: Sequence[Act]) -> bool:
    return any(document.sentences[act.sentence].index == 0 for act in acts)
