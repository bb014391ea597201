"""Parts of an item that must stand word for word in or beside its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas import Evidence
from summarizer.grounding.grounder import Grounder
from summarizer.grounding.refusal import shown
from summarizer.text.spans import Span


def spans(evidence: Iterable[Evidence]) -> list[Span]:
    """Where the evidence stands."""
    return [Span(part.start, part.end) for part in evidence]


def overlap(first: Span, second: Span) -> bool:
    """Whether two spans share a character."""
    return first.start < second.end and second.start < first.end


def beside(
    grounder: Grounder, field: str, words: str, evidence: Sequence[Evidence]
) -> tuple[list[Span], list[str]]:
    """The places of ``words`` that overlap the evidence, else those in a sentence of it.

    Returns:
        The places and no reason, or no place and the reason why.
    """
    found = grounder.places(words)
    if not found:
        return [], [f'{field} "{shown(words)}" does not stand in the source; copy it word for word']
    quoted = spans(evidence)
    inside = [span for span in found if any(overlap(span, quote) for quote in quoted)]
    if inside:
        return inside, []
    near = [
        Span(grounder.sentence(quote.start).start, grounder.sentence(quote.end - 1).end)
        for quote in quoted
    ]
    inside = [span for span in found if any(overlap(span, sentence) for sentence in near)]
    if inside:
        return inside, []
    return [], [f'{field} "{shown(words)}" stands elsewhere than the evidence; quote its sentence']
