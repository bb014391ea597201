"""Stage two e: named places, and what happened there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas import PartyKind, PlaceRole
from summarizer.rules.grammar import COMPASS, FUNCTION_WORDS
from summarizer.rules.marks import NameMark, PartyMark, Sentence
from summarizer.rules.persons import titles
from summarizer.rules.tokens import Token
from summarizer.rules.words import load, word_set

_HEADS = ("in", "at", "near", "to", "from", "through", "via", "into", "across", "outside", "over")
_VERBS = ("reached", "left", "leaving", "reaching")
"""Verbs whose object is a place."""
_LONGEST_CAPITALS = 3
_NAMED_SO = frozenset({"gaza"})
"""Places whose name would make no name of a person."""
_BY_ACRONYM = frozenset({"United States", "United Kingdom"})
_CUSTODY = frozenset({"jails", "prisons", "camps", "prison", "jail", "camp"})
_INSIDE = frozenset({"in", "near", "outside"})
_APPOSED = 7
"""Most tokens between a place and the one in which it is said to lie."""
_ARTICLES = frozenset({"the", "a", "an", "both"})
_WITHIN = frozenset(
    {"in", "near", "outside", "the", ",", "western", "eastern", "northern", "southern"}
)
_PARTICLES = frozenset({"al", "de", "del", "la", "of", "el", "es", "du", "des"})


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place named at ``tokens[first:last]`` behind the preposition ``head``."""

    first: int
    last: int
    name: str
    head: str
    country: str | None
    party: str | None
    rule: str


_ORDER = (
    PlaceRole.DETENTION,
    PlaceRole.CAPTURE,
    PlaceRole.TRANSIT,
    PlaceRole.NEGOTIATION,
    PlaceRole.HANDOVER,
)


class PlaceWords:
    """Words by which places and what happens there are told."""

    def __init__(self) -> None:
        data = load("places")
        self.kinds = frozenset(data["kinds"])
        self.every_kind = self.kinds | {f"{kind}s" for kind in self.kinds}
        self.never = frozenset(data["never"])
        self.none = frozenset(data["none"])
        self.seats = frozenset(data["seats"])
        self.cues: tuple[tuple[PlaceRole, frozenset[str]], ...] = tuple(
            (role, frozenset(data["cues"][str(role)])) for role in _ORDER
        )


_CACHE: list[PlaceWords] = []


def place_words() -> PlaceWords:
    """The lexicon of places, read once."""
    if not _CACHE:
        _CACHE.append(PlaceWords())
    return _CACHE[0]


def place_marks(
    sentence: Sentence, names: tuple[NameMark, ...], *, cased: bool
) -> Iterator[PlaceMark]:
    """The places of a sentence, left to right."""
    parties = {mark.first: mark for mark in sentence.parties}
    titled = {mark.first for mark in names if mark.title}
    behind = 0
    for at, head in _openings(sentence, place_words()):
        if at < behind or at in titled or not (cased or _plain(sentence, at, parties)):
            continue
        mark = _place(sentence, at, head, place_words(), parties)
        if mark is None:
            continue
        between = {token.low for token in sentence.tokens[behind:at]}
        region = (
            head in _INSIDE and behind and (between <= _WITHIN or _apposed(sentence, behind, at))
        )
        behind = mark.last
        if not region:  # "Pradera in the Valle department" is one place
            yield mark


def _apposed(sentence: Sentence, behind: int, at: int) -> bool:
    """As in "to Fort Roe, a base in Arland": the second place says where the first one lies."""
    lows = [token.low for token in sentence.tokens[behind:at]]
    return 0 < len(lows) <= _APPOSED and lows[0] == "," and lows[1:2] in (["a"], ["an"], ["the"])


def _openings(sentence: Sentence, words: PlaceWords) -> Iterator[tuple[int, str]]:
    """Tokens at which a place may start, each with the preposition that rules it."""
    tokens = sentence.tokens
    owners = {
        mark.first: mark.last + 1
        for mark in sentence.parties
        if mark.last + 1 < len(tokens)
        and tokens[mark.last].low == "'s"
        and tokens[mark.last + 1].text[0].isupper()
    }
    head, expect = "", -1
    for at, token in enumerate(tokens):
        if token.low in _HEADS or token.low in _VERBS:
            head, expect = token.low, at + 1
        elif token.low == "of" and at and tokens[at - 1].low == "out":
            head, expect = "from", at + 1
        elif at == expect and at in owners:
            expect = owners[at]
        elif (
            (token.low == "of" and head and at and tokens[at - 1].low in words.every_kind)
            or (token.low == "and" and head and head != "from" and expect == -1)
            or (at == expect and token.low in _ARTICLES)
            or (at == expect and token.low in COMPASS and token.text.islower())
        ):
            expect = at + 1
        elif at == expect:
            yield at, head
            expect = -1
        elif not token.text[0].isupper() and token.low not in words.kinds:
            head = ""


def _plain(sentence: Sentence, at: int, parties: dict[int, PartyMark]) -> bool:
    """Whether a token of a text without case can start a place all the same."""
    if at in parties:
        return True
    article = sentence.tokens[at - 1].low in _ARTICLES
    return not article and not any(m.first <= at < m.last for m in sentence.people)


def _place(
    sentence: Sentence, at: int, head: str, words: PlaceWords, parties: dict[int, PartyMark]
) -> PlaceMark | None:
    tokens = sentence.tokens
    start = at + 1 if tokens[at].low == "mainland" else at
    party = parties.get(start)
    if party is not None:
        return _of_party(sentence, at, party, head, words)
    last = at
    while (
        last < len(tokens) and last - at < 6 and _part(tokens, last, words) and last not in parties
    ):
        last += 1
    while last > at and tokens[last - 1].low in _PARTICLES:
        last -= 1
    if last == at:
        return None
    if last < len(tokens) and tokens[last].low in words.kinds:
        while last < len(tokens) and tokens[last].low in words.kinds:
            last += 1
    elif last < len(tokens) and tokens[last].low == "'s":
        return None
    if not _nameable(tokens[at:last], words) or sentence.heading:
        return None
    if tokens[last - 1].low in titles().no_name - words.kinds - _NAMED_SO:
        return None
    name = _written(tokens, at, last)
    return PlaceMark(at, last, name, head, *_country_of(sentence, at, last), "place.name")


def _nameable(tokens: Sequence[Token], words: PlaceWords) -> bool:
    """Whether words can name a place; in capitals, a verb or a noun for people cannot."""
    if any(token.low in words.never for token in tokens) or len(tokens[0].text) == 1:
        return False
    if not all(token.text.isupper() for token in tokens):
        return True
    if not titles().every.isdisjoint(token.low.removeprefix("ex-") for token in tokens):
        return False
    verbs = word_set("release", "verbs") | word_set("capture") | word_set("convict")
    return len(tokens) <= _LONGEST_CAPITALS and not any(
        token.low in verbs or token.low.endswith(("ed", "ing")) for token in tokens
    )


def _part(tokens: tuple[Token, ...], at: int, words: PlaceWords) -> bool:
    token = tokens[at]
    if token.text[0].isupper() and token.text.replace("’", "").replace("'", "").isalnum():
        return token.low not in FUNCTION_WORDS and token.low not in words.never
    nxt = tokens[at + 1] if at + 1 < len(tokens) else None
    if nxt is None or not nxt.text[0].isupper():
        return False
    return token.low in _PARTICLES or (
        token.text in "-–" and nxt.start == token.end and token.start == tokens[at - 1].end
    )


def _of_party(
    sentence: Sentence, at: int, party: PartyMark, head: str, words: PlaceWords
) -> PlaceMark | None:
    """A state, or a capital, as a place; "Syrian government-held prisons"."""
    tokens = sentence.tokens
    after = tokens[party.last].low if party.last < len(tokens) else ""
    if party.word.form == "capital" and after != "'s":
        last = party.last
        while last < len(tokens) and tokens[last].low in words.kinds:
            last += 1
        return PlaceMark(
            at,
            last,
            _written(tokens, at, last),
            head,
            *_country(sentence, party.last),
            "place.capital",
        )
    if party.word.form in {"adjective", "name"} and after in _CUSTODY:
        name = _written(tokens, at, party.last + 1)
        return PlaceMark(at, party.last + 1, name, head, None, None, "place.custody")
    state = party.word.kind is PartyKind.STATE and party.word.form == "name"
    if state and (not party.word.acronym or party.word.name in _BY_ACRONYM):
        compound = party.last < len(tokens) and tokens[party.last].text[0].isupper()
        if compound or after in {"'s", "-"} or party.rule in {"party.compass", "party.organ"}:
            return None
        name = _written(tokens, at, party.last)
        return PlaceMark(at, party.last, name, head, party.word.country, party.name, "place.state")
    return None


def _country_of(sentence: Sentence, first: int, last: int) -> tuple[str | None, str | None]:
    """The country of a place, also of "Peru's Cusco region"."""
    country, owner = _country(sentence, last)
    before = next((m for m in sentence.parties if m.last == first - 1), None)
    if country is None and before is not None and sentence.tokens[first - 1].low == "'s":
        return before.word.country, before.name
    return country, owner


def _country(sentence: Sentence, last: int) -> tuple[str | None, str | None]:
    """The country into which the source puts a place: ", Turkey", "in the Philippines"."""
    tokens = sentence.tokens
    for mark in sentence.parties:
        gap = [token.low for token in tokens[last : mark.first]]
        if mark.first < last or mark.word.form not in {"name", "organ"}:
            continue
        if gap in ([","], ["in"], ["in", "the"], ["("], [",", "in"], ["of"], ["in", "western"]):
            return mark.word.country, mark.name
        if len(gap) > 3:
            break
    return None, None


def _written(tokens: tuple[Token, ...], first: int, last: int) -> str:
    out = tokens[first].text
    for index in range(first + 1, last):
        out += (" " if tokens[index].start > tokens[index - 1].end else "") + tokens[index].text
    return out
