"""Which parts of a text may each tell of an event of their own: numbered items, headed parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.rules.english.document import Document
from summarizer.rules.english.lexicon.grammar import BE, HAVE, MODALS, SAYING
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once

_LONGEST_TITLE = 8
"""Words of a heading that opens a paragraph: "2. Sudan.", "Gothenburg, 1943."."""
_VERBS = BE | HAVE | MODALS | SAYING
_FEWEST, _MOST = 2, 100
"""Parts of a text; each is read for itself, with the whole text at hand."""

_ONWARD = (
    frozenset({"related"}),
    frozenset({"see", "also"}),
    frozenset({"read", "more"}),
    frozenset({"recommended"}),
)
"""Words of which one set heads a list of links to other texts."""
_LONGEST_ONWARD = 4
"""Tokens of such a heading: "Related stories:"."""


@once
def onward(document: Document) -> frozenset[int]:
    """Indices of the sentences of a list of links to other texts, which closes a page."""
    sentences = document.sentences
    for sentence in sentences[1:]:
        short = len(sentence.tokens) <= _LONGEST_ONWARD
        opens = sentence.heading or sentence.tokens[-1].text == ":"
        if short and opens and any(words <= sentence.lows for words in _ONWARD):
            return frozenset(range(sentence.index, len(sentences)))
    return frozenset()


@once
def own_part(document: Document) -> frozenset[int]:
    """Indices of all other sentences."""
    return frozenset(range(len(document.sentences))) - onward(document)


def sections(sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """Indices of the sentences of each part; one part alone where the text has no headings.

    What stands before the first heading belongs to no part: it sums up or introduces them.
    """
    starts = list(_starts(sentences))
    if not starts:
        return [frozenset(range(len(sentences)))]
    ends = [*starts[1:], len(sentences)]
    parts = [
        frozenset(range(first, last))
        for first, last in zip(starts, ends, strict=True)
        if sum(_of_body(each) for each in sentences[first:last])
        >= _FEWEST - _numbered(sentences, first)
    ]
    whole = [frozenset(range(len(sentences)))]
    return parts if _FEWEST <= len(parts) <= _MOST else whole


def _numbered(sentences: Sequence[Sentence], first: int) -> bool:
    """Whether a part is a numbered item, which may be short."""
    return first > 0 and _bare_number(sentences[first - 1])


def _of_body(sentence: Sentence) -> bool:
    return len(sentence.tokens) > _LONGEST_TITLE and not sentence.heading


def _starts(sentences: Sequence[Sentence]) -> Iterator[int]:
    paragraph = sentences[0].paragraph if sentences else 0
    bare = False
    for sentence in sentences:
        opens = sentence.paragraph != paragraph
        paragraph = sentence.paragraph
        if not opens and not bare:
            continue
        bare = _bare_number(sentence)
        if bare:
            continue
        if _is_title(sentence):
            yield sentence.index


def _bare_number(sentence: Sentence) -> bool:
    """Whether a sentence is only the "1." of an item."""
    return all(token.text.isdecimal() or token.text in ".)(" for token in sentence.tokens)


def _is_title(sentence: Sentence) -> bool:
    words = [token for token in sentence.tokens if token.text[0].isalpha()]
    if not words or len(words) > _LONGEST_TITLE or not words[0].text[0].isupper():
        return False
    closed = sentence.heading or sentence.tokens[-1].text == "."
    return closed and _VERBS.isdisjoint([token.low for token in words])
