"""What must hold of any report, on a sample of the training reports: they are of many kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.dataset import GoldSource, load
from schemas import Record
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import read

TRAINING = Path(__file__).parents[2] / "evals" / "training"
ENGINE = RulesEngine()


def check(pairs: list[GoldSource]) -> None:
    """Each has a record whose quotes are exact, and phrases that name parties of the text."""
    for pair in pairs:
        document = read(pair.source)
        named = {n for s in document.sentences for mark in s.people for n in mark.nations}
        assert named <= document.words.keys(), pair.id
        made = ENGINE.extract(pair.source).model_dump(mode="json")
        Record.model_validate(made, context={"text": pair.source.text})


def test_a_sample_of_reports_is_read():
    every, _ = load(TRAINING)
    assert len(every) > 2000
    check(every[::40])


@pytest.mark.slow
def test_every_report_is_read():
    check(load(TRAINING)[0])
