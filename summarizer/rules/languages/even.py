"""Swaps of as many for as many: "по формуле 307 на 307", "im Verhältnis 60 gegen 60"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from schemas import CountRole, EventKind
from summarizer.rules.languages.events import Case
from summarizer.rules.languages.page import Line, Page
from summarizer.rules.languages.sides import Sides
from summarizer.rules.languages.tally import Tally
from summarizer.rules.languages.tokens import key
from summarizer.text.numerals.number import Kind
from summarizer.text.quantities import Quantity
from summarizer.text.spans import Span

RULE = "foreign.count.even"


def even_counts(page: Page, case: Case, sides: Sides) -> Iterator[Tally]:
    """Both transfers of each even number that a sentence of a swap tells, where it has two sides.

    Uneven ones are left alone: which side gives the first number is told by no word.
    """
    if case.kind is not EventKind.EXCHANGE or len(sides.giving) != 2:
        return
    one, other = sides.giving
    for line in {act.line.index: act.line for act in case.acts if act.kind == "swap"}.values():
        for quantity, span in _evens(page, line):
            for giving, getting in ((one, other), (other, one)):
                reading = quantity.readings[0]
                yield Tally(
                    CountRole.TRANSFER, giving, getting, reading, "unspecified", span, span, RULE
                )


def _evens(page: Page, line: Line) -> Iterator[tuple[Quantity, Span]]:
    for first, second in pairwise(line.quantities):
        between = key(page.text[first.end : second.start].strip())
        alike = first.values == second.values and len(first.values) == 1
        if alike and first.kind is not Kind.WEAK and between in page.lexicon.even:
            yield first, Span(first.start, second.end)
