"""What news pages, cables and articles of an encyclopaedia showed to be misread, each in a line."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import CountRole, Event, EventKind, Status
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document, read
from summarizer.rules.english.events.history import recalled
from summarizer.source import Source

DAY = date(2024, 5, 2)


def document(text: str, title: str | None = None, published: date | None = DAY) -> Document:
    whole = f"{title}\n\n{text}" if title else text
    return read(Source.from_text(whole, "s", title=title, published=published, language="en"))


def acts(text: str) -> tuple[Act, ...]:
    return document(text).acts


def event(text: str, published: date | None = DAY) -> Event:
    made = Source.from_text(text, "s", published=published, language="en")
    (found,) = RulesEngine().extract(made).events
    return found


def parties(text: str) -> list[str]:
    return [mark.name for sentence in document(text).sentences for mark in sentence.parties]


def names(text: str, title: str | None = None) -> set[str]:
    return {mark.name for marks in document(text, title).names.values() for mark in marks}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Peru undertakes to promptly release the prisoners of war.", "agreed"),
        ("Peru and Chile are preparing to exchange hundreds of prisoners of war.", "agreed"),
        ("Peru is to begin releasing more than 300 prisoners of war on Tuesday.", "due"),
        ("Peru began releasing 30 prisoners of war on Tuesday.", "now"),
        ("Peru has begun freeing 30 prisoners of war.", "now"),
        ("Brazil welcomes the negotiated prisoner exchange between Peru and Chile.", "done"),
        ("The rebels called off an exchange of 100 prisoners with the army.", "failed"),
        ("Negotiations for their eventual release remain ongoing.", "offered"),
        ("Peru has released from prison five Chileans.", "done"),
        ("Ninety-five Chilean soldiers are back from Peruvian captivity.", "done"),
    ],
)
def test_modes_of_what_is_undertaken_begun_or_settled(text, mode):
    (act,) = acts(text)
    assert act.mode == mode


def test_an_officer_acts_for_the_party():
    (act,) = acts("Chilean President Ana Roe agreed to release the prisoners.")
    assert act.agents == ("Chile",)


def test_two_sides_let_go_to_a_third():
    (act,) = acts("The Peruvian and Bolivian sides handed over to Chile twelve prisoners.")
    assert (act.kind, act.agents, act.to) == ("release", ("Peru", "Bolivia"), "Chile")


def test_an_offer_is_made_by_its_nation():
    (act,) = acts("The rebels rejected a Chilean offer to free 40 prisoners.")
    assert act.agents == ("Chile",)


def test_rebels_with_an_adjective_are_a_subject_too():
    (act,) = acts("Peru and the rebel FARC each released a number of prisoners on Monday.")
    assert act.agents == ("Peru", "Revolutionary Armed Forces of Colombia")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("A Chilean jailed in Peru for two years arrived in Santiago on Saturday.", True),
        ("The 52 Chilean hostages flew out of Peru on Tuesday.", True),
        ("Two Chilean envoys arrived in Lima on Saturday.", False),
    ],
)
def test_captives_who_travel_are_free(text, rule):
    assert any(act.rule == "act.captives_left" for act in acts(text)) is rule


@pytest.mark.parametrize(
    "text",
    [
        "An operation by Peru's armed forces on Saturday freed a Chilean hostage held by rebels "
        "and killed ten of them, the ministry said. The hostage was flown to Lima.",
        "Five Chileans held by rebels were freed on Monday, officials said. They had been taken "
        "in March. They were freed when special forces raided a flat in Lima.",
        "Two soldiers died in the attack on the mansion that freed 71 of the hostages on Tuesday. "
        "The hostages had been held by rebels for months, the army of Peru said.",
    ],
)
def test_whom_force_frees_no_holder_releases(text):
    made = Source.from_text(text, "s", published=DAY, language="en")
    assert RulesEngine().extract(made).events == []


def test_they_are_those_who_spoke_and_not_the_nation_of_somebody():
    text = "The rebels saw the Chilean sailors in distress and said they would release them."
    assert all("Chile" not in act.agents for act in acts(text))


@pytest.mark.parametrize(
    "text",
    [
        "Next week 1500 Chilean prisoners will be released by Peru and 6 Peruvian prisoners by "
        "Chile.",
        "Next week 1500 Chilean prisoners will be released by Peru and 6 Peruvian prisoners (all "
        "it holds) by Chile.",
    ],
)
def test_a_passive_verb_told_once_for_two_sides(text):
    found = event(text)
    assert found.kind is EventKind.EXCHANGE
    ways = {(count.low, count.released_by, count.released_to) for count in found.counts}
    assert ways == {(1500, "Peru", "Chile"), (6, "Chile", "Peru")}


@pytest.mark.parametrize(
    ("like", "approximate"), [("a similar", True), ("the same", False), ("an equal", False)]
)
def test_a_number_may_point_to_another(like, approximate):
    found = event(
        f"Peru swapped 250 Chilean prisoners for {like} number of Peruvian troops on Monday."
    )
    (other,) = [count for count in found.counts if count.as_written.startswith(like)]
    assert (other.low, other.high, other.approximate) == (250, 250, approximate)
    assert (other.released_by, other.released_to) == ("Chile", "Peru")


def test_a_number_that_points_to_none_is_none():
    people = document("They asked for the same number of prisoners.").sentences[0].people
    assert [mark.quantity for mark in people] == [None]


def test_people_are_held_by_whoever_a_compound_says():
    found = event(
        "Peru proposed the exchange of 250 Chilean-held Peruvian prisoners for 90 Chilean troops."
    )
    ways = {count.low: count.released_by for count in found.counts}
    assert ways == {250: "Chile", 90: "Peru"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They were freed in May.[192] Peru freed ten men.[193]", 192),
        ("The ten men were flown home aboard an Air Tarvo Boeing 727 and met by kin.", 727),
        ("Ana Roe was freed after spending more than six years held hostage.", 7),
    ],
)
def test_what_counts_nobody(text, number):
    sentences = document(text).sentences
    marks = [mark for s in sentences for mark in (*s.people, *s.numbers)]
    assert number not in {mark.quantity.low for mark in marks if mark.quantity}


def test_people_freed_along_with_others_stand_beside_them():
    found = event(
        "The 23 Chilean prisoners were released by Peru on Monday and flown to Santiago along "
        "with 113 Chilean sailors whom Peru had held.",
    )
    assert {count.role for count in found.counts} == {CountRole.TRANSFER}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels had already freed 40 men.", True),
        ("In March, 243 Chilean soldiers were released by the rebels.", True),
        ("On Friday 300 Chilean soldiers will be released by the rebels.", False),
    ],
)
def test_releases_before_a_plan_are_recalled(text, expected):
    lead = (
        "The Tarvo Rebel Front is to free 300 Chilean soldiers, it said. The soldiers were taken "
        "three years ago at the border. The Red Cross is to fly them home. Their kin were glad. "
        "The talks had lasted for months and had been kept quiet. "
    )
    found = document(lead + text, published=None)
    act = next(act for act in found.acts if act.sentence == len(found.sentences) - 1)
    assert recalled(found, act) is expected


def test_a_sentence_of_the_past_dates_the_next():
    found = document(
        "The two nations are allies. In 1953, an armistice was signed. It made possible the "
        "exchange of 400 prisoners between Peru and Chile."
    )
    assert [recalled(found, act) for act in found.acts] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and the rebels each released ten prisoners on Monday in line with a truce signed in "
        "May 2022.",
        "Ten sailors taken a day earlier have been freed by Peru.",
        "Peru handed over the remains of Luis Poe, an engineer who had drowned in January 2005.",
    ],
)
def test_days_of_something_else_recall_no_release(text):
    found = document(text)
    assert [recalled(found, act) for act in found.acts] == [False]


def test_an_undated_text_is_of_the_day_that_its_lead_tells():
    found = document(
        "On 6 June 2005, eight soldiers were released by the rebels. It was like that in October "
        "2001, when 25 policemen were handed over to Chile by the rebels.",
        published=None,
    )
    assert found.day == date(2005, 6, 6)
    assert [recalled(found, act) for act in found.acts] == [False, True]


def test_earlier_releases_count_as_background():
    found = event(
        "Peru freed eight Chilean sailors on Monday, the Red Cross said. The sailors had been "
        "seized at sea in March. The Red Cross took them to the port of Arica. It had helped "
        "before: in October 2021 Peru released 25 Chilean fishermen at the same port.",
    )
    roles = {count.low: count.role for count in found.counts}
    assert roles == {8: CountRole.TRANSFER, 25: CountRole.BACKGROUND}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kurdish rebels freed eight Turkish soldiers.", ["Kurdish rebels", "Turkey"]),
        ("Masked gunmen freed ten men.", ["gunmen"]),
        ("Rebels in Peru freed ten men. Chile said so.", ["Peruvian rebels", "Peru", "Chile"]),
        (
            "Turkish-backed rebels and the YPG swapped ten bodies.",
            ["Turkish-backed rebels", "People's Protection Units"],
        ),
        (
            "The Government of the Republic of the Philippines (GRP) spoke. GRP freed ten men.",
            ["Philippines", "Philippines", "Philippines"],
        ),
        ("The Peruvian and Chilean sides met.", ["Peru", "Chile"]),
    ],
)
def test_bands_of_a_people_and_initials_of_a_state(text, expected):
    assert parties(text) == expected


def test_initials_of_other_words_are_of_no_state():
    assert "Philippines" not in parties("The Council of Free Ports (GRP) spoke. GRP freed ten men.")


def test_a_title_names_in_full_whom_the_text_calls_by_surname():
    text = "Grapov was exchanged for ten men. Grapov had been held for a year."
    assert names(text, "Ilan Grapov affair") == {"Ilan Grapov"}
    assert names(text, "The border affair") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chief Cabinet Secretary Ana Roe said so.", {"Ana Roe"}),
        ("Tarvo Police chief Police Superintendent Luis Poe said so.", {"Luis Poe"}),
        ("House Speaker Paul Roe, R-Wis., said he was glad.", {"Paul Roe"}),
        ("With him was seized his driver, Mohibo. Mohibo was released today.", {"Mohibo"}),
    ],
)
def test_names_and_what_is_none(text, expected):
    assert names(text) == expected


def test_whoever_people_are_handed_to_acts_for_somebody():
    found = event(
        "Three Chilean soldiers held by Peru were turned over to the Reverend Ana Roe in Lima on "
        "Sunday and taken home by bus, the ministry said. They had been seized in March.",
    )
    assert [(person.name, str(person.role)) for person in found.people] == [("Ana Roe", "official")]


def test_a_note_ends_where_captivity_is_told():
    found = event("Luis Poe, a former Chilean sailor jailed in Peru in 2019, was freed on Monday.")
    assert [person.note for person in found.people] == ["former Chilean sailor"]


def test_a_month_is_no_place():
    found = event(
        "The ship and its crew of 21 Filipinos, held by Somali pirates, were released on Monday. "
        "It had been seized on Feb. 7, 2024 in the Arabian Sea, the owners said in a statement.",
    )
    assert "Feb" not in {place.name for place in found.locations}


def test_a_deal_undertaken_is_agreed():
    found = event("Peru undertakes to release the 40 Chilean prisoners of war by June.")
    assert found.status is Status.AGREED
