"""What is read of a source, each part once it is asked for.

A date is read by its paragraph, as most facts ask for those of a few; a text is folded whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from summarizer.text.calendar import DateWords, find_dates
from summarizer.text.fold import Folded, fold, fold_text
from summarizer.text.numbers import Number, find_numbers
from summarizer.text.numerals.digits import language_of
from summarizer.text.quantities import Quantity, find_quantities
from summarizer.text.scanned import fair_digits
from summarizer.text.sentences import sentences as split
from summarizer.text.spans import Span

_SCANNED = 3
"""Numbers with letters among their digits that make a source a scan; one may be a code."""
_WORD = re.compile(r"[^\W_]+")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


class Views:
    """A source, and what is read of it.

    ``sentences`` may be given where they are at hand.

    Attributes:
        text: the source.
        language: language code in lower case without region, or ``""``; without one, words are
            read as English.
        published: day of publication, if known.
        title: title of the source, if it has one; it names years and parties too.
    """

    def __init__(
        self,
        text: str,
        *,
        language: str | None = None,
        published: date | None = None,
        title: str | None = None,
        sentences: Sequence[Span] | None = None,
    ) -> None:
        self.text = text
        self.language = language_of(language)
        self.published = published
        self.title = title
        self._split = sentences
        self._folds: dict[str, str] = {}
        self._dated: dict[int, list[tuple[Span, DateWords]]] = {}

    def fold(self, words: str) -> str:
        """``words`` folded as the source is; kept, since the same words are asked for often."""
        folded = self._folds.get(words)
        if folded is None:
            folded = self._folds[words] = fold_text(words, self.language)
        return folded

    @cached_property
    def folded(self) -> Folded:
        """The folded source."""
        return fold(self.text, self.language)

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers of the source."""
        return find_numbers(self.text, self.language or "en")

    @cached_property
    def fair(self) -> str:
        """The source with the digits of a fair reader ("6OO"); for values, never for quotes."""
        return fair_digits(self.text)

    @cached_property
    def is_scan(self) -> bool:
        """Whether the digits show that the source was scanned, and read badly."""
        if self.fair == self.text:
            return False
        return len(set(_WORD.findall(self.fair)) - set(_WORD.findall(self.text))) >= _SCANNED

    @cached_property
    def fair_numbers(self) -> list[Number]:
        """The numbers of the source to a fair reader."""
        if self.fair == self.text:
            return self.numbers
        return find_numbers(self.fair, self.language or "en")

    @cached_property
    def said(self) -> frozenset[int]:
        """The values of all numbers that the source and its title hold, to a fair reader."""
        titled = find_numbers(self.title or "", self.language)
        return frozenset(number.value for number in [*self.fair_numbers, *titled])

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers of the source that count something, with their hedges."""
        return find_quantities(self.fair, self.language or "en", self.fair_numbers)

    @cached_property
    def dates(self) -> list[tuple[Span, DateWords]]:
        """The words of the source that state dates, and where they stand, by paragraph."""
        return [each for at in range(len(self._paragraphs)) for each in self._dates_of(at)]

    def dates_at(self, span: Span) -> list[tuple[Span, DateWords]]:
        """Those of ``dates`` that share a character with ``span``; no more is read for them."""
        first = bisect_right(self._paragraphs, (span.start + 1,)) - 1
        behind = bisect_left(self._paragraphs, (span.end,))
        return [
            (place, words)
            for at in range(max(first, 0), behind)
            for place, words in self._dates_of(at)
            if place.start < span.end and span.start < place.end
        ]

    def _dates_of(self, paragraph: int) -> list[tuple[Span, DateWords]]:
        found = self._dated.get(paragraph)
        if found is None:
            start, end = self._paragraphs[paragraph]
            folded = self._fair_folded
            begin = folded.offset(start)
            said = find_dates(folded.text[begin : folded.offset(end)], self.language)
            found = [(folded.source(begin + at.start, begin + at.end), at) for at in said]
            self._dated[paragraph] = found
        return found

    @cached_property
    def _fair_folded(self) -> Folded:
        return self.folded if self.fair == self.text else fold(self.fair, self.language)

    @cached_property
    def _paragraphs(self) -> list[Span]:
        return list(_paragraphs(self.fair))

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The sentences of the source."""
        return split(self.text) if self._split is None else self._split


def _paragraphs(text: str) -> Iterator[Span]:
    """The stretches of a text that blank lines part: a date line is no part of what follows."""
    start = 0
    for blank in _BLANK.finditer(text):
        if start < blank.start():
            yield Span(start, blank.start())
        start = blank.end()
    if start < len(text):
        yield Span(start, len(text))
