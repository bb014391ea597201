"""The two seeds report one event, each in its way: by the rules engine and by the gold records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import summarizer
from evals.joining import gold_sources
from schemas import Comparison, Group, Row, Verdict
from summarizer.comparing import Given, compare

ROOT = Path(__file__).parents[2]
SEEDS = ("000_360b4348cd01c2af", "003_57d66277a1f0b315")
CARRIED_OUT, ANNOUNCED = SEEDS
BACKGROUND = {64, 26, 55, 41, 8, 6}


def _gold() -> list[Given]:
    seeds = [each for each in gold_sources() if each.id in SEEDS]
    return [Given(each.gold.record, each.source.text) for each in seeds]


def _rules() -> list[Given]:
    sources = [summarizer.read_source(ROOT / "seeds" / f"{name}.txt") for name in SEEDS]
    return [Given(summarizer.extract(each, model="rules"), each.text) for each in sources]


@pytest.fixture(scope="module", params=[_gold, _rules], ids=["gold", "rules"])
def compared(request: pytest.FixtureRequest) -> Comparison:
    return compare(request.param())


@pytest.fixture(scope="module")
def group(compared: Comparison) -> Group:
    (only,) = compared.groups
    return only


def rows(group: Group, field: str) -> Sequence[Row]:
    return next((each.rows for each in group.fields if each.name == field), [])


def only_in(group: Group, row: Row) -> str:
    (member,) = {by.member for said in row.values for by in said.by}
    return group.members[member].source


def test_they_are_one_event_told_by_two_voices(compared: Comparison, group: Group) -> None:
    assert {member.source for member in group.members} == set(SEEDS)
    assert group.voices == 2
    assert compared.copies == []
    assert not compared.links
    assert not compared.apart


def test_it_is_said_why_they_were_joined(group: Group) -> None:
    assert group.why == ("same parties and counts; announced 2023-12-07, carried out 2023-12-13")
    (join,) = group.joins
    told = [reason.text for reason in join.reasons]
    assert "same parties (Azerbaijan and Armenia)" in told
    assert any(text.startswith("same counts (") for text in told)


def test_announced_in_one_and_completed_in_the_other(group: Group) -> None:
    told = [(each.source, each.status, str(each.published)) for each in group.status]
    assert told == [
        (ANNOUNCED, "agreed", "2023-12-08"),
        (CARRIED_OUT, "completed", "2023-12-14"),
    ]
    (row,) = rows(group, "status")
    assert row.verdict is Verdict.AGREED
    assert row.notes == ["agreed (2023-12-08), then completed (2023-12-14)"]


def test_thirty_two_and_two_are_agreed_each_with_quotes(group: Group) -> None:
    agreed = [row for row in rows(group, "counts") if row.verdict is Verdict.AGREED]
    found = {(row.label, said.value["low"]) for row in agreed for said in row.values}
    assert found == {("Azerbaijan → Armenia", 32), ("Armenia → Azerbaijan", 2)}
    for row in agreed:
        said_by = [by for said in row.values for by in said.by]
        assert {by.source for by in said_by} == set(SEEDS)
        assert all(by.as_written and by.quotes and by.published for by in said_by)


def test_thirty_four_is_only_in_the_later(group: Group) -> None:
    (row,) = [each for each in rows(group, "counts") if each.label == "both ways together"]
    assert row.verdict is Verdict.ONLY_SOME
    assert [said.value["low"] for said in row.values] == [34]
    assert only_in(group, row) == CARRIED_OUT
    assert [group.members[each].source for each in row.silent] == [ANNOUNCED]


def test_the_names_are_only_in_the_later(group: Group) -> None:
    people = rows(group, "people")
    assert {"Huseyn Akhundov", "Agshin Babirov"} <= {row.label for row in people}
    for row in people:
        assert row.verdict is Verdict.ONLY_SOME
        assert only_in(group, row) == CARRIED_OUT


def test_six_background_numbers_are_only_in_the_earlier(group: Group) -> None:
    background = rows(group, "background")
    assert {row.verdict for row in background} == {Verdict.ONLY_SOME}
    earlier = [
        said.value["low"]
        for row in background
        if only_in(group, row) == ANNOUNCED
        for said in row.values
    ]
    assert set(earlier) == BACKGROUND
    assert all(len(row.values) == 1 for row in background)


def test_the_wording_of_both_is_shown_beside_neutral_words(group: Group) -> None:
    words = {
        (word.term, by.source)
        for framed in group.framing
        for word in framed.words
        if word.slanted
        for by in word.by
    }
    assert {("hostages", CARRIED_OUT), ("Eastern Armenia", ANNOUNCED)} <= words
    by_neutral = {framed.neutral: framed for framed in group.framing}
    armenia = {word.term: word.slanted for word in by_neutral["Armenia"].words}
    assert armenia["Eastern Armenia"] is True
    assert armenia["Armenia"] is False


def test_the_captives_of_one_stand_beside_the_servicemen_of_the_other(group: Group) -> None:
    (captives,) = [
        framed for framed in group.framing if "hostages" in {word.term for word in framed.words}
    ]
    spoken = {by.source for word in captives.words for by in word.by}
    assert spoken == set(SEEDS)
    assert not any(word.slanted for word in captives.words if word.by[0].source == ANNOUNCED)


def test_every_quote_stands_where_it_is_said_to(group: Group) -> None:
    texts = {name: summarizer.read_source(ROOT / "seeds" / f"{name}.txt").text for name in SEEDS}
    said = [by for field in group.fields for row in field.rows for v in row.values for by in v.by]
    said += [by for framed in group.framing for word in framed.words for by in word.by]
    for by in said:
        for quote in by.quotes:
            assert texts[by.source][quote.start : quote.end] == quote.quote
