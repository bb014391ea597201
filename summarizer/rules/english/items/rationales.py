"""Which grounds are given for the exchange, and by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from schemas import RationaleKind
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.attribution import impersonal, speakers
from summarizer.rules.english.items.rationale_scores import ENOUGH, Tie, tie
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
_FEELINGS = frozenset(
    {RationaleKind.GOODWILL, RationaleKind.HUMANITARIAN, RationaleKind.CONFIDENCE_BUILDING}
)
"""Kinds that only who acts can give: "as a gesture of goodwill" is said for the side that acts."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground for the exchange, in the words of ``span``."""

    stated_by: str
    kinds: tuple[RationaleKind, ...]
    span: Span
    rule: str
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ground that a sentence may give for the exchange, and what ties it to that.

    ``points`` are for and against it, and ``proposed`` says whether they are enough.
    """

    sentence: Sentence
    ground: Ground
    tie: Tie
    points: int
    proposed: bool


Chosen = tuple[Candidate, float | None]
"""A ground that is taken, and how likely it is one where weights decided."""


def candidates(document: Document, case: Case) -> Iterator[Candidate]:
    """The grounds that the sentences of a case may give."""
    for sentence in document.sentences:
        if sentence.index in case.scope and not (sentence.heading and document.cased):
            yield from _of_sentence(document, sentence, case)


def reasons(
    document: Document, case: Case, sides: Sides, known: Collection[str], chosen: Iterable[Chosen]
) -> Iterator[Reason]:
    """The grounds given, each kind once a speaker; ``known`` are the parties of the event."""
    return _joint(_each(document, case, sides, known, chosen))


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
    document: Document, case: Case, sides: Sides, known: Collection[str], chosen: Iterable[Chosen]
) -> Iterator[tuple[Reason, bool]]:
    """Each ground by itself, and whether both sides state it together."""
    seen: set[tuple[str, RationaleKind]] = set()
    report = impersonal(document)
    for each, chance in _merged(chosen):
        sentence, ground = each.sentence, each.ground
        own_voice = report and _FEELINGS.isdisjoint(ground.kinds)
        at = ground.first
        stating = speakers(document, sentence, case, sides, known, at, own_voice=own_voice)
        for speaker in stating:
            new = tuple(kind for kind in ground.kinds if (speaker, kind) not in seen)
            if new:
                seen.update((speaker, kind) for kind in new)
                span = sentence.quote(ground.first, ground.last)
                rule = f"reason.{new[0]}" if each.proposed else "reason.weighed"
                yield Reason(speaker, new, span, rule, chance), len(stating) > 1


def _of_sentence(document: Document, sentence: Sentence, case: Case) -> Iterator[Candidate]:
    """The grounds of a sentence, each with what ties it to the exchange."""
    index = sentence.index
    acts = case.by_sentence.get(index, ())
    near = not case.told.isdisjoint(range(index - _REACH, index + 2))
    enough = ENOUGH if index in case.current else ENOUGH + _OF_THE_PAST
    asked = _ASKED if _asked(document, index) else 0
    kept: Ground | None = None
    for ground in grounds(sentence):
        tied = tie(sentence, ground, acts, told=index in case.told, near=near)
        found = tied.points + asked
        chained = kept is not None and ground.first - kept.last <= _CHAINED and ground.opened
        proposed = found >= enough or chained
        yield Candidate(sentence, ground, tied, found, proposed)
        if proposed:
            kept = ground


def _asked(document: Document, index: int) -> bool:
    """Whether the sentence before asks why: "Why did we pay this price? Because ..."."""
    if not index:
        return False
    before = document.sentences[index - 1]
    return before.tokens[-1].text == "?" and not before.lows.isdisjoint(_WHY)


def _merged(chosen: Iterable[Chosen]) -> Iterator[Chosen]:
    """Grounds that open a sentence together, as one: "Guided by X and as a sign of Y, ..."."""
    kept: Chosen | None = None
    for each, chance in chosen:
        if kept is not None and _together(kept[0], each):
            first, ground = kept[0], kept[0].ground
            kinds = tuple(dict.fromkeys((*ground.kinds, *each.ground.kinds)))
            whole = ground._replace(last=each.ground.last, kinds=kinds)
            kept = replace(first, ground=whole), kept[1]
            continue
        if kept is not None:
            yield kept
        kept = each, chance
    if kept is not None:
        yield kept


def _together(one: Candidate, other: Candidate) -> bool:
    """Whether two grounds open the same sentence."""
    return one.sentence is other.sentence and one.ground.front and other.ground.front
