"""Lists of people, one to a line: who is on them, and what becomes of them."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import PersonRole
from summarizer.rules.engine import RulesEngine
from summarizer.source import Source

LEAD = (
    "Peru and Chile exchanged prisoners on Monday at the border crossing of Tacna, officials in "
    "both countries said. The exchange followed weeks of talks that were mediated by Switzerland. "
    "The prisoners were flown home in the evening and were met by relatives at the airport, where "
    "doctors examined them.\n\n"
)
NAMES = {"Ana Novak", "Ivan Petrov", "Omar Hassan"}


def people(text: str) -> list[tuple[str, PersonRole, str | None]]:
    made = Source.from_text(text, "rows", published=date(2024, 5, 2), language="en")
    (event,) = RulesEngine().extract(made).events
    return [(person.name, person.role, person.party) for person in event.people]


@pytest.mark.parametrize("lead", [LEAD, "Peru and Chile exchanged prisoners on Monday.\n\n"])
@pytest.mark.parametrize(
    "rows",
    [
        "The following were freed:\n\n- Ana Novak, a soldier\n- Ivan Petrov, a pilot\n"
        "- Omar Hassan, a nurse",
        "Those freed:\n1. Ana Novak\n2. Ivan Petrov\n3. Omar Hassan\n",
        "Released on Monday\n\nAna Novak (34)\nIvan Petrov (51)\nOmar Hassan (22)\n",
        "The freed prisoners are:\n\n* Ana Novak, who was arrested in 2019\n"
        "* Ivan Petrov, convicted of spying\n* Dr. Omar Hassan: a doctor from Arica\n",
    ],
)
def test_who_is_on_a_list_has_the_part_that_its_head_tells(lead: str, rows: str) -> None:
    found = people(lead + rows)
    assert {name for name, role, _ in found if role is PersonRole.RELEASED} == NAMES
    assert len(found) == len(NAMES)


def test_the_head_of_a_list_tells_whose_people_they_are() -> None:
    found = people(LEAD + "Released by Chile:\n\nAna Novak (34)\nIvan Petrov (51)\n")
    assert [party for _, _, party in found] == ["Peru", "Peru"]


def test_a_list_of_those_left_behind_frees_nobody() -> None:
    found = people(LEAD + "Still held in Chile:\n\n- Ana Novak, a pilot\n- Ivan Petrov, a nurse\n")
    assert {role for _, role, _ in found} == {PersonRole.HELD}


def test_lines_that_name_no_people_are_no_list() -> None:
    assert people(LEAD + "Released on Monday:\n\n- Novo Blue, a film\n- Red Nava, a song\n") == []


def test_a_very_long_list_is_read_to_its_end() -> None:
    surnames = [a + b + c for a in "BDFGKLMNPRST" for b in ("ova", "ira", "ela", "una") for c in
                ("k", "n", "s", "r", "l", "m", "t", "v", "d", "z")]  # fmt: skip
    rows = [
        f"{first} {last}" for last in surnames for first in ("Ana", "Ivan", "Omar", "Rosa", "Juan")
    ]
    found = people(LEAD + "The following were freed:\n\n" + "\n".join(rows))
    assert len(rows) > 2000
    assert {name for name, _, _ in found} == set(rows)
