"""Stages one to three over a whole text: sentences, tokens, marks, acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import pairwise

from schemas import PartyKind
from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.acts.reading import sentence_acts
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import PartyWord, parties
from summarizer.rules.english.mentions.acquainted import surname_marks, surnames_alone, with_parties
from summarizer.rules.english.mentions.calendar import Calendar
from summarizer.rules.english.mentions.capitals import names_in_capitals
from summarizer.rules.english.mentions.counting import people_marks
from summarizer.rules.english.mentions.dates import DateMark, date_marks, day_of
from summarizer.rules.english.mentions.hedges import Numbers
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.naming import BARE, bare_marks, party_marks, peoples
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.mentions.persons import name_marks
from summarizer.rules.english.sentences.tokens import tokenize
from summarizer.rules.english.sentences.wrapping import unwrapped
from summarizer.source import Source
from summarizer.text.numbers import find_numbers
from summarizer.text.sentences import sentences

_FIRST_PERSON = bag("we our i my us")
_TERMINAL = ".!?…:;,\"”’'"
_OWN_VOICE = bag("statement remarks message proclamation address letter communique")
_PRESS_CALL = bag("transcript briefing spokesperson")
_LONGEST_HEADING = 160
_LEAD_SENTENCES = 4
_LEAD_CHARACTERS = 1200
_SHORTEST = 6
"""Tokens of a sentence of the body; a dateline or the number of an item has fewer."""
_BACK = 4
"""Sentences in which the day is looked for from which "the next day" counts."""
_SAMPLE = 20
_CASE_SAMPLE = 20_000
"""Characters looked at to tell whether capitals mean anything."""


@dataclass(frozen=True, slots=True)
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
    _dates: dict[tuple[int, bool], tuple[DateMark, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.source.text

    def word_of(self, name: str) -> PartyWord:
        """What the lexicon says of a party that the text names."""
        return self.words[name]

    def dates(self, sentence: Sentence, *, future: bool = False) -> tuple[DateMark, ...]:
        """The dates of a sentence; ``future`` tells which way a bare weekday points."""
        key = sentence.index, future
        if key not in self._dates:
            start, end = sentence.span
            told = partial(self._told, sentence.index)
            self._dates[key] = tuple(
                date_marks(self.text, start, end, self.calendar, future=future, told=told)
            )
        return self._dates[key]

    def _told(self, index: int) -> date | None:
        """The day that the sentences right before one tell last, by its own name."""
        for sentence in reversed(self.sentences[max(0, index - _BACK) : index]):
            marks = date_marks(self.text, *sentence.span, self.calendar, future=False)
            days = [day for mark in marks if (day := day_of(mark)) is not None]
            if days:
                return days[-1]
        return None


def read(source: Source) -> Document:
    """Read a source. Pure: nothing but the source and the lexicon goes in."""
    text = source.text
    cased = is_cased(text)
    numbers = Numbers(find_numbers(text, "en"))
    marked = tuple(_resolved(_marked(text, source.info.title, numbers, cased=cased)))
    speaker = _speaker(source, marked)
    acts: list[Act] = []
    last_party: str | None = None
    names = _names(marked, cased=cased)
    for sentence in marked:
        acts.extend(sentence_acts(sentence, names.get(sentence.index, ()), speaker, last_party))
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
        _words(marked, speaker),
        lead,
        any(act.sentence in lead and act.mode in LIVE for act in acts),
    )


def _lead(marked: tuple[Sentence, ...]) -> frozenset[int]:
    """The heading and the first sentences of the body; short ones do not count."""
    lead: set[int] = set()
    told = 0
    for sentence in marked:
        told += len(sentence.tokens) >= _SHORTEST and not sentence.heading
        if told > _LEAD_SENTENCES or sentence.span.start > _LEAD_CHARACTERS:
            break
        lead.add(sentence.index)
    return frozenset(lead)


def is_cased(text: str) -> bool:
    """Whether a text has words in lower case and words with a capital, both in number."""
    sample = text[:_CASE_SAMPLE]
    letters = {letter: sample.count(letter) for letter in set(sample)}
    upper = sum(times for letter, times in letters.items() if letter.isupper())
    lower = sum(times for letter, times in letters.items() if letter.islower())
    return lower > 2 * upper and upper * 200 > lower


def _marked(text: str, title: str | None, numbers: Numbers, *, cased: bool) -> list[Sentence]:
    found: list[Sentence] = []
    paragraph, end = 0, 0
    stateless = peoples(f"{title}\n{text}" if title else text)
    for span in unwrapped(text, sentences(text)):
        gap = text[end : span.start]
        if "\n" in gap:
            paragraph += 1
        tokens = tokenize(text, span.start, span.end)
        if not tokens:
            continue
        named = tuple(party_marks(tokens, stateless, cased=cased))
        people = tuple(people_marks(tokens, named, numbers))
        heading = (
            span.end - span.start < _LONGEST_HEADING
            and text[span.end - 1] not in _TERMINAL
            and text[span.end : span.end + 1] in {"\n", ""}
        )
        found.append(Sentence(len(found), paragraph, span, tokens, named, people, heading))
        end = span.end
    return found


def _resolved(marked: list[Sentence]) -> list[Sentence]:
    """Let "the government" and "the rebels" stand for the state that the text is most about."""
    main = _main_state(marked)
    group = _main_group(marked)
    paragraphs: dict[int, list[Sentence]] = {}
    if main is None or group is None:
        for sentence in marked:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    resolved: list[Sentence] = []
    for sentence in marked:
        bare = not BARE.isdisjoint(sentence.lows)
        state = main or _main_state(paragraphs[sentence.paragraph], telling=True) if bare else None
        near = group or _main_group(paragraphs[sentence.paragraph]) if bare else None
        extra = tuple(bare_marks(sentence.tokens, sentence.parties, state, near)) if bare else ()
        if extra:
            old = tuple(
                mark for mark in sentence.parties if mark.first not in {m.first for m in extra}
            )
            every = tuple(sorted((*old, *extra), key=lambda mark: mark.first))
            resolved.append(replace(sentence, parties=every))
        else:
            resolved.append(sentence)
    return resolved


def _main_group(marked: list[Sentence]) -> PartyWord | None:
    """The armed group that the text names, if it names one alone."""
    words = {
        mark.name: mark.word
        for sentence in marked
        for mark in sentence.parties
        if mark.word.kind is PartyKind.ARMED_GROUP and mark.word.form == "name"
    }
    return next(iter(words.values())) if len(words) == 1 else None


def _main_state(marked: list[Sentence], *, telling: bool = False) -> PartyWord | None:
    """The state whose government the text names, if it names one alone.

    ``telling`` says that the first state named will do, as in a paragraph of its own.
    """
    organs = Counter(
        mark.name
        for sentence in marked
        for mark in sentence.parties
        if mark.word.form == "organ" and mark.word.kind is PartyKind.STATE
    )
    organs.update(_led(marked))
    if not organs:
        organs = Counter(
            mark.name for s in marked for mark in s.parties if mark.word.kind is PartyKind.STATE
        )
    if not organs:
        return None
    (first, times), *rest = organs.most_common(2)
    if telling:
        first = next((m.name for s in marked for m in s.parties if m.name in organs), first)
    elif rest and rest[0][1] * 2 > times:
        return None
    found = next((m.word for s in marked for m in s.parties if m.name == first), None)
    return found or _word(first)


def _led(marked: Sequence[Sentence]) -> Iterator[str]:
    """The states whose heads or ministers a text names: "President Roe" of the lexicon."""
    leaders, official = titles().leaders, titles().official
    for sentence in marked:
        if leaders.keys().isdisjoint(sentence.lows):
            continue
        for title, token in pairwise(sentence.tokens):
            known = leaders.get(token.low)
            if known is not None and (title.low in official or title.text.istitle()):
                yield known


def _word(name: str) -> PartyWord | None:
    """The lexicon's word for a party, if it is a state."""
    found = parties().match(tokenize(name), 0)
    return found[1] if found is not None and found[1].kind is PartyKind.STATE else None


def _names(marked: tuple[Sentence, ...], *, cased: bool) -> dict[int, tuple[NameMark, ...]]:
    """The people named in each sentence that names any."""
    capitals = not cased and bool(marked) and _in_capitals(marked)
    full = {
        s.index: found
        for s in marked
        if (found := tuple(names_in_capitals(s) if capitals else name_marks(s, cased=cased)))
    }
    for index, found in full.items():
        earlier = [name for at in range(index - 2, index) for name in full.get(at, ())]
        full[index] = tuple(with_parties(marked, index, found, earlier))
    surnames: dict[str, NameMark] = {}
    for found in full.values():
        for name in found:
            if name.last - name.first > 1:
                surnames.setdefault(name.name.rsplit(maxsplit=1)[-1], name)
    if cased:
        for name in surnames_alone(marked):
            surnames.setdefault(name.name, name)
    names = {s.index: surname_marks(s, full.get(s.index, ()), surnames) for s in marked}
    return {index: found for index, found in names.items() if found}


def _in_capitals(marked: tuple[Sentence, ...]) -> bool:
    """Whether most words of the first sentences are in capitals."""
    words = [token.text for s in marked[:_SAMPLE] for token in s.tokens if token.text.isalpha()]
    return 2 * sum(map(str.isupper, words)) > len(words)


def _words(marked: tuple[Sentence, ...], speaker: str | None) -> dict[str, PartyWord]:
    words: dict[str, PartyWord] = {}
    for sentence in marked:
        for mark in sentence.parties:
            words.setdefault(mark.name, mark.word)
    if speaker is not None and speaker not in words:
        found = parties().match(tokenize(speaker), 0)
        words[speaker] = (
            found[1] if found else PartyWord(speaker, "name", False, PartyKind.OTHER, None)
        )
    return words


def _speaker(source: Source, marked: tuple[Sentence, ...]) -> str | None:
    """The party that "we" stands for: that of the office holder or body that heads the text."""
    head = " ".join(
        [source.info.title or "", *(source.text[s.span.start : s.span.end] for s in marked[:3])]
    )
    lows = [token.low for token in tokenize(head[:2000])]
    first_person = any(
        token.low in _FIRST_PERSON for sentence in marked[:60] for token in sentence.tokens
    )
    cable = bool(marked) and marked[0].heading and lows[1:2] == ["to"]
    call = bool(_PRESS_CALL & set(lows))
    heading = {low for s in marked[:3] if s.heading for low in s.lows}
    heading |= {token.low for token in tokenize(source.info.title or "")}
    if not first_person or not (cable or call or _OWN_VOICE & heading):
        return None
    leaders = titles().leaders
    if cable and "to" in lows[1:5]:
        lows = lows[: lows.index("to")]
    for low in lows[:40]:
        if low in leaders:
            return leaders[low]
    if "nsc" in lows[:12] or "secretary" in lows[:12]:
        return "United States"
    forms = {"organ", "name", "capital"} if call else {"organ", "name"}
    for sentence in marked[:3] if call else marked[:2]:
        for mark in sentence.parties:
            if (
                mark.word.form in forms
                and mark.word.kind is not PartyKind.INTERNATIONAL_ORGANIZATION
            ):
                return mark.name
    return None
