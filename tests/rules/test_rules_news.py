"""What is the news of a text, and who are the sides where no clause names them all."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import CountRole, Event, EventKind, PartyKind, PartyRole
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import read
from summarizer.rules.english.events.finding import find_cases
from summarizer.source import Source

ENGINE = RulesEngine()


def source(text: str) -> Source:
    return Source.from_text(text, "made", published=date(2024, 5, 2), language="en")


def event(text: str) -> Event:
    (found,) = ENGINE.extract(source(text)).events
    return found


def ways(found: Event) -> set[tuple[str | None, str | None, int | None]]:
    return {
        (count.released_by, count.released_to, count.low)
        for count in found.counts
        if count.role is CountRole.TRANSFER
    }


def sides(found: Event) -> set[str]:
    taking = {PartyRole.RELEASING, PartyRole.RECEIVING}
    return {party.name for party in found.parties if taking & set(party.roles)}


@pytest.mark.parametrize(
    "text",
    [
        # an appeal, though it recalls a release
        "Families of hostages call for a deal with Hamas.\n\nRelatives of men held by Hamas urged "
        "Israel on Monday to reach a deal. Some of the hostages were released in a November truce.",
        "Ana Roe's family demanded an immediate agreement on the return of hostages held by Hamas.",
        # a commemoration
        "April 9 marks the anniversary of the return of 591 American prisoners from North Vietnam.",
        # cumulative figures
        "The two states spoke of trade. Since 2000 Peru has freed 997 Chilean prisoners of war.",
    ],
)
def test_no_news_of_a_release(text: str) -> None:
    assert find_cases(read(source(text))).cases == ()


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (
            "Peru freed 7 rebels. In exchange, Peru received 63 soldiers from the Shining Path.",
            ("Shining Path", "Peru", 63),
        ),
        (
            "Nigeria and Boko Haram swapped captives. The 21 schoolgirls kidnapped by Boko Haram "
            "were freed in a swap for 4 commanders.",
            ("Boko Haram", "Nigeria", 21),
        ),
        (
            "Peru and Chile swapped prisoners. Peru's 5 sailors, who had been seized at sea by "
            "Chile in the winter, were set at liberty.",
            ("Chile", "Peru", 5),
        ),
        (
            "Under the deal between Israel and Hamas, Hamas is to release 50 hostages in exchange "
            "for Israel releasing 150 prisoners.",
            ("Israel", "Hamas", 150),
        ),
        (
            "On Friday 58 Eritrean prisoners of war (POWs) and 25 Ethiopian POWs were repatriated.",
            ("Ethiopia", "Eritrea", 58),
        ),
    ],
)
def test_whose_people_go_where(text: str, way: tuple[str, str, int]) -> None:
    found = event(text)
    assert found.kind is EventKind.EXCHANGE
    assert way in ways(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru released 18 prisoners under a truce with Chile on Monday.", {"Peru", "Chile"}),
        (
            "The Red Cross repatriated 19 Chilean prisoners of war released by Peru on Monday.",
            {"Peru", "Chile"},
        ),
        (
            "Peru announced the release of 291 fishermen from Chile on Monday.",
            {"Peru", "Chile"},
        ),
        (
            "The FARC freed 10 soldiers on Monday. Colombia's president thanked the Red Cross. "
            "Colombia had waited for years.",
            {"Revolutionary Armed Forces of Colombia", "Colombia"},
        ),
    ],
)
def test_the_other_side_of_a_release(text: str, expected: set[str]) -> None:
    assert sides(event(text)) == expected


def test_armed_men_without_a_name_are_a_party() -> None:
    found = event("Armed tribesmen released 10 hostages on Monday in the hills of Mindanao.")
    assert sides(found) == {"tribesmen"}


def test_days_and_years_are_no_people() -> None:
    found = event("Two Americans held by Hamas since October 7 have been released, Israel said.")
    assert {count.low for count in found.counts} == {2}


def test_who_is_allowed_to_leave_is_released() -> None:
    found = event("Ana Roe, a Chilean held as a spy, was allowed to leave Peru on Monday.")
    assert sides(found) >= {"Peru"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Sudan Liberation Army of Ana Roe freed 14 soldiers.", "Sudan Liberation Army"),
        ("Ten men were freed by the Free Novo Resistance Front.", "Free Novo Resistance Front"),
        (
            "The Revolutionary Armed Forces of Colombia freed 3 men.",
            "Revolutionary Armed Forces of Colombia",
        ),
    ],
)
def test_armed_groups_are_told_by_their_words(text: str, name: str) -> None:
    (group,) = read(source(text)).sentences[0].parties
    assert (group.name, group.word.kind) == (name, PartyKind.ARMED_GROUP)


def test_a_text_that_names_and_counts_nobody_has_no_event() -> None:
    text = "What makes a captor release hostages? Understanding how hostages are released helps."
    assert ENGINE.extract(source(text)).events == []


def test_a_captive_of_the_lead_who_is_freed_in_the_body() -> None:
    text = (
        "What did Ana Roe cost?\n\nOn Tuesday a plane took off from Lima with a mechanic in it. "
        "Ana Roe had been a prisoner in Peru since March.\n\nNobody flew the other way. The envoy "
        "had gone to Lima in the morning. Talks had lasted for weeks. The ministry of Peru said "
        "that the Chilean was let go as a sign of good will.\n"
    )
    assert find_cases(read(source(text))).cases[0].rules[""] == "event.of_captive"


def test_a_cartel_is_an_agreement() -> None:
    text = "A cartel for the exchange of all prisoners, upon either side, was signed on Tuesday."
    assert [act.mode for act in read(source(text)).acts] == ["agreed"]
