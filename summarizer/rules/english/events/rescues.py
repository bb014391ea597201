"""Who was freed by force, and by no holder: rescues, raids, escapes, amnesties of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from schemas import PartyKind
from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.other_fields import fields
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

_RAID_LEAD = 6
"""Sentences that open a text."""
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
_FORCES = bag(
    "troops soldiers sailors marines navy army police policemen officers forces paratroopers "
    "commandos gendarmes coastguard guards militiamen"
)

_OF_WAR = bag("cartel exchange exchanged prisoners war")
_RECOVERED = bag("recovered freed liberated released")


def by_force(document: Document, act: Act) -> bool:
    """Whether an act tells of people who were freed by force, or got free by themselves."""
    sentence = document.sentences[act.sentence]
    if act.kind == "release":
        if _no_release(sentence) or (_titled_rescue(document) and not act.agents):
            return True
        if (_stormed(document) or _freed_by_force(document)) and not _by_holder(document, act):
            return True
    return (raided(document) and _own(act)) or _from_holder(sentence, act)


@once
def raided(document: Document) -> bool:
    """Whether the text opens with a rescue or a raid."""
    lead = document.sentences[:_RAID_LEAD]
    return any(not _NO_RELEASE.isdisjoint(sentence.lows) for sentence in lead)


@once
def _stormed(document: Document) -> bool:
    """As in "Navy frees 17 hostages", when the lead goes on "commandos stormed the ship".

    Not where the text tells of an exchange too.
    """
    title, *body = document.sentences[: _STORY + 1]
    freed = any(act.sentence == 0 and act.kind == "release" for act in document.acts)
    told = any(not _STORMING.isdisjoint(sentence.lows) for sentence in body)
    return title.heading and freed and told and not _swapped(document)


@once
def _freed_by_force(document: Document) -> bool:
    """As in "they were freed when special forces raided a flat": of a text that tells no swap."""
    if _swapped(document):
        return False
    freed = [act for act in document.acts if act.kind == "release" and act.mode == "done"]
    sentences = [document.sentences[act.sentence] for act in freed]
    return any(
        not (_STORMING.isdisjoint(sentence.lows) or _FORCES.isdisjoint(sentence.lows))
        or _operation_frees(sentence.words, act)
        for act, sentence in zip(freed, sentences, strict=True)
    )


def _swapped(document: Document) -> bool:
    """Whether a text tells of an exchange."""
    return any(act.kind == "exchange" and act.mode in LIVE for act in document.acts)


def _operation_frees(lows: Sequence[str], act: Act) -> bool:
    """As in "an operation by Peru's forces freed a hostage", "the attack that freed 71"."""
    if act.rule != "act.active" or act.mode != "done":
        return False
    subject = lows[max(0, act.first - _SUBJECT) : act.first]
    at = next((at for at, low in enumerate(subject) if low in _OPERATIONS), None)
    if at is None:
        return False
    return subject[-1:] == ["that"] or not _FORCES.isdisjoint(subject[at:])


def _by_holder(document: Document, act: Act) -> bool:
    """Whether an armed group lets people go."""
    kinds = {document.entity(name)[0] for name in act.agents}
    return PartyKind.ARMED_GROUP in kinds


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


def _from_holder(sentence: Sentence, act: Act) -> bool:
    """As in "the navy freed ten fishermen who had been held by pirates": not by their holder."""
    if act.rule != "act.active":
        return False
    lows = sentence.words
    armed = not _FORCES.isdisjoint(lows[max(0, act.first - 3) : act.first])
    behind = lows[max(people.last for people in act.people) if act.people else act.last :]
    held = either(word_set("hold"), word_set("capture"))
    return armed and any(
        low in held and "by" in behind[at + 1 : at + _HOLDER] for at, low in enumerate(behind)
    )


def _titled_rescue(document: Document) -> bool:
    """Whether the title is of a rescue."""
    title = document.sentences[0]
    return title.heading and "rescue" in fields(title)
