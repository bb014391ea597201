"""Each error is found, counted where it belongs, named once, and named rightly."""

from __future__ import annotations

from collections import Counter

import pytest

from evals.exchange import SCORER, score_record
from evals.scoring.score import Kind
from evals.scoring.tally import Tally
from schemas import ErrorEntry, Fault
from tests.support.swap import (
    chad_and_niger,
    changed,
    count,
    day,
    event,
    party,
    person,
    record,
    said,
)

GOLD = record(chad_and_niger())


def scored(change):
    return SCORER.score(GOLD, changed(change))


def told(score):
    return [(each.path, str(each.verdict), each.cause) for each in score.findings]


def not_perfect(score, *, kinds=(Kind.FIELD, Kind.ITEM, Kind.EVIDENCE)):
    return {
        column.path
        for column, tally in score
        if column.kind in kinds and tally.possible + tally.actual and tally.f1 != 1
    }


def test_the_same_record_is_perfect():
    score = SCORER.score(GOLD, record(chad_and_niger()))
    assert not score.findings
    assert score.micro().f1 == 1
    assert score.macro() == (1, 1, 1)


def test_a_reordered_list_scores_one():
    def turn(value):
        for items in value.values():
            if isinstance(items, list):
                items.reverse()
        value["parties"][1]["roles"].reverse()
        value["rationales"][0]["kinds"].reverse()

    score = scored(turn)
    assert not score.findings
    assert score.micro().f1 == 1


def test_an_invented_person_for_another_costs_one_missing_and_one_invented():
    def swap(value):
        value["people"][1] = person("Bernard Oyelaran", 1500, "Niger", note="a nurse")

    score = scored(swap)
    assert score["events.people"] == Tally(correct=2, missing=1, invented=1)
    assert score["events.people.name"] == Tally(correct=2, missing=1, invented=1)
    assert score["events.people[released]"] == Tally(correct=1, missing=1, invented=1)
    assert told(score) == [
        ("events.people", "missing", "missing"),
        ("events.people", "invented", "invented"),
    ]
    missing, invented = score.findings
    assert missing.gold.name == "Halima Issoufou"
    assert (missing.gold_place, missing.predicted_place) == ("events.0.people.1", "")
    assert invented.predicted.name == "Bernard Oyelaran"


def test_24_for_240_is_wrong_in_that_field_and_item_alone():
    score = scored(lambda value: value["counts"][0].update(low=240, high=240))
    assert told(score) == [("events.counts.number", "wrong", "wrong value")]
    assert score["events.counts.number"] == Tally(correct=2, wrong=1)
    assert score["events.counts"] == Tally(correct=2, wrong=1)
    assert not_perfect(score) == {
        "events.counts",
        "events.counts.number",
        "events.counts.evidence",
    }


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_number_misread_with_its_words_is_still_one_error(index):
    def misread(value):
        item = value["counts"][index]
        number = item["low"] * 10
        item.update(low=number, high=number, as_written=f"{number} soldiers")

    score = scored(misread)
    assert told(score) == [("events.counts.number", "wrong", "wrong value")]
    assert score["events.counts.as_written"] == Tally(correct=2, wrong=1)


def test_recall_falls_for_a_wrong_value_too():
    tally = scored(lambda value: value["counts"][0].update(low=240, high=240))[
        "events.counts.number"
    ]
    assert tally.recall == tally.precision == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("date", "verdict", "cause"),
    [
        ("2021-05-07", "wrong", "date off by one"),
        ("2021-05-13", "wrong", "date off by a week"),
        ("2020-05-06", "wrong", "wrong year"),
        ("2021-08-06", "wrong", "wrong month"),
        ("2021-06-05", "wrong", "day and month swapped"),
        ("2019-01-20", "wrong", "wrong date"),
        ("2021-05", "partial", "precision lost"),
        ("../2021-05-06", "partial", "precision lost"),
        (None, "missing", "missing"),
    ],
)
def test_a_wrong_date_is_wrong_in_that_field_alone(date, verdict, cause):
    score = scored(lambda value: value["dates"][1].update(date=date))
    assert told(score) == [("events.dates.date", verdict, cause)]
    assert not_perfect(score) <= {"events.dates", "events.dates.date", "events.dates.evidence"}


def change_count(**fields):
    return lambda value: value["counts"][0].update(fields)


BACKGROUND = {"role": "transfer", "released_by": "Chad", "released_to": "Niger"}


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (
            lambda value: value["counts"][2].update(BACKGROUND),
            ("events.counts.role", "wrong", "background taken for a transfer"),
        ),
        (
            change_count(role="background", released_by=None, released_to=None),
            ("events.counts.role", "wrong", "transfer taken for background"),
        ),
        (
            change_count(role="subgroup"),
            ("events.counts.role", "wrong", "wrong role: transfer taken for subgroup"),
        ),
        (
            change_count(released_by="Niger", released_to="Chad"),
            ("events.counts.direction", "wrong", "direction reversed"),
        ),
        (
            change_count(released_to=None),
            ("events.counts.direction", "partial", "party lost"),
        ),
        (
            change_count(released_by=None, released_to=None),
            ("events.counts.direction", "missing", "missing"),
        ),
        (
            change_count(category="civilian"),
            ("events.counts.category", "wrong", "wrong category"),
        ),
        (
            change_count(approximate=True),
            ("events.counts.number", "partial", "hedge invented"),
        ),
        (
            change_count(high=None),
            ("events.counts.number", "partial", "precision lost"),
        ),
        (
            lambda value: value["people"][0].update(role="held"),
            ("events.people.role", "wrong", "wrong role"),
        ),
        (
            lambda value: value["people"][0].update(party="Niger"),
            ("events.people.party", "wrong", "wrong party"),
        ),
        (
            lambda value: value["people"][0].update(name="Abakar"),
            ("events.people.name", "partial", "part of the name"),
        ),
        (
            lambda value: value["people"][0].update(note="a baker"),
            ("events.people.note", "wrong", "other content"),
        ),
        (
            lambda value: value["parties"][2].update(roles=["mediator"]),
            ("events.parties.roles", "wrong", "wrong labels"),
        ),
        (
            lambda value: value["locations"][0].update(role="transit"),
            ("events.locations.role", "wrong", "wrong role"),
        ),
        (
            lambda value: value["locations"][0].update(country="TD"),
            ("events.locations.country", "wrong", "wrong country"),
        ),
        (
            lambda value: value["rationales"][0].update(kinds=["goodwill"]),
            ("events.rationales.kinds", "partial", "labels missing"),
        ),
        (
            lambda value: value["rationales"][0].update(stated_by="Niger"),
            ("events.rationales.stated_by", "wrong", "wrong party"),
        ),
        (
            lambda value: value.update(status="agreed"),
            ("events.status", "wrong", "wrong status"),
        ),
        (
            lambda value: value.update(summary="Niger bought grain from Togo."),
            ("events.summary", "wrong", "other content"),
        ),
        (
            lambda value: value["framing"].clear(),
            ("events.framing", "missing", "missing"),
        ),
        (
            lambda value: value["people"].append(dict(value["people"][0])),
            ("events.people", "invented", "duplicate"),
        ),
        (
            lambda value: value["counts"].append(dict(value["counts"][2])),
            ("events.counts", "invented", "duplicate"),
        ),
        (
            lambda value: value["dates"][0].update(evidence=said(1700, "on Monday")),
            ("events.dates.evidence", "wrong", "proven by other words"),
        ),
    ],
)
def test_an_error_is_named_once_with_its_cause(change, finding):
    assert told(scored(change)) == [finding]


def test_a_kind_that_is_wrong_needs_a_record_that_goes_one_way():
    def one_way(value):
        value.update(kind="one_sided_release")
        del value["counts"][1]

    assert told(scored(one_way)) == [
        ("events.kind", "wrong", "wrong kind"),
        ("events.counts", "missing", "missing"),
    ]


def test_a_party_under_another_name_is_one_error_though_others_refer_to_it():
    def rename(value):
        value["parties"][0].update(name="Chad Army Council", country=None, kind="other")
        for each in (*value["counts"], *value["people"], *value["rationales"]):
            for field in ("released_by", "released_to", "party", "stated_by"):
                if each.get(field) == "Chad":
                    each[field] = "Chad Army Council"

    score = scored(rename)
    assert told(score) == [
        ("events.parties.name", "partial", "more than the name"),
        ("events.parties.kind", "wrong", "wrong kind"),
        ("events.parties.country", "missing", "missing"),
    ]
    assert score["events.counts.direction"] == Tally(correct=2)


def test_a_state_is_known_by_its_country():
    def rename(value):
        value["parties"][0].update(name="N'Djamena government")
        for each in (*value["counts"], *value["people"], *value["rationales"]):
            for field in ("released_by", "released_to", "party", "stated_by"):
                if each.get(field) == "Chad":
                    each[field] = "N'Djamena government"

    assert not scored(rename).findings


def test_evidence_is_scored_apart_from_values():
    score = scored(lambda value: value["counts"][0].update(evidence=said(1700, "24 soldiers")))
    assert score["events.counts"] == Tally(correct=3)
    assert score["events.counts.evidence"] == Tally(correct=2, wrong=1)
    assert score["events.people.evidence"] == Tally(correct=3)


def test_evidence_of_a_wrong_value_is_wrong_without_a_second_finding():
    score = scored(
        lambda value: value["counts"][0].update(low=25, high=25, evidence=said(1700, "25 men"))
    )
    assert score["events.counts.evidence"] == Tally(correct=2, wrong=1)
    assert told(score) == [("events.counts.number", "wrong", "wrong value")]


def other_event():
    return event(
        parties=[
            party("Kuwait", 1000, "releasing", "receiving", country="KW"),
            party("Iraq", 1010, "releasing", "receiving", country="IQ"),
        ],
        counts=[count(60, "Kuwait", "Iraq", 1100), count(11, "Iraq", "Kuwait", 1120)],
        dates=[day("2021-04-30", "handover", 1200, "last week")],
    )


def test_two_events_told_as_one_are_a_merger():
    merged = chad_and_niger()
    for name, items in other_event().items():
        if isinstance(items, list):
            merged[name] += items
    score = SCORER.score(record(chad_and_niger(), other_event()), record(merged))
    assert score["events"] == Tally(correct=1, missing=1)
    causes = Counter((each.path, each.cause) for each in score.findings)
    assert causes == {
        ("events", "merged"): 1,
        ("events.parties", "invented"): 2,
        ("events.counts", "invented"): 2,
        ("events.dates", "invented"): 1,
    }


def test_one_event_told_as_two_is_split():
    first, second = chad_and_niger(), chad_and_niger()
    first["people"], first["dates"] = [], []
    second["counts"] = []
    score = SCORER.score(GOLD, record(first, second))
    assert score["events"] == Tally(correct=1, invented=1)
    assert [each.cause for each in score.findings if each.path == "events"] == ["split"]


def test_an_event_told_twice_is_a_duplicate():
    score = SCORER.score(GOLD, record(chad_and_niger(), chad_and_niger()))
    assert told(score) == [("events", "invented", "duplicate")]
    assert score["events.people"] == Tally(correct=3, invented=3)


def test_an_event_of_others_is_missing_and_invented():
    score = SCORER.score(GOLD, record(other_event()))
    assert told(score) == [
        ("events", "missing", "missing"),
        ("events", "invented", "invented"),
    ]
    assert score["events.counts.number"] == Tally(missing=3, invented=2)


@pytest.mark.parametrize(
    ("gold", "given", "seen"),
    [
        (GOLD, GOLD, "found"),
        (GOLD, record(), "missed"),
        (record(), GOLD, "invented"),
        (record(), record(), "silent"),
    ],
)
def test_detection_is_a_score_of_its_own(gold, given, seen):
    detection = score_record(gold, given).detection
    assert [
        name
        for name in ("found", "missed", "invented", "silent", "failed")
        if getattr(detection, name)
    ] == [seen]


def test_a_failure_misses_everything_and_is_never_rightly_silent():
    entry = ErrorEntry(
        source=None,
        id="made-up",
        error=Fault(kind="ModelError", message="Try again.", retryable=True),
    )
    missed, failed = score_record(GOLD, entry), score_record(record(), entry)
    assert missed.score["events"] == Tally(missing=1)
    assert missed.score["events.people.name"] == Tally(missing=3)
    both = missed + failed
    assert (both.detection.missed, both.detection.failed, both.detection.silent) == (1, 1, 0)
    assert both.detection.accuracy == both.detection.specificity == 0


def test_detection_adds_up():
    pairs = [(GOLD, GOLD), (GOLD, GOLD), (GOLD, record()), (record(), GOLD), (record(), record())]
    first, *rest = [score_record(*pair).detection for pair in pairs]
    for each in rest:
        first = first + each
    assert first.tally == Tally(correct=2, missing=1, invented=1)
    assert first.accuracy == pytest.approx(3 / 5)
    assert first.specificity == pytest.approx(1 / 2)
