"""Releases that are told as journeys, and texts that only as a whole tell of an exchange."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Event, EventKind, Status
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import read
from summarizer.rules.english.events.captivity import captivity_of
from summarizer.source import Source

ENGINE = RulesEngine()


def source(text: str, published: date | None = date(2024, 5, 2)) -> Source:
    return Source.from_text(text, "one", published=published, language="en")


def events(text: str) -> list[Event]:
    return list(ENGINE.extract(source(text)).events)


def rules(text: str) -> list[str]:
    return [act.rule for act in read(source(text)).acts]


@pytest.mark.parametrize(
    "text",
    [
        "Seven Chileans crossed the bridge at Tacna.",
        "Out of the second bus climbed seven Chilean soldiers.",
        "Ten soldiers were ferried across the river to Chile.",
        "Peru put the three sailors across the border.",
    ],
)
def test_a_journey_of_people_may_tell_of_a_release(text: str) -> None:
    assert rules(text) == ["act.journey"]


@pytest.mark.parametrize(
    "text",
    [
        "The judge sent five Chileans to prison.",
        "The minister walked across the bridge.",
        "The ten lands of the old empire are gone.",
    ],
)
def test_other_journeys_tell_of_none(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seven for seven: that was the bargain.", True),
        ("Peru gave 605 prisoners for 5,800.", True),
        ("All for all, the two capitals say.", True),
        ("The house voted 52 for 48 years of rule.", False),
        ("He paid three dollars for two pounds of fish.", False),
    ],
)
def test_people_are_given_for_people(text: str, found: bool) -> None:
    assert ("act.even" in rules(text)) is found


def test_a_text_without_a_word_of_exchange_tells_of_one_as_a_whole() -> None:
    (found,) = events(
        "The long bridge\n\nAt noon on Monday a bus stopped on the road near Tacna, and out of it "
        "climbed nine Chilean soldiers whom Peru had captured in March. Twelve Peruvians walked "
        "the other way. A delegate of the Red Cross ticked off the names of the captives."
    )
    assert found.kind is EventKind.EXCHANGE


def test_travellers_of_a_text_without_captives_are_not_released() -> None:
    assert events("Monday's ferry\n\nNine Chileans crossed to Peru on Monday for the fair.") == []


def test_the_theme_counts_captives_and_both_ways() -> None:
    about = captivity_of(
        read(
            source("Two prisoners left. Three went the other way. Nobody gave a cent in return.")
        ).sentences
    )
    assert about.captive == {0}
    assert about.mutual == {1: 1.0}
    assert about.weight == 2.0


def test_pronouns_stand_for_captives_told_of_before() -> None:
    (found,) = events(
        "Ana Roe, a Chilean reporter kidnapped by the Shining Path, is home. The guerrillas let "
        "her go on Monday."
    )
    assert found.status is Status.COMPLETED


def test_a_call_for_a_release_in_quotes_is_no_release() -> None:
    assert events('Families of ten hostages shouted "Release them now" in Lima on Monday.') == []


def test_a_question_tells_of_nothing() -> None:
    assert (
        events("Did Peru release ten Chilean prisoners on Monday?\n\nNobody in Lima knows.") == []
    )


def test_the_lead_decides_what_is_only_agreed() -> None:
    (found,) = events(
        "Peru agreed on Tuesday to release ten Chilean prisoners in exchange for two Peruvians.\n\n"
        "Last week it let go the Bolivian reporter Ana Roe."
    )
    assert found.status is Status.AGREED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru freed ten Chilean hostages on Monday. Twenty more are to follow.", Status.ONGOING),
        ("Peru freed the first 24 Chilean hostages on Monday.", Status.ONGOING),
        ("Peru freed ten Chilean hostages on Monday. A third man is awaited.", Status.ONGOING),
        ("Peru freed ten Chilean hostages on Monday. More talks are due.", Status.COMPLETED),
        ("Peru freed ten Chilean hostages on Monday. They will rest.", Status.COMPLETED),
    ],
)
def test_more_people_to_come_leave_a_deal_open(text: str, status: Status) -> None:
    (found,) = events(text)
    assert found.status is status


@pytest.mark.parametrize(
    "text",
    [
        "Peru is ready to hand over Ana Roe if the captured Chilean pilot Luis Poe is given back.",
        "Roe and Poe, two prisoners, traded places on the bridge at Tacna on Monday.",
        "Peru freed ten Chilean prisoners. Chile let go two Peruvian sailors at the same hour.",
    ],
)
def test_an_exchange_needs_no_word_for_it(text: str) -> None:
    (found,) = events(text)
    assert found.kind is EventKind.EXCHANGE


@pytest.mark.parametrize(
    "text",
    [
        "Peru freed ten Chilean prisoners and got, in return, maps of mines.",
        "Chile offers a truce to Peru in exchange for the release of ten captured Chilean pilots.",
    ],
)
def test_what_is_paid_in_things_is_no_exchange(text: str) -> None:
    (found,) = events(text)
    assert found.kind is EventKind.ONE_SIDED_RELEASE


def test_a_release_that_the_title_alone_tells_has_happened() -> None:
    text = "Peru Frees Ten Chilean Sailors\n\nThe families hope that others may be freed too.\n"
    (found,) = events(text)
    assert found.status is Status.COMPLETED


def test_a_treaty_of_armies_is_no_gang() -> None:
    assert rules("The cartel freed ten hostages in Juarez.") == ["act.active"]


def test_liberty_is_more_than_a_journey() -> None:
    assert rules("Four Chilean nationals have regained their liberty.") == ["act.liberty"]


def test_each_item_of_a_digest_is_an_event_of_its_own() -> None:
    found = events(
        "The week in captives\n\n1. LIMA / SANTIAGO. On Monday Chile put the spy Luis Poe on an "
        "aeroplane and Peru let go two Chilean engineers. Brazil carried the talks.\n\n"
        "2. BOGOTA / QUITO. Ninety for ninety, on Tuesday. Ecuador says that its prisoners of war "
        "will rest.\n\n3. LIMA / PARIS. On Friday Peru freed the French hostage Ana Roe. France "
        "gave nothing for her, as far as one knows."
    )
    assert [each.kind for each in found] == [
        EventKind.EXCHANGE,
        EventKind.EXCHANGE,
        EventKind.ONE_SIDED_RELEASE,
    ]


def test_others_to_come_do_not_undo_those_who_came() -> None:
    (found,) = events(
        "Nine Lebanese whom rebels had kidnapped in May landed in Beirut on Saturday. Syria will "
        "let out some dozens of women prisoners."
    )
    assert found.status is Status.ONGOING


def test_a_headline_may_give_bare_numbers() -> None:
    assert rules("Lima, Santiago mark the year's end with 189 for 150") == ["act.even"]
