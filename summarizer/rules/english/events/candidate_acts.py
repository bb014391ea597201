"""Which of the acts that a text tells can be its event at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas import PartyKind
from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.events.history import recalled
from summarizer.rules.english.events.other_fields import fields
from summarizer.rules.english.events.sections import onward
from summarizer.rules.english.events.unheld import in_flight, unheld
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

_RAID_LEAD = 6
_ASKER = frozenset({"Q", "QUESTION", "Q."})
_STAGED = 2
"""Sentences of a play or an exercise from which a text is about one."""
_NO_RELEASE = bag(
    "rescued rescue rescues rescuers escaped escape escapes stormed raid raided raids parole bail "
    "acquitted amnesty fooled tricked disguise disguised ruse commandos overpowered subdued cuffed "
    "marksmen snipers sniper"
)

_STORMING = bag("stormed rescued raided assaulted")
_OPERATIONS = bag("operation operations raid raids assault attack offensive mission")
"""What forces free people in."""
_SUBJECT = 12
"""Tokens from such a noun to its verb: "an operation by the armed forces early today freed"."""
_STORY = 2
"""Sentences behind a title in which a rescue that it tells is told again."""
_RAIDS = bag("raid raids")
_KILLED = frozenset({"killed"})
_CLAUSE = 5
"""Tokens from a word of capture to the raid in which it happened."""
_HOLDER = 5
"""Tokens from a word of captivity to the "by" of who holds: "held for ransom by"."""
_TO_COURT = 6
"""Tokens behind an act in which a court may be named to which people are brought."""
_BENCH = bag("court courts prosecutor prosecutors judge magistrate tribunal")
_JUSTICE = bag(
    "police policemen court courts prosecutor prosecutors judge magistrate gendarmes gendarmerie "
    "investigators constable constables sheriff tribunal justice"
)
_FORCES = bag(
    "troops soldiers sailors marines navy army police policemen officers forces paratroopers "
    "commandos gendarmes coastguard guards militiamen"
)

_RELIEF = "International Committee of the Red Cross"
_OF_WAR = bag("cartel exchange exchanged prisoners war")
_RECOVERED = bag("recovered freed liberated released")


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that is not the event of its text, and the rule that says so."""

    act: Act
    rule: str


@once
def sift(document: Document, captivity: Captivity) -> tuple[list[Act], list[Refused]]:
    """The acts of a document that are of this kind and of its present, and those that are not."""
    context = captivity.weight + _told(document)
    raid = raided(document)
    told = {act.sentence for act in document.acts}
    linked = onward(document)
    barred = {index for index in told if _no_release(document.sentences[index])}
    asked = _only_asked(document, told)
    kept: list[Act] = []
    refused: list[Refused] = []
    flight, rescue = in_flight(document), _titled(document, "rescue")
    stormed = _stormed(document) or _freed_by_force(document)
    for act in document.acts:
        if unheld(document, captivity, act, context, flight=flight):
            rule = "act.no_captives"
        elif act.sentence in linked:
            rule = "act.linked"
        elif (
            (act.sentence in barred and act.kind == "release")
            or (raid and _own(act))
            or (stormed and act.kind == "release" and not _by_holder(document, act))
            or _by_force(document, act, rescue=rescue)
        ):
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


@once
def raided(document: Document) -> bool:
    """Whether the text opens with a rescue or a raid."""
    lead = document.sentences[:_RAID_LEAD]
    return any(not _NO_RELEASE.isdisjoint(sentence.lows) for sentence in lead)


def _stormed(document: Document) -> bool:
    """As in "Navy frees 17 hostages", when the lead goes on "commandos stormed the ship".

    Not where the text tells of an exchange too.
    """
    title, *body = document.sentences[: _STORY + 1]
    freed = any(act.sentence == 0 and act.kind == "release" for act in document.acts)
    swapped = any(act.kind == "exchange" and act.mode in LIVE for act in document.acts)
    told = any(not _STORMING.isdisjoint(sentence.lows) for sentence in body)
    return title.heading and freed and told and not swapped


def _freed_by_force(document: Document) -> bool:
    """As in "they were freed when special forces raided a flat": of a text that tells no swap."""
    if any(act.kind == "exchange" and act.mode in LIVE for act in document.acts):
        return False
    freed = [act for act in document.acts if act.kind == "release" and act.mode == "done"]
    sentences = [document.sentences[act.sentence] for act in freed]
    return any(
        not (_STORMING.isdisjoint(sentence.lows) or _FORCES.isdisjoint(sentence.lows))
        or _operation_frees(sentence.words, act)
        for act, sentence in zip(freed, sentences, strict=True)
    )


def _by_holder(document: Document, act: Act) -> bool:
    """Whether an armed group lets people go."""
    kinds = {document.entity(name)[0] for name in act.agents}
    return PartyKind.ARMED_GROUP in kinds


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


def _own(act: Act) -> bool:
    """Whether a side frees people of its own: a rescue, or an amnesty."""
    nations = {name for people in act.people for name in people.nations}
    return act.rule == "act.active" and bool(nations) and nations <= set(act.agents)


def _no_release(sentence: Sentence) -> bool:
    if {"military", "operation"} <= sentence.lows and not _RECOVERED.isdisjoint(sentence.lows):
        return True
    if {"house", "arrest"} <= sentence.lows:
        return True
    found = _NO_RELEASE & sentence.lows
    if found and found <= _RAIDS and _taken_in_raid(sentence):
        return False
    if found == {"parole"} and not _OF_WAR.isdisjoint(sentence.lows):
        return False  # officers on parole, whom a cartel frees
    return bool(found) and not (found == {"amnesty"} and "international" in sentence.lows)


def _taken_in_raid(sentence: Sentence) -> bool:
    """As in "two soldiers whom it captured in a raid in 2006": before they were held."""
    words = sentence.words
    raid = next(at for at, low in enumerate(words) if low in _RAIDS)
    taken = either(word_set("capture"), _KILLED)
    return any(low in taken for low in words[max(0, raid - _CLAUSE) : raid])


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


def _by_force(document: Document, act: Act, *, rescue: bool) -> bool:
    """As in "the navy freed ten fishermen who had been held by pirates": not by their holder."""
    if rescue and act.kind == "release" and not act.agents:
        return True
    if act.rule != "act.active":
        return False
    lows = document.sentences[act.sentence].words
    armed = not _FORCES.isdisjoint(lows[max(0, act.first - 3) : act.first])
    behind = lows[max(people.last for people in act.people) if act.people else act.last :]
    held = either(word_set("hold"), word_set("capture"))
    return armed and any(
        low in held and "by" in behind[at + 1 : at + _HOLDER] for at, low in enumerate(behind)
    )


def _operation_frees(lows: Sequence[str], act: Act) -> bool:
    """As in "an operation by Peru's forces freed a hostage", "the attack that freed 71"."""
    if act.rule != "act.active" or act.mode != "done":
        return False
    subject = lows[max(0, act.first - _SUBJECT) : act.first]
    at = next((at for at, low in enumerate(subject) if low in _OPERATIONS), None)
    if at is None:
        return False
    return subject[-1:] == ["that"] or not _FORCES.isdisjoint(subject[at:])


def _titled(document: Document, field: str) -> bool:
    """Whether the title is of a field."""
    title = document.sentences[0]
    return title.heading and field in fields(title)


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
