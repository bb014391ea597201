from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.dataset import DatasetError, GoldFault, load
from evals.dataset.check import check
from evals.dataset.draft import draft
from evals.dataset.gold import parse
from summarizer.source import Source
from tests.support.dataset import CALM, FERRY, calm, ferry, loaded, write

SOURCE = Source.from_text(FERRY, "ferry", language="en")


def faults(gold: dict[str, Any]) -> list[str]:
    record, found = parse("gold/ferry.json", json.dumps(gold), SOURCE)
    assert (record is None) == bool(found)
    return list(map(str, found))


def item(gold: dict[str, Any], name: str, index: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = gold["events"][0][name][index]
    return found


def test_quotes_get_their_offsets_and_the_source_its_hash(tmp_path: Path) -> None:
    _, pair = loaded(write(tmp_path / "data"))
    (event,) = pair.gold.record.events
    for name in ("parties", "counts", "people", "dates"):
        for each in getattr(event, name):
            for evidence in each.evidence:
                assert FERRY[evidence.start : evidence.end] == evidence.quote
    assert pair.gold.record.source.sha256 == SOURCE.info.sha256
    assert pair.source.info.published == pair.gold.record.source.published


def test_of_alternatives_the_record_holds_the_first_and_variants_hold_all() -> None:
    gold, found = parse("f", json.dumps(ferry()), SOURCE)
    assert found == []
    assert gold is not None
    count = gold.record.events[0].counts[0]
    assert count.category == "civilian"
    forms = gold.variants[id(count)]
    assert [form.category for form in forms] == ["civilian", "unspecified"]
    assert {form.low for form in forms} == {12}


def test_a_list_may_have_alternatives_too() -> None:
    gold = ferry()
    item(gold, "parties")["roles"] = {"any_of": [["releasing", "receiving"], ["releasing"]]}
    item(gold, "counts")["released_by"] = {"any_of": ["Malta", None]}
    record, found = parse("f", json.dumps(gold), SOURCE)
    assert found == []
    assert record is not None
    assert len(record.variants[id(record.record.events[0].counts[0])]) == 4


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda gold: item(gold, "counts").update(evidence=["freed 13"]),
            "gold/ferry.json: events.0.counts.0.evidence.0: the source does not hold 'freed 13'",
        ),
        (
            lambda gold: item(gold, "counts").update(evidence=[]),
            "gold/ferry.json: events.0.counts.0.evidence: give one or more verbatim quotes",
        ),
        (
            lambda gold: item(gold, "counts").update(low=13),
            "gold/ferry.json: events.0.counts.0: low 13 is above high 12",
        ),
        (
            lambda gold: item(gold, "counts").update(released_by={"any_of": ["Malta", "Sicily"]}),
            "gold/ferry.json: events.0.counts.0.released_by: 'Sicily' is no party of this event "
            "(parties: Malta, Tunisia)",
        ),
        (
            lambda gold: item(gold, "dates").update(date={"any_of": ["2021-05-04"]}),
            "gold/ferry.json: events.0.dates.0.date: any_of holds two or more equally right values",
        ),
        (
            lambda gold: gold.update(events={"any_of": [[], gold["events"]]}),
            "gold/ferry.json: events: this is a list of events",
        ),
        (
            lambda gold: item(gold, "people").update(
                name={"any_of": list("abcdefghi")}, note={"any_of": list("abcdefgh")}
            ),
            "gold/ferry.json: events.0.people.0: its any_of combine to more than 64 forms; "
            "leave some out",
        ),
        (
            lambda gold: gold.update(extraction={"engine": "rules"}),
            "gold/ferry.json: extraction: a gold record has none; write null",
        ),
        (
            lambda gold: gold["source"].update(id="fairy"),
            "gold/ferry.json: source.id: the file is named after 'ferry'; give both the same id",
        ),
        (
            lambda gold: gold["source"].update(sha256="0" * 64),
            "gold/ferry.json: source.sha256: the text of the source has changed; code it anew",
        ),
        (
            lambda gold: gold.pop("source"),
            "gold/ferry.json: source: say what is known of the source: id, title, outlet, "
            "published, …",
        ),
    ],
)
def test_every_fault_is_told_with_file_and_place(change: Any, told: str) -> None:
    gold = ferry()
    change(gold)
    assert told in faults(gold)


@pytest.mark.parametrize("data", ["{", "[]", '"gold"', "null"])
def test_what_is_no_json_object_is_one_fault(data: str) -> None:
    record, found = parse("f.json", data, SOURCE)
    assert record is None
    assert [fault.file for fault in found] == ["f.json"]


@pytest.mark.parametrize("events", [[3], [{"counts": 3}], [{"counts": [None, {}]}], 7, [[]]])
def test_whatever_stands_in_events_is_told_and_breaks_nothing(events: object) -> None:
    assert faults(ferry() | {"events": events})


def test_sources_and_gold_must_match_one_to_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "data")
    (folder / "sources" / "ferry.txt").rename(folder / "sources" / "fairy.txt")
    pairs, found = load(folder)
    assert [pair.id for pair in pairs] == ["calm"]
    assert [(fault.file, fault.what.split(";")[0]) for fault in found] == [
        ("gold/ferry.json", "there is no source of this id"),
        ("fairy", "this source has no gold record"),
    ]


def test_sources_may_stand_in_lines_or_where_the_manifest_says(tmp_path: Path) -> None:
    folder = write(tmp_path / "data")
    (folder / "sources" / "ferry.txt").rename(tmp_path / "ferry.txt")
    (folder / "manifest.json").write_text('{"sources": ["sources", "../ferry.txt"]}')
    assert [pair.source.text for pair in loaded(folder)] == [CALM, FERRY]
    lines = write(tmp_path / "lines")
    for file in (lines / "sources").iterdir():
        file.unlink()
    (lines / "sources").rmdir()
    rows = [{"id": "ferry", "text": FERRY}, {"id": "calm", "text": CALM}]
    (lines / "sources.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert [pair.sha256 for pair in loaded(lines)] == [pair.sha256 for pair in loaded(folder)]


def test_what_is_no_data_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds no gold"):
        load(tmp_path)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "calm.json").write_text(json.dumps(calm()))
    with pytest.raises(DatasetError, match=r"there is no .*sources"):
        load(tmp_path)
    (tmp_path / "manifest.json").write_text("[")
    with pytest.raises(DatasetError, match="is no JSON"):
        load(tmp_path)


def test_a_check_doubts_what_is_seldom_right(tmp_path: Path) -> None:
    gold = ferry()
    (event,) = gold["events"]
    event["parties"][0].update(country=None, roles=["releasing"])
    event["parties"][1]["country"] = None
    event["parties"][1]["roles"] = ["receiving"]
    count = dict(event["counts"][0], category="civilian")
    event["counts"].append({**count, "role": "subgroup", "low": 15, "high": 15})
    total = {**count, "role": "total", "released_by": None, "released_to": None}
    event["counts"].append({**total, "low": 11, "high": 11, "evidence": ["12"]})
    event["people"][0]["evidence"] = ["Malta"]
    folder = write(tmp_path / "data", ferry=(FERRY, gold))
    doubts = [(doubt.place, doubt.what) for doubt in check(folder).warnings]
    told = "\n".join(f"{place}: {what}" for place, what in doubts)
    assert ("events.0.people.0", "'Malta' stands 2 times in the source; quote more words") in doubts
    assert "events.0: Malta is a state without its country code MT" in told
    assert "in an exchange each side is releasing and receiving; Tunisia is only one" in told
    assert "subgroup '12 Tunisian sailors' is larger than every transfer the same way" in told
    assert "total '12 Tunisian sailors' is smaller than a transfer" in told
    assert "events.0.counts.2: " in told, "15 is not what the words say"


def test_a_sound_data_set_has_neither_faults_nor_warnings(tmp_path: Path) -> None:
    found = check(write(tmp_path / "data"))
    assert (found.faults, found.warnings) == ([], [])
    assert [pair.id for pair in found.pairs] == ["calm", "ferry"]


def test_a_draft_of_a_record_is_a_gold_file_of_the_same_record(tmp_path: Path) -> None:
    _, pair = loaded(write(tmp_path / "data"))
    drafted = draft(pair.gold.record, FERRY)
    assert drafted["extraction"] is None
    assert "sha256" not in drafted["source"]
    assert drafted["events"][0]["dates"][0]["evidence"] == ["on Tuesday"]
    again, found = parse("f", json.dumps(drafted), SOURCE)
    assert found == []
    assert again is not None
    assert again.record.events == pair.gold.record.events


def test_a_quote_that_stands_twice_is_drafted_with_the_words_before_it(tmp_path: Path) -> None:
    gold = ferry()
    item(gold, "people")["evidence"] = ["Malta still"]
    _, pair = loaded(write(tmp_path / "data", ferry=(FERRY, gold)))
    record = pair.gold.record
    person = record.events[0].people[0]
    cut = person.evidence[0].model_copy(
        update={"quote": "Malta", "end": person.evidence[0].start + 5}
    )
    event = record.events[0].model_copy(
        update={"people": [person.model_copy(update={"evidence": [cut]})]}
    )
    drafted = draft(record.model_copy(update={"events": [event]}), FERRY)
    assert drafted["events"][0]["people"][0]["evidence"] == ["Zahra. Malta"]


def test_a_fault_reads_as_file_place_and_what() -> None:
    assert str(GoldFault("a.json", "events.0", "is off")) == "a.json: events.0: is off"
    assert str(GoldFault("a.json", "", "is no JSON")) == "a.json: is no JSON"
