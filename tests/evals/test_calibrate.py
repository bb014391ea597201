from __future__ import annotations

from datetime import date
from pathlib import Path

from evals.calibrate import judged, measure, written
from evals.dataset import GoldSource
from evals.dataset.gold import GoldRecord
from schemas import Record
from summarizer.rules import confidence
from summarizer.rules.engine import RulesEngine
from summarizer.source import Source

SWAP = Source.from_text(
    "Peru released 5 Chilean soldiers on Monday. Chile freed 3 Peruvian sailors in return.",
    "swap",
    published=date(2024, 5, 2),
    language="en",
)


def credits_of(gold: Record, given: Record) -> dict[tuple[str, str], float]:
    pair = GoldSource(SWAP, GoldRecord(gold), "")
    return {(field, rule): credit for field, rule, credit in judged(pair, given)}


def test_the_file_is_what_the_command_gives() -> None:
    made = written(measure())
    file = Path(confidence.__file__).parent / confidence.FILE
    assert file.read_text(encoding="utf-8") == made, "run python -m evals.calibrate"


def test_what_gold_has_too_is_right() -> None:
    given = RulesEngine().extract(SWAP)
    assert given.events
    assert set(credits_of(given, given).values()) == {1.0}


def test_an_error_is_charged_to_the_rule_that_made_it() -> None:
    given = RulesEngine().extract(SWAP)
    event = given.events[0]
    counts = [event.counts[0].model_copy(update={"low": 7, "high": 7}), *event.counts[1:]]
    other = event.model_copy(update={"counts": counts, "status": "failed"})
    worth = credits_of(given.model_copy(update={"events": [other]}), given)
    assert worth["status", "status.done"] == 0
    assert worth["kind", "kind.each_frees"] == 1
    assert worth["parties", "act.active"] == 1


def test_an_event_that_gold_has_not_makes_all_of_it_wrong() -> None:
    given = RulesEngine().extract(SWAP)
    worth = credits_of(given.model_copy(update={"events": []}), given)
    assert set(worth.values()) == {0.0}


def test_a_rule_never_seen_is_as_sure_as_its_field() -> None:
    hits = confidence._hits()["counts"]
    right, given = (sum(each[i] for each in hits.values()) for i in (0, 1))
    usual = (right + 1) / (given + 2)
    assert confidence.confidence("counts", "count.never_seen") == round(usual, 2)
    assert confidence.confidence("no such field", "x") == 0.5
