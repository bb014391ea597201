"""Which day a handover has that no word beside it tells: "On Friday it was 390"."""

from __future__ import annotations

from datetime import timedelta

from schemas import PlaceRole, Status
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.continuation import goes_on
from summarizer.rules.english.lexicon.grammar import SAYING, bag
from summarizer.rules.english.lexicon.place_words import place_words
from summarizer.rules.english.mentions.dates import DateMark, day_of
from summarizer.rules.english.mentions.marks import Sentence

_RECENT = timedelta(days=14)
"""How long before the report a handover is its news."""
_AHEAD = timedelta(days=60)
_OTHER = SAYING | bag(
    "talks meeting met meet spoke speak speaking statement interview wrote visit visited thank "
    "thanked welcomed asked court killed died tweet tweeted posted published report attack"
)
"""Words of which one near a date tells what else happened on it."""
_BESIDE, _CLAUSE, _NEAR = 5, 20, 8
_SURE = 3
"""Weight of a phrase of the lexicon of places that leaves no doubt."""


def by_default(
    document: Document,
    sentence: Sentence,
    mark: DateMark,
    case: Case,
    surnames: frozenset[str],
) -> bool:
    """Whether a date is that of the handover, since nothing else is told of its day.

    ``surnames`` are those of the people freed.
    """
    published, day = document.source.info.published, day_of(mark)
    if published is None or day is None or sentence.index not in case.current:
        return False
    if sentence.heading and document.cased:
        return False
    over = case.status in (Status.COMPLETED, Status.ONGOING)
    due = case.status in (Status.AGREED, Status.ONGOING)
    past = over and timedelta(0) <= published - day <= _RECENT
    ahead = due and timedelta(0) < day - published <= _AHEAD
    if not (past or ahead) or not goes_on(document, sentence, case, surnames):
        return False
    place = sentence.token_at(mark.start)
    reach = _CLAUSE if place < _BESIDE else _BESIDE  # a date that opens the sentence reaches on
    near = sentence.words[max(0, place - _BESIDE) : place + reach]
    return _OTHER.isdisjoint(near) and not _arrives(sentence, place)


def _arrives(sentence: Sentence, place: int) -> bool:
    """Whether an arrival is told near a date, which is no handover."""
    phrases, tokens = place_words().cues, sentence.tokens
    for at in range(max(0, place - _NEAR), min(len(tokens), place + _NEAR)):
        match = phrases.match(tokens, at) if phrases.starts(tokens[at].low) else None
        if match is not None and (PlaceRole.TRANSIT, _SURE) in match[1]:
            return True
    return False
