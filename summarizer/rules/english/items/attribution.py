"""Who gives a ground for the exchange: a party that speaks, one that frees, or the source."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from schemas import BY_SOURCE
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import SAYING, bag
from summarizer.rules.english.lexicon.ground_words import ground_words
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.mentions.speaker import heads_statement

_OFFICERS = bag(
    "official officials officer officers spokesman spokeswoman spokesperson minister ministry "
    "warden governor source sources statement communique communiqué announcement"
)
_ACCOUNTS = bag("words account view version phrase opinion telling eyes")
"""Nouns of "in the words of X", "in the account of his ministry"."""
_HE = bag("he she his her")
_BREAKS = frozenset({";", ":", ".", "!", "?"})
_BEFORE, _BEHIND, _NAME = 8, 8, 6
"""Most tokens between a verb of saying and the party, or the person, who says it."""
_BACK = 3
"""Sentences back in which the person may be named whom "he" stands for."""
_WE = bag("we i")
_SELVES = bag("i we me us my our")
_QUOTES = frozenset({'"', "\u201c", "\u201d", "``", "''"})
_PAPERS = bag(
    "statement declaration communique communiqué announcement message letter note paper speech "
    "interview broadcast"
)
_HOLDING = bag("held holds put puts gave gives")
"""Verbs of saying that mostly tell of something else where captives are spoken of."""
_ASIDES = 0.1
"""Largest share of sentences in the first person of a text that nobody speaks."""


@lru_cache(maxsize=1)
def _stating() -> frozenset[str]:
    return SAYING | ground_words("describing") | ground_words("explaining")


def impersonal(document: Document) -> bool:
    """Whether nobody speaks a text as a whole, as in a report or a history."""
    if document.speaker is not None or heads_statement(document.sentences):
        return False
    spoken = sum(not _SELVES.isdisjoint(sentence.lows) for sentence in document.sentences)
    return spoken <= _ASIDES * len(document.sentences)


def _unspoken(sentence: Sentence) -> bool:
    """Whether nobody speaks in a sentence, so that the article says it in its own voice."""
    return sentence.lows.isdisjoint(_speech())


@lru_cache(maxsize=1)
def _speech() -> frozenset[str]:
    return (_stating() - _HOLDING) | _ACCOUNTS | _PAPERS | _SELVES | _QUOTES


def _we_say(lows: frozenset[str]) -> bool:
    """Whether whoever speaks a text says a sentence of it himself, and does not tell of another."""
    return lows.isdisjoint(SAYING) and not _WE.isdisjoint(lows)


def speakers(
    document: Document,
    sentence: Sentence,
    case: Case,
    sides: Sides,
    known: Collection[str],
    at: int,
    *,
    own_voice: bool = False,
) -> tuple[str, ...]:
    """Who gives the ground at a token.

    Both sides of a joint statement, the party that speaks, that whose step it is, or the source.
    ``own_voice`` says whether the source may give it: the text is ``impersonal``, and the ground is
    not what only a side can feel.
    """
    lows = sentence.lows
    both = tuple(dict.fromkeys((*sides.given, *sides.taken)))
    if len(both) == 2 and ("joint" in lows or ("two" in lows and lows & {"countries", "states"})):
        return both
    if own_voice and _unspoken(sentence):
        return (BY_SOURCE,)
    acting = [
        name
        for act in case.by_sentence.get(sentence.index, ())
        if act.kind == "release"
        for name in (act.securer, *act.agents)
    ]
    sayers = list(_sayers(document, sentence, at))
    subject = _subject(sentence, at)
    if sayers and all(name is None for name in sayers):
        # an official of whom no word tells whose he is
        sayers += [*subject, *(sides.given if len(sides.given) == 1 else ())]
    voices = [name for name in sayers if name is not None]
    if not voices and document.speaker is not None and _we_say(lows):
        return (document.speaker,)
    if voices and not set(voices).intersection((*both, *known)):
        return (voices[0],)
    for name in (*voices, *acting, *subject, document.speaker):
        if name is not None and (name in both or name in known):
            return (name,)
    return (_likeliest(document, sentence, sides, at),)


def _likeliest(document: Document, sentence: Sentence, sides: Sides, ground: int) -> str:
    """Whose ground it is where nobody is said to give it: sources seldom give one of their own.

    It is that of the side that spoke in the sentence before, or is named nearest before the ground,
    or is the only one that lets go.
    """
    both = (*sides.given, *sides.taken)
    if sentence.index and document.sentences[sentence.index - 1].paragraph == sentence.paragraph:
        before = document.sentences[sentence.index - 1]
        for name in _sayers(document, before, len(before.tokens)):
            if name in both:
                return name
    named = [mark.name for mark in sentence.parties if mark.last <= ground and mark.name in both]
    if named:
        return named[-1]
    return sides.given[0] if sides.given else BY_SOURCE


def _sayers(document: Document, sentence: Sentence, ground: int) -> Iterator[str | None]:
    """Parties, and those of people, that stand beside a word of saying; None for others.

    ``ground`` is the token at which the ground starts: a verb behind it is the ground's own, unless
    it stands at the end, as in "..., the ministry said".
    """
    tokens = sentence.tokens
    names = document.names.get(sentence.index, ())
    for at, token in enumerate(tokens):
        if token.low in _ACCOUNTS and at + 1 < len(tokens) and tokens[at + 1].low == "of":
            yield from _behind(document, sentence, at)
            continue
        if token.low not in _stating() or (ground < at and token.low not in SAYING):
            continue
        found: list[str | None] = [n.party for n in names if 0 <= at - n.last < _NAME]
        found += [m.name for m in sentence.parties if 0 <= at - m.last < _BEFORE]
        if not found or ground > at:
            found += [
                m.name for m in sentence.parties if 0 < m.first - at < _BEHIND and ground > m.first
            ]
        near = {t.low for t in tokens[max(0, at - _BACK) : at + _BACK]}
        if not found and _HE & near:
            found = [_last_named(document, sentence)]
        elif not found and _OFFICERS & near:
            own = sentence.parties[:1] if {"its", "their"} & near else ()
            found = [own[0].name] if own else [None]
        yield from found


def _behind(document: Document, sentence: Sentence, at: int) -> Iterator[str | None]:
    """Whose words they are: "in the words of President Roe", "in the account of his ministry"."""
    yield from (m.name for m in sentence.parties if 0 < m.first - at < _BEHIND)
    names = document.names.get(sentence.index, ())
    yield from (n.party for n in names if 0 < n.first - at < _BEHIND)
    if _HE & set(sentence.words[at : at + _BACK]):
        yield _last_named(document, sentence)


def _subject(sentence: Sentence, ground: int) -> list[str]:
    """The party that is the subject of the clause before a ground, the nearest one first."""
    begin = 0
    for at in range(ground - 1, -1, -1):
        low = sentence.tokens[at].low
        if low in _BREAKS or low in SAYING:
            begin = at
            break
    marks = [m for m in sentence.parties if begin <= m.first and m.last <= ground]
    return [mark.name for mark in marks[:1]]


def _last_named(document: Document, sentence: Sentence) -> str | None:
    """The party of the person whom "he" or "she" stands for: the one named last."""
    for index in range(sentence.index, max(-1, sentence.index - _BACK), -1):
        named = [n for n in document.names.get(index, ()) if n.party is not None]
        if named:
            return named[-1].party
    return None
