from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.dataset import DatasetError, load
from evals.dataset.manifest import changes, read
from evals.gate import below, read_floors
from evals.joining import judge_joining, source_pairs
from evals.joining.judged import PLACES, Judged
from evals.joining.labels import read_labels
from evals.joining.scores import b_cubed, of_pairs, pairwise
from summarizer.cli.evaluation.verdict import JOINING


def groups(*members: str) -> dict[str, str]:
    return {event: group for group in members for event in group}


TRUTH = groups("12345", "67", "89ABC")


@pytest.mark.parametrize(
    ("response", "precision"),
    [
        # The figures of Bagga and Baldwin (1998), whose two responses are worked out there.
        (groups("12345", "6789ABC"), 0.76),
        (groups("1234589ABC", "67"), 0.58),
    ],
)
def test_b_cubed_gives_the_published_figures(response: dict[str, str], precision: float) -> None:
    score = b_cubed(TRUTH, response)
    assert score.precision == pytest.approx(precision, abs=0.005)
    assert score.recall == 1.0


def test_b_cubed_by_hand() -> None:
    # Found: ab together, c alone; right: a alone, bc together.
    # Precision: a 1/2, b 1/2, c 1; recall: a 1, b 1/2, c 1/2.
    score = b_cubed(groups("a", "bc"), groups("ab", "c"))
    assert score.precision == pytest.approx(2 / 3)
    assert score.recall == pytest.approx(2 / 3)
    assert score.f1 == pytest.approx(2 / 3)


def test_pairs_by_hand() -> None:
    # Right pairs: ab, ac, bc, de; found: ab, cd.
    score = pairwise(groups("abc", "de"), groups("ab", "cd", "e"))
    assert (score.precision, score.recall) == (1 / 2, 1 / 4)
    assert score.f1 == pytest.approx(1 / 3)


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert of_pairs(set(), set()).f1 == 1.0
    assert b_cubed({}, {}).f1 == 1.0
    assert of_pairs({frozenset("ab")}, set()).f1 == 0.0


def test_other_events_are_refused() -> None:
    with pytest.raises(ValueError, match="hold other events: b"):
        b_cubed({"a": 1}, {"a": 1, "b": 2})


def test_the_labels_cover_what_joining_has_to_get_right() -> None:
    labels = read_labels()
    assert len(labels.pairs) >= 60
    assert {pair.are for pair in labels.pairs} == {"same", "linked", "different"}
    cases = {pair.case for pair in labels.pairs}
    assert {
        "announced, then carried out",
        "same numbers, other day",
        "same parties, other day",
        "follow-up",
    } <= cases


def test_the_sources_written_for_joining_are_a_data_set_without_a_fault() -> None:
    sources, faults = load(PLACES[1])
    assert not faults
    manifest = read(PLACES[1])
    assert manifest is not None
    assert not list(changes(manifest, sources))
    assert {entry.split for entry in manifest.records.values()} == {"train", "test"}


@pytest.fixture(scope="module")
def judged() -> Judged:
    return judge_joining()


def test_joining_holds_its_floors(judged: Judged) -> None:
    floors = read_floors(PLACES[0] / "floors.toml", JOINING)
    assert floors
    assert list(below(judged.figures(), floors)) == []


def test_no_swaps_of_other_days_are_joined(judged: Judged) -> None:
    whole = judged.parts[-1]
    for case in ("same numbers, other day", "same parties, other day", "next day"):
        assert whole.right[case] == whole.labelled[case] > 0


def test_a_figure_below_its_floor_is_named(judged: Judged) -> None:
    (breach,) = below(judged.figures() | {"b3": 0.5}, {"b3": 0.9})
    assert breach == "b3 is 50.0, below its floor of 90.0"


def test_pairs_of_sources_from_gold_records_are_those_of_events() -> None:
    assert source_pairs(lambda source: source.gold.record).recall == 1.0
    assert source_pairs(lambda _: None).f1 == 1.0  # no source is read, so there is none to find


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("nothing", "holds no labels"),
        ({"events": {}}, "holds no labels"),
        (
            {
                "events": {"x": ["a#0", "b#0"]},
                "pairs": [{"first": "a#0", "second": "b#0", "are": "different", "case": "c"}],
            },
            "a#0 and b#0 are not different",
        ),
        (
            {
                "events": {},
                "pairs": [{"first": "a#0", "second": "b#0", "are": "linked", "case": "c"}] * 2,
            },
            "a pair stands twice",
        ),
    ],
)
def test_labels_that_cannot_be_are_refused(tmp_path: Path, value: object, words: str) -> None:
    file = tmp_path / "labels.json"
    file.write_text(json.dumps(value))
    with pytest.raises(DatasetError, match=words):
        read_labels(file)
