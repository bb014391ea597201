"""The weights of the embedded engine: what is fitted, and to what."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.dataset import GoldSource, load
from evals.dataset.gold import parse
from evals.learning.__main__ import TASKS, main, material
from evals.learning.fitting import Example, fit, written
from evals.learning.material import FOLDS, fit_told, read_report, tellings
from summarizer.rules.english.weighing.weights import Weights, weights
from summarizer.source import Source

TEXT = """Peru lets two men go

Peru freed two Chilean sailors on Tuesday. It rained in Lima all day.
"""


def example(cues: str, *labels: str) -> Example:
    return Example(tuple(cues.split()), frozenset(labels))


def test_a_cue_weighs_for_the_label_that_it_stands_with() -> None:
    examples = [example("red", "stop"), example("green", "go"), example("rare green", "go")] * 8
    fitted = fit([*examples, example("once")], ["stop", "go"], 1.0)
    assert fitted.labels == ("stop", "go")
    assert fitted.cues["red"][0] > 0 > fitted.cues["red"][1]
    assert fitted.cues["green"][1] > 0 > fitted.cues["green"][0]
    assert "once" not in fitted.cues
    chances = fitted.chances(fitted.sums(["red", "unheard-of"]))
    assert chances["stop"] > 0.5 > chances["go"]


def test_the_same_examples_give_the_same_file() -> None:
    examples = [example("a b", "x"), example("b c"), example("c a", "x")] * 6
    texts = {written(fit(examples, ["x"], 0.1)) for _ in range(2)}
    assert len(texts) == 1
    held = json.loads(texts.pop())
    assert held["labels"] == ["x"]
    assert set(held["cues"]) <= {"a", "b", "c"}


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_chances_hang_on_which_cues_there_are_and_not_on_how_often(
    cues: list[str], more: list[str]
) -> None:
    fitted = Weights(("x", "y"), (0.5, -0.5), {each: (ord(each), -40.0) for each in "abcd"})
    once = fitted.chances(fitted.sums(sorted({*cues, *more})))
    twice = fitted.chances(fitted.sums(sorted([*cues, *more])))
    assert once == twice
    assert all(0 <= chance <= 1 for chance in once.values())


def test_a_sum_may_be_told_in_parts() -> None:
    fitted = Weights(("x",), (0.25,), {"a": (0.5,), "b": (0.25,)})
    whole = fitted.chances(fitted.sums(["a", "b"]))
    assert fitted.chances(fitted.sums(["a"]), fitted.sums(["b"])) == whole


@pytest.mark.parametrize("name", ["told", *TASKS])
def test_the_file_of_a_task_has_its_labels(name: str) -> None:
    labels = ["told"] if name == "told" else list(map(str, TASKS[name].labels))
    fitted = weights(name)
    assert list(fitted.labels) == labels
    assert len(fitted.start) == len(labels)
    assert {len(row) for row in fitted.cues.values()} == {len(labels)}


def test_the_training_reports_are_none_of_the_test_split() -> None:
    folder = Path(__file__).parents[3] / "evals"
    gold, _ = load(folder)
    known = {pair.source.text: pair.id for pair in gold}
    splits = json.loads((folder / "manifest.json").read_text("utf-8"))["records"]
    shared = {known[pair.source.text] for pair in material() if pair.source.text in known}
    assert shared
    assert all(splits[each]["split"] == "train" for each in shared)


def test_sentences_are_labelled_by_what_proves_a_step() -> None:
    report = read_report(pair("a"))
    assert ["told" in each.labels for each in report.examples] == [False, True, False]


def test_chances_come_from_weights_that_have_not_seen_the_report() -> None:
    every = [read_report(pair(f"r{at}")) for at in range(12)]
    assert 1 < len({each.fold for each in every}) <= FOLDS
    for report, told in zip(every, tellings(every), strict=True):
        unseen = fit_told([each for each in every if each.fold != report.fold])
        sums = [unseen.sums(each.cues) for each in report.examples]
        assert told.chances == tuple(unseen.chances(each)["told"] for each in sums)


def test_an_unknown_task_is_refused() -> None:
    with pytest.raises(SystemExit, match="no such task: sides; tasks: told, reported"):
        main(["sides"])


def pair(name: str) -> GoldSource:
    """A report with its gold record."""
    source = Source.from_text(TEXT, name, published=date(2024, 5, 2), language="en")
    quote = "freed two Chilean sailors"
    count = {
        "role": "transfer",
        "released_by": None,
        "released_to": None,
        "low": 2,
        "high": 2,
        "approximate": False,
        "category": "civilian",
        "as_written": "two Chilean sailors",
        "evidence": [quote],
    }
    fields = ("parties", "people", "dates", "locations", "rationales", "framing")
    event: dict[str, object] = {field: [] for field in fields}
    event |= {"kind": "one_sided_release", "status": "completed", "summary": "-", "counts": [count]}
    record = {"schema_version": "1.0", "source": {"id": name}, "events": [event]}
    gold, faults = parse(name, json.dumps(record), source)
    assert gold is not None, faults
    return GoldSource(source, gold, "")
