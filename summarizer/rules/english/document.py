"""What a whole text holds for the later stages: sentences, mentions, acts, lead, calendar."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from schemas import PartyKind
from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.acts.reading import sentence_acts
from summarizer.rules.english.lexicon.words import PartyWord, parties
from summarizer.rules.english.mentions.any_numbers import other_numbers
from summarizer.rules.english.mentions.calendar import Calendar
from summarizer.rules.english.mentions.coreference import resolved
from summarizer.rules.english.mentions.dates import DateMark, Written, date_marks, day_of, written
from summarizer.rules.english.mentions.eras import peoples
from summarizer.rules.english.mentions.hedges import Numbers
from summarizer.rules.english.mentions.known_persons import persons_named
from summarizer.rules.english.mentions.marks import NameMark, Quantity, Sentence
from summarizer.rules.english.mentions.parties import party_marks
from summarizer.rules.english.mentions.people import people_marks
from summarizer.rules.english.mentions.same_numbers import with_same_numbers
from summarizer.rules.english.mentions.speaker import speaker_of
from summarizer.rules.english.mentions.surnames import Surnames
from summarizer.rules.english.mentions.unlisted import unlisted
from summarizer.rules.english.sentences.memory import once
from summarizer.rules.english.sentences.tokens import cut, tokenize
from summarizer.rules.english.sentences.wrapping import unwrapped
from summarizer.source import Source
from summarizer.text.numbers import find_numbers
from summarizer.text.sentences import sentences

_TERMINAL = ".!?…:;,\"”’'"
_LONGEST_HEADING = 160
_LEAD_SENTENCES = 4
_LEAD_CHARACTERS = 1200
_SHORTEST = 6
"""Tokens of a sentence of the body; a dateline or the number of an item has fewer."""
_GREETED = frozenset({"morning", "afternoon", "evening", "everyone", "everybody", "all"})
_THANKS = frozenset({"thanks", "thank"})
_BACK = 4
"""Sentences in which the day is looked for from which "the next day" counts."""
_BRIEF = 60
"""Tokens of a text that is shorter than the reports to which the weights are fitted."""
_CASE_SAMPLE = 20_000
"""Characters looked at to tell whether capitals mean anything."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CAPITALS, _SMALL = ascii_uppercase.encode(), ascii_lowercase.encode()


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A source with all that the later stages look at.

    ``lead`` are the indices of the heading and the first sentences of the body, and ``leading``
    says whether they tell of an act, be it planned or done.
    """

    source: Source
    sentences: tuple[Sentence, ...]
    acts: tuple[Act, ...]
    names: dict[int, tuple[NameMark, ...]]
    calendar: Calendar
    cased: bool
    speaker: str | None
    words: dict[str, PartyWord]
    lead: frozenset[int]
    leading: bool
    memory: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was read of it, see ``sentences.memory``."""

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.source.text

    @property
    @once
    def brief(self) -> bool:
        """Whether the text is too short for what is told around an act to say much of it."""
        return sum(len(sentence.tokens) for sentence in self.sentences) < _BRIEF

    @property
    @once
    def day(self) -> date | None:
        """The day of the report: of its publication, else the last that its lead tells acts of."""
        if self.source.info.published is not None:
            return self.source.info.published
        told = {act.sentence for act in self.acts} & self.lead
        days = (day_of(mark) for index in told for mark in self.dates(self.sentences[index]))
        return max(filter(None, days), default=None)

    def word_of(self, name: str) -> PartyWord:
        """What the lexicon says of a party that the text names."""
        return self.words[name]

    def entity(self, name: str) -> tuple[PartyKind, str | None]:
        """Kind and country code of a party that the text names."""
        word = self.words[name]
        return word.kind, word.country

    def dates(self, sentence: Sentence, *, future: bool = False) -> tuple[DateMark, ...]:
        """The dates of a sentence; ``future`` tells which way a bare weekday points."""
        return self._dates(sentence.index, future)

    @once
    def _dates(self, index: int, future: bool) -> tuple[DateMark, ...]:  # noqa: FBT001
        told = partial(self._told, index)
        return tuple(date_marks(self._written(index), self.calendar, future=future, told=told))

    @once
    def _written(self, index: int) -> tuple[Written, ...]:
        """What the patterns of dates find in a sentence, which is asked for either way."""
        sentence = self.sentences[index]
        return written(self.text, *sentence.span, sentence.lows)

    def _told(self, index: int) -> date | None:
        """The day that the sentences right before one tell last, by its own name."""
        for sentence in reversed(self.sentences[max(0, index - _BACK) : index]):
            marks = date_marks(self._written(sentence.index), self.calendar, future=False)
            days = [day for mark in marks if (day := day_of(mark)) is not None]
            if days:
                return days[-1]
        return None


def read(source: Source) -> Document:
    """Read a source. Pure: nothing but the source and the lexicon goes in."""
    text = source.text
    cased = _is_cased(text)
    numbers = Numbers(find_numbers(text, "en"))
    marked = tuple(resolved(_marked(text, source.info.title, numbers, cased=cased)))
    speaker = speaker_of(source, marked)
    acts: list[Act] = []
    last_party: str | None = None
    names = persons_named(marked, cased=cased)
    surnames = Surnames(names)
    for sentence in marked:
        acts.extend(sentence_acts(sentence, surnames.in_sentence(sentence), speaker, last_party))
        for mark in sentence.parties:
            if mark.name != speaker and mark.word.form in {"name", "organ", "band"}:
                last_party = mark.name
    calendar = Calendar(text, source.info.published, source.info.title)
    lead = _lead(marked)
    return Document(
        source,
        marked,
        tuple(acts),
        names,
        calendar,
        cased,
        speaker,
        _words(marked, (speaker, *(name for act in acts for name in act.agents))),
        lead,
        any(act.sentence in lead and act.mode in LIVE for act in acts),
    )


def _lead(marked: tuple[Sentence, ...]) -> frozenset[int]:
    """The heading and the first sentences of the body; short ones do not count."""
    lead: set[int] = set()
    told = 0
    for sentence in marked:
        told += _tells(sentence)
        if told > _LEAD_SENTENCES or sentence.span.start > _LEAD_CHARACTERS:
            break
        lead.add(sentence.index)
    return frozenset(lead)


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence is of the body, and no greeting or dateline."""
    greets = "good" in sentence.lows and not _GREETED.isdisjoint(sentence.lows)
    thanks = any(token.low in _THANKS for token in sentence.tokens[:_SHORTEST])
    return len(sentence.tokens) >= _SHORTEST and not (sentence.heading or greets or thanks)


def _is_cased(text: str) -> bool:
    """Whether a text has words in lower case and words with a capital, both in number."""
    sample = text[:_CASE_SAMPLE]
    plain = sample.encode("ascii", "ignore")  # in which all letters of a kind are counted at once
    others = _NOT_ASCII.findall(sample)
    upper = len(plain) - len(plain.translate(None, _CAPITALS)) + sum(map(str.isupper, others))
    lower = len(plain) - len(plain.translate(None, _SMALL)) + sum(map(str.islower, others))
    return lower > 2 * upper and upper * 200 > lower


def _marked(text: str, title: str | None, numbers: Numbers, *, cased: bool) -> list[Sentence]:
    found: list[Sentence] = []
    paragraph, end = 0, 0
    told: Quantity | None = None
    stateless = peoples(f"{title}\n{text}" if title else text)
    capitals = title is not None and title.isupper()  # old papers end a title with a stop
    spans = unwrapped(text, sentences(text))
    cuts = [(span, cut(text, span.start, span.end)) for span in spans]
    unknown = unlisted([each for _, each in cuts], stateless) if cased else None
    for span, each in cuts:
        gap = text[end : span.start]
        if "\n" in gap:
            paragraph += 1
        if not each.tokens:
            continue
        named = tuple(party_marks(each, stateless, unknown, cased=cased))
        people = with_same_numbers(each, tuple(people_marks(each, named, numbers)), told)
        told = next((mark.quantity for mark in people[::-1] if mark.quantity), told)
        others = tuple(other_numbers(each, people, named, numbers))
        heading = (
            span.end - span.start < _LONGEST_HEADING
            and (
                text[span.end - 1] not in _TERMINAL
                or (capitals and text[span.start : span.end] == title)
            )
            and text[span.end : span.end + 1] in {"\n", ""}
        )
        found.append(Sentence(len(found), paragraph, span, each, named, people, heading, others))
        end = span.end
    return found


def _words(marked: tuple[Sentence, ...], others: Iterable[str | None]) -> dict[str, PartyWord]:
    """What the lexicon says of the parties that a text names, and of ``others`` that act in it."""
    words: dict[str, PartyWord] = {}
    for sentence in marked:
        for mark in sentence.parties:
            words.setdefault(mark.name, mark.word)
    for name in others:
        if name is not None and name not in words:
            found = parties().match(tokenize(name), 0)
            words[name] = (
                found[1] if found else PartyWord(name, "name", False, PartyKind.OTHER, None)
            )
    return words
