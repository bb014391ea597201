"""What belongs to the past of a report: earlier releases, paragraphs of history (rule 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from schemas import bounds
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.lexicon.grammar import RELATIVES, SAYING, bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once
from summarizer.text.months import ENGLISH_MONTHS

_RECENT = timedelta(days=75)
_OF_BODY = timedelta(days=45)
"""The same where the lead tells of the event, and the body recalls others."""
_OF_ASIDE = timedelta(days=25)
"""The same where a later sentence opens with a month: "In October, Peru released ten"."""
_PERSONAL = bag("who whom whose")
_UNITS = bag("hours day days week weeks month months year years")
_AUXILIARIES = 4
"""Tokens before a verb in which "had already" stands."""
_PLANS = frozenset({"agreed", "due", "offered"})
_FIRST = 2
_EARLIER = bag("previously earlier formerly previous last-year")
_ELSEWHERE = bag(
    "since born war sentenced serving began after following ceasefire signed reached concluded"
)
_MARKING = bag("anniversary anniversaries commemorate commemorates commemorating commemoration")
_REMINDING = bag("reminded reminds recalled recalls remembered reminder reminding recalling")
_RECALLING = frozenset(
    {
        ("for", "example"),
        ("for", "instance"),
        ("the", "past"),
        ("years", "past"),
        ("last", "time"),
    }
)
_THIS_YEAR = frozenset({("earlier", "this"), ("this", "year")})
_SPANS = bag("year years decade decades")
"""Pairs of words by which a sentence is told to recall something."""
_LONG_AGO = 2
"""Months."""
_CLOSING = 4
"""Tokens at the end of a sentence: ", the study recalls"."""
_EARLY = 20
"""Tokens of the clause that "earlier" opens."""
_OPENING, _FINE = 4, 6
_GOVERNED = 6
"""Tokens from a word of capture to its date, with the place in between."""
_OF_RELATIVE = 16
"""The same where the word stands in a relative clause."""
_OF_THE_DAY = SAYING | bag("is are will has have now today tonight remain remains")
_INHERITING = 4
"""Sentences of a paragraph that a date in the past reaches over."""


def recalled(document: Document, act: Act) -> bool:
    """Whether an act is told of the past: an old date stands nearest to it, or "previously"."""
    sentence = document.sentences[act.sentence]
    lows = sentence.words
    behind = act.people[-1].last if act.people else act.last
    near = [
        *_without_spells(lows[max(0, act.first - 4) : act.first]),
        *lows[act.last : act.last + 2],
        *lows[behind : behind + 2],
    ]
    if (
        not _EARLIER.isdisjoint(near)
        or _recalls(sentence)
        or (act.mode not in _PLANS and _of_past_month(document, lows[behind : behind + 7]))
    ):
        return True
    reminded = not _REMINDING.isdisjoint(sentence.lows) and not _REMINDING.isdisjoint(
        (*lows[: act.first], *lows[-_CLOSING:], *_closing(lows))
    )
    earlier = lows[0] in _EARLIER and act.first < _EARLY
    if reminded or earlier or not _MARKING.isdisjoint(sentence.lows) or lows[:1] == ["since"]:
        return True
    if act.sentence not in document.lead and (
        _has_already(lows, act) or _before_plan(document, sentence)
    ):
        return True
    old = _old_dates(document, sentence.index)
    if not old:
        return _goes_on_from_past(document, sentence)
    opened = _others(lows[: old[0]])
    if old[0] <= _OPENING and not opened and len(old) == len(document.dates(sentence)):
        return True
    others = _others(lows)
    begin = act.people[0].last if act.people and act.people[0].last <= act.first else act.first
    aside = {
        place
        for place in old
        if (begin < place < act.first and not RELATIVES.isdisjoint(lows[begin:place]))
        or not _PERSONAL.isdisjoint(lows[behind:place])
    }  # "ten men whom Peru had carried off in 2014 were freed", "freed Roe, who fell ill in 2014"
    return any(_dated_by(place, act.first, behind, others) for place in old if place not in aside)


def _goes_on_from_past(document: Document, sentence: Sentence) -> bool:
    """As in "In 1953 an armistice was signed. It made possible the exchange of prisoners"."""
    if not sentence.index or document.dates(sentence) or not _OF_THE_DAY.isdisjoint(sentence.lows):
        return False
    before = document.sentences[sentence.index - 1]
    old = _old_dates(document, before.index) if before.paragraph == sentence.paragraph else []
    return bool(old) and old[0] <= _OPENING and before.index not in _acting(document)


def _without_spells(before: Sequence[str]) -> Iterator[str]:
    """The words before a verb but for the "earlier" of "taken a day earlier have been freed"."""
    return (low for prior, low in pairwise(before) if prior not in _UNITS)


def _has_already(lows: Sequence[str], act: Act) -> bool:
    """As in "it had already freed 1,300"."""
    return {"had", "already"} <= {*lows[max(0, act.first - _AUXILIARIES) : act.first]}


def _before_plan(document: Document, sentence: Sentence) -> bool:
    """As in "In August, 243 were freed", where the lead tells only of what is to be done."""
    opening, *month = sentence.words[:2]
    if opening != "in" or ENGLISH_MONTHS.keys().isdisjoint(month):
        return False
    modes = _lead_modes(document)
    return not modes.isdisjoint(_PLANS) and modes.isdisjoint({"done", "now"})


@once
def _lead_modes(document: Document) -> frozenset[str]:
    """The modes of the acts that the lead tells."""
    return frozenset([act.mode for act in document.acts if act.sentence in document.lead])


@once
def _acting(document: Document) -> frozenset[int]:
    """Indices of the sentences that tell an act."""
    return frozenset([act.sentence for act in document.acts])


@once
def _recalls(sentence: Sentence) -> bool:
    """As in "for example", "the last time", "earlier this year"."""
    asides = set(pairwise(sentence.words))
    return asides >= _THIS_YEAR or not _RECALLING.isdisjoint(asides)


def _closing(lows: Sequence[str]) -> Iterator[str]:
    """The words before a comma: ", the study recalls,"."""
    return (low for low, then in pairwise(lows) if then == ",")


def _others(lows: Sequence[str]) -> dict[int, int]:
    """Words that a date may belong to, and which tell of no release: token, and how far it reaches.

    A relative clause, as "who were taken by rebels in the town in May", reaches farther.
    """
    words = _governors()
    return {
        at: _GOVERNED if RELATIVES.isdisjoint(lows[max(0, at - 3) : at]) else _OF_RELATIVE
        for at, low in enumerate(lows)
        if low in words
    }


@lru_cache(maxsize=1)
def _governors() -> frozenset[str]:
    return _ELSEWHERE | _held()


def _dated_by(place: int, verb: int, behind: int, others: Mapping[int, int]) -> bool:
    """Whether a date at ``place`` is that of a release at ``verb``, whose people end at ``behind``.

    A date belongs to the nearest word before it, and else to the nearest one behind; ``others``
    are those of no release.
    """
    distance = _apart(verb, place)
    if behind > verb:
        distance = min(distance, abs(place - behind))
    if any(0 < place - at <= reach and not at < verb < place for at, reach in others.items()):
        return False
    return not any(_apart(at, place) < distance for at in others)


def _apart(verb: int, date: int) -> int:
    """How far a verb is from a date; one that opens no sentence belongs to a verb before it."""
    before = date > _OPENING and verb > date
    return abs(verb - date) + (_FINE if before else 0)


def _of_past_month(document: Document, behind: Sequence[str]) -> bool:
    """As in "were freed in a November truce", said in April: a month without a year or a day."""
    published = document.source.info.published
    others = _held()
    for low, then in pairwise((*behind, "")):
        if low in others:
            return False  # "ten men captured in March"
        month = ENGLISH_MONTHS.get(low)
        if published is not None and month and not then[:1].isdigit():
            return (published.month - month) % 12 >= _LONG_AGO
    return False


@once
def _old_dates(document: Document, index: int) -> list[int]:
    """Tokens at which dates start that lie well before the publication."""
    return list(_old(document, document.sentences[index]))


def _old(document: Document, sentence: Sentence) -> Iterator[int]:
    yield from (
        at for at, low in enumerate(_lows(sentence)) if low == "ago" and _long(sentence, at)
    )
    published = document.day
    if published is None:
        return
    recent = _RECENT if not document.leading or sentence.index in document.lead else _OF_BODY
    if document.leading and sentence.tokens[0].low == "in" and sentence.index > _FIRST:
        recent = _OF_ASIDE
    for mark in document.dates(sentence):
        if mark.value is None:
            continue
        first, last = bounds(mark.value)
        day = last or first
        if day is not None and published - day > recent:
            yield sentence.token_at(mark.start)


def _lows(sentence: Sentence) -> list[str]:
    return sentence.words if "ago" in sentence.lows else []


def _long(sentence: Sentence, at: int) -> bool:
    """Whether "ago" at a token counts years."""
    return at > 0 and sentence.tokens[at - 1].low in _SPANS


def past_sentences(document: Document, live: Sequence[Act]) -> frozenset[int]:
    """Sentences of history: with an old date and no live act, and those that go on from them."""
    told = {act.sentence for act in live}
    past: set[int] = set()
    reach, paragraph = 0, -1
    for sentence in document.sentences:
        if sentence.index in told:
            reach = 0
        elif not _of_captives(sentence) and _old_dates(document, sentence.index):
            reach, paragraph = _INHERITING, sentence.paragraph
            past.add(sentence.index)
        elif reach and sentence.paragraph == paragraph and not _back_to_news(document, sentence):
            reach -= 1
            past.add(sentence.index)
        else:
            reach = 0
    return frozenset(past)


def _of_captives(sentence: Sentence) -> bool:
    """Whether a sentence tells how people were taken, held or tried, which is no history."""
    return not _captivity().isdisjoint(sentence.lows)


@lru_cache(maxsize=1)
def _held() -> frozenset[str]:
    return word_set("capture") | word_set("convict") | word_set("hold")


@lru_cache(maxsize=1)
def _captivity() -> frozenset[str]:
    return _held() | {"missing"}


def _back_to_news(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence behind one of history is of the day again: by its tense, or its date."""
    if not _OF_THE_DAY.isdisjoint(sentence.lows):
        return True
    return bool(document.dates(sentence)) and not _old_dates(document, sentence.index)
