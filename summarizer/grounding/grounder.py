"""Tie words to the place of a source where they stand, or refuse them.

Nothing is matched by likeness: after folding (see ``summarizer.text.fold``) the words must be the
same, whole words and whole numbers, and not cut off from a negation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from schemas import Evidence
from summarizer.grounding.edges import cuts_number, cuts_word, inside_numbers
from summarizer.grounding.forms import forms, parts
from summarizer.grounding.gaps import gap_fault
from summarizer.grounding.nearest import nearest
from summarizer.grounding.negation import negating_words
from summarizer.grounding.refusal import NotGrounded
from summarizer.grounding.views import Views
from summarizer.text.fold import fold
from summarizer.text.numerals.number import Number
from summarizer.text.spans import Span

_NEAR = 400
"""Characters. Farther from the cited sentences, the first place in the text is as good."""
_TRIED = 50
"""Beginnings of a quote with an ellipsis that are followed up, which keeps hostile ones linear."""
_CONTEXT = 16
"""Characters shown around words that were cut out of something."""
_ABSENT = "does not stand in the source; copy its words exactly"
_CUT = "begins or ends inside a word or number of the source; copy whole words"
_NEGATED = '"{}" beside these words negates them; quote it too'
_APART = "the parts around the ellipsis do not stand in one sentence; quote it in full"


class Refused(NamedTuple):
    """A place where words seem to stand, and why it does not count."""

    reason: str
    span: Span


class Grounder(Views):
    """Ties words to one source. Made once per source; folding is done when first needed."""

    @cached_property
    def _stood(self) -> dict[str, tuple[list[Span], list[Refused]]]:
        """Folded form -> where it stands, as far as was asked; see ``_standing``."""
        return {}

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _folded_sentences(self) -> list[Span]:
        """The sentences as offsets of the folded text."""
        offset = self.folded.offset
        return [Span(offset(start), offset(end)) for start, end in self.sentences]

    @cached_property
    def _inside_numbers(self) -> dict[int, Number]:
        """The number that each offset lies inside of."""
        return inside_numbers(self.numbers)

    def locate(self, words: str, near: Sequence[Span] = ()) -> Evidence:
        """The place where ``words`` stand.

        Args:
            words: what the source is said to say, with or without ellipses.
            near: sentences that were cited for it. Of several places, one inside them wins, then
                the one nearest to them, then the first of the text.

        Raises:
            NotGrounded: they do not stand in the source, or only cut out of something else.
        """
        span = self.find(words, near)
        return Evidence(quote=span.of(self.text), start=span.start, end=span.end)

    def find(self, words: str, near: Sequence[Span] = ()) -> Span:
        """As ``locate``, but the bare span."""
        folded = self.fold(words)
        if not any(map(str.isalnum, folded)):
            raise NotGrounded("there is no word to look for; quote the source", words)
        refused: list[Refused] = []
        for form in self._forms(words):
            found, no_place = self._standing(form)
            if found:
                return self._best(found, near, words)
            refused += no_place
        pieces = parts(folded)
        if pieces is not None:
            found = self._pieced(pieces, refused)
            if found:
                return self._best(found, near, words)
        if refused:
            raise NotGrounded(refused[0].reason, words, self._around(refused[0].span))
        raise NotGrounded(_ABSENT, words, nearest(self.text, self.folded, folded.strip()))

    def places(self, words: str) -> list[Span]:
        """Every place where ``words`` stand whole, be they negated or not; for parts of a quote."""
        for form in self._forms(words):
            found = [span for start, span in self._hits(form) if not self._cut(start, form, span)]
            if found:
                return found
        return []

    def sentence(self, offset: int) -> Span:
        """The sentence that holds ``text[offset]``, or the last one before it."""
        return self.sentences[self._sentence_at(offset)]

    def _sentence_at(self, offset: int) -> int:
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def _forms(self, words: str) -> Iterator[str]:
        yield from forms(self.fold(words))
        spaced = fold(words, self.language, plain_space=True).text
        if spaced != self.fold(words):
            yield from forms(spaced)

    def _hits(self, form: str) -> Iterator[tuple[int, Span]]:
        """Where a folded form stands, as its offset in the folded text and its span in the text."""
        at = self.folded.text.find(form)
        while at >= 0:
            span = self.folded.whole(at, at + len(form))
            if span is not None:
                yield at, span
            at = self.folded.text.find(form, at + 1)

    def _standing(self, form: str) -> tuple[list[Span], list[Refused]]:
        """Where a folded form stands, and what only looks like it; kept, as items share quotes."""
        stood = self._stood.get(form)
        if stood is None:
            stood = self._stood[form] = [], []
            for start, span in self._hits(form):
                reason = self._fault(start, form, span)
                if reason is None:
                    stood[0].append(span)
                else:
                    stood[1].append(Refused(reason, span))
        return stood

    def _fault(self, start: int, form: str, span: Span) -> str | None:
        """Why a form does not stand where its letters do."""
        if self._cut(start, form, span):
            return _CUT
        negation = self._negation(start, form, span)
        return None if negation is None else _NEGATED.format(negation)

    def _negation(self, at: int, form: str, span: Span) -> str | None:
        """The words of the same sentence that negate a form at an offset of the folded text."""
        first = self._sentence_at(span.start)
        last = self._sentence_at(max(span.start, span.end - 1))
        within = Span(self._folded_sentences[first].start, self._folded_sentences[last].end)
        return negating_words(
            self.folded.text, Span(at, at + len(form)), within, self.language or "en"
        )

    def _cut(self, start: int, form: str, span: Span) -> bool:
        return cuts_word(
            self.folded.text, start, start + len(form), self.language, self.text, span
        ) or cuts_number(self.text, span.start, span.end, self._inside_numbers)

    def _pieced(self, pieces: Sequence[str], refused: list[Refused]) -> list[Span]:
        """Spans over pieces with words left out between them."""
        starts, no_place = self._standing(pieces[0])
        refused += no_place
        rest = [self._standing(piece)[0] for piece in pieces[1:]]
        found: list[Span] = []
        for first in starts[:_TRIED]:
            spans = self._follow(first, rest)
            if spans is None:
                refused.append(Refused(_APART, first))
                continue
            fault = gap_fault(self.text, spans, self.language or "en", self.numbers)
            whole = Span(first.start, spans[-1].end)
            if fault is None:
                found.append(whole)
            else:
                refused.append(Refused(fault, whole))
        return found

    def _follow(self, first: Span, rest: Sequence[Sequence[Span]]) -> list[Span] | None:
        """The nearest places of the further pieces, one behind the other in one sentence."""
        spans, end = [first], self.sentence(first.start).end
        for found in rest:
            index = bisect_left(found, spans[-1].end, key=lambda span: span.start)
            if index == len(found) or found[index].end > end:
                return None
            spans.append(found[index])
        return spans

    def _around(self, span: Span) -> str:
        """The words at a span with what they were cut off from."""
        sentence = self.sentence(span.start)
        start = self.text.rfind(" ", sentence.start, max(sentence.start, span.start - _CONTEXT))
        end = self.text.find(" ", span.end, span.end + _CONTEXT)
        return self.text[max(start + 1, sentence.start) : span.end + _CONTEXT if end < 0 else end]

    def _best(self, found: Sequence[Span], near: Sequence[Span], words: str) -> Span:
        """The place that the cited sentences speak for, then the one in the very same letters."""
        if len(found) == 1:
            return found[0]

        def rank(index: int) -> tuple[int, bool, int]:
            far = min((_distance(found[index], sentence) for sentence in near), default=0)
            return min(far, _NEAR), found[index].of(self.text) != words, index

        return found[min(range(len(found)), key=rank)]


def _distance(span: Span, sentence: Span) -> int:
    """Characters by which a span lies outside a sentence."""
    return max(sentence.start - span.start, span.end - sentence.end, 0)
