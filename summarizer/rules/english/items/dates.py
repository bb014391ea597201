"""What happened on which date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from schemas import DateRole, bounds
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.continuation import of_others, surnames_of
from summarizer.rules.english.items.date_cues import Cue, cues
from summarizer.rules.english.items.date_defaults import by_default
from summarizer.rules.english.items.date_direction import dates_of
from summarizer.rules.english.items.merging_people import Named
from summarizer.rules.english.lexicon.grammar import BE, SAYING, bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.datelines import ends_dateline
from summarizer.rules.english.mentions.dates import DateMark
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.text.spans import Span

_CAPTIVE = bag("prisoner captive hostage hands detention bars custody cell")
_SENTENCED = bag("sentence sentenced convicted condemned conviction")
_THEM = bag("him her them us")
_SHORTLY = 6
_SINCE = 12
"""Tokens before "since" in which a word of captivity goes with it."""
_OF_CAPTIVES = frozenset({DateRole.CAPTURE, DateRole.CONVICTION})
_ARRIVAL = "date.arrival"
_ARRIVING = bag("landed arrived reached arrive arrives touched disembarked flown reunited")
_OPENING = 4
_CLOSE = 3
_FAR = 70
_NEAR = 30
"""Tokens between a date and the word that tells what happened."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its role."""

    role: DateRole
    mark: DateMark
    rule: str
    chance: float | None = None


def date_all(document: Document, case: Case, people: Sequence[Named]) -> list[Dated]:
    """The dates of an event, in order of the text; ``people`` are those of the event."""
    surnames = surnames_of(people)
    found: dict[tuple[DateRole, str], Dated] = {}
    for sentence in document.sentences:
        if sentence.index not in case.scope:
            continue
        others = of_others(document, sentence, people, surnames)
        others = others and sentence.index not in case.told
        for dated in _of_sentence(document, sentence, case, surnames):
            if others and dated.role in _OF_CAPTIVES:
                continue
            if dated.mark.value is not None or _unanchored(document, dated, case):
                key = dated.mark.value or document.text[dated.mark.start : dated.mark.end]
                found.setdefault((dated.role, key), dated)
    for dated in _taken(document, case, surnames):
        assert dated.mark.value is not None
        found.setdefault((dated.role, dated.mark.value), dated)
    kept = _without_arrivals(_finest(list(found.values())))
    return sorted(kept, key=lambda dated: dated.mark.start)


def _without_arrivals(found: list[Dated]) -> list[Dated]:
    """Drop the days of arrivals, unless they are all that is told of the handover."""
    handovers = [dated for dated in found if dated.role is DateRole.HANDOVER]
    if all(dated.rule == _ARRIVAL for dated in handovers):
        return found
    return [dated for dated in found if dated.rule != _ARRIVAL]


def _unanchored(document: Document, dated: Dated, case: Case) -> bool:
    """Whether words for the day of a step are coded though nothing says which day it was."""
    undated = document.source.info.published is None
    step = dated.role in {DateRole.HANDOVER, DateRole.AGREEMENT, DateRole.PROPOSAL}
    return undated and step and dated.mark.rule == "date.weekday" and not case.undone


def _finest(found: list[Dated]) -> list[Dated]:
    """Drop a span ("last week") that holds a finer date of the same role ("December 7")."""
    return [d for d in found if not any(_holds(d, other) for other in found if other is not d)]


def _holds(dated: Dated, other: Dated) -> bool:
    if dated.role is not other.role or dated.mark.rule not in {
        "date.word",
        "date.year",
        "date.month",
        "date.bare",
    }:
        return False
    if dated.mark.value is None or other.mark.value is None:
        return False
    first, last = bounds(dated.mark.value)
    inner, outer = bounds(other.mark.value)
    if first is None or last is None or inner is None or outer is None:
        return False
    return first <= inner and outer <= last and (first, last) != (inner, outer)


def _taken(document: Document, case: Case, surnames: frozenset[str]) -> Iterator[Dated]:
    """Days on which the people freed were taken, told beside their names or as "they"."""
    subject = False
    capture = word_set("capture")
    for sentence in document.sentences:
        lows = sentence.words
        named = sentence.holds(surnames)
        about = named or (subject and bool({"they", "he", "she"} & set(lows[:12])))
        if about and sentence.index in case.scope and sentence.index not in case.by_sentence:
            nxt = sentence.index + 1
            follow = document.sentences[nxt].tokens if nxt < len(document.sentences) else ()
            at = next((i for i, low in enumerate(lows) if low in capture), None)
            if (
                at is None
                and any(t.low in capture for t in follow)
                and any(t.low in {"they", "he", "she"} for t in follow)
            ):
                at = 0
            for mark in document.dates(sentence) if at is not None else ():
                told = mark.value is not None and mark.rule != "date.word"
                if told and mark.start > sentence.tokens[at or 0].start:
                    yield Dated(DateRole.CAPTURE, mark, "date.taken")
                    break
        subject = about or sentence.index in case.by_sentence


def _of_sentence(
    document: Document, sentence: Sentence, case: Case, surnames: frozenset[str]
) -> Iterator[Dated]:
    marks = dates_of(document, sentence)
    found = cues(document, sentence, case, surnames) if marks else []
    for mark in marks:
        if ends_dateline(document.text, mark.end) or _of_paper(document.text, mark.start):
            continue
        place = sentence.token_at(mark.start)
        if _since(document.text, mark):
            role = _state_since(sentence, place)
            if role is not None:
                yield Dated(role, mark, "date.since")
            continue
        dated = _by_cue(document, sentence, mark, found, case)
        if dated is not None:
            if _fits(document, sentence, dated, case):
                yield dated
        elif by_default(document, sentence, mark, case, surnames):
            yield Dated(DateRole.HANDOVER, mark, "date.default")


def _by_cue(
    document: Document, sentence: Sentence, mark: DateMark, found: Sequence[Cue], case: Case
) -> Dated | None:
    """A date with the role of the cue that is nearest to it."""
    if not found:
        return None
    place = sentence.token_at(mark.start)
    opening = place <= _OPENING
    best = min(found, key=lambda cue: _cost(sentence, cue, place, opening=opening))
    if _distance(sentence, best[0], place) > (_FAR if opening else _NEAR):
        return None
    if _elsewhere(sentence, best[0], place, opening=opening):
        return None
    best = _ahead(sentence, best, place, case)
    arrives = best[1] is DateRole.HANDOVER and sentence.tokens[best[0]].low in _ARRIVING
    rule = _ARRIVAL if arrives else mark.rule
    return Dated(best[1], _pointed(document, sentence, mark, best, case), rule)


def _state_since(sentence: Sentence, place: int) -> DateRole | None:
    """What began on the date behind "since": "held since", "under sentence since"."""
    before = sentence.words[:place]
    if not _SENTENCED.isdisjoint(before[-_SHORTLY:]):
        return DateRole.CONVICTION
    had = "had" in before and not _THEM.isdisjoint(before[-_SHORTLY:])
    return DateRole.CAPTURE if had or not _captivity().isdisjoint(before[-_SINCE:]) else None


@lru_cache(maxsize=1)
def _captivity() -> frozenset[str]:
    """Words of captivity before "since"."""
    return word_set("hold") | word_set("capture") | _CAPTIVE


def _since(text: str, mark: DateMark) -> bool:
    """Whether "since" stands before a date: since then people have been held."""
    return "since" in text[max(0, mark.start - 6) : mark.start + 6].lower().split()


def _elsewhere(sentence: Sentence, cue: int, place: int, *, opening: bool) -> bool:
    """Whether a date is that of a message or an arrival, and not of the act that a cue tells.

    As in "he told me this morning that they would be freed", "the men freed will arrive tomorrow".
    """
    lows = sentence.words
    if not opening and place < cue and "that" in lows[place:cue]:
        return True
    return cue < place and "arrive" in lows[cue:place]


def _ahead(sentence: Sentence, cue: Cue, place: int, case: Case) -> Cue:
    """The cue for a date right behind the verb of a release agreed on: the day of the release.

    As in "agreed to free them on Thursday", "are to be freed on Thursday".
    """
    for act in case.by_sentence.get(sentence.index, ()):
        ends = [act.last, *(people.last for people in act.people)]
        close = any(0 <= place - end <= _CLOSE for end in ends)
        verb = sentence.tokens[act.first - 1].low in BE | {"to"}
        if act.mode == "agreed" and verb and act.first == cue[0] and close:
            between = set(sentence.words[act.last : place])
            return cue if between & (SAYING | {","}) else (act.first, DateRole.HANDOVER)
    return cue


def _pointed(
    document: Document, sentence: Sentence, mark: DateMark, cue: Cue, case: Case
) -> DateMark:
    """The date read forward where it is a weekday of an act to come."""
    acts = case.by_sentence.get(sentence.index, ())
    handover = cue[1] is DateRole.HANDOVER
    due = any(
        act.first == cue[0] and (act.mode == "due" or (act.mode == "agreed" and handover))
        for act in acts
    )
    if mark.rule != "date.weekday" or not due:
        return mark
    later = document.dates(sentence, future=True)
    return next((other for other in later if other.start == mark.start), mark)


def _fits(document: Document, sentence: Sentence, dated: Dated, case: Case) -> bool:
    """Whether a date can be that of its role."""
    acts = sentence.index in case.by_sentence
    if dated.role is DateRole.CAPTURE:
        return dated.mark.rule != "date.word" and not (acts and dated.mark.rule == "date.weekday")
    if dated.role is DateRole.HANDOVER:
        titled = sentence.index == 0 and document.source.info.published is None
        return _recent(document, dated.mark) and not (titled and sentence.heading)
    return True


def _of_paper(text: str, start: int) -> bool:
    """Whether a date is that of a letter: "telegram No. 135 of 12th June"."""
    before = text[max(0, start - 40) : start].lower().split()[-5:]
    return any(word in {"telegram", "letter", "cablegram", "file"} for word in before)


def _cost(sentence: Sentence, cue: Cue, place: int, *, opening: bool) -> int:
    """How far a cue is from a date.

    A date that opens the sentence goes with what the sentence tells, and words on how people were
    taken have their date behind them.
    """
    cost = _distance(sentence, cue[0], place)
    if cue[1] in {DateRole.CAPTURE, DateRole.CONVICTION} and (opening or place < cue[0]):
        cost += 40
    return cost


def _distance(sentence: Sentence, cue: int, place: int) -> int:
    """Tokens between, with a fine for each clause boundary."""
    low, high = min(cue, place), max(cue, place)
    fine = sum(
        3
        for token in sentence.tokens[low:high]
        if token.low in {",", ";", "who", "which", "after", "that"}
    )
    return high - low + fine


def age_of(document: Document, mark: DateMark) -> timedelta | None:
    """From a date, or the end of a span, to the publication; None where either is not known."""
    published = document.source.info.published
    if published is None or mark.value is None:
        return None
    first, last = bounds(mark.value)
    end = last or first
    return published - end if end is not None else None


def _recent(document: Document, mark: DateMark) -> bool:
    """Whether a handover on this date can be the news."""
    if document.source.info.published is None or mark.value is None:
        return True
    age = age_of(document, mark)
    return age is not None and age <= timedelta(days=100)


def span_of(mark: DateMark) -> Span:
    """Offsets of a date."""
    return Span(mark.start, mark.end)
