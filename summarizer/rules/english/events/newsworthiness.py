"""Whether the acts of a text, or of a part of it, are its news (codebook, rule 1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from schemas import PartyKind
from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.appeals import appeals, demanding
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.events.rescues import raided
from summarizer.rules.english.events.sections import own_part
from summarizer.rules.english.events.text_cues import Cues, reports, wishes
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

_MUTUAL = 2.0
"""How strongly an undated text without a title must say that people go both ways."""
_FULL = 2.0
"""How much a text must speak of captives, that a return named in its title is theirs."""
_HOPES = 3
"""Acts that are only asked for, from which a text is about the asking."""
_DENSE = 0.13
"""Share of sentences with an act from which an undated text has the release for its subject."""


_TELLING = frozenset(
    {
        "act.active",
        "act.passive",
        "act.noun",
        "act.owned",
        "act.state",
        "act.headline",
        "act.unlisted",
    }
)
"""Rules of acts that tell of somebody, though no phrase says of whom."""


def is_live(act: Act) -> bool:
    """Whether an act is told as a step, and says of whom."""
    return act.mode in LIVE and _concrete(act)


def _concrete(act: Act) -> bool:
    return bool(
        act.people
        or act.agents
        or act.to
        or act.securer
        or act.giver
        or act.kind == "exchange"
        or act.rule in _TELLING
    )


def gate(
    document: Document,
    about: Captivity,
    live: Sequence[Act],
    scope: frozenset[int],
    cues: Cues,
) -> str | None:
    """The rule by which the live acts of a scope are its news, or None.

    Args:
        document: with the scope.
        about: what it is about.
        live: acts that are told as steps.
        scope: indices of sentences: the whole text, or a part of it.
        cues: of the scope.
    """
    return _gate(document, about, live, scope, cues) or _by_theme(document, cues, live, scope)


def _gate(
    document: Document,
    about: Captivity,
    live: Sequence[Act],
    scope: frozenset[int],
    cues: Cues,
) -> str | None:
    """The rule by which there is an event, or None."""
    main = [act for act in live if not act.subordinate and act.rule not in _FAINT]
    if len(scope) < len(own_part(document)):
        even = any(act.rule == "act.even" and act.sentence in scope for act in document.acts)
        opening = min((i for i in scope if not document.sentences[i].heading), default=-1)
        told = any(
            tells_step(act)
            or act.agents
            or (not act.weak and (act.mode == "done" or act.sentence == opening))
            for act in main
        )
        return "event.section" if told or even else None
    if not appeals(document):
        if any(_leads(document, act) for act in main):
            return "event.lead"
        if main and _telling_title(document, about):
            return "event.title"
        dated = document.source.info.published is not None
        if dated and any(_about_lead(document, act) for act in main):
            return "event.of_captive"
    return None if wishes(cues) else _gate_of_body(document, main, cues)


def _gate_of_body(document: Document, main: Sequence[Act], cues: Cues) -> str | None:
    """The same where lead and title are silent."""
    if document.source.info.published is None:
        told = {
            act.sentence for act in document.acts if act.mode != "hoped" and not act.subordinate
        }
        firm = any(tells_step(act) or act.agents for act in main)
        alone = len(told) == 1 and not any(opens_paragraph(document, act) for act in main)
        dense = len(told) >= _DENSE * len(document.sentences) and cues.hoped < _HOPES
        if firm and not alone and dense:
            return "event.subject"
        steps = [act for act in main if act.mode != "present"]  # "the wounded go home at once"
        if passage(document, steps):
            return "event.passage"
        ended = any(_ends_captivity(document, act) for act in steps)
        return "event.captor" if ended and _of_captors(document) else None
    if demanding(document) and all(act.mode in _TALKED_OF for act in main):
        return None
    for act in main:
        late = tells_step(act) and of_late(document, act)
        if opens_paragraph(document, act) and (
            late or _hailed(document, act) or _just_done(document, act)
        ):
            return "event.paragraph"
    return None


def _ends_captivity(document: Document, act: Act) -> bool:
    """As in "Roe was released on 23 March 2013": on a day that is told."""
    dated = bool(document.dates(document.sentences[act.sentence]))
    return act.kind == "release" and act.mode == "done" and not act.weak and dated


@once
def _of_captors(document: Document) -> bool:
    """Whether a text tells of people taken by those who are no police: bands, armed groups."""
    groups = any(
        mark.word.kind is PartyKind.ARMED_GROUP for s in document.sentences for mark in s.parties
    )
    taken = sum(not _TAKEN.isdisjoint(sentence.lows) for sentence in document.sentences)
    return groups and taken >= _TAKINGS


def _hailed(document: Document, act: Act) -> bool:
    """As in "Peru welcomes the release of Jane Roe", which is news of the day."""
    tokens = document.sentences[act.sentence].tokens[: act.first]
    welcome = any(token.low in _WELCOMING for token in tokens)
    return welcome and act.mode == "done" and act.rule == "act.noun" and not act.weak


def _just_done(document: Document, act: Act) -> bool:
    """As in "He was glad that Jane Roe has been released": of somebody named, and of late."""
    named = act.sentence in document.names
    return named and act.mode == "done" and not act.weak and of_late(document, act)


_TAKEN = bag("kidnapped kidnapping abducted abduction hostage hostages ransom captors kidnappers")
_TAKINGS = 2
"""Sentences that speak of hostages from which a text is about them."""
_WELCOMING = frozenset({"welcome", "welcomes"})
_TALKED_OF = frozenset({"offered", "present"})
"""Modes of acts that a text of demands may name without any step taken."""


def _by_theme(
    document: Document, cues: Cues, live: Sequence[Act], scope: frozenset[int]
) -> str | None:
    """The rule by which the cues of all sentences together say that there is an event."""
    part = len(scope) < len(own_part(document))
    untitled = document.source.info.published is None and not cues.titled
    told = bool(live)
    if untitled:
        told = cues.mutual >= _MUTUAL and (told or cues.named > 1)
    if part or not told or appeals(document) or raided(document):
        return None
    return "event.theme" if reports(cues) else None


def passage(document: Document, live: Sequence[Act]) -> frozenset[int]:
    """The paragraphs that are given over to the steps of some acts."""
    told = {a.sentence for a in live if not a.subordinate}
    every = {a.sentence for a in document.acts}
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    scope: set[int] = set()
    for sentences in paragraphs.values():
        indices = {s.index for s in sentences}
        about = sum(s.index in every or _names_captives(s) for s in sentences)
        aside = sum(s.tokens[0].text == "(" for s in sentences)
        if indices & told and 2 * about >= len(sentences) - aside:
            scope |= indices
    return frozenset(scope)


def paragraphs(document: Document, live: Sequence[Act]) -> frozenset[int]:
    """The sentences of the paragraphs in which some acts are told."""
    told = {document.sentences[a.sentence].paragraph for a in live if not a.subordinate}
    return frozenset(s.index for s in document.sentences if s.paragraph in told)


def _names_captives(sentence: Sentence) -> bool:
    return any(people.word.group == "captive" for people in sentence.people) or not (
        word_set("hold").isdisjoint(sentence.lows)
    )


_FAINT = frozenset({"act.journey", "act.even"})
"""Rules of acts that only the text as a whole can make an event."""


def _leads(document: Document, act: Act) -> bool:
    return act.sentence in document.lead


def _about_lead(document: Document, act: Act) -> bool:
    """Whether an act of the body frees the captive whom the lead is about."""
    held = {
        index
        for index in document.lead
        if index in document.names and _names_captives(document.sentences[index])
    }
    taken_up = any(people.definite and not people.quantity for people in act.people)
    return bool(held) and act.mode == "done" and act.kind == "release" and taken_up


def _telling_title(document: Document, about: Captivity) -> bool:
    """Whether the title names a release or an exchange in any form."""
    return any(
        act.sentence == 0 and act.mode != "hoped" and (not act.weak or about.weight >= _FULL)
        for act in document.acts
    )


def tells_step(act: Act) -> bool:
    """Whether an act is told with its people: a number of them, or both sides of a swap."""
    return any(p.quantity for p in act.people) or (
        act.kind == "exchange" and bool(act.people or act.agents)
    )


def of_late(document: Document, act: Act) -> bool:
    """Whether an act of the body is of the days of the report: by its date, or its tense."""
    if act.mode not in {"done", "failed"}:
        return True
    sentence = document.sentences[act.sentence]
    before = set(sentence.words[max(0, act.first - 4) : act.first])
    if _of_a_span(sentence):
        return False
    return bool(document.dates(sentence)) or not before.isdisjoint(_PERFECT)


@once
def _of_a_span(sentence: Sentence) -> bool:
    """As in "last month", "last summer"."""
    if "last" not in sentence.lows or _SPAN.isdisjoint(sentence.lows):
        return False
    return any(low.low == "last" and then.low in _SPAN for low, then in pairwise(sentence.tokens))


_SPAN = frozenset({"month", "year", "decade", "century", "spring", "summer", "autumn", "winter"})
_PERFECT = frozenset({"has", "have", "'ve"})


def opens_paragraph(document: Document, act: Act) -> bool:
    """Whether a paragraph opens with the sentence of an act."""
    index = act.sentence
    return index == 0 or (
        document.sentences[index - 1].paragraph != document.sentences[index].paragraph
    )
