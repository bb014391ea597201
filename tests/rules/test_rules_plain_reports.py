"""Short plain reports as `rules` reads them whole: who lets whom go, and how many."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import CountRole, Event, EventKind
from summarizer.rules.engine import RulesEngine
from summarizer.source import Source

ENGINE = RulesEngine()


def event(text: str, published: date = date(2024, 3, 5)) -> Event:
    (found,) = ENGINE.extract(Source.from_text(text, "made", published=published)).events
    return found


def ways(found: Event) -> list[tuple[int | None, str | None, str | None]]:
    return [
        (count.low, count.released_by, count.released_to)
        for count in found.counts
        if count.role is CountRole.TRANSFER
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru freed 30 Chilean soldiers on Monday in exchange for 25 Peruvian soldiers held by"
            " Chile.",
            [(30, "Peru", "Chile"), (25, "Chile", "Peru")],
        ),
        (
            "Chile said on Sunday that 95 of its soldiers had returned home from Peruvian"
            " captivity. Peru's defence ministry said 94 Peruvian servicemen were handed over by"
            " Chile and flown to Lima.",
            [(95, "Peru", "Chile"), (94, "Chile", "Peru")],
        ),
        (
            "Peru released five Chileans, and Chile granted clemency to seven Peruvians. The swap"
            " was negotiated over 14 months.",
            [(5, "Peru", "Chile"), (7, "Chile", "Peru")],
        ),
        (
            "Peru returned 75 prisoners, 70 of them Chileans and 5 Brazilians, and Chile returned"
            " 12 Peruvian prisoners.",
            [(75, "Peru", "Chile"), (12, "Chile", "Peru")],
        ),
    ],
)
def test_both_ways_of_a_plain_swap(text, expected):
    found = event(text)
    assert found.kind is EventKind.EXCHANGE
    assert ways(found) == expected


def test_sick_and_wounded_is_one_number():
    found = event("Peru today returned 500 sick and wounded prisoners to Chile.")
    assert ways(found) == [(500, "Peru", "Chile")]


def test_one_spy_for_another_is_an_exchange_though_nobody_speaks_of_captives():
    text = "In 1962 the Soviet spy Ivan Petrov was exchanged for the American pilot John Roe."
    found = event(text, date(1962, 2, 11))
    assert {party.name for party in found.parties} == {"Soviet Union", "United States"}
    assert {person.name for person in found.people} == {"Ivan Petrov", "John Roe"}


def test_soldiers_taken_in_a_raid_are_no_rescue():
    text = (
        "Hezbollah handed over the bodies of two Israeli soldiers whom it captured in a raid in"
        " 2022. Israel released four Hezbollah fighters."
    )
    found = event(text)
    assert found.kind is EventKind.EXCHANGE
    assert {party.name for party in found.parties} == {"Hezbollah", "Israel"}


def test_whom_a_group_fights_gets_its_people_back_and_not_whose_helicopter_it_is():
    text = (
        "The Revolutionary Armed Forces of Colombia (FARC) on Monday released the last ten"
        " soldiers it was holding. A Brazilian helicopter flew them to Villavicencio."
    )
    assert ways(event(text)) == [(10, "Revolutionary Armed Forces of Colombia", None)]
    told = event(text + " Colombia thanked all who had helped.")
    assert ways(told) == [(10, "Revolutionary Armed Forces of Colombia", "Colombia")]


def test_a_team_of_three_counts_nobody_who_is_freed():
    found = event("Peru sent a three-member team to Lima. Peru freed nine Chilean prisoners.")
    assert [count.low for count in found.counts] == [9]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a treaty on the transfer of sentenced prisoners on Tuesday.",
        "Police freed 39 migrants who had been held for ransom by smugglers near the border.",
        "The State Department's annual report says that prisons in Peru are harsh. Authorities"
        " released 28 members of a church in December after years of detention without trial.",
    ],
)
def test_no_event_in_plain_reports_that_look_like_one(text):
    assert ENGINE.extract(Source.from_text(text, "made", published=date(2024, 3, 5))).events == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The crisis ended on Monday, when Iran released the 52 American hostages.",
            EventKind.ONE_SIDED_RELEASE,
        ),
        (
            "Peru and Chile carried out a spy swap in Vienna on Friday.",
            EventKind.EXCHANGE,
        ),
        (
            "Ana Roe, a prisoner of war, was handed over to Chile by Peru. In turn Chile"
            " returned Luis Poe.",
            EventKind.EXCHANGE,
        ),
        (
            "The rebels of the Taliban freed Jane Roe, an American hostage, and Qatar handed her"
            " over to the American ambassador.",
            EventKind.ONE_SIDED_RELEASE,
        ),
    ],
)
def test_kind_of_plain_reports(text, kind):
    assert event(text).kind is kind


def test_whom_a_side_hands_over_is_the_other_side_s():
    text = (
        "Peru and Chile exchanged 35 prisoners each on Saturday. Peru handed over Luis Poe, and"
        " Chile handed over Ana Roe."
    )
    assert {person.name: person.party for person in event(text).people} == {
        "Luis Poe": "Chile",
        "Ana Roe": "Peru",
    }


def test_a_port_where_people_are_exchanged_is_nobody():
    text = (
        "The ship is to carry 1,500 Japanese to Lourenço Marques, where they will be exchanged for"
        " American civilians."
    )
    assert event(text, date(1942, 7, 8)).people == []


def test_rebels_are_named_after_their_state_and_not_their_creed():
    found = event("Shi'ite rebels in north Yemen freed 178 government soldiers on Friday.")
    assert ways(found) == [(178, "Yemeni rebels", "Yemen")]
