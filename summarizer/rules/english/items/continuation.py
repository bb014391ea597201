"""Whether a sentence goes on about those who are freed."""

from __future__ import annotations

from collections.abc import Sequence

from schemas import PersonRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.merging_people import Named
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import Sentence

_BEFORE, _AFTER = 2, 6
"""Sentences around one that tells of the event in which its places and days may stand."""
_SHORT = 25
"""Sentences of a text that is about its event as a whole."""
_THEM = bag("they them he she him her who whom both all we our men women")
_MEANS = bag(
    "plane planes aircraft jet flight flights bus buses train trains ship ships convoy helicopter "
    "helicopters exchange swap handover release transfer"
)
"""Nouns that stand for the captives on their way, or for the event."""
_PERFORMED = bag("place carried happened occurred done completed")


def goes_on(
    document: Document, sentence: Sentence, case: Case, surnames: frozenset[str]
) -> bool | None:
    """Whether a sentence is about those who are freed; None where it is too far off to be.

    ``surnames`` are theirs.
    """
    named = sentence.holds(surnames)
    if not (named or in_reach(document, sentence, case)):
        return None
    return (
        named
        or sentence.index in case.told
        or bool(sentence.people)
        or not (_THEM | _MEANS).isdisjoint(sentence.lows)
        or ("it" in sentence.lows and not _PERFORMED.isdisjoint(sentence.lows))
    )


def of_others(
    document: Document, sentence: Sentence, people: Sequence[Named], surnames: frozenset[str]
) -> bool:
    """Whether a sentence names people who are neither freed nor speak for anybody.

    ``people`` are those of the event, ``surnames`` those of whom is freed.
    """
    if not surnames or sentence.holds(surnames):
        return False
    others = {p.name for p in people if p.role in (PersonRole.HELD, PersonRole.OTHER)}
    return any(n.name in others for n in document.names.get(sentence.index, ()))


def surnames_of(people: Sequence[Named]) -> frozenset[str]:
    """The last words of the names of those who are freed."""
    return frozenset(n.name.split()[-1] for n in people if n.role is PersonRole.RELEASED)


def in_reach(document: Document, sentence: Sentence, case: Case) -> bool:
    """Whether a sentence stands near one that tells of the event, or the text is short."""
    if document.source.info.published is None or len(case.scope) <= _SHORT:
        return True
    near = range(sentence.index - _AFTER, sentence.index + _BEFORE + 1)
    return not case.told.isdisjoint(near)
