"""The engine as a whole: records of written cases, refusals, and what holds for any text."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Count, CountRole, Event, PersonRole, Record, Status
from summarizer.errors import LanguageError
from summarizer.rules.engine import RulesEngine
from summarizer.source import Source

SEEDS = Path(__file__).parents[2] / "seeds"
ENGINE = RulesEngine()


def record(text: str, published: date | None = date(2024, 5, 2), **more: str) -> Record:
    made = ENGINE.extract(Source.from_text(text, "t", published=published, **more))  # type: ignore[arg-type]
    return Record.model_validate(made.model_dump(mode="json"), context={"text": text})


def event(text: str, published: date | None = date(2024, 5, 2)) -> Event:
    (only,) = record(text, published).events
    return only


def transfers(found: Event) -> set[tuple[str | None, str | None, int | None]]:
    return {(c.released_by, c.released_to, c.low) for c in of_role(found, CountRole.TRANSFER)}


def of_role(found: Event, role: CountRole) -> list[Count]:
    return [count for count in found.counts if count.role is role]


def roles(found: Event) -> dict[str, set[str]]:
    return {party.name: set(map(str, party.roles)) for party in found.parties}


def seed(name: str, published: date) -> Event:
    (path,) = SEEDS.glob(f"{name}_*.txt")
    return event(path.read_text("utf-8"), published)


BOTH = {"releasing", "receiving"}


def test_first_seed():
    found = seed("000", date(2023, 12, 14))
    assert (str(found.kind), found.status) == ("exchange", Status.COMPLETED)
    assert roles(found)["Azerbaijan"] == roles(found)["Armenia"] == BOTH
    assert roles(found)["International Committee of the Red Cross"] == {"facilitator"}
    assert roles(found)["United States"] == {"commentator"}
    assert set(roles(found)) == (
        {"Azerbaijan", "Armenia", "United States", "International Committee of the Red Cross"}
    )
    assert transfers(found) == {("Azerbaijan", "Armenia", 32), ("Armenia", "Azerbaijan", 2)}
    assert [count.low for count in of_role(found, CountRole.TOTAL)] == [34]
    assert {c.low for c in of_role(found, CountRole.BACKGROUND)} == {30001, 1000000}
    people = {p.name: (str(p.role), p.party, p.note or "") for p in found.people}
    freed = {name: said for name, (role, _, said) in people.items() if role == "released"}
    assert freed.keys() == {"Huseyn Akhundov", "Agshin Babirov"}
    assert freed["Huseyn Akhundov"].endswith("sentenced to 20 years")
    assert freed["Agshin Babirov"].endswith("sentenced to 11.5 years")
    assert {people[name][1] for name in freed} == {"Azerbaijan"}
    assert people["Matthew Miller"][:2] == ("official", "United States")
    dates = {(str(d.role), d.date) for d in found.dates}
    assert dates == {
        ("handover", "2023-12-13"),
        ("agreement", "2023-12-07"),
        ("capture", "2023-04"),
        ("capture", "2020-12"),
    }
    assert ("handover", "Gazakh region") in {(str(p.role), p.name) for p in found.locations}
    kinds = {str(kind) for r in found.rationales for kind in r.kinds}
    assert kinds == {"goodwill", "confidence_building", "peace_process"}
    assert {"hostages", "mock trials"} <= {framing.term for framing in found.framing}


def test_second_seed():
    found = seed("003", date(2023, 12, 8))
    assert (str(found.kind), found.status) == ("exchange", Status.AGREED)
    assert roles(found) == {"Azerbaijan": BOTH, "Armenia": BOTH}
    assert transfers(found) == {("Azerbaijan", "Armenia", 32), ("Armenia", "Azerbaijan", 2)}
    assert of_role(found, CountRole.TOTAL) == []
    assert found.people == []
    assert "Eastern Armenia" in {framing.term for framing in found.framing}
    assert {8, 26, 41, 55, 64} <= {c.low for c in of_role(found, CountRole.BACKGROUND)}


def test_first_seed_has_no_other_officials():
    found = seed("000", date(2023, 12, 14))
    assert {p.name for p in found.people if str(p.role) == "official"} == {"Matthew Miller"}


@pytest.mark.xfail(strict=True, reason="the weights are sure enough of neither six")
def test_second_seed_has_six_of_the_freed_and_six_civilians():
    found = seed("003", date(2023, 12, 8))
    assert {6} == {c.low for c in of_role(found, CountRole.SUBGROUP)}
    assert 6 in {c.low for c in of_role(found, CountRole.BACKGROUND)}


def test_swap_with_a_price_in_people():
    found = event(
        "Hezbollah handed over the remains of two Israeli soldiers on Wednesday in return for five "
        "Lebanese prisoners. The swap was mediated by Germany."
    )
    assert roles(found) == {"Hezbollah": BOTH, "Israel": BOTH, "Germany": {"mediator"}}
    assert transfers(found) == {("Hezbollah", "Israel", 2), ("Israel", "Hezbollah", 5)}
    assert {(str(d.role), d.date) for d in found.dates} == {("handover", "2024-05-01")}


def test_price_in_things_leaves_the_release_one_sided():
    found = event("Peru on Saturday freed 15 Chilean soldiers in exchange for a map of mines.")
    assert str(found.kind) == "one_sided_release"
    assert roles(found) == {"Peru": {"releasing"}, "Chile": {"receiving"}}


def test_named_people_freed_and_held():
    found = event(
        "Peru released Chilean engineer Ana Roe and two others on Monday. Luis Poe, who is still "
        "being held in Lima, was not part of it, Foreign Minister Jorge Doe said."
    )
    people = {(person.name, person.role) for person in found.people}
    assert ("Ana Roe", PersonRole.RELEASED) in people
    assert ("Luis Poe", PersonRole.HELD) in people
    assert ("Jorge Doe", PersonRole.OFFICIAL) in people


def test_capitals_and_tokenised_text():
    capitals = event("THE FMLN TODAY RELEASED 12 SOLDIERS HELD IN THE NORTH OF EL SALVADOR.")
    assert roles(capitals)["Farabundo Martí National Liberation Front"] == {"releasing"}
    spaced = event(
        "Somali pirates have freed three Indian sailors , the ministry said on Tuesday ."
    )
    assert transfers(spaced) == {("Somali pirates", "India", 3)}


@pytest.mark.parametrize(
    "text",
    [
        "Morocco's king pardoned 300 convicts on Throne Day. They were released from prison.",
        "Families marched to demand that the government secure the release of 130 captives.",
        "Israeli forces rescued four hostages on Saturday. Dozens were killed in the raid.",
        "The universities will exchange 40 students. The stock exchange fell on Monday.",
        "A court on Friday sentenced three Ukrainian soldiers to 18 years. Kyiv wants them freed.",
        "The club released three players and exchanged two others with Milan.",
        "Spain extradited a suspect to Peru. The man was handed over to Peru at Madrid airport.",
        "More than 500 Syrian refugees returned home from Lebanon on Wednesday.",
        "Parliament failed to elect a president. In 2008, Israel released five Lebanese prisoners.",
    ],
)
def test_no_event(text):
    assert record(text).events == []


def test_the_same_source_gives_the_same_record():
    text = "Peru and Chile exchanged 3 prisoners on Monday."
    first, second = record(text), record(text)
    assert first.model_copy(update={"extraction": None}) == (
        second.model_copy(update={"extraction": None})
    )


def test_provenance():
    made = record("Nothing happened.")
    assert made.extraction is not None
    assert made.extraction.engine == "rules"
    assert made.extraction.attempts == 0


@pytest.mark.parametrize("language", ["fi", "ka-Geor", "und"])
def test_other_languages_are_refused(language):
    with pytest.raises(LanguageError, match="--model"):
        record("The men were released.", language=language)


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us"])
def test_every_english_is_read(language):
    assert record("The weather was fine.", language=language).events == []


def test_text_of_unknown_language_is_refused_by_its_words():
    text = "Vangit vapautettiin keskiviikkona pitkien neuvottelujen jälkeen molemmin puolin " * 3
    with pytest.raises(LanguageError, match="--model"):
        record(text)


def test_asynchronously():
    source = Source.from_text("Peru freed 3 Chilean soldiers on Monday.", "t", language="en")
    assert asyncio.run(ENGINE.aextract(source)).events
    asyncio.run(ENGINE.aclose())
    ENGINE.close()


VOCABULARY = """
Armenia Baku the of 32 two dozen prisoners soldiers released exchanged in for by to from Monday
December 7 2023 - , . ; ( ) " ' ’s Ana Roe President said who were will be swap release held U.S.
1.5 thank mediation Qatar İ ٣ 😀 respectively sentenced years aid worker engineer , who freed were
each other let go up over Hamas Palestinian them last because to help
among jails left PRESIDENT free
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=60).map(" ".join).filter(str.strip))
def test_any_words_go_through_and_are_grounded(text):
    record(text, language="en")


@pytest.mark.parametrize("published", [date.min, date.max])
def test_ends_of_the_calendar(published):
    words = (
        "Peru freed 3 Chilean men last year, last month, last week, yesterday, tomorrow, next year"
    )
    record(f"{words} and on Friday.", published, language="en")
    record("Peru freed 3 Chilean soldiers on May 3. They were seized a year ago.", published)


@settings(max_examples=100)
@given(st.text(max_size=300).filter(str.strip), st.dates() | st.none())
def test_any_text_goes_through(text, published):
    record(text, published, language="en")


@pytest.mark.parametrize("text", ["უკრაინამ 12 ჯარისკაცი გაათავისუფლა.", "ยูเครนปล่อยทหาร 12 นาย"])
def test_a_short_text_in_another_alphabet_is_refused(text: str) -> None:
    with pytest.raises(LanguageError, match="reads English"):
        RulesEngine().extract(Source.from_text(text, "short"))
