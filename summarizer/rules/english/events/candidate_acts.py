"""Which of the acts that a text tells can be its event at all."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.events.history import recalled
from summarizer.rules.english.events.other_fields import fields
from summarizer.rules.english.events.rescues import by_force
from summarizer.rules.english.events.sections import onward
from summarizer.rules.english.events.unheld import in_flight, unheld
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.sentences.memory import once

_ASKER = frozenset({"Q", "QUESTION", "Q."})
_STAGED = 2
"""Sentences of a play or an exercise from which a text is about one."""
_TO_COURT = 6
"""Tokens behind an act in which a court may be named to which people are brought."""
_BENCH = bag("court courts prosecutor prosecutors judge magistrate tribunal")
_JUSTICE = bag(
    "police policemen court courts prosecutor prosecutors judge magistrate gendarmes gendarmerie "
    "investigators constable constables sheriff tribunal justice"
)
_RELIEF = "International Committee of the Red Cross"


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that is not the event of its text, and the rule that says so."""

    act: Act
    rule: str


@once
def sift(document: Document, captivity: Captivity) -> tuple[list[Act], list[Refused]]:
    """The acts of a document that are of this kind and of its present, and those that are not."""
    context = captivity.weight + _told(document)
    linked = onward(document)
    asked = _only_asked(document, {act.sentence for act in document.acts})
    kept: list[Act] = []
    refused: list[Refused] = []
    flight = in_flight(document)
    for act in document.acts:
        if unheld(document, captivity, act, context, flight=flight):
            rule = "act.no_captives"
        elif act.sentence in linked:
            rule = "act.linked"
        elif by_force(document, act):
            rule = "act.rescue"
        elif _extradition(document, act) or _to_court(document, act):
            rule = "act.extradition"
        elif act.sentence in asked:
            rule = "act.asked"
        elif recalled(document, act):
            rule = "act.past"
        else:
            kept.append(act)
            continue
        refused.append(Refused(act, rule))
    return kept, refused


def _only_asked(document: Document, told: set[int]) -> frozenset[int]:
    """The sentences of a transcript's questions, opened by "Q", where no answer tells of an act."""
    asked: set[int] = set()
    paragraph = -1
    for sentence in document.sentences:
        if sentence.tokens[0].text in _ASKER and len(sentence.tokens) > 1:
            paragraph = sentence.paragraph
        if sentence.paragraph == paragraph:
            asked.add(sentence.index)
    return frozenset(asked) if told <= asked else frozenset()


def staged(document: Document) -> bool:
    """Whether the text is of an exercise, a game or a play: its lead says so, and it goes on."""
    told = [s.index for s in document.sentences if "staged" in fields(s)]
    return len(told) >= _STAGED and not document.lead.isdisjoint(told)


def _extradition(document: Document, act: Act) -> bool:
    """Whether an act without numbers tells of somebody handed to a court."""
    if any(people.quantity for people in act.people):
        return False
    return not _extraditing(document).isdisjoint(range(act.sentence - 2, act.sentence + 1))


@once
def _extraditing(document: Document) -> frozenset[int]:
    """The sentences that speak of extradition."""
    if "extradit" not in document.text.lower():
        return frozenset()
    return frozenset(
        sentence.index
        for sentence in document.sentences
        if any(low.startswith("extradit") for low in sentence.lows)
    )


def _to_court(document: Document, act: Act) -> bool:
    """As in "captured ten men and handed them over to the police": an arrest."""
    if act.kind != "release":
        return False
    sentence = document.sentences[act.sentence]
    last = max([act.last, *(people.last for people in act.people)])
    behind = sentence.words[last : last + _TO_COURT]
    at = next((i for i, low in enumerate(behind) if low in {"to", "into", "before"}), None)
    if at is not None and not _BENCH.isdisjoint(behind[at + 1 : at + 4]):
        return True
    if (
        at is None
        or act.to is not None
        or any(last + at < p.first <= last + at + 3 for p in sentence.parties)
    ):
        return False
    return not _JUSTICE.isdisjoint(behind[at + 1 : at + 4])


def _told(document: Document) -> float:
    """How strongly the acts themselves say that captives are let go."""
    strong = any(not act.weak and act.mode in LIVE for act in document.acts)
    even = any(act.rule == "act.even" for act in document.acts)
    titled = any(act.sentence == 0 for act in document.acts)
    weak = len({act.sentence for act in document.acts if act.weak and act.mode in LIVE}) - 1
    relief = any(mark.name == _RELIEF for s in document.sentences for mark in s.parties)
    return 2.0 * strong + 1.0 * even + 0.5 * titled + min(1.5, 0.5 * max(0, weak)) + 1.0 * relief
