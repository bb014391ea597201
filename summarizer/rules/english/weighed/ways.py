"""Which of two sides lets the people of a count go, by the weights of all cues."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.count_parts import Tally
from summarizer.rules.english.items.directions import GUESSED
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import PartyMark, PeopleMark, Sentence
from summarizer.rules.english.sentences.memory import once
from summarizer.rules.english.sentences.tokens import stem
from summarizer.rules.english.weighing.weights import log_odds, weights

TASK = "ways"
_OURS = bag("our ours we us")
_STEP, _STEPS = 4, 4
_BETWEEN = 12


def giver(
    case: Case,
    document: Document,
    sides: tuple[str, ...],
    index: int,
    mark: PeopleMark,
    tally: Tally,
) -> str:
    """The likelier of the two sides to let the people of a count go."""
    return sides[lead(case, document, sides, index, mark, tally) < 0]


@once
def lead(
    case: Case,
    document: Document,
    sides: tuple[str, ...],
    index: int,
    mark: PeopleMark,
    tally: Tally,
) -> float:
    """By how much the first of two sides is likelier to let people go, in log odds."""
    fitted = weights(TASK)
    one, other = (
        fitted.chances(fitted.sums(way_cues(document, case, pair, index, mark, tally)))["gives"]
        for pair in (sides, sides[::-1])
    )
    return log_odds(one) - log_odds(other)


def way_cues(
    document: Document,
    case: Case,
    pair: tuple[str, ...],
    index: int,
    mark: PeopleMark,
    tally: Tally,
) -> Iterator[str]:
    """The cues by which the first of a pair of sides lets the people of a count go."""
    sentence = document.sentences[index]
    inside = sentence.words[mark.first : mark.last]
    kinds = "-".join(document.entity(name)[0] for name in pair)
    yield f"kinds:{kinds}"
    for word in dict.fromkeys(inside):
        yield f"{kinds} {stem(word)}"
    yield f"{kinds} {mark.word.group}"
    for who, name in zip(("side", "rival"), pair, strict=True):
        yield from [f"{who} {cue}" for cue in _of_side(case, document, name, index, mark)]
        if tally.rule == GUESSED:
            yield f"{who} guess-gives" if tally.released_by == name else f"{who} guess-takes"
            continue
        if tally.released_by == name:
            yield f"{who} rule-gives"
            yield f"{who} rule-gives {tally.rule}"
        if tally.released_to == name:
            yield f"{who} rule-takes"


@once
def _of_side(
    case: Case, document: Document, name: str, index: int, mark: PeopleMark
) -> tuple[str, ...]:
    """How the number stands to one of the sides, be it told of as the side or as the rival."""
    return tuple(_standing(document, case, name, index, mark))


def _standing(
    document: Document, case: Case, name: str, index: int, mark: PeopleMark
) -> Iterator[str]:
    sentence = document.sentences[index]
    if name in mark.nations:
        yield "nation"
    if name == document.speaker:
        yield from _of_speaker(sentence, mark)
    named = sentence.parties_by_name().get(name, ())
    if not named:
        yield "unnamed"
        before = document.sentences[max(0, index - 1) : index]
        if any(name in each.parties_by_name() for each in before):
            yield "named-before"
    ahead = bisect_right(named, mark.first, key=attrgetter("last"))
    behind = bisect_left(named, mark.last, key=attrgetter("first"))
    if ahead:
        party = named[ahead - 1]
        yield from _of_mention("ahead", sentence, party, (party.last, mark.first))
    if behind < len(named):
        party = named[behind]
        yield from _of_mention("behind", sentence, party, (mark.last, party.first))
    for act in case.acts_near(index, mark.first):
        yield from (f"{part} of {act.kind}" for part in act.parts().get(name, ()))


def _of_speaker(sentence: Sentence, mark: PeopleMark) -> Iterator[str]:
    yield "speaker"
    near = sentence.tokens[max(0, mark.first - _STEP) : mark.last]
    if any(token.low in _OURS for token in near):
        yield "ours"


def _of_mention(
    side: str, sentence: Sentence, party: PartyMark, gap: tuple[int, int]
) -> Iterator[str]:
    words = sentence.words
    yield side
    yield f"{side}:{min(_STEPS, (gap[1] - gap[0]) // _STEP)}"
    yield f"{side} form:{party.word.form}"
    yield f"{side} head:{words[party.first - 1] if party.first else '^'}"
    between = words[gap[0] : gap[1]]
    for low in dict.fromkeys(between if len(between) <= _BETWEEN else ()):
        yield f"{side} over:{stem(low)}"
    yield f"{side} next:{stem(between[0]) if between else '.'}"
    if "," in between or "and" in between:
        yield f"{side} apart"
