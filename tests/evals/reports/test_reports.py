from __future__ import annotations

import json
import math
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from evals.dataset import GoldSource
from evals.reports import Cell, Report, render, report
from evals.reports.compare import check_alike, compare
from evals.reports.figures import AVERAGES, FIELDS, ROWS, kept_sources, settled, spans, values
from evals.reports.words import percent, told, worded
from evals.runs import Answer, RunError
from evals.runs.scored import COLUMNS
from evals.scoring.measures import precision, recall
from evals.scoring.outcome import Finding
from evals.scoring.score import WIDTH, Kind
from evals.scoring.tally import Verdict
from schemas import CountRole
from tests.support.dataset import altered, failure, loaded, run_of, scored, write

NAMES = [row.name for row in ROWS]


@pytest.fixture
def pairs(tmp_path: Path) -> list[GoldSource]:
    """``calm``, which has no event, and ``ferry``, which has one."""
    return loaded(write(tmp_path / "data"))


@pytest.fixture
def wrong(pairs: list[GoldSource]) -> Report:
    """A run that loses a person of two and calls the exchange a proposed one."""
    ferry = pairs[1].gold.record
    answer = altered(ferry, people=ferry.events[0].people[:1], status="proposed")
    return report(scored(pairs, {"ferry": answer}))


def sums(**cells: list[float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Counts of columns by name, nothing in all others."""
    row = np.zeros((len(COLUMNS), WIDTH))
    for name, counts in cells.items():
        row[NAMES.index(name)] = counts
    return row.reshape(-1)


def test_there_is_a_row_for_each_column_and_averages_of_each_kind() -> None:
    assert len(FIELDS) == len(COLUMNS)
    assert [row.name for row in AVERAGES] == [
        f"{kind}, {how}" for kind in ("items", "values", "evidence") for how in ("macro", "micro")
    ]
    assert {row.kind for row in AVERAGES} == {Kind.ITEM, Kind.FIELD, Kind.EVIDENCE}
    assert "counts[transfer]" in NAMES
    for row in AVERAGES:
        assert not {"detection", "no event"} & {NAMES[column] for column in row.columns}


def test_averages_weigh_columns_or_values() -> None:
    # parties: 8 right of 10, nothing invented: F1 16/18; people: 1 right, 3 invented: F1 2/5.
    row = sums(parties=[8, 0, 0, 2, 0], people=[1, 0, 0, 0, 3])
    found = dict(zip(NAMES, values(row), strict=True))
    assert found["parties"] == pytest.approx(16 / 18)
    assert found["people"] == pytest.approx(2 / 5)
    assert found["items, macro"] == pytest.approx((16 / 18 + 2 / 5) / 2)
    assert found["items, micro"] == pytest.approx(2 * 9 / (11 + 12))
    assert math.isnan(found["dates"])
    assert math.isnan(found["values, macro"])
    right = dict(zip(NAMES, values(row, precision), strict=True))
    whole = dict(zip(NAMES, values(row, recall), strict=True))
    assert (right["parties"], whole["parties"]) == (1, 0.8)
    assert right["items, micro"] == pytest.approx(9 / 12)
    assert whole["items, macro"] == pytest.approx((0.8 + 1) / 2)


def test_values_of_many_rows_are_those_of_each() -> None:
    drawn = np.random.default_rng(0).integers(0, 3, size=(4, 5, len(COLUMNS) * WIDTH))
    rows = drawn.astype(np.float64)
    together = values(rows)
    assert together.shape == (4, 5, len(ROWS))
    np.testing.assert_allclose(together[2, 3], values(rows[2, 3]))


def test_where_nothing_is_to_be_found_silence_is_right_only_for_differences() -> None:
    nothing = sums()
    assert np.isnan(values(nothing)).all()
    assert (settled(nothing) == 1).all()
    invented = sums(people=[0, 0, 0, 0, 1])
    assert settled(invented)[NAMES.index("people")] == 0


def test_an_interval_holds_its_value_and_a_rare_field_has_one_too() -> None:
    counts = np.stack([sums(people=[1, 0, 0, 0, 0]), *[sums(people=[0, 0, 0, 1, 0])] * 3])
    counts[0] += sums(framing=[1, 0, 0, 1, 0])
    low, high = spans(counts, seed=1)
    at = NAMES.index("people")
    # One of four is found: F1 2/5. A resample holds 0 to 3 of it in 95 of 100 cases: up to 6/7.
    assert low[at] == 0
    assert values(counts.sum(axis=0))[at] == pytest.approx(2 / 5)
    assert high[at] in (pytest.approx(2 * 2 / 6), pytest.approx(2 * 3 / 7))
    rare = NAMES.index("framing")
    assert low[rare] == high[rare] == pytest.approx(2 / 3)
    assert np.isnan(low[NAMES.index("dates")])
    assert kept_sources(counts, [at]) == 4
    assert kept_sources(counts, [rare]) == 1


def test_a_report_holds_the_scores_of_fields_that_have_any(wrong: Report) -> None:
    fields = {each.name: each for each in wrong.fields}
    people = fields["people"]
    assert (people.precision, people.recall) == (1, 0.5)
    assert people.f1 == pytest.approx(2 / 3)
    assert (people.gold, people.given, people.sources) == (2, 1, 1)
    assert (people.kind, people.main, people.spread) == ("item", True, None)
    assert people.low is not None
    assert people.high is not None
    assert fields["status"].f1 == 0
    assert fields["status"].main
    assert not fields["people.name"].main
    assert "locations" not in fields
    assert (wrong.sources, wrong.repeats, wrong.failures) == (2, 1, 0)


def test_a_report_sets_gold_and_answer_side_by_side(wrong: Report, pairs: list[GoldSource]) -> None:
    calm, ferry = wrong.results
    assert calm.findings == []
    assert (calm.f1, calm.difference) == (None, "")
    assert ferry.text == pairs[1].source.text
    assert ferry.gold == pairs[1].gold.record
    assert {each.path for each in ferry.findings} == {"events.status", "events.people"}
    assert ferry.fields["people"].missing == 1
    assert "Rita Zahra" in ferry.difference
    assert "proposed" in ferry.difference
    assert "Carmel Borg" not in ferry.difference


def test_a_confusion_holds_every_value_of_gold_and_of_the_answer(pairs: list[GoldSource]) -> None:
    ferry = pairs[1].gold.record
    transfer, background = ferry.events[0].counts
    mistaken = background.model_copy(update={"role": CountRole.SUBGROUP})
    person = ferry.events[0].people[0]
    answer = altered(ferry, status="agreed", counts=[transfer, mistaken], people=[person], dates=[])
    made = report(scored(pairs, {"ferry": answer}))
    found = {each.field: list(each.cells) for each in made.confusions}
    assert found["detection"] == [Cell("no event", "no event", 1), Cell("event", "event", 1)]
    assert found["status"] == [Cell("completed", "agreed", 1)]
    assert found["parties.roles"] == [Cell("receiving+releasing", "receiving+releasing", 2)]
    assert set(found["counts.role"]) == {
        Cell("transfer", "transfer", 1),
        Cell("background", "subgroup", 1),
    }
    assert set(found["people.role"]) == {
        Cell("released", "released", 1),
        Cell("released", None, 1),
    }
    assert found["dates.role"] == [Cell("handover", None, 1)]
    assert "counts.low" not in found


def test_a_value_that_is_missing_leaves_the_rest_of_its_item_in_place(
    pairs: list[GoldSource],
) -> None:
    ferry = pairs[1].gold.record
    lone = [each.model_copy(update={"party": None}) for each in ferry.events[0].people]
    assert any(each.party for each in ferry.events[0].people), "there is a party to lose"
    made = report(scored(pairs, {"ferry": altered(ferry, people=lone)}))
    found = {each.field: list(each.cells) for each in made.confusions}
    assert found["people.role"] == [Cell("released", "released", 2)]


def test_what_was_invented_or_lost_as_a_whole_is_in_the_confusion(pairs: list[GoldSource]) -> None:
    calm, ferry = (pair.gold.record for pair in pairs)
    loud = calm.model_copy(update={"events": ferry.events})
    made = report(scored(pairs, {"calm": loud, "ferry": failure("ferry")}))
    found = {each.field: set(each.cells) for each in made.confusions}
    assert found["detection"] == {Cell("no event", "event", 1), Cell("event", "no record", 1)}
    assert found["kind"] == {Cell(None, "exchange", 1), Cell("exchange", None, 1)}
    assert found["people.role"] == {Cell(None, "released", 2), Cell("released", None, 2)}
    assert made.failures == 1


def test_repeats_show_how_much_an_engine_varies(pairs: list[GoldSource]) -> None:
    ferry = pairs[1].gold.record
    made = report(scored(pairs, {}, {"ferry": altered(ferry, people=ferry.events[0].people[:1])}))
    people = next(each for each in made.fields if each.name == "people")
    # F1 of the repeats: 1 and 2/3; their standard deviation is 1/3 over the root of two.
    assert people.spread == pytest.approx(1 / 3 / math.sqrt(2))
    assert people.gold == 2
    assert people.given == 1.5
    assert [(each.id, each.repeat) for each in made.results] == [
        ("calm", 1),
        ("ferry", 1),
        ("calm", 2),
        ("ferry", 2),
    ]


def test_json_holds_all_of_the_report(wrong: Report) -> None:
    value = json.loads(render(wrong, "json"))
    assert value["signature"] == vars(wrong.signature)
    assert value["results"][1]["gold"]["events"][0]["people"][1]["name"] == "Rita Zahra"
    found = value["results"][1]["findings"]
    assert {each["verdict"] for each in found} == {"wrong", "missing"}
    assert [each["gold"]["name"] for each in found if each["path"] == "events.people"] == [
        "Rita Zahra"
    ]
    assert [each["name"] for each in value["fields"]] == [each.name for each in wrong.fields]


def test_junit_has_a_case_for_each_source_and_group(pairs: list[GoldSource]) -> None:
    ferry = pairs[1].gold.record
    answer = altered(ferry, people=ferry.events[0].people[:1])
    answers: dict[str, Answer] = {"ferry": answer, "calm": failure("calm")}
    root = ET.fromstring(render(report(scored(pairs, answers)), "junit"))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("16", "1", "8")
    calm, ferry_suite = root
    assert (calm.get("name"), calm.get("errors")) == ("calm", "8")
    failed = [case.get("name") for case in ferry_suite if case.find("failure") is not None]
    assert failed == ["people"]
    assert "Rita Zahra" in (ferry_suite.findtext("testcase/failure") or "")


def test_markdown_shows_scores_causes_and_the_worst_sources(wrong: Report) -> None:
    page = render(wrong, "markdown")
    assert "| people | 100.0 | 50.0 | **66.7** |" in page
    assert "| 1 | people | missing |" in page
    assert "<details><summary>ferry: F1 " in page
    assert "calm" not in page
    assert str(wrong.signature).replace("|", "\\|") in page


HOSTILE = "</script><b>|``` *x* \x1b[31m\x00\ufffe ]]> &amp; \ud800".encode(
    "utf-8", "replace"
).decode()


@pytest.mark.parametrize("format", ["json", "junit", "markdown"])
def test_no_format_lets_an_article_or_an_answer_out(format: str, pairs: list[GoldSource]) -> None:
    ferry = pairs[1].gold.record
    person = ferry.events[0].people[0].model_copy(update={"name": HOSTILE, "note": HOSTILE})
    bad = failure("calm").model_copy(update={"id": "calm"})
    fault = bad.error.model_copy(update={"message": HOSTILE})
    answers: dict[str, Answer] = {
        "ferry": altered(ferry, people=[person], summary=HOSTILE),
        "calm": bad.model_copy(update={"error": fault}),
    }
    page = render(report(scored(pairs, answers, engine=HOSTILE)), format)
    page.encode()
    if format == "json":
        assert json.loads(page)["engine"] == HOSTILE
    elif format == "junit":
        ET.fromstring(page)
    else:
        outside = "".join(part for part in page.split("````")[::2])
        assert "<b>" not in outside
        assert "</script><b>" not in outside


def test_a_finding_reads_as_one_line() -> None:
    finding = Finding("events.counts", Verdict.MISSING, "missing", None, "two\nlines", "", "e.0")
    assert told(finding) == "counts: missing: two lines (e.0)"
    assert worded(["a", ("b", 1)]) == "a, b, 1"
    assert len(worded("x" * 500)) == 120
    assert (percent(0.125), percent(None)) == ("12.5", "–")


def test_two_runs_are_compared_field_by_field(pairs: list[GoldSource]) -> None:
    ferry = pairs[1].gold.record
    lost = scored(pairs, {"ferry": altered(ferry, people=[])})
    found = {each.row.name: each for each in compare(lost.counts, scored(pairs).counts, seed=1)}
    people = found["people"]
    assert (people.first, people.second) == (0, 1)
    assert people.difference is not None
    assert people.difference.value == 1
    # With one source that differs, changing places gives the same distance every time.
    assert people.difference.p_randomization == 1
    assert found["locations"].difference is None
    parties = found["parties"].difference
    assert parties is not None
    assert (parties.value, parties.p_bootstrap) == (0, 1)


def test_runs_of_unlike_signatures_are_not_compared(pairs: list[GoldSource]) -> None:
    one = run_of(pairs).signature
    check_alike(one, run_of(pairs, engine="other").signature)
    with pytest.raises(RunError, match="the two differ in dataset and seed"):
        check_alike(one, run_of(pairs[1:], seed=4).signature)
