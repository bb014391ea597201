"""Words with a capital that may name a person, for whoever weighs them with all other cues."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from summarizer.rules.english.lexicon.grammar import SAYING, bag
from summarizer.rules.english.lexicon.words import heads, load
from summarizer.rules.english.mentions.bare_capitals import names_by_form
from summarizer.rules.english.mentions.capital_runs import spelled
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.name_parts import PARTICLES, plain_name
from summarizer.rules.english.mentions.offices import office_behind, title_before, titles
from summarizer.rules.english.mentions.parties import UNLISTED
from summarizer.rules.english.sentences.tokens import Token

_SHORTEST = 3
_LONGEST = 5
_RULE = "name.loose"
_LEFT = bag("had was did has is himself herself")
"""Words behind somebody who opens a sentence, besides those of what officials do."""


def loose_names(
    sentences: Sequence[Sentence], known: Mapping[int, Sequence[NameMark]], *, cased: bool
) -> dict[int, tuple[NameMark, ...]]:
    """By sentence, what may name somebody and stands in no name that is ``known``.

    In a text without lower case these are first names with the words around them, and words that
    stand where names do; else words with a capital that the text never writes without it. What is
    taken for a party that no lexicon has may be a person as well.
    """
    texts = chain.from_iterable(sentence.cut.texts for sentence in sentences)
    small = frozenset(filter(str.islower, texts) if cased else ())
    signed = _signature(sentences, small) if cased else None
    found: dict[int, tuple[NameMark, ...]] = {}
    for sentence in sentences:
        sure = (mark for mark in sentence.parties if mark.rule != UNLISTED)
        covered = {at for mark in sure for at in range(mark.first, mark.last)}
        covered |= {at for n in known.get(sentence.index, ()) for at in range(n.first, n.last)}
        spans = _spans(sentence, covered, small) if cased else names_by_form(sentence, covered)
        marks = tuple(_mark(sentence.tokens, *span) for span in spans)
        if sentence.index == signed and not covered:
            marks = (NameMark(0, 1, sentence.tokens[0].text, None, None, None, "name.signed"),)
        if marks:
            found[sentence.index] = marks
    return found


def _signature(sentences: Sequence[Sentence], small: Container[str]) -> int | None:
    """The sentence in which a cable is signed: the last that is one word in capitals."""
    for sentence in reversed(sentences[len(sentences) // 2 :]):
        token = sentence.tokens[0]
        if len(sentence.tokens) == 1 and token.text.isupper() and _may_name(token, small):
            return sentence.index
    return None


def _spans(
    sentence: Sentence, covered: Container[int], small: Container[str]
) -> Iterator[tuple[int, int]]:
    """The runs of words with a capital, each with its end."""
    tokens = sentence.tokens
    behind = 0
    for at in sentence.cut.capitals:
        if at < behind:
            continue
        last = at
        while last < len(tokens) and last not in covered and _may_name(tokens[last], small):
            if last > at and tokens[last].text.isupper() > tokens[last - 1].text.isupper():
                break  # "of the Novo ANA ROE"
            last += 1
        opens_none = at == 0 and not _opens(sentence, last)
        if last > at and last - at <= _LONGEST and not opens_none:
            yield _begin(tokens, at), last
        behind = last


def _opens(sentence: Sentence, last: int) -> bool:
    """Whether the capital of the first word is that of a name: "Roe told", "Roe to Poe" as head."""
    behind = sentence.tokens[last].low if last < len(sentence.tokens) else ""
    if sentence.heading:
        return behind == "to" and sentence.index == 0
    return last == 1 and (behind in _doings() or behind.endswith("ed"))


@lru_cache(maxsize=1)
def _doings() -> frozenset[str]:
    return SAYING | _LEFT | frozenset(load("titles")["acting"])


def _begin(tokens: Sequence[Token], at: int) -> int:
    """Where a name begins, initials and particles included: "U. S. Roe", "van der Roe"."""
    while at > 1 and tokens[at - 1].text == "." and _initial(tokens[at - 2]):
        at -= 2
    first = at
    while first and tokens[first - 1].low in PARTICLES and tokens[first - 1].text.islower():
        first -= 1
    alone = first == 0 or not tokens[first - 1].text[0].isupper()
    titled = first > 0 and tokens[first - 1].low in titles().every
    return first if alone or titled else at


def _initial(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()


def _may_name(token: Token, small: Container[str]) -> bool:
    text = token.text
    return (
        text[0].isupper()
        and len(text) >= _SHORTEST
        and token.low not in small
        and plain_name(token)
        and not heads().starts(token.low)
    )


def _mark(tokens: Sequence[Token], first: int, last: int) -> NameMark:
    words = titles()
    name = spelled(tokens[first:last])
    title = title_before(tokens, first, words, inside=False)
    return NameMark(first, last, name, title, office_behind(tokens, last, words), None, _RULE)
