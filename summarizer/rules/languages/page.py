"""A source in sentences, with what the lexicon finds in each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas import PartyKind
from summarizer.grounding.grounder import Grounder
from summarizer.rules.english.sentences.wrapping import unwrapped
from summarizer.rules.languages.lexicon import Lexicon, entity, lexicon
from summarizer.rules.languages.patterns import Match
from summarizer.rules.languages.tokens import Token, tokenize
from summarizer.source import Source
from summarizer.text.calendar import DateWords
from summarizer.text.quantities import Quantity
from summarizer.text.sentences import sentences
from summarizer.text.spans import Span

_LEAD_SENTENCES = 4
_LEAD_CHARACTERS = 900
_SHORTEST = 6
"""Tokens of a sentence of the body; a dateline or a byline has fewer."""
_LONGEST_HEADING = 180
_STOPS = ".!?…։؟۔"
_SET_OFF = frozenset(",(-–—:/|،")
_JOINED = 4
"""Letters of the longest ending of a name where the language gives no list of them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A party at ``tokens[first:last]`` of its sentence.

    ``form`` is ``name``, ``people`` (an adjective, or a word for its people) or ``capital``;
    ``citation`` is the form by which a place is named, ``way`` what its ending or the short word
    before it makes of it: ``to``, ``from``, ``in``, ``by``, ``subject`` or nothing. ``genitive``
    is a name with an ending that makes nothing of these of it, ``joined`` one with a short word
    written together with it.
    """

    first: int
    last: int
    name: str
    form: str
    citation: str
    way: str
    genitive: bool
    joined: bool

    @property
    def kind(self) -> PartyKind:
        """What the party is."""
        return entity(self.name)[0]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its tokens, and the phrases, parties, quantities and dates in it.

    ``by_tag`` are the phrases by tag, and by group of tags.
    """

    index: int
    paragraph: int
    span: Span
    heading: bool
    tokens: tuple[Token, ...]
    matches: tuple[Match, ...]
    parties: tuple[Mark, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[tuple[Span, DateWords], ...]
    by_tag: Mapping[str, tuple[Match, ...]]

    def has(self, *tags: str) -> bool:
        """Whether a phrase of one of these tags stands here."""
        return any(tag in self.by_tag for tag in tags)

    def tagged(self, tag: str) -> tuple[Match, ...]:
        """The phrases of a tag, or of a group of tags ("free")."""
        return self.by_tag.get(tag, ())

    def words(self, first: int, last: int) -> Span:
        """The stretch of the text that tokens take."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def clause(self, at: int) -> int:
        """The number of the clause that a token stands in."""
        return self.tokens[at].clause

    def token_at(self, offset: int) -> int:
        """Index of the token that holds an offset, or the one before it."""
        return max(0, bisect_right(self.tokens, offset, key=lambda token: token.start) - 1)


@dataclass(frozen=True, slots=True)
class Page:
    """A source with all that the later stages look at; ``lead`` are indices of its first lines."""

    source: Source
    lexicon: Lexicon
    grounder: Grounder
    lines: tuple[Line, ...]
    lead: frozenset[int]

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.source.text


def read(source: Source, language: str) -> Page:
    """Read a source. Pure: nothing but the source and the lexicon goes in."""
    words = lexicon(language)
    info = source.info
    grounder = Grounder(source.text, language=language, published=info.published, title=info.title)
    lines = tuple(_lines(source.text, words, grounder))
    return Page(source, words, grounder, lines, _lead(lines))


def _lines(text: str, words: Lexicon, grounder: Grounder) -> Iterator[Line]:
    spans = list(unwrapped(text, sentences(text)))
    starts = [span.start for span in spans]
    quantities: dict[int, list[Quantity]] = {}
    for quantity in grounder.quantities:
        quantities.setdefault(bisect_right(starts, quantity.start) - 1, []).append(quantity)
    dates: dict[int, list[tuple[Span, DateWords]]] = {}
    for span, said in grounder.dates:
        dates.setdefault(bisect_right(starts, span.start) - 1, []).append((span, said))
    paragraph, end = 0, 0
    for index, span in enumerate(spans):
        paragraph += "\n" in text[end : span.start]
        tokens = tokenize(text, span)
        matches = tuple(m for m in words.phrases.find(tokens) if _fits(words, text, tokens, m))
        yield Line(
            index,
            paragraph,
            span,
            _is_heading(text, span),
            tokens,
            matches,
            tuple(_marks(words, tokens, matches)),
            tuple(quantities.get(index, ())),
            tuple(dates.get(index, ())),
            _by_tag(matches),
        )
        end = span.end


def _by_tag(matches: tuple[Match, ...]) -> dict[str, tuple[Match, ...]]:
    """The phrases by their tags, and by the groups of these."""
    found: dict[str, list[Match]] = {}
    for match in matches:
        tag = match.sense.tag
        for key in dict.fromkeys((tag, tag.partition(".")[0])):
            found.setdefault(key, []).append(match)
    return {tag: tuple(each) for tag, each in found.items()}


def _fits(words: Lexicon, text: str, tokens: tuple[Token, ...], match: Match) -> bool:
    """Whether a name has its capitals, where the script knows them, and an ending of names."""
    sense = match.sense
    if sense.cased and not match.prefix:
        # Two of an acronym: "UN" is not "Und".
        start = tokens[match.first].start
        begins = text[start : start + 1 + sense.citation[:2].isupper()]
        if begins != begins.upper():
            return False
    return not sense.tag.startswith("party.") or _ends_well(words, match)


def _marks(words: Lexicon, tokens: tuple[Token, ...], matches: tuple[Match, ...]) -> Iterator[Mark]:
    """The parties of a sentence: at each place the longest, with the least of an ending."""
    best: dict[int, Match] = {}
    for match in matches:
        if match.sense.tag.startswith("party."):
            other = best.get(match.first)
            if other is None or _rank(match) > _rank(other):
                best[match.first] = match
    by_place = {m.last: m.sense.tag for m in matches if m.sense.tag.startswith("prep.")}
    organs = {m.last: m.first for m in matches if m.sense.tag == "cue.organ"}
    for last, first in organs.items():
        # "by the Peruvian authorities", where the adjective stands behind
        by_place.setdefault(last, by_place.get(first, ""))
    behind = {m.first: m.sense.tag for m in matches if m.sense.tag.startswith("post.")}
    end = 0
    for match in sorted(best.values()):
        if match.first >= end and not _dateline(tokens, match):
            end = match.last
            form = match.sense.tag.removeprefix("party.")
            beside = by_place.get(match.first) or behind.get(end, "")
            way = _way(words, match, beside)
            genitive = bool(
                form == "name" and match.tail and words.tails.get("subject") and not way
            )
            name, citation = match.sense.name, match.sense.citation
            if form == "people" and (match.first in organs or end in organs.values()):
                form = "organ"
            joined = bool(match.prefix)
            yield Mark(match.first, end, name, form, citation, way, genitive, joined)


def _dateline(tokens: tuple[Token, ...], match: Match) -> bool:
    """Whether a capital heads a sentence and is set off from it, or is part of another name."""
    if match.sense.tag != "party.capital":
        return False
    if match.first:
        # "West-Berlin"
        return tokens[match.first - 1].low == "-" and tokens[match.first - 1].end == (
            tokens[match.first].start
        )
    return match.last < len(tokens) and tokens[match.last].low in _SET_OFF


def _rank(match: Match) -> tuple[int, int]:
    return match.last - match.first, -len(match.tail) - len(match.prefix)


def _ends_well(words: Lexicon, match: Match) -> bool:
    """Whether what stands behind the stem of a name is an ending of names."""
    if match.sense.tag == "party.people":
        return True
    known = words.tails.get("noun")
    return match.tail in known if known else not match.tail or len(match.tail) <= _JOINED


def _way(words: Lexicon, match: Match, before: str) -> str:
    """What a name is to its clause."""
    if before:
        return before.partition(".")[2]
    for way in ("to", "from", "in", "by"):
        if match.prefix and match.prefix in words.prefixes.get(way, ()):
            return way
    if match.sense.tag == "party.people":
        return ""
    for way in ("subject", "to", "from", "in"):
        if match.tail in words.tails.get(way, ()):
            return way
    return ""


def _is_heading(text: str, span: Span) -> bool:
    return (
        span.end - span.start < _LONGEST_HEADING
        and text[span.end - 1] not in _STOPS
        and text[span.end : span.end + 1] in {"\n", ""}
    )


def _lead(lines: tuple[Line, ...]) -> frozenset[int]:
    """The headings and the first sentences of the body."""
    found: list[int] = []
    body = length = 0
    for line in lines:
        if body == _LEAD_SENTENCES or length > _LEAD_CHARACTERS:
            break
        found.append(line.index)
        if not line.heading and len(line.tokens) >= _SHORTEST:
            body += 1
            length += line.span.end - line.span.start
    return frozenset(found)
