from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarizer.cli.app import app

SWAP = "Peru released 5 Chilean soldiers on Monday. Chile freed 3 Peruvian sailors in return."
PAST = "Parliament debated the budget. Peru previously released 3 Chilean soldiers."


def explain(place: Path | str, *more: str) -> Result:
    return CliRunner().invoke(app, ["explain", str(place), *more], env={"COLUMNS": "100"})


@pytest.fixture
def write(tmp_path: Path):
    def written(text: str) -> Path:
        file = tmp_path / "report.txt"
        file.write_text(text)
        return file

    return written


def test_each_item_stands_beside_its_sentence_with_rule_and_confidence(write) -> None:
    found = json.loads(explain(write(SWAP)).stdout)
    first, second = found["sentences"][:2]
    (count,) = [each for each in first["items"] if ".counts." in each["path"]]
    assert count["item"]["low"] == 5
    assert count["rule"] == "act.active"
    assert 0 < count["confidence"] < 1
    (quote,) = count["quotes"]
    assert SWAP[quote["start"] : quote["end"]] == "5 Chilean soldiers"
    assert {each["item"]["low"] for each in second["items"] if ".counts." in each["path"]} == {3}
    assert [each["path"] for each in found["verdicts"]] == [
        "events.0",
        "events.0.kind",
        "events.0.status",
    ]


def test_a_text_without_an_event_says_what_kept_its_words_from_being_one(write) -> None:
    found = json.loads(explain(write(PAST)).stdout)
    (verdict,) = found["verdicts"]
    assert (verdict["path"], verdict["rule"]) == ("events", "none.unfit")
    told = [each for sentence in found["sentences"] for each in sentence["refused"]]
    assert [each["says"] for each in told] == ["is told of the past"]
    (quote,) = told[0]["quotes"]
    assert PAST[quote["start"] : quote["end"]] == "released 3 Chilean soldiers"


def test_as_text(write) -> None:
    page = explain(write(SWAP), "--format", "text").stdout
    assert "transfer of 5, Peru → Chile" in page
    page = explain(write(PAST), "--format", "text").stdout
    assert "act.past" in page
    assert "is told of the past" in page


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert "no source was given" in explain("").stderr
    gone = explain(tmp_path / "gone.txt")
    assert (gone.exit_code, gone.stdout) == (2, "")
    assert "gone.txt" in gone.stderr


def test_escape_sequences_of_a_text_reach_no_terminal(write) -> None:
    page = explain(write(f"\x1b[31m{SWAP}"), "--format", "text").stdout
    assert "\x1b[31m" not in page
