"""How old what a clause tells is, by the dates and words of its sentence: news, or recalled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

_TODAY = bag("today tonight yesterday")
_THIS = bag("morning afternoon evening week weekend")
_LATELY = bag("just now finally newly recently")
_RECALLING = bag(
    "ago previously formerly earlier once already since before decades history historic "
    "anniversary remember remembered recall recalled recalls past"
)
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_MONTHS = 12
_NEAR = 1
"""Most months between an act and the report of which it is the news."""


def ages(document: Document, act: Act) -> Iterator[str]:
    """Cues of the age of an act: by words for the day of a report, and by dates."""
    sentence = document.sentences[act.sentence]
    yield from _of_words(sentence)
    published = document.source.info.published
    months = [
        _months(published, mark.value)
        for mark in document.dates(sentence)
        if mark.value is not None
    ]
    known = [each for each in months if each is not None]
    if known:
        nearest = min(known, key=abs)
        yield "near" if abs(nearest) <= _NEAR else "ahead" if nearest > 0 else "old"
    elif not months:
        yield "no date"


@once
def _of_words(sentence: Sentence) -> tuple[str, ...]:
    """What words alone say: "this morning", "last night", "four years ago"."""
    words = sentence.words
    pairs = set(pairwise(words))
    fresh = not _TODAY.isdisjoint(sentence.lows) or ("last", "night") in pairs
    fresh = fresh or any(one == "this" and then in _THIS for one, then in pairs)
    found = ["fresh"] * fresh
    found += ["lately"] * (not _LATELY.isdisjoint(sentence.lows))
    found += ["recalled"] * (not _RECALLING.isdisjoint(sentence.lows))
    return tuple(found)


def _months(published: date | None, value: str) -> int | None:
    """The months from the report to the date that an EDTF value starts with; below 0 before it."""
    if published is None:
        return None
    month = _MONTH.match(value)
    if month is not None:
        year, nth = int(month[1]), int(month[2])
        return _MONTHS * (year - published.year) + nth - published.month
    year_only = _YEAR.match(value)
    return None if year_only is None else _MONTHS * (int(year_only[0]) - published.year)
