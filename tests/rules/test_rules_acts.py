"""Acts: who releases whom, and how it is spoken of."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import EventKind, Status
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import read
from summarizer.rules.english.events.finding import find_cases
from summarizer.source import Source


def acts(text: str) -> tuple[Act, ...]:
    return read(Source.from_text(text, "t", published=date(2024, 5, 2))).acts


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Peru released 3 Chilean soldiers.", "done"),
        ("Peru has released 3 Chilean soldiers.", "done"),
        ("Peru is releasing 3 Chilean soldiers.", "now"),
        ("Peru will release 3 Chilean soldiers.", "due"),
        ("Peru is going to release 3 Chilean soldiers.", "due"),
        ("The deal will also see Peru release 3 Chilean soldiers.", "due"),
        ("Peru usually released 3 Chilean soldiers.", "noun"),
        ("Peru agreed to release 3 Chilean soldiers.", "agreed"),
        ("Peru offered to release 3 Chilean soldiers.", "offered"),
        ("Peru refused to release 3 Chilean soldiers.", "failed"),
        ("Peru rejected a proposal to release 3 Chilean soldiers.", "failed"),
        ("Chile demanded that Peru release 3 Chilean soldiers.", "hoped"),
        ("Chile hopes that Peru will release 3 Chilean soldiers.", "hoped"),
        ("Peru could release 3 Chilean soldiers.", "hoped"),
        ("Peru releases 3 Chilean soldiers", "present"),
        ("3 Chilean soldiers were released by Peru.", "done"),
        ("3 Chilean soldiers are to be released by Peru.", "due"),
        ("Chile secured the release of 3 Chilean soldiers.", "done"),
        ("Chile seeks the release of 3 Chilean soldiers.", "hoped"),
        ("The Council calls for the release of 3 Chilean soldiers.", "hoped"),
        ("The deal calls for the release of 3 Chilean soldiers.", "agreed"),
        ("2. Demands that Peru, without any further delay, release 3 Chilean soldiers;", "hoped"),
        ("Talks resulted in the return of 3 Chilean soldiers.", "done"),
        ("They signed a deal after 14 weeks of talks to release 3 Chilean soldiers.", "agreed"),
        ("Talks to release 3 Chilean soldiers went on.", "offered"),
        ("The release of 3 Chilean soldiers by Peru took place.", "done"),
        ("The prisoner exchange between Peru and Chile was called off.", "failed"),
        ("The prisoner exchange falls through at the bridge.", "failed"),
        ("The prisoner exchange is being overseen by Brazil.", "now"),
        ("Peru handed over to Chile on Monday a soldier who had been seized.", "done"),
    ],
)
def test_mode(text, mode):
    assert [act.mode for act in acts(text)] == [mode]


def test_active_has_agent_and_people():
    (act,) = acts("Peru handed over 3 Chilean soldiers to Chile.")
    assert act.agents == ("Peru",)
    assert act.to == "Chile"
    assert act.people[0].nations == ("Chile",)


def test_passive_has_agent_behind_by():
    (act,) = acts("3 Chilean soldiers were freed by Peru on Monday.")
    assert act.agents == ("Peru",)


def test_mediation_is_no_agent():
    (act,) = acts("3 Chilean soldiers were freed after mediation by Brazil.")
    assert act.agents == ()


def test_who_brings_home_is_not_who_releases():
    (act,) = acts("Chile brought home 3 soldiers from captivity.")
    assert act.agents == ()
    assert act.securer == "Chile"


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile exchanged prisoners.",
        "Peru exchanged prisoners with Chile.",
        "The exchange of prisoners between Peru and Chile was held.",
        "Lima and Santiago, or rather Peru and Chile, swapped 3 captives.",
    ],
)
def test_sides_of_an_exchange(text):
    (act,) = acts(text)
    assert act.kind == "exchange"
    assert set(act.agents) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile exchanged fire.",
        "Peru and Chile exchanged views on grain.",
        "The university will exchange 40 students.",
        "The stock exchange fell.",
        "Peru released a statement.",
        "The film was released in May.",
        "The released soldiers wept.",
    ],
)
def test_no_act(text):
    assert acts(text) == ()


LEAD = "Peru and Chile are neighbours. "


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Peru released 3 Chilean soldiers.", EventKind.ONE_SIDED_RELEASE, Status.COMPLETED),
        ("Peru and Chile exchanged prisoners.", EventKind.EXCHANGE, Status.COMPLETED),
        (
            "Peru agreed to free 3 Chilean soldiers in exchange for 5 rebels.",
            EventKind.EXCHANGE,
            Status.AGREED,
        ),
        (
            "Peru has offered to free 3 Chilean soldiers.",
            EventKind.ONE_SIDED_RELEASE,
            Status.PROPOSED,
        ),
        (
            "A planned exchange of prisoners between Peru and Chile was called off.",
            EventKind.EXCHANGE,
            Status.FAILED,
        ),
        (
            "Peru freed 3 Chilean soldiers. The remaining captives will be released on Friday.",
            EventKind.ONE_SIDED_RELEASE,
            Status.ONGOING,
        ),
    ],
)
def test_kind_and_status(text, kind, status):
    found = find_cases(read(Source.from_text(LEAD + text, "t", published=date(2024, 5, 2))))
    (case,) = found.cases
    assert (case.kind, case.status) == (kind, status)


@pytest.mark.parametrize(
    ("text", "rule", "of_act"),
    [
        ("Chile demands that Peru release 3 soldiers.", "none.not_a_step", "act.no_step"),
        (
            "Chile hopes that all prisoners of war will be freed.",
            "none.not_a_step",
            "act.no_step",
        ),
        ("In 2008, Peru released 3 Chilean soldiers.", "none.unfit", "act.past"),
        (
            "Peru, which released 3 Chilean soldiers last year, held a vote.",
            "none.unfit",
            "act.past",
        ),
        (
            "Peru, which released 3 Chilean soldiers, held a vote.",
            "none.mention",
            "act.subordinate",
        ),
        ("Troops rescued 3 hostages who were freed in a raid.", "none.unfit", "act.rescue"),
        ("Peru and Chile discussed trade.", "none.no_act", None),
        ("", "none.no_act", None),
    ],
)
def test_no_case_and_why(text, rule, of_act):
    found = find_cases(read(Source.from_text(LEAD + text, "t", published=date(2024, 5, 2))))
    assert (found.cases, found.rule) == ((), rule)
    assert {refused.rule for refused in found.refused} == ({of_act} if of_act else set())


def test_a_rescue_that_the_lead_tells_again_is_no_release():
    title = "Chilean navy frees 17 hostages from pirates\n\n"
    text = title + "Commandos stormed the ship on Sunday. All 17 were flown home, the navy said."
    made = Source.from_text(text, "t", title=title.strip(), published=date(2024, 5, 2))
    found = find_cases(read(made))
    assert found.cases == ()
    assert "act.rescue" in {refused.rule for refused in found.refused}
