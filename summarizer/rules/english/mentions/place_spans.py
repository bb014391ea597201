"""Where the name of a place begins and ends in a sentence, and by which rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import COMPASS, FUNCTION_WORDS
from summarizer.rules.english.lexicon.place_words import place_words
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.marks import PartyMark, Sentence
from summarizer.rules.english.mentions.name_joints import PARTICLES, joins, tied, tied_article
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.mentions.parties import UNLISTED
from summarizer.rules.english.sentences.tokens import Token
from summarizer.text.months import ENGLISH_WEEKDAYS

_LONGEST = 6
_LONGEST_CAPITALS = 3
_LONGEST_ACRONYM = 5
_PAPERS = frozenset({"post"})
"""Kinds of places that with a capital are newspapers."""
_BY_ACRONYM = frozenset({"United States", "United Kingdom"})
_SOIL = frozenset({"soil", "territory", "territories", "airspace", "waters", "land"})
"""Nouns behind an adjective of nationality that mean the state as a place."""
_NO_END = PARTICLES | {"-", "."}
"""What ends no name."""
_DAYS = frozenset(ENGLISH_WEEKDAYS) | {"yesterday", "today", "tomorrow", "tonight", "last", "this"}
"""Words behind the name of a place in a text in capitals: "TO ROE *YESTERDAY*"."""
_NO_NAME = frozenset("a an this that these those his her its our their".split())
"""Words before a noun that is no name."""
_TELEX = frozenset({"stop", "quote", "unquote"})
_JOINING = frozenset({"with", "between", "over", "across", "of"})
_PARTS_OF_STATES = frozenset(
    "northern southern eastern western northeastern northwestern southeastern southwestern".split()
)
_FAR = 8
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "aboard", "board"})
"""Words behind which names are of places, or of ships."""
_WAYS = frozenset({"to", "into", "from", "through"})
"""The same of names without an article."""
_ARTICLES = frozenset({"the", "a", "an", "of"})
_BEFORE_KIND = 3
"""Most words between a name and its kind: "Roe *high security* prison"."""


class Found(NamedTuple):
    """A place at ``tokens[first:last]``."""

    first: int
    last: int
    rule: str


class Spans:
    """Finds the places that begin at a token of a sentence."""

    def __init__(self, sentence: Sentence, *, cased: bool) -> None:
        self.tokens = sentence.tokens
        self.cased = cased
        self.words = place_words()
        self.parties = {mark.first: mark for mark in sentence.parties}

    def at(self, at: int) -> Found | None:
        """The place that begins at a token; None where there is none."""
        party = self.parties.get(at)
        if party is not None:
            return self._of_party(at, party)
        if self.tokens[at].low in self.words.lines:
            end = self._line(at)
            return None if end is None else Found(at, end, "place.line")
        last = at
        while last < len(self.tokens) and last - at < _LONGEST and self._part(last):
            if last in self.parties and not tied(self.tokens, last - 1):
                break
            last += 1
        while last > at and self.tokens[last - 1].low in _NO_END:
            last -= 1
        if last == at:
            return None
        last = self.with_kind(last)
        if not self._nameable(at, last):
            return None
        if last < len(self.tokens) and self.tokens[last].low == "'s":
            return self._owned(at, last)
        return Found(at, last, "place.name")

    def _stands_like_place(self, at: int, party: PartyMark) -> bool:
        """Whether a name that no lexicon has, taken for a party's, is that of a place: "in Roe"."""
        before = at - 1
        while before >= 0 and self.tokens[before].low in _ARTICLES:
            before -= 1
        if before < 0:
            return False
        low = self.tokens[before].low
        return low in _WHERE or (
            low in _WAYS and before == at - 1 and party.word.form == "unlisted"
        )

    def _owned(self, at: int, last: int) -> Found | None:
        """A place named by its owner: "at Roe's", "at Roe's Landing"; the owner alone is none."""
        end = last + 1
        if end >= len(self.tokens) or not self.tokens[end].text[0].isalnum():
            return Found(at, end, "place.name")
        if self.tokens[end].text[0].isupper() and self.tokens[end].low in self.words.class_of:
            return Found(at, end + 1, "place.name")
        return self._belonging(at, last)

    def _belonging(self, at: int, last: int) -> Found | None:
        """A prison or the like named by whose it is: "Roe's central prison"."""
        end = self.with_kind(last + 1)
        kind = self.words.class_of.get(self.tokens[end - 1].low, "area")
        return Found(at, end, "place.custody") if end > last + 1 and kind != "area" else None

    def _part(self, at: int) -> bool:
        if not self.cased:
            return self._part_of_capitals(at)
        token = self.tokens[at]
        if token.text[0].isdecimal():
            return at + 1 < len(self.tokens) and self.tokens[at + 1].text.istitle()
        if token.text[0].isupper() and token.text.replace("’", "").replace("'", "").isalnum():
            return token.low not in FUNCTION_WORDS and token.low not in self.words.never
        return tied_article(self.tokens, at) or joins(self.tokens, at)

    def _part_of_capitals(self, at: int) -> bool:
        token = self.tokens[at]
        low = token.low
        if at and self.tokens[at - 1].low in self.words.class_of and token.text != "-":
            return False
        if token.text == "-":
            return at + 1 < len(self.tokens) and self.tokens[at + 1].start == token.end
        if not token.text.isalpha() or low in FUNCTION_WORDS or low in self.words.never:
            return False
        if low in word_set("release", "verbs") or low.endswith(("ed", "ing")) or low in _DAYS:
            return False
        return low not in self.words.common and low not in _TELEX

    def with_kind(self, last: int) -> int:
        """The token behind the kinds that go on from a name: "Roe | international airport"."""
        tokens, words = self.tokens, self.words
        end = at = last
        while at < len(tokens) and at - end < _BEFORE_KIND:
            low = tokens[at].low
            at += 1
            if low in words.class_of:
                if low in _PAPERS and self.cased and tokens[at - 1].text[0].isupper():
                    break
                end = at
            elif low not in words.before_kinds:
                break
        return end

    def _nameable(self, first: int, last: int) -> bool:
        """Whether words can name a place."""
        tokens = self.tokens[first:last]
        lows = [token.low for token in tokens]
        other = (
            len(tokens[0].text) == 1
            or not self.words.never.isdisjoint(lows)
            or lows[0] in word_set("release", "nouns")
            or self._of_kinds(tokens)
            or (
                lows[-1] not in self.words.class_of
                and lows[-1] in titles().no_name
                and lows[-1] not in self.words.named_so
            )
        )
        if other:
            return False
        if self.cased and (self._goes_on(last) or self._acronym(tokens)):
            return False
        if self.cased and not all(token.text.isupper() for token in tokens):
            return True
        return self._nameable_in_capitals(first, lows)

    def _nameable_in_capitals(self, first: int, lows: Sequence[str]) -> bool:
        """The same in capitals, where a verb or a noun for people names no place."""
        if not self.cased and first and self.tokens[first - 1].low in _NO_NAME:
            return False
        if not titles().every.isdisjoint(low.removeprefix("ex-") for low in lows):
            return False
        verbs = either(word_set("release", "verbs"), word_set("capture"), word_set("convict"))
        longest = _LONGEST_CAPITALS + 2 * (lows[-1] in self.words.class_of)
        return len(lows) <= longest and not any(
            low in verbs or low.endswith(("ed", "ing")) for low in lows
        )

    def _of_kinds(self, tokens: Sequence[Token]) -> bool:
        """Whether words say what a place is, and not which; not so "the Demilitarized Zone"."""
        if self.cased and len(tokens) > 1 and all(token.text.istitle() for token in tokens):
            return False
        words = self.words
        return all(t.low in words.class_of or t.low in words.before_kinds for t in tokens)

    def _goes_on(self, at: int) -> bool:
        """Whether a name goes on with what is none of a place: "Roe Post", "Roe Convention"."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        return token.text[0].isupper() and token.low in self.words.never

    def _acronym(self, tokens: Sequence[Token]) -> bool:
        """Whether a name is that of an agency or the like: "ABC"."""
        text = tokens[0].text
        return len(tokens) == 1 and text.isupper() and len(text) <= _LONGEST_ACRONYM

    def _of_party(self, at: int, party: PartyMark) -> Found | None:
        """A capital, a state, or what is called after one: "Syrian government-held prisons"."""
        end = self.with_kind(party.last)
        if party.rule == UNLISTED and self._stands_like_place(at, party):
            return Found(at, end, "place.name")
        tokens = self.tokens
        after = tokens[party.last].low if party.last < len(tokens) else ""
        form = party.word.form
        if form == "capital":
            quarter = at > 0 and tokens[at - 1].low in COMPASS and tokens[at - 1].text.istitle()
            whole = Found(at - quarter, end, "place.capital")
            return self._belonging(at, party.last) if after == "'s" else whole
        if form == "adjective" and after in _SOIL:
            return Found(at, party.last, "place.soil")
        if self.words.class_of.get(tokens[end - 1].low, "area") != "area":
            return self._called_after(at, end) if form in {"adjective", "name", "organ"} else None
        return self._of_name(at, end, party, after)

    def _of_name(self, at: int, end: int, party: PartyMark, after: str) -> Found | None:
        """A state, a part of it, or a city that bears its name; the kind of place ends at ``end``.

        As in "Kuwait", "northern Kuwait", "Kuwait City", "Kuwait's central prison".
        """
        named, last = party.word.form == "name", party.last
        if end > last:
            city = self.cased and named and self.tokens[end - 1].text[0].isupper()
            return Found(at, end, "place.name") if city else None
        if after == "'s" and named and party.word.kind is PartyKind.STATE:
            return self._belonging(at, last)
        over = at > 0 and self.tokens[at - 1].low == "over"  # "tensions over Peru"
        if over or after in self.words.matters or not self._of_state(party, after):
            return None
        before = at > 0 and self.tokens[at - 1].low in _PARTS_OF_STATES
        part = before or party.rule == "party.compass"
        return Found(at - before, last, "place.part" if part else "place.state")

    def _called_after(self, at: int, end: int) -> Found | None:
        """As in "Peruvian jails", "the Roe embassy"; a hospital ship is no place."""
        ship = end < len(self.tokens) and self.tokens[end].low in {"ship", "ships"}
        bare = self.cased and self.tokens[at].text.islower()  # "the government prisons"
        return None if ship or bare else Found(at, end, "place.custody")

    def _of_state(self, party: PartyMark, after: str) -> bool:
        """Whether the name of a state means the state, and is no part of another name."""
        word = party.word
        if word.kind is not PartyKind.STATE or word.form != "name":
            return False
        if word.acronym and word.name not in _BY_ACRONYM:
            return False
        behind = self.tokens[party.last : party.last + 1]
        compound = self.cased and bool(behind) and behind[0].text[0].isupper()
        return not (compound or party.rule == "party.organ" or after in {"'s", "-"})

    def _line(self, at: int) -> int | None:
        """The end of "border with Peru", "bridge over the Roe"; None where nothing is named."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].low not in _JOINING:
            return None
        end = at + 2
        while end < len(tokens) and end - at < _FAR:
            if end in self.parties:
                end = self.with_kind(self.parties[end].last)
            elif self._of_line(tokens[end]):
                end += 1
            else:
                break
        end = self.with_kind(end)
        while end > at and tokens[end - 1].low in FUNCTION_WORDS:
            end -= 1
        named = end > at + 2 - (tokens[at + 1].low == "of")
        return end if named else None

    def _of_line(self, token: Token) -> bool:
        if token.low in {"the", "and"} or token.low in self.words.modifiers:
            return True
        return self.cased and token.text[0].isupper()
