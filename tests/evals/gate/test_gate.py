from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.dataset import GoldSource
from evals.gate import accept, judge, read_baseline, read_floors, write_baseline
from evals.runs import Answer, RunError
from tests.support.dataset import FERRY, altered, failure, ferry, loaded, scored, write

SHIPS = [f"ship{number:02}" for number in range(12)]


@pytest.fixture
def pairs(tmp_path: Path) -> list[GoldSource]:
    """Twelve more sources with the same event as ``ferry``."""
    more = {name: (FERRY, {**ferry(), "source": {"id": name, "language": "en"}}) for name in SHIPS}
    return loaded(write(tmp_path / "data", **more))


def losing(pairs: list[GoldSource], field: str, sources: int) -> dict[str, Answer]:
    """Answers that leave a field of so many sources empty."""
    records = {pair.id: pair.gold.record for pair in pairs}
    return {name: altered(records[name], **{field: []}) for name in SHIPS[:sources]}


def test_a_run_that_did_not_change_passes(pairs: list[GoldSource]) -> None:
    found = judge(scored(pairs), accept(scored(pairs)), {})
    assert found.breaches == []
    assert all(each.difference is None or each.difference.value == 0 for each in found.compared)


def test_a_significant_fall_of_one_field_is_named(pairs: list[GoldSource]) -> None:
    # Eight sources that all fell: by randomization p is about 2 / 2^8.
    breaches = judge(scored(pairs, losing(pairs, "dates", 8)), accept(scored(pairs)), {}).breaches
    named = {breach.split(" fell")[0] for breach in breaches}
    assert {"dates", "dates[handover]", "dates.date"} <= named
    assert not {"people", "parties", "counts", "detection"} & named
    # 5 of 13 are left: F1 is 10/18.
    assert any(breach.startswith("dates fell from 100.0 to 55.6 (p 0.0") for breach in breaches)


def test_a_fall_that_may_be_chance_and_a_rise_pass(pairs: list[GoldSource]) -> None:
    good, less = scored(pairs), scored(pairs, losing(pairs, "dates", 2))
    assert judge(less, accept(good), {}).breaches == []
    assert judge(good, accept(scored(pairs, losing(pairs, "dates", 8))), {}).breaches == []


def test_what_lies_below_its_floor_is_named(pairs: list[GoldSource]) -> None:
    less = scored(pairs, losing(pairs, "dates", 2))
    # 11 of 13 are found: F1 is 22/24.
    floors = {"dates": 0.917, "people": 1.0, "locations": 0.1, "detection": 0.99}
    assert judge(less, accept(less), floors).breaches == [
        "dates is 91.7, below its floor of 91.7",
        "locations is –, below its floor of 10.0",
    ]
    assert judge(less, accept(less), {"dates": 0.916}).breaches == []
    with pytest.raises(RunError, match="there is no field 'date'"):
        judge(less, accept(less), {"date": 0.5})


def test_only_the_same_engine_over_the_same_data_is_judged(pairs: list[GoldSource]) -> None:
    baseline = accept(scored(pairs))
    with pytest.raises(RunError, match=r"the baseline is of rules, the run of openai/x"):
        judge(scored(pairs, engine="openai/x"), baseline, {})
    with pytest.raises(RunError, match=r"the two differ in dataset .* renew the baseline"):
        judge(scored(pairs[1:]), baseline, {})


def test_a_baseline_comes_back_and_has_a_line_for_each_source(
    tmp_path: Path, pairs: list[GoldSource]
) -> None:
    made = accept(scored(pairs, {}, {"ferry": failure("ferry")}))
    file = tmp_path / "rules.json"
    write_baseline(file, made)
    again = read_baseline(file)
    assert (again.counts == made.counts).all()
    assert (again.engine, again.ids) == ("rules", [pair.id for pair in pairs])
    assert again.signature == made.signature
    lines = [line for line in file.read_text().splitlines() if line.startswith("  ")]
    assert len(lines) == len(pairs)
    assert len(file.read_bytes()) < 2000 * len(pairs)
    assert json.loads(file.read_text())["sources"]["ferry"]["people"] == [1, 0, 0, 1, 0]


@pytest.mark.parametrize(
    "data", ["", "[]", "{}", '{"signature": {"seed": 1}}', '{"signature": 3, "sources": {}}']
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, data: str) -> None:
    file = tmp_path / "rules.json"
    with pytest.raises(RunError, match="holds no baseline"):
        read_baseline(file)
    file.write_text(data)
    with pytest.raises(RunError, match="holds no baseline"):
        read_baseline(file)


def test_floors_are_read_by_engine(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text('[rules]\ndetection = 0.9\n"counts[transfer]" = 1\n["openai/x"]\ndates = 0\n')
    assert read_floors(file, "rules") == {"detection": 0.9, "counts[transfer]": 1}
    assert read_floors(file, "openai/x") == {"dates": 0}
    assert read_floors(file, "other") == {}


@pytest.mark.parametrize("data", ["[rules", "[rules]\ndates = 90", '[rules]\ndates = "high"'])
def test_floors_that_are_off_are_refused(tmp_path: Path, data: str) -> None:
    file = tmp_path / "floors.toml"
    with pytest.raises(RunError, match="holds no floors"):
        read_floors(file, "rules")
    file.write_text(data)
    with pytest.raises(RunError, match=r"floors\.toml"):
        read_floors(file, "rules")
