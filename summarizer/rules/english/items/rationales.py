"""Which grounds are given for the exchange, and by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from schemas import RationaleKind
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.attribution import speakers
from summarizer.rules.english.items.rationale_scores import ENOUGH, points
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.grounds import Ground, grounds
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.text.spans import Span

_REACH = 5
"""Sentences behind one that tells of the event in which its grounds may stand."""
_WHY = bag("why reason reasons")
_ASKED = 3
"""Points for the answer to a question for the reason."""
_CHAINED = 3
"""Most tokens between a ground and another that goes on from it: "because A and because B"."""
_OF_THE_PAST = 1
"""Points more that a ground needs in a sentence that may tell of the past."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground for the exchange, in the words of ``span``."""

    stated_by: str
    kinds: tuple[RationaleKind, ...]
    span: Span
    rule: str
    chance: float | None = None


def reasons(
    document: Document, case: Case, sides: Sides, known: Collection[str]
) -> Iterator[Reason]:
    """The grounds given, each kind once a speaker; ``known`` are the parties of the event."""
    return _joint(_each(document, case, sides, known))


def _joint(found: Iterable[tuple[Reason, bool]]) -> Iterator[Reason]:
    """The grounds in order, those of a joint statement in one item a party."""
    shared: dict[str, Reason] = {}
    for reason, joint in found:
        if not joint:
            yield reason
        elif reason.stated_by in shared:
            other = shared[reason.stated_by]
            shared[reason.stated_by] = replace(other, kinds=(*other.kinds, *reason.kinds))
        else:
            shared[reason.stated_by] = reason
    yield from shared.values()


def _each(
    document: Document, case: Case, sides: Sides, known: Collection[str]
) -> Iterator[tuple[Reason, bool]]:
    """Each ground by itself, and whether both sides state it together."""
    seen: set[tuple[str, RationaleKind]] = set()
    for sentence in document.sentences:
        index = sentence.index
        if index not in case.scope or (sentence.heading and document.cased):
            continue
        for ground in _merged(_tied(document, sentence, case)):
            stating = speakers(document, sentence, case, sides, known, ground.first)
            for speaker in stating:
                new = tuple(kind for kind in ground.kinds if (speaker, kind) not in seen)
                if new:
                    seen.update((speaker, kind) for kind in new)
                    span = sentence.quote(ground.first, ground.last)
                    yield Reason(speaker, new, span, f"reason.{new[0]}"), len(stating) > 1


def _tied(document: Document, sentence: Sentence, case: Case) -> Iterator[Ground]:
    """The grounds of a sentence that are surely those of the exchange."""
    index = sentence.index
    acts = case.by_sentence.get(index, ())
    near = not case.told.isdisjoint(range(index - _REACH, index + 2))
    enough = ENOUGH if index in case.current else ENOUGH + _OF_THE_PAST
    asked = _ASKED if _asked(document, index) else 0
    kept: Ground | None = None
    for ground in grounds(sentence):
        found = points(sentence, ground, acts, told=index in case.told, near=near) + asked
        chained = kept is not None and ground.first - kept.last <= _CHAINED
        if found >= enough or (chained and ground.opened):
            yield ground
            kept = ground


def _asked(document: Document, index: int) -> bool:
    """Whether the sentence before asks why: "Why did we pay this price? Because ..."."""
    if not index:
        return False
    before = document.sentences[index - 1]
    return before.tokens[-1].text == "?" and not before.lows.isdisjoint(_WHY)


def _merged(found: Iterable[Ground]) -> Iterator[Ground]:
    """Grounds that open a sentence together, as one: "Guided by X and as a sign of Y, ..."."""
    kept: Ground | None = None
    for ground in found:
        if kept is not None and kept.front and ground.front:
            kinds = tuple(dict.fromkeys((*kept.kinds, *ground.kinds)))
            kept = kept._replace(last=ground.last, kinds=kinds)
            continue
        if kept is not None:
            yield kept
        kept = ground
    if kept is not None:
        yield kept
