"""Which words name a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.rules.english.lexicon.grammar import COMPASS, FUNCTION_WORDS
from summarizer.rules.english.lexicon.place_words import PlaceWords, place_words
from summarizer.rules.english.lexicon.words import either
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.name_joints import tied_article, tied_articles
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.mentions.place_heads import Head, Heads
from summarizer.rules.english.mentions.place_spans import Found, Spans
from summarizer.rules.english.sentences.memory import once
from summarizer.rules.english.sentences.tokens import Token
from summarizer.text.months import ENGLISH_MONTHS

_INSIDE = frozenset({"in", "near", "outside", "of"})
_NEED_HEAD = frozenset({"place.state", "place.custody"})
"""Rules of places that are told of as such only behind a preposition."""
_STRICTLY = frozenset({"in", "at", "near", "on", "upon", "inside", "outside"})
"""Prepositions behind which no person stands."""
_OF, _PERSON, _DATED = "place.of", "place.person", "place.dated"
_DOUBTFUL = frozenset({_OF, _PERSON, _DATED})
_NOT_AT = frozenset({"by", "for", "between", "around", "past"})
"""Prepositions before people as often as before places."""
_NOUN = 3
"""Tokens of a phrase for people in capitals that are surely of it."""
_APPOSED = 7
"""Most tokens between a place and the one in which it is said to lie."""
_ORDINAL = ("st", "nd", "rd", "th")
_WITHIN = COMPASS | {"in", "near", "outside", "the", ",", "(", "on", "of"}


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place named at ``tokens[first:last]``.

    Attributes:
        head: the preposition or the verb that rules it; "" where there is none.
        head_at: token of that word, or -1.
        country: ISO 3166-1 alpha-2 where the text itself puts it in a country.
        party: the state in which the text puts it, or which it is.
        kind: class of the noun that says what it is, as in the lexicon; "" where there is none.
    """

    first: int
    last: int
    name: str
    head: str
    country: str | None
    party: str | None
    rule: str
    kind: str
    head_at: int

    @property
    def doubtful(self) -> bool:
        """Whether only the text around can tell that it is a place, or that it matters."""
        return self.rule in _DOUBTFUL


@once
def place_marks(
    sentence: Sentence, names: tuple[NameMark, ...], *, cased: bool
) -> tuple[PlaceMark, ...]:
    """The places of a sentence, left to right."""
    starts = _candidates(sentence, cased=cased)
    return tuple(_Reader(sentence, names, cased=cased).marks(starts)) if starts else ()


def _candidates(sentence: Sentence, *, cased: bool) -> Sequence[int]:
    """The tokens that may start a place: with case, few of those in small letters."""
    words = sentence.words
    if not cased:
        return range(len(words))
    starts = {at for at in sentence.cut.capitals if words[at] not in FUNCTION_WORDS}
    starts.update(mark.first for mark in sentence.parties)
    starts.update(sentence.cut.where(place_words().lines))
    ordinals = {low for low in sentence.lows if low[0].isdecimal() and low.endswith(_ORDINAL)}
    starts.update(sentence.cut.where(ordinals))
    starts.update(tied_articles(sentence.cut))
    return sorted(starts)


class _Reader:
    """Reads the places of one sentence."""

    def __init__(self, sentence: Sentence, names: Sequence[NameMark], *, cased: bool) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.cased = cased
        self.words: PlaceWords = place_words()
        self.people = {at for name in names for at in range(name.first, name.last)}
        self.called = {at for m in sentence.people for at in range(m.first, m.last)}
        self.titled = {at for n in names if n.title for at in range(n.first, n.last)}
        self.heads = Heads(sentence)
        self.spans = Spans(sentence, cased=cased)
        self.parties = self.spans.parties

    def marks(self, starts: Sequence[int]) -> Iterator[PlaceMark]:
        """The places that begin at some tokens, left to right, none inside another."""
        behind = 0
        last: PlaceMark | None = None
        head: Head | None = None
        for at in starts:
            if at < behind or not self._starts(at, self.tokens[at]):
                continue
            span = self.spans.at(at)
            if span is None:
                behind = self.parties[at].last if at in self.parties else behind
                continue
            before = (last.last, head) if last is not None and head is not None else None
            found = self.heads.of(span.first, before)
            mark = self._mark(span, found)
            if mark is None:
                continue
            behind = mark.last
            if mark.doubtful:
                yield mark
                continue
            if last is not None and self._lies_in(last, mark):
                continue  # "Pradera in the Valle department" is one place
            last, head = mark, found
            yield mark

    def _starts(self, at: int, token: Token) -> bool:
        low = token.low
        if at in self.parties or low in self.words.lines:
            return True
        if token.text[0].isdecimal():
            return low.endswith(_ORDINAL) and self.cased
        if not token.text[0].isalpha() or at in self.titled:
            return False
        if self.cased and tied_article(self.tokens, at):
            return True
        if low in FUNCTION_WORDS or not self.cased:
            return low not in FUNCTION_WORDS and at > 0 and self._plain(at)
        of_people = at in self.called and low not in self.words.class_of
        return token.text[0].isupper() and not of_people

    def _plain(self, at: int) -> bool:
        """Whether a token of a text without case can start a place all the same."""
        head = self.heads.strict(at)
        return bool(head) and not any(
            mark.last <= at + _NOUN for mark in self.sentence.people_over(at)
        )

    def _mark(self, found: Found, head: Head) -> PlaceMark | None:
        tokens = self.tokens
        first, last, rule = found
        kind = self.words.class_of.get(tokens[last - 1].low, "")
        if rule == "place.line":
            kind = "crossing"
        if not head.low:
            head = self._unsaid(first, last, rule)
        kind = kind or head.kind
        if not head.low and (not kind or kind in {"area", "stop"} or rule in _NEED_HEAD):
            head, rule = self._unruled(first, last, rule)
            if not head.low and rule != _DATED:
                return None
        if self._of_person(first, last, kind, head):
            if rule in _DOUBTFUL or head.low in _NOT_AT:
                return None
            rule = _PERSON
        name, country, party = _written(tokens, first, last), None, None
        if rule == "place.part":
            word = next(m.word for m in self.sentence.parties if m.last == last)
            country, party = word.country, word.name
        elif rule in {"place.state", "place.soil"}:
            word = self.parties[first].word
            country, party = word.country, word.name
            name = name if rule == "place.state" else word.name
            rule = "place.state"
        elif rule != "place.custody":
            country, party = self._country_of(first, last)
        return PlaceMark(first, last, name, head.low, country, party, rule, kind, head.at)

    def _unruled(self, first: int, last: int, rule: str) -> tuple[Head, str]:
        """What a name may be that no preposition of place rules: "the wells of Roe", "Roe, 3 May".

        The second is how letters and agreements are headed.
        """
        tokens = self.tokens
        if rule not in {"place.name", "place.capital"} or not self.cased:
            return Head("", -1), rule
        at = first - 1 - (first > 0 and tokens[first - 1].low == "the")
        if at > 0 and tokens[at].low == "of":
            noun = tokens[at - 1]
            other = noun.low in FUNCTION_WORDS or noun.low in titles().every
            named = noun.text[0].isupper() or not noun.text.isalpha()
            return (Head("", -1), rule) if other or named else (Head("of", at), _OF)
        if last + 2 < len(tokens) and tokens[last].low == "," and self._opens_date(last + 1):
            return Head("", -1), _DATED
        return Head("", -1), rule

    def _opens_date(self, at: int) -> bool:
        """Whether a day of a month stands at a token: "3 May", "May 3", "the 3rd of May"."""
        lows = [token.low for token in self.tokens[at : at + 4] if token.low not in {"the", "of"}]
        pair = lows[:2]
        return any(low in ENGLISH_MONTHS for low in pair) and any(
            low[0].isdecimal() for low in pair
        )

    def _of_person(self, first: int, last: int, kind: str, head: Head) -> bool:
        """Whether a name is that of a person: "from Roe", "in Lima and Ana Roe"."""
        if kind or self.tokens[first].low in self.words.prefixes:
            return False
        inside = (head.low in _STRICTLY and not head.shared) or self._where(last)
        return not inside and not self.people.isdisjoint(range(first, last))

    def _unsaid(self, first: int, last: int, rule: str) -> Head:
        """The head of a place that has none: "Roe, where they met", "SIGNED NEW DELHI" by telex."""
        tokens = self.tokens
        if self._where(last):
            return Head("in", first - 1)
        before = tokens[first - 1].low if first else ""
        told = not self.cased and rule == "place.capital" and self.words.cues.starts(before)
        return Head("in", first - 1) if told else Head("", -1)

    def _where(self, last: int) -> bool:
        """Whether a name goes on as in "Roe, where they met"."""
        lows = [token.low for token in self.tokens[last : last + 2]]
        return lows == [",", "where"]

    def _country_of(self, first: int, last: int) -> tuple[str | None, str | None]:
        """The country of a place, also of "Peru's Cusco region"."""
        country, owner = self._country(last)
        before = next((m for m in self.sentence.parties if m.last == first - 1), None)
        if country is None and before is not None and self.tokens[first - 1].low == "'s":
            return before.word.country, before.name
        return country, owner

    def _country(self, last: int) -> tuple[str | None, str | None]:
        """The country into which the source puts a place: ", Turkey", "in the Philippines"."""
        for mark in self.sentence.parties:
            if mark.first < last or mark.word.form not in {"name", "organ"}:
                continue
            gap = [token.low for token in self.tokens[last : mark.first]]
            if gap and _WITHIN.issuperset(gap) and len(gap) < 4:
                return mark.word.country, mark.name
            if len(gap) > 3:
                break
        return None, None

    def _lies_in(self, last: PlaceMark, mark: PlaceMark) -> bool:
        """Whether a place says where the one before it lies."""
        lows = [token.low for token in self.tokens[last.last : mark.first]]
        if lows in ([","], ["("]):
            return mark.rule == "place.state" or mark.kind == "area"
        if lows[:1] == [","] and (lows[-1:] == ["of"] or mark.rule == "place.line"):
            return len(lows) <= _APPOSED  # "Roe, the capital of Arland", "Roe, on the border with"
        if mark.head not in _INSIDE:
            return False
        # "to Fort Roe, a base in Arland"
        apposed = lows[:1] == [","] and lows[1:2] in (["a"], ["an"], ["the"])
        words = self.words
        return either(_WITHIN, words.modifiers, words.parts_of).issuperset(lows) or (
            apposed and len(lows) <= _APPOSED
        )


def _written(tokens: Sequence[Token], first: int, last: int) -> str:
    out = tokens[first].text
    for index in range(first + 1, last):
        out += (" " if tokens[index].start > tokens[index - 1].end else "") + tokens[index].text
    return out
