"""Equally right values of a gold file, from the file to the score."""

from __future__ import annotations

import json

import pytest

from evals.dataset.gold import parse
from evals.exchange import SCORER, score_record
from evals.scoring.tally import Tally
from schemas import Record
from summarizer.source import Source
from tests.support.dataset import FERRY, ferry

SOURCE = Source.from_text(FERRY, "ferry")


def gold_of(change):
    value = ferry()
    change(value["events"][0])
    gold, faults = parse("gold/ferry.json", json.dumps(value), SOURCE)
    assert not faults
    return gold


def given(gold, change):
    value = json.loads(gold.record.model_dump_json())
    change(value["events"][0])
    return Record.model_validate(value)


def findings(gold, predicted):
    return score_record(gold.record, predicted, gold.variants).score.findings


@pytest.mark.parametrize("category", ["civilian", "unspecified"])
def test_each_of_the_values_is_right(category):
    gold = gold_of(dict)
    predicted = given(gold, lambda event: event["counts"][0].update(category=category))
    assert not findings(gold, predicted)


def test_any_other_value_is_wrong_once():
    gold = gold_of(dict)
    predicted = given(gold, lambda event: event["counts"][0].update(category="military"))
    (finding,) = findings(gold, predicted)
    assert (finding.path, finding.cause) == ("events.counts.category", "wrong category")


@pytest.mark.parametrize("name", ["Carmel Borg", "Karmenu Borg", "Captain Zammit"])
def test_an_item_is_paired_by_any_of_its_names(name):
    gold = gold_of(
        lambda event: event["people"][0].update(
            name={"any_of": ["Carmel Borg", "Karmenu Borg", "Captain Zammit"]}
        )
    )
    predicted = given(gold, lambda event: event["people"][0].update(name=name))
    assert not findings(gold, predicted)


def test_the_best_of_the_values_gives_the_credit():
    gold = gold_of(
        lambda event: event["dates"][0].update(date={"any_of": ["2021-05-04", "2021-05"]})
    )
    for date, verdict in (("2021-05", None), ("2021-05-01/2021-05-31", None), ("2021", "partial")):
        predicted = given(gold, lambda event, date=date: event["dates"][0].update(date=date))
        assert [str(each.verdict) for each in findings(gold, predicted)] == (
            [verdict] if verdict else []
        )


def test_a_value_of_an_event_may_have_others():
    gold = gold_of(lambda event: event.update(status={"any_of": ["completed", "ongoing"]}))
    assert not findings(gold, given(gold, lambda event: event.update(status="ongoing")))
    assert len(findings(gold, given(gold, lambda event: event.update(status="failed")))) == 1


def test_null_among_the_values_lets_a_field_be_silent():
    gold = gold_of(
        lambda event: event["counts"][0].update(released_to={"any_of": ["Tunisia", None]})
    )
    assert not findings(
        gold, given(gold, lambda event: event["counts"][0].update(released_to=None))
    )


def test_without_the_variants_only_the_first_value_is_right():
    gold = gold_of(dict)
    predicted = given(gold, lambda event: event["counts"][0].update(category="unspecified"))
    assert SCORER.score(gold.record, predicted)["events.counts.category"] == Tally(
        correct=1, wrong=1
    )
