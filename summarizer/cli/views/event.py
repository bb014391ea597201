"""An event as rows: a label, what is coded, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from schemas import Count, CountRole, Event, Evidence, PersonRole, RationaleKind
from summarizer.cli.plain import plain
from summarizer.cli.views import phrases
from summarizer.cli.views.quotes import Against, quotes

_LABEL = 10
"""Columns of the label, so that the tables of an event line up."""
INDENT = _LABEL + 1
"""Columns before a fact."""


@dataclass(frozen=True)
class Row:
    """A line of a view."""

    label: str
    fact: Text
    evidence: Sequence[Evidence]


def table(rows: Iterable[Row], against: Against | None, *, cut: bool, style: str = "") -> Table:
    """Rows as a table without lines; a label that stands in several rows is shown once.

    Args:
        rows: of the table.
        against: the text to hold quotes against, if it is at hand.
        cut: whether quotes end where their column ends.
        style: of labels and facts.
    """
    grid = Table.grid(expand=True, padding=(0, 1))
    grid.add_column(width=_LABEL, style=style or "bold", no_wrap=True)
    grid.add_column(ratio=4 if against is None else 3, style=style)
    grid.add_column(ratio=3)
    shown = ""
    for row in rows:
        label = "" if row.label == shown else row.label
        shown = row.label
        grid.add_row(label, row.fact, quotes(row.evidence, against, cut=cut))
    return grid


def main_rows(event: Event) -> Iterator[Row]:
    """What was exchanged, by whom, who they are, when, where and why."""
    numbers = [count for count in event.counts if count.role is not CountRole.BACKGROUND]
    yield from _counts(sorted(numbers, key=lambda count: count.role is CountRole.TOTAL))
    for party in event.parties:
        name = plain(party.name) + (f" ({party.country})" if party.country else "")
        yield Row(
            "parties", _pair(name, ", ".join(map(phrases.words, party.roles))), party.evidence
        )
    for role in PersonRole:
        for person in event.people:
            if person.role is role:
                yield Row(phrases.words(role), Text(phrases.person(person)), person.evidence)
    for when in event.dates:
        day = when.date or f"no day: {plain(when.as_written)}"
        yield Row("dates", _pair(day, phrases.words(when.role)), when.evidence)
    for place in event.locations:
        fact = _pair(phrases.place(place), phrases.words(place.role))
        yield Row("places", fact, place.evidence)
    for rationale in event.rationales:
        kinds = [k for k in rationale.kinds if k is not RationaleKind.OTHER]
        fact = _pair(phrases.rationale(rationale), ", ".join(map(phrases.words, kinds)))
        yield Row("why", fact, rationale.evidence)


def background_rows(event: Event) -> Iterator[Row]:
    """Head-counts of people who are not the ones exchanged."""
    yield from _counts([c for c in event.counts if c.role is CountRole.BACKGROUND], label="")


def framing_rows(event: Event) -> Iterator[Row]:
    """Wording that takes a side, with neutral words for it."""
    for framing in event.framing:
        fact = Text()
        fact.append(f"“{plain(framing.term)}”", "magenta")
        fact.append(f" → {plain(framing.neutral)}")
        fact.append(f" · {plain(framing.about)}", "dim")
        yield Row("", fact, framing.evidence)


def _counts(counts: Sequence[Count], label: str = "people") -> Iterator[Row]:
    numbers = [phrases.number(count) for count in counts]
    width = max(map(len, numbers), default=0)
    category = max((len(count.category) for count in counts), default=0)
    for count, number in zip(counts, numbers, strict=True):
        fact = Text()
        fact.append(f"{number:>{width}} ", "bold" if count.role is CountRole.TRANSFER else "")
        fact.append(f"{phrases.words(count.category):<{category}}")
        for part, look in ((phrases.direction(count), ""), (_ROLE.get(count.role), "dim")):
            if part:
                fact.append(f"  {part}", look)
        yield Row(label, fact, count.evidence)


_ROLE = {CountRole.SUBGROUP: "part of these", CountRole.TOTAL: "both ways"}


def _pair(fact: str, aside: str) -> Text:
    text = Text(fact)
    if aside:
        text.append(f" · {aside}", "dim")
    return text
