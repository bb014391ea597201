"""Free wording may hold no number that its source does not.

Summaries, notes, statements and the neutral words of a framing are written by the model, in
English, so there is no quote to hold them against; a number among them is held against the whole
source, its title included. A year may also be one that the source gives without naming it: that
of publication, or in a cited sentence "the following year" behind 1979, or a month that lies near
publication.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from schemas import Count, EventDate, Evidence, Framing, Item, Person, Rationale
from summarizer.grounding.grounder import Grounder
from summarizer.grounding.values.beside import spans
from summarizer.grounding.values.points import reckoned_years
from summarizer.text.numbers import find_numbers
from summarizer.text.spans import Span

_ONE = re.compile("one", re.IGNORECASE)
"""Mostly no number ("one side", "the one who")."""
_YEARS = range(1500, 2100)
_SIDES = re.compile(
    r"\s+(?:sides|parties|countries|states|governments|nations|neighbours|neighbors|groups)\b",
    re.IGNORECASE,
)
"""How many sides there are is told by the parties of the record."""


def check_summary(summary: str, items: Iterable[Item], grounder: Grounder) -> str | None:
    """Why a summary cannot stand, or None.

    Its numbers must be those of the source, of a count, or parts of a date of the event.
    """
    known: set[int] = set()
    for item in items:
        if isinstance(item, Count):
            known |= {bound for bound in (item.low, item.high) if bound is not None}
        elif isinstance(item, EventDate) and item.date:
            known |= {
                int(part) for part in item.date.replace("/", "-").split("-") if part.isdigit()
            }
    return _strange_number(summary, grounder, known)


def check_wording(item: Item, grounder: Grounder) -> list[str]:
    """Why what an item says in words of its own cannot stand; none if it can."""
    match item:
        case Person():
            words = item.note or ""
        case Rationale():
            words = item.statement
        case Framing():
            words = f"{item.about}; {item.neutral}"
        case _:
            return []
    reason = _strange_number(words, grounder, evidence=item.evidence)
    return [reason] if reason else []


def _strange_number(
    words: str,
    grounder: Grounder,
    known: Collection[int] = (),
    evidence: Sequence[Evidence] | None = None,
) -> str | None:
    for number in find_numbers(words, "en"):
        strange = words[number.start : number.end]
        if number.value in grounder.said or number.value in known or _ONE.fullmatch(strange):
            continue
        if number.value in _YEARS and number.value in _reckoned_years(grounder, evidence):
            continue
        if not _SIDES.match(words, number.end):
            return f"the source does not say {strange!r}; leave out what it does not hold"
    return None


def _reckoned_years(grounder: Grounder, evidence: Sequence[Evidence] | None) -> frozenset[int]:
    """Years that the source, or the sentences of the evidence, give without naming them."""
    if evidence is None:
        return reckoned_years(grounder)
    near = [
        Span(grounder.sentence(quote.start).start, grounder.sentence(quote.end - 1).end)
        for quote in spans(evidence)
    ]
    return reckoned_years(grounder, near)
