"""Whether a weekday, or a day without its year, is one to come: "will be freed on Friday"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.rules.english.document import Document
from summarizer.rules.english.lexicon.grammar import BE, MODALS, SAYING, bag
from summarizer.rules.english.mentions.dates import DateMark
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

_EITHER_WAY = frozenset({"date.weekday", "date.day", "date.bare"})
"""Rules of dates that name no year or week."""
_AHEAD = (MODALS | bag("'ll due shall")) - {"could", "might"}
_TO_COME = BE | bag("due expected scheduled planned agreed set promised pledged offered proposed")
"""Words whose "to" tells what is to come: "are *to* be freed"."""
_PAST = (SAYING | bag("was were did has had")) - {"states", "according"}
_REACH = 24
"""Tokens between a date and the verb that tells when it is."""


def dates_of(document: Document, sentence: Sentence) -> tuple[DateMark, ...]:
    """The dates of a sentence, each read the way in which its verb points."""
    return _dates_at(document, sentence.index)


@once
def _dates_at(document: Document, index: int) -> tuple[DateMark, ...]:
    sentence = document.sentences[index]
    marks = document.dates(sentence)
    if document.source.info.published is None:
        return marks
    if _EITHER_WAY.isdisjoint(mark.rule for mark in marks):
        return marks
    return tuple(_pointed(document, sentence, marks))


def _pointed(
    document: Document, sentence: Sentence, marks: Sequence[DateMark]
) -> Iterator[DateMark]:
    lows = sentence.words
    later = {mark.start: mark for mark in document.dates(sentence, future=True)}
    for mark in marks:
        first = sentence.token_at(mark.start)
        ahead = mark.rule in _EITHER_WAY and _is_ahead(lows, first)
        yield later.get(mark.start, mark) if ahead else mark


def _is_ahead(lows: Sequence[str], first: int) -> bool:
    """Whether the verb nearest before a date, or else the first behind it, tells of the future."""
    before = _future(lows, range(first - 1, max(-1, first - _REACH), -1))
    if before is None:
        before = _future(lows, range(first + 1, min(len(lows), first + _REACH)))
    return bool(before)


def _future(lows: Sequence[str], places: Iterable[int]) -> bool | None:
    """Whether the first verb at some places tells of the future; None where there is none."""
    for at in places:
        low, before = lows[at], lows[at - 1] if at else ""
        if low in _AHEAD or (low == "to" and before in _TO_COME):
            return True
        if low in _PAST or (low.endswith("ed") and before not in BE):
            return False
    return None
