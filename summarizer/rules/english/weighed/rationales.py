"""Grounds for an event that no rule finds: sentences whose words speak for one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from schemas import RationaleKind
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.attribution import speakers
from summarizer.rules.english.items.rationales import Reason
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.mentions.grounds import Ground, grounds
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.weighed.surroundings import Surroundings, by_rules_alone
from summarizer.rules.english.weighing.weights import weights

TASK = "rationales"
GIVEN = "given"
"""Label of a sentence that gives any ground; the others are kinds."""
_ENOUGH, _KIND = 0.5, 0.4


def weighed_rationales(
    document: Document,
    case: Case,
    sides: Sides,
    known: Collection[str],
    proposals: Sequence[Reason],
) -> list[Reason]:
    """The grounds that rules find, and those of other sentences that speak for one."""
    if by_rules_alone(document, case):
        return list(proposals)
    fitted = weights(TASK)
    around = Surroundings(TASK, document, case)
    found: list[Reason] = []
    for index in sorted(case.scope):
        sentence = document.sentences[index]
        own = inside(sentence, proposals)
        if sentence.heading and document.cased:
            continue
        chances = fitted.chances(fitted.sums(cues(around, sentence, own)))
        if own:
            found += [replace(each, chance=chances[GIVEN]) for each in own]
            continue
        given = chances.pop(GIVEN)
        if given < _ENOUGH:
            continue
        best = max(chances, key=lambda kind: chances[kind])
        kinds = tuple(k for k in RationaleKind if chances[k] >= _KIND or k == best)
        ground = _ground(sentence, kinds)
        span = sentence.quote(*ground)
        for speaker in speakers(document, sentence, case, sides, known, ground[0]):
            found.append(Reason(speaker, kinds, span, "reason.weighed", given))
    return found


def inside(sentence: Sentence, proposals: Sequence[Reason]) -> list[Reason]:
    """Those of some grounds that begin in a sentence."""
    span = sentence.span
    return [each for each in proposals if span.start <= each.span.start < span.end]


def _ground(sentence: Sentence, kinds: Collection[RationaleKind]) -> tuple[int, int]:
    """The tokens that give the ground: what reads like one of the kinds, else the sentence."""
    marked = [each for each in grounds(sentence) if set(each.kinds) & set(kinds)]
    best = max(marked, key=lambda each: each.weight, default=None)
    return (best.first, best.last) if best is not None else (0, len(sentence.tokens))


def cues(around: Surroundings, sentence: Sentence, proposals: Sequence[Reason]) -> Iterator[str]:
    """What the text and the rules say of a sentence that may give a ground."""
    yield from around.of_sentence(sentence.index)
    yield from around.pairs(sentence.index)
    marked: list[Ground] = list(grounds(sentence))
    for each in marked:
        yield f"ground:{min(6, each.weight)}"
        yield from (f"ground:{kind}" for kind in each.kinds)
    yield from around.proposed(dict.fromkeys(k for reason in proposals for k in reason.kinds))
