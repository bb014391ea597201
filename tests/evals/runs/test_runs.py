from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.dataset import GoldSource
from evals.runs import Answer, Keeper, Plan, RunError, Signature, load_run, score
from evals.runs.scored import COLUMNS
from evals.scoring.score import WIDTH
from schemas import ErrorEntry, Record
from tests.support.dataset import altered, failure, loaded, run_of, scored, write

PLAN = Plan("rules", repeats=2)


@pytest.fixture
def pairs(tmp_path: Path) -> list[GoldSource]:
    """``calm``, which has no event, and ``ferry``, which has one."""
    return loaded(write(tmp_path / "data"))


def keep(folder: Path, pairs: list[GoldSource], plan: Plan = PLAN) -> None:
    keeper = Keeper(folder, plan, pairs)
    for repeat in range(1, plan.repeats + 1):
        with keeper.repeat(repeat) as output:
            for pair in pairs:
                if pair.id == "calm" and repeat == 2:
                    output.failure(failure("calm"))
                else:
                    output.record(pair.source, pair.gold.record)


def cells(counts: list[float], path: str) -> list[float]:
    at = [column.path for column in COLUMNS].index(path) * WIDTH
    return list(counts[at : at + WIDTH])


def test_a_kept_run_comes_back_whole(tmp_path: Path, pairs: list[GoldSource]) -> None:
    keep(tmp_path / "run", pairs)
    run = load_run(tmp_path / "run")
    assert run.plan == PLAN
    assert [pair.written for pair in run.pairs] == [pair.written for pair in pairs]
    assert [pair.source.info for pair in run.pairs] == [pair.source.info for pair in pairs]
    first, second = run.answers
    assert first == [pair.gold.record for pair in pairs]
    assert isinstance(second[0], ErrorEntry)
    assert run.signature == run_of(pairs).signature


def test_a_run_that_was_stopped_goes_on_where_it_was(
    tmp_path: Path, pairs: list[GoldSource]
) -> None:
    keeper = Keeper(tmp_path / "run", PLAN, pairs)
    with keeper.repeat(1) as output:
        output.record(pairs[0].source, pairs[0].gold.record)
    with (tmp_path / "run" / "predictions" / "1.jsonl").open("ab") as file:
        file.write(b'{"schema_version": "1.0", "sou')  # the machine went down here
    with pytest.raises(RunError, match="stopped before ferry"):
        load_run(tmp_path / "run")
    again = Keeper(tmp_path / "run", PLAN, pairs)
    assert [source.id for source in again.left(1)] == ["ferry"]
    assert [source.id for source in again.left(2)] == ["calm", "ferry"]
    for repeat in (1, 2):
        left = again.left(repeat)
        with again.repeat(repeat) as output:
            for pair in pairs:
                if pair.source in left:
                    output.record(pair.source, pair.gold.record)
    assert [len(answers) for answers in load_run(tmp_path / "run").answers] == [2, 2]


def test_no_run_is_ever_written_over(tmp_path: Path, pairs: list[GoldSource]) -> None:
    keep(tmp_path / "run", pairs)
    with pytest.raises(RunError, match="it is complete"):
        Keeper(tmp_path / "run", PLAN, pairs)
    with pytest.raises(RunError, match="a run of something else"):
        Keeper(tmp_path / "run", replace(PLAN, engine="openai/x"), pairs)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Dear")
    with pytest.raises(RunError, match="holds no run; give another --out"):
        Keeper(tmp_path / "letters", PLAN, pairs)
    with pytest.raises(RunError, match="holds no run"):
        Keeper(tmp_path / "letters" / "dear.txt", PLAN, pairs)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("sources.jsonl", "12 Tunisian", "13 Tunisian", "is not the one that was run"),
        ("gold/ferry.json", "Carmel Borg", "Carmel Borga", "is not the one that was run"),
        ("predictions/1.jsonl", '"low": 12', '"low": 14', "holds an answer that cannot be read"),
        ("run.json", '"format": 1', '"format": 0', "of another release"),
        ("run.json", "{", "", "holds no run"),
    ],
)
def test_a_run_that_somebody_changed_is_refused(
    tmp_path: Path, pairs: list[GoldSource], name: str, old: str, new: str, words: str
) -> None:
    keep(tmp_path / "run", pairs)
    file = tmp_path / "run" / name
    file.write_text(file.read_text().replace(old, new, 1))
    with pytest.raises(RunError, match=words):
        load_run(tmp_path / "run")


def test_a_run_without_its_data_or_without_anything_is_refused(
    tmp_path: Path, pairs: list[GoldSource]
) -> None:
    with pytest.raises(RunError, match="holds no run"):
        load_run(tmp_path)
    keep(tmp_path / "run", pairs)
    (tmp_path / "run" / "sources.jsonl").unlink()
    with pytest.raises(RunError, match="has lost its data set"):
        load_run(tmp_path / "run")


def test_each_line_of_a_run_is_an_entry_that_show_reads(
    tmp_path: Path, pairs: list[GoldSource]
) -> None:
    keep(tmp_path / "run", pairs)
    lines = (tmp_path / "run" / "predictions" / "1.jsonl").read_text().splitlines()
    assert [Record.model_validate(json.loads(line)).source.id for line in lines] == [
        "calm",
        "ferry",
    ]


def test_gold_against_itself_is_right_in_every_column(pairs: list[GoldSource]) -> None:
    counts = scored(pairs).counts.reshape(2, len(COLUMNS), WIDTH)
    assert counts[..., 1:].sum() == 0
    assert cells(scored(pairs).counts[1].tolist(), "events.people") == [2, 0, 0, 0, 0]


def test_counts_are_means_over_repeats_and_each_repeat_has_its_own(
    pairs: list[GoldSource],
) -> None:
    ferry = pairs[1].gold.record
    one_lost = altered(ferry, people=ferry.events[0].people[:1])
    found = scored(pairs, {}, {"ferry": one_lost}, {"ferry": altered(ferry, people=[])})
    # Of two people the repeats find two, one and none: (2 + 1 + 0) / 3 and (0 + 1 + 2) / 3.
    assert cells(found.counts[1].tolist(), "events.people") == [1, 0, 0, 1, 0]
    assert [cells(row.tolist(), "events.people") for row in found.repeats] == [
        [2, 0, 0, 0, 0],
        [1, 0, 0, 1, 0],
        [0, 0, 0, 2, 0],
    ]


def test_detection_has_a_column_for_texts_with_an_event_and_one_for_those_without(
    pairs: list[GoldSource],
) -> None:
    calm, ferry = (pair.gold.record for pair in pairs)
    silent = ferry.model_copy(update={"events": []})
    loud = calm.model_copy(update={"events": ferry.events})
    columns = {}
    given: dict[str, dict[str, Answer]] = {
        "right": {},
        "both wrong": {"calm": loud, "ferry": silent},
        "no record": {"calm": failure("calm"), "ferry": failure("ferry")},
    }
    for name, answers in given.items():
        sums = scored(pairs, answers).counts.sum(axis=0).tolist()
        columns[name] = cells(sums, "detection"), cells(sums, "no event")
    assert columns == {
        "right": ([1, 0, 0, 0, 0], [1, 0, 0, 0, 0]),
        "both wrong": ([0, 0, 0, 1, 1], [0, 0, 0, 1, 1]),
        # A source that was lost was not said to have no event.
        "no record": ([0, 0, 0, 1, 0], [0, 0, 0, 1, 0]),
    }


def test_a_source_without_a_record_has_lost_all_of_gold(pairs: list[GoldSource]) -> None:
    found = scored(pairs, {"ferry": failure("ferry")})
    assert cells(found.counts[1].tolist(), "events.people") == [0, 0, 0, 2, 0]
    assert cells(found.counts[1].tolist(), "events.counts[transfer]") == [0, 0, 0, 1, 0]


def test_failures_for_want_of_an_answer_are_known_and_asked_again(
    tmp_path: Path, pairs: list[GoldSource]
) -> None:
    later, own = failure("calm", retryable=True), failure("ferry")
    assert run_of(pairs, {"calm": later, "ferry": own}).unanswered == [later]
    plan = Plan("openai/x")
    with Keeper(tmp_path / "run", plan, pairs).repeat(1) as output:
        output.failure(later)
        output.failure(own)
    again = Keeper(tmp_path / "run", plan, pairs)
    assert [source.id for source in again.left(1)] == ["calm"]
    with again.repeat(1) as output:
        output.record(pairs[0].source, pairs[0].gold.record)
    assert load_run(tmp_path / "run").answers == [[pairs[0].gold.record, own]]


def test_a_signature_says_in_what_two_results_differ(pairs: list[GoldSource]) -> None:
    one = run_of(pairs).signature
    assert one.unlike(run_of(pairs, {"calm": failure("calm")}, engine="openai/x").signature) == []
    assert one.unlike(run_of(pairs[:1]).signature) == ["dataset"]
    assert one.unlike(run_of(pairs, split="test", seed=2).signature) == ["split", "seed"]
    shown = Signature("a" * 64, "b" * 64, "c" * 64, "test", 7)
    assert str(shown) == "scorer:aaaaaaaa|schema:bbbbbbbb|dataset:cccccccc|split:test|seed:7"


def test_a_kept_run_scores_as_it_did(tmp_path: Path, pairs: list[GoldSource]) -> None:
    keep(tmp_path / "run", pairs)
    kept = score(load_run(tmp_path / "run"))
    assert (kept.counts == scored(pairs, {}, {"calm": failure("calm")}).counts).all()
