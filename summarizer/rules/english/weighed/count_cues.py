"""What speaks for a number to count people of an event, and for the part that they have in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.count_parts import Tally, is_part
from summarizer.rules.english.items.count_roles import clause_of
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.words import load, word_set
from summarizer.rules.english.mentions.marks import PeopleMark, Sentence
from summarizer.rules.english.sentences.tokens import stem
from summarizer.rules.english.weighed.surroundings import Surroundings

_ENDING = 3
_MOST = 2
_ACTS = 3


def cues(
    document: Document,
    case: Case,
    around: Surroundings,
    sides: Sides,
    index: int,
    mark: PeopleMark,
    proposed: Sequence[Tally],
) -> Iterator[str]:
    """The cues of a number of people in a sentence; ``proposed`` is what rules make of it."""
    sentence = document.sentences[index]
    yield from _of_phrase(sentence, mark)
    if {*mark.nations} & {*sides.given, *sides.taken}:
        yield "of-side"
    for key in _in_clause(sentence, mark):
        yield f"clause:{key}"
        yield f"clause:{key} {mark.word.group}"
    yield from _of_acts(case, index, mark)
    if is_part(sentence, mark):
        yield "part"
    roles = list(dict.fromkeys(tally.role for tally in proposed))
    yield from around.proposed(roles)
    for tally in proposed:
        yield tally.rule


def _of_phrase(sentence: Sentence, mark: PeopleMark) -> Iterator[str]:
    """What the phrase of a number is by itself."""
    assert mark.quantity is not None
    yield mark.rule
    yield f"group:{mark.word.group}"
    yield f"category:{mark.word.category}"
    yield "definite" if mark.definite else "indefinite"
    yield f"nations:{min(_MOST, len(mark.nations))}"
    yield f"digits:{len(str(mark.quantity.high or mark.quantity.low or 0))}"
    yield "about" if mark.quantity.approximate else "exact"
    tokens = sentence.tokens[mark.first : mark.last]
    for token in tokens:
        yield f"word:{stem(token.low)}"
    yield f"noun-ends:{tokens[-1].low[-_ENDING:]}"
    if len(tokens) > 1 and tokens[-1].text[0].isupper():
        yield "noun-capital"
    counted = (*sentence.people, *sentence.numbers)
    yield f"others:{min(_MOST, sum(each.quantity is not None for each in counted) - 1)}"


def _of_acts(case: Case, index: int, mark: PeopleMark) -> Iterator[str]:
    """Which acts of a sentence take the people of a number."""
    takes = [act for act in case.by_sentence.get(index, ()) if mark in act.people]
    for act in takes[:_ACTS]:
        yield f"taken:{act.kind} {act.mode}"
        yield f"taken:{act.rule}"
        yield f"taken:{'subordinate' if act.subordinate else 'main'}"
    if not takes:
        yield "taken:none"


@cache
def _classes() -> dict[str, frozenset[str]]:
    """The words that tell what becomes of people."""
    classes = {key: frozenset(words) for key, words in load("counts").items()}
    classes["moved"] = frozenset(load("bare_numbers")["moved"])
    classes["freed"] = word_set("release", "verbs")
    classes["swapped"] = word_set("exchange", "verbs") | word_set("exchange", "nouns")
    return classes


def _in_clause(sentence: Sentence, mark: PeopleMark) -> Iterator[str]:
    """The classes of words in the clause of a number."""
    lows = clause_of(sentence, mark)
    found = [key for key, words in _classes().items() if not words.isdisjoint(lows)]
    yield from found or ["nothing"]
