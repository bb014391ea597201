"""What is no count of a swap, and which part a count of one has, in plain reports."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import CountRole
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import Document, read
from summarizer.rules.english.items.count_parts import Tally, of_wholes, with_wholes
from summarizer.rules.english.mentions.marks import Quantity
from summarizer.source import Source
from summarizer.text.spans import Span

LEAD = (
    "Peru and Chile exchanged prisoners on Monday. Peru freed 40 Chilean soldiers and Chile freed "
    "25 Peruvian sailors at the bridge of Tacna, the Red Cross said. The men were met by relatives "
    "and taken to a hospital for a check of their health. "
)


def counts(text: str) -> dict[int | None, set[tuple[CountRole, str | None]]]:
    made = Source.from_text(LEAD + text, "counts", published=date(2024, 5, 7), language="en")
    (event,) = RulesEngine().extract(made).events
    found: dict[int | None, set[tuple[CountRole, str | None]]] = {}
    for count in event.counts:
        found.setdefault(count.low, set()).add((count.role, count.released_by))
    return found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Peru has around 30,000 soldiers.", 30000),
        ("Some thirty relatives waited at the gate.", 30),
        ("One of the freed, Luis Poe, 58, a mechanic, said he was glad.", 58),
    ],
)
def test_who_is_no_captive_is_not_counted(text: str, number: int) -> None:
    assert number not in counts(text)


def test_a_sum_over_both_ways_is_the_total() -> None:
    found = counts("Chile then let another ten men go, bringing the total to 75.")
    assert found[75] == {(CountRole.TOTAL, None)}


def tallies(text: str, ways: dict[str, tuple[CountRole, str, int]]) -> tuple[Document, list[Tally]]:
    """A count for each phrase of a text, with its role, who lets go, and the number."""
    document = read(Source.from_text(text, "counts", language="en"))
    other = {"Peru": "Chile", "Chile": "Peru"}
    made = []
    for words, (role, by, size) in ways.items():
        at = text.index(words)
        span, quantity = Span(at, at + len(words)), Quantity(size, size, False)
        made.append(Tally(role, by, other[by], quantity, "military", span, "made"))
    return document, made


def test_a_part_goes_the_way_of_the_whole_that_it_is_said_to_be_of() -> None:
    document, made = tallies(
        "Peru freed 40 men and Chile 25. Six of the 25 were officers.",
        {
            "40 men": (CountRole.TRANSFER, "Peru", 40),
            "25": (CountRole.TRANSFER, "Chile", 25),
            "Six": (CountRole.TRANSFER, "Peru", 6),
        },
    )
    *wholes, part = of_wholes(document, made)
    assert wholes == made[:2]
    assert (part.role, part.released_by, part.released_to) == (CountRole.SUBGROUP, "Chile", "Peru")


@pytest.mark.parametrize(
    ("text", "by", "role"),
    [
        ("Peru freed 40 men. Ten men were ill.", "Peru", CountRole.SUBGROUP),
        ("Peru freed 40 men. Ten men came from Chile.", "Chile", CountRole.TRANSFER),
        ("Peru will free another 40 men. Ten men were freed.", "Peru", CountRole.TRANSFER),
    ],
)
def test_what_has_no_whole_of_its_way_is_no_part(text: str, by: str, role: CountRole) -> None:
    document, made = tallies(
        text,
        {
            "40 men": (CountRole.TRANSFER, "Peru", 40),
            "Ten men": (CountRole.SUBGROUP, by, 10),
        },
    )
    assert with_wholes(document, made)[1].role is role
