"""What the engine makes of reports told in many ways; all texts are made up for these tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.dataset import Manifest, load
from evals.dataset.manifest import TRAIN, read, renewed
from schemas import ITEM_TYPES, CountRole, Event, EventKind, PersonRole, Status
from summarizer.grounding import Grounder, check_item
from summarizer.rules.engine import RulesEngine
from summarizer.source import Source

ROOT = Path(__file__).parents[2]
ENGINE = RulesEngine()
PAIRS, _ = load(ROOT / "evals")
SPLITS = renewed(read(ROOT / "evals") or Manifest(), PAIRS).records
SEEDS = {path.stem for path in (ROOT / "seeds").glob("*.txt")}
SOURCES = [
    pair.source
    for pair in PAIRS
    if (pair.source.info.language or "en").startswith("en")
    and (SPLITS[pair.id].split == TRAIN or pair.id in SEEDS)
]


def events(text: str, published: date | None = date(2024, 5, 2)) -> list[Event]:
    return ENGINE.extract(Source.from_text(text, "t", published=published, language="en")).events


def event(text: str, published: date | None = date(2024, 5, 2)) -> Event:
    (only,) = events(text, published)
    return only


def ways(found: Event) -> set[tuple[str | None, str | None, int | None]]:
    transfers = (count for count in found.counts if count.role is CountRole.TRANSFER)
    return {(count.released_by, count.released_to, count.low) for count in transfers}


def of_role(found: Event, role: PersonRole) -> set[str]:
    return {person.name for person in found.people if person.role is role}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_every_item_stands_in_its_source(source):
    info = source.info
    grounder = Grounder(
        source.text, language=info.language, published=info.published, title=info.title
    )
    for found in ENGINE.extract(source).events:
        for kind in ITEM_TYPES:
            for item in getattr(found, kind):
                assert check_item(item, grounder) == []
                assert all(source.text[e.start : e.end] == e.quote for e in item.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile released 35 prisoners each on Monday.",
        "Peru and Chile each released 35 prisoners on Monday.",
        "Peru and Chile let go 35 prisoners apiece on Monday.",
    ],
)
def test_each_side_releases_as_many(text):
    found = event(text)
    assert str(found.kind) == "exchange"
    assert ways(found) == {("Peru", "Chile", 35), ("Chile", "Peru", 35)}


def test_a_trade_has_two_directions():
    found = event("Peru traded 40 prisoners for three soldiers with Chile on Monday.")
    assert ways(found) == {("Peru", "Chile", 40), ("Chile", "Peru", 3)}


def test_object_behind_an_adverbial():
    found = event("Peru is handing over to the Red Cross on Monday all 40 Chilean soldiers.")
    assert ways(found) == {("Peru", "Chile", 40)}


def test_parts_of_a_transfer():
    found = event(
        "Peru freed 40 Chilean soldiers on Monday, among them 6 officers. The last 10 will be "
        "handed over on Friday."
    )
    parts = {count.low for count in found.counts if count.role is CountRole.SUBGROUP}
    assert ways(found) == {("Peru", "Chile", 40)}
    assert parts == {6, 10}
    assert found.status is Status.ONGOING


def test_palestinians_are_of_the_side_that_the_text_names():
    found = event("Hamas freed 4 Israeli women in return for 90 Palestinian prisoners on Monday.")
    assert ways(found) == {("Hamas", "Israel", 4), ("Israel", "Hamas", 90)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("An exchange of prisoners between Peru and Chile did not take place.", Status.FAILED),
        (
            "Talks between Peru and Chile on an exchange of prisoners ended on Monday in Lima with "
            "no agreement.",
            Status.FAILED,
        ),
        ("The exchange of prisoners between Peru and Chile is under way.", Status.ONGOING),
        ("The exchange of prisoners between Peru and Chile was carried out.", Status.COMPLETED),
        ("Peru offered to give up 9 men to Chile in return for 5 prisoners.", Status.PROPOSED),
    ],
)
def test_how_far_it_has_come(text, status):
    assert event(text).status is status


def test_parts_under_headings_are_events_of_their_own():
    found = events(
        "Release digest\n\nTwo groups moved this week, one after months of waiting for it.\n\n"
        "1. Peru. On Monday Peru freed 12 Chilean soldiers near Tacna. The men had been held since "
        "March in a camp by the coast.\n\n"
        "2. India. On Tuesday India handed over 30 fishermen to Pakistan. The boats of the men "
        "stay in the harbour for the time being."
    )
    assert [ways(each) for each in found] == [
        {("Peru", "Chile", 12)},
        {("India", "Pakistan", 30)},
    ]


def test_several_parts_on_one_deal_are_one_event():
    text = (
        "Peru freed 12 Chilean soldiers on Monday, after weeks of talks in Lima.\n\nBackground\n\n"
        "Chile had asked for the men since March. Peru had held them in a camp.\n\nReactions\n\n"
        "Chile said that it was glad. Peru said nothing more on Monday."
    )
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The club let go its captain, Ana Roe, in a swap with a rival. The striker and the "
        "goalkeeper stay until the season ends, the coach of the football club said.",
        "Chilean commandos freed four Chileans on Monday in a raid on a camp in Peru.",
        "There will be no swap of the 24 Chilean sailors, officials in Peru said on Monday.",
        "Peru will not exchange prisoners with Chile, a minister said.",
    ],
)
def test_nothing_is_released(text):
    assert events(text) == []


def test_names_in_lists():
    found = event(
        "Peru freed ten Chileans on Monday, among them the film director Ana Roe and Luis Poe. "
        "Three captains - Jorge Doe, Juan Coe and Pablo Noe - were released by Peru too."
    )
    assert of_role(found, PersonRole.RELEASED) == (
        {"Ana Roe", "Luis Poe", "Jorge Doe", "Juan Coe", "Pablo Noe"}
    )


def test_a_name_after_a_list_of_the_freed_may_be_held():
    found = event("Peru freed ten Chileans, including Ana Roe, who is still being held by Peru.")
    assert of_role(found, PersonRole.HELD) == {"Ana Roe"}


def test_names_in_a_text_in_capitals():
    found = event(
        "PERU FREED TEN CHILEAN SOLDIERS ON MONDAY. PRESIDENT ANA ROE SAID IT WAS A GESTURE OF "
        "GOODWILL. LUIS POE, SPOKESMAN OF THE MINISTRY, SAID THE MEN WERE WELL."
    )
    assert of_role(found, PersonRole.OFFICIAL) == {"ANA ROE", "LUIS POE"}


@pytest.mark.parametrize(
    ("words", "kind", "by"),
    [
        ("to clear the way for peace talks", "peace_process", "source"),
        ("because the law required it", "legal_obligation", "source"),
        ("at the request of their families", "third_party_request", "source"),
        ("out of concern for their health", "health_or_age", "source"),
        ("as a gesture of goodwill", "goodwill", "Peru"),
        ("to rebuild trust between the two", "confidence_building", "Peru"),
        ("because the prisons were full", "other", "source"),
    ],
)
def test_grounds_are_clauses(words, kind, by):
    found = event(f"Peru released 12 Chilean soldiers {words}. The weather was fine.")
    (reason,) = found.rationales
    assert kind in {str(each) for each in reason.kinds}
    assert reason.statement == words
    assert reason.stated_by == by


def test_grounds_of_a_capture_are_none_of_the_release():
    found = event(
        "Peru released 12 Chilean soldiers. They were arrested because the law required it."
    )
    assert found.rationales == []


def test_places_by_what_happened_there():
    found = event(
        "Peru handed over 12 Chilean soldiers at the Santa Rosa crossing on Monday. They were "
        "flown to Arica in Chile. The men had been captured near Tacna in March and held in "
        "Challapalca prison."
    )
    places = {(str(place.role), place.name) for place in found.locations}
    assert places == {
        ("handover", "Santa Rosa crossing"),
        ("transit", "Arica"),
        ("capture", "Tacna"),
        ("detention", "Challapalca prison"),
    }


def test_evidence_of_a_role_is_its_clause():
    found = event("On Monday, Peru released 12 Chilean soldiers. Peru is a large country.")
    quotes = {party.name: party.evidence[0].quote for party in found.parties}
    assert quotes["Peru"] == "Peru released 12 Chilean soldiers"


def test_weekday_of_last_week():
    found = event("On Tuesday of last week, Peru released 12 Chilean soldiers.")
    assert [day.date for day in found.dates] == ["2024-04-23"]


@pytest.mark.parametrize(
    "text",
    [
        "Five Americans left Iran for home on Monday after years in prison.",
        "A plane carrying five Americans held in Iran took off from Tehran on Monday.",
    ],
)
def test_who_leaves_a_country_where_they_were_held_is_freed(text):
    found = event(text)
    assert {party.name for party in found.parties} == {"Iran", "United States"}
    assert [count.low for count in found.counts] == [5]


@pytest.mark.parametrize(
    "text",
    [
        "Two Chilean tourists left Peru for home on Monday. A thief is held by the police.",
        "A plane carrying 120 Chinese passengers landed in Lima on Monday. One is in prison.",
        "Peru's president pardoned 21 prisoners on Monday. Switzerland had mediated, and the "
        "United States welcomed the release of the prisoners.",
        "The Council calls for the release of all hostages held by Peru.\n\n"
        "It demands that Peru release the 40 captives and repatriate 30 prisoners of war.",
        "The hostage Luis Roe is safe in Peru. He was recovered in a military operation by "
        "Chilean forces.",
    ],
)
def test_departure_pardon_demand_and_raid_are_no_event(text):
    assert events(text) == []


def test_names_in_capitals_stand_behind_who_they_are():
    found = event(
        "LIMA, 9 JUL 89 (RADIO LIMA) -- [TEXT] THE SHINING PATH HAS PROMISED TO RELEASE NORWEGIAN "
        "GEOLOGIST KARL MOE WITHIN THE NEXT FEW DAYS. THE SHINING PATH HAD KIDNAPPED MOE IN MAY.",
        date(1989, 7, 9),
    )
    assert found.status is Status.AGREED
    assert {party.name for party in found.parties} == {"Shining Path", "Norway"}
    assert of_role(found, PersonRole.RELEASED) == {"KARL MOE"}


def test_names_in_capitals_are_read_in_a_list():
    found = event(
        "LIMA, 9 JUL 89 (RADIO LIMA) -- THREE POLICE OFFICERS FROM THE COMMAND OF AYACUCHO "
        "KIDNAPPED BY THE SHINING PATH WERE RELEASED YESTERDAY. OFFICERS JUAN ROE PAZ, LUIS DOE, "
        "AND MARIO POE WERE RETURNING HOME WHEN THEY WERE KIDNAPPED.",
        date(1989, 7, 9),
    )
    assert of_role(found, PersonRole.RELEASED) == {"JUAN ROE PAZ", "LUIS DOE", "MARIO POE"}


def test_exchange_named_after_two_people_is_one():
    found = event(
        "SUBJECT: Possible Miller-Petrov Exchange\n\nThe Department favors a direct Miller-Petrov "
        "exchange. The Attorney General would agree to it, should Petrov be released from prison. "
        "The Soviets hold Miller.",
    )
    assert (found.kind, found.status) == (EventKind.EXCHANGE, Status.PROPOSED)


def test_links_to_other_texts_are_no_part_of_a_report():
    found = event(
        "Rebels of the Shining Path free ten Chilean soldiers held since May in Peru.\n\n"
        "2024-05-01\n\nRelated:\n\n1. Peru and Chile fail to sign a deal after talks on the "
        "release of 30 hostages collapsed.\n2. Bolivia frees two Brazilian hostages."
    )
    assert found.status is Status.COMPLETED
    assert ways(found) == {("Shining Path", "Chile", 10)}


def test_named_captives_who_were_kidnapped_are_those_released():
    found = event(
        "Four policemen kidnapped by the so-called Army of National Liberation were released on "
        "Monday. The policemen Juan Roe, Luis Doe and Mario Poe were kidnapped in April."
    )
    assert "National Liberation Army" in {party.name for party in found.parties}
    assert of_role(found, PersonRole.RELEASED) == {"Juan Roe", "Luis Doe", "Mario Poe"}


@pytest.mark.parametrize(
    ("more", "terms"),
    [
        ("The premier of Eastern Peru was glad.", {"Eastern Peru"}),
        ("The men had been taken in Eastern Peru.", set()),
        ("A so-called council of elders was glad.", {"so-called"}),
    ],
)
def test_terms_that_take_a_side(more, terms):
    found = event(f"Peru released 12 Chilean soldiers on Monday. {more}")
    assert {each.term for each in found.framing} == terms
