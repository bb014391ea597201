"""Words with a capital that may name a person, for whoever weighs them with all other cues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarizer.rules.english.lexicon.words import heads
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.offices import office_behind, title_before, titles
from summarizer.rules.english.mentions.parties import UNLISTED
from summarizer.rules.english.mentions.person_scores import given_names
from summarizer.rules.english.mentions.persons import PARTICLES, plain_name
from summarizer.rules.english.sentences.tokens import Token

_SHORTEST = 3
_LONGEST = 5
_RULE = "name.loose"


def loose_names(
    sentences: Sequence[Sentence], known: Mapping[int, Sequence[NameMark]], *, cased: bool
) -> dict[int, tuple[NameMark, ...]]:
    """By sentence, what may name somebody and stands in no name that is ``known``.

    In a text without lower case these are first names with the words behind them, else words with
    a capital in the middle of a sentence that the text never writes without it. What is taken for
    a party that no lexicon has may be a person as well.
    """
    small = {t.text for s in sentences for t in s.tokens if t.text.islower()} if cased else set()
    found: dict[int, tuple[NameMark, ...]] = {}
    for sentence in sentences:
        sure = (mark for mark in sentence.parties if mark.rule != UNLISTED)
        covered = {at for mark in sure for at in range(mark.first, mark.last)}
        covered |= {at for n in known.get(sentence.index, ()) for at in range(n.first, n.last)}
        spans = _spans(sentence, covered, small) if cased else _first_names(sentence, covered)
        marks = tuple(_mark(sentence.tokens, *span) for span in spans)
        if marks:
            found[sentence.index] = marks
    return found


def _spans(sentence: Sentence, covered: set[int], small: set[str]) -> Iterator[tuple[int, int]]:
    """The runs of words with a capital, each with its end."""
    tokens = sentence.tokens
    behind = 1
    for at in [at for at, token in enumerate(tokens) if token.text[0].isupper()]:
        if at < behind:
            continue
        last = at
        while last < len(tokens) and last not in covered and _may_name(tokens[last], small):
            last += 1
        if last > at and last - at <= _LONGEST:
            yield at, last
        behind = last


def _may_name(token: Token, small: set[str]) -> bool:
    text = token.text
    return (
        text[0].isupper()
        and len(text) >= _SHORTEST
        and (text.istitle() or text.isupper())
        and token.low not in small
        and plain_name(token)
        and not heads().starts(token.low)
    )


def _first_names(sentence: Sentence, covered: set[int]) -> Iterator[tuple[int, int]]:
    """As in "OUR DELEGATE, ANA ROE": a first name, and the word behind it."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        last = at + 1
        if at not in covered and tokens[at].low in given_names() and plain_name(tokens[at]):
            if last < len(tokens) and tokens[last].low in PARTICLES:
                last += 1
            if last < len(tokens) and last not in covered and plain_name(tokens[last]):
                yield at, last + 1
                last += 1
        at = last


def _mark(tokens: Sequence[Token], first: int, last: int) -> NameMark:
    words = titles()
    name = " ".join(token.text for token in tokens[first:last])
    title = title_before(tokens, first, words, inside=False)
    return NameMark(first, last, name, title, office_behind(tokens, last, words), None, _RULE)
