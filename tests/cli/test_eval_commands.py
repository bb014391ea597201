from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner, Result

from evals.dataset import GoldSource
from evals.runs import Answer, Run, load_run
from schemas import Record
from summarizer.cli.app import app
from tests.support.chat import TEXT, ChatServer, good_event
from tests.support.dataset import calm, write


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def server() -> Iterator[ChatServer]:
    chat = ChatServer()
    yield chat
    chat.close()


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["eval", *map(str, arguments)], env={"COLUMNS": "100"})


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A data set of two sources."""
    return write(tmp_path / "data")


@pytest.fixture
def run(gold: Path, tmp_path: Path) -> Path:
    """A run of the rules over it."""
    result = call("run", "--model", "rules", "--gold", gold, "--out", tmp_path / "run")
    assert result.exit_code == 0, result.stderr
    return tmp_path / "run"


def test_a_run_is_scored_field_by_field_and_kept(gold: Path) -> None:
    result = call("run", "--model", "rules", "--gold", gold)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == "Engine: rules (asked for)"
    (folder,) = Path("runs").iterdir()
    assert result.stderr.splitlines()[1] == f"2 records, 0 failed; the run is kept in {folder}"
    rows = {line.split("  ")[0]: line for line in result.stdout.splitlines()}
    assert rows["field"].split() == ["field", "P", "R", "F1", "95", "%", "interval", "n", "given"]
    assert {"items, macro", "values, micro", "parties", "detection"} <= set(rows)
    assert "people.name" not in rows
    assert f"2 sources · {load_run(folder).signature}" in result.stdout


def test_all_fields_and_repeats(gold: Path) -> None:
    arguments = ("--model", "rules", "--gold", gold, "--repeat", "2", "--all-fields")
    result = call("run", *arguments)
    assert "± repeats" in result.stdout
    assert "people.name" in result.stdout
    assert "2 sources · 2 repeats · scorer:" in result.stdout


def test_a_run_that_is_there_is_not_written_over(gold: Path, run: Path) -> None:
    result = call("run", "--model", "rules", "--gold", gold, "--out", run)
    assert result.exit_code == 2
    assert "holds this run and it is complete" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--split", "train"], "the only split is 'all'"),
        (["--gold", "nowhere"], "holds no gold"),
        (["--model", "nobody"], "names no model"),
        (["--answered-by", "a reader"], "give --record too"),
        (["--record", "tapes"], "replies of rules cannot be recorded"),
        (["--replay", "tapes"], "leave out --model and --record"),
    ],
)
def test_a_call_that_is_off_is_exit_code_2(gold: Path, arguments: list[str], words: str) -> None:
    result = call("run", "--model", "rules", "--gold", gold, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_data_set_with_faults_is_not_run(gold: Path) -> None:
    (gold / "gold" / "calm.json").write_text("{")
    result = call("run", "--model", "rules", "--gold", gold)
    assert result.exit_code == 2
    assert f"run `summarizer gold check {gold}`" in result.stderr


@pytest.mark.parametrize("format", ["table", "json", "junit", "markdown", "html"])
def test_a_report_in_each_format(run: Path, format: str) -> None:
    result = call("report", run, "--format", format)
    assert result.exit_code == 0, result.stderr
    if format == "json":
        assert json.loads(result.stdout)["engine"] == "rules"
    elif format == "junit":
        assert ET.fromstring(result.stdout).tag == "testsuites"
    else:
        assert "counts" in result.stdout


def test_the_name_of_a_file_says_the_format(run: Path) -> None:
    for name, start in {"a.json": "{", "a.xml": "<?xml", "a.md": "## ", "a.html": "<!"}.items():
        result = call("report", run, "-o", name)
        assert (result.exit_code, result.stdout) == (0, "")
        assert Path(name).read_text().lower().startswith(start)
    assert "does not say what it is" in call("report", run, "-o", "report").stderr
    assert (
        "a table goes to the terminal"
        in call("report", run, "-o", "a.md", "--format", "table").stderr
    )
    assert "holds no run" in call("report", "nowhere").stderr


def test_two_runs_are_compared(run: Path, gold: Path) -> None:
    call("run", "--model", "rules", "--gold", gold, "--out", "again")
    result = call("compare", run, "again")
    assert result.exit_code == 0
    row = next(line for line in result.stdout.splitlines() if line.startswith("parties"))
    assert row.split()[3:] == ["+0.0", "+0.0", "–", "+0.0", "1.0000", "1.0000", "0.0"]
    assert "scorer:" in result.stderr


def test_runs_of_unlike_signatures_are_refused(run: Path, gold: Path) -> None:
    call("run", "--model", "rules", "--gold", gold, "--out", "seeded", "--seed", "7")
    result = call("compare", run, "seeded")
    assert result.exit_code == 2
    assert "the two differ in seed" in result.stderr
    assert call("compare", run, "seeded", "--seed", "7").exit_code == 0
    (gold / "sources" / "calm.txt").write_text("Nothing was exchanged in the summer.\n")
    call("run", "--model", "rules", "--gold", gold, "--out", "other")
    assert "the two differ in dataset" in call("compare", run, "other").stderr


def test_a_gate_passes_what_is_no_worse_and_names_what_is_below_a_floor(
    run: Path, gold: Path
) -> None:
    assert call("accept", run, "--baseline", "base.json").exit_code == 0
    Path("floors.toml").write_text("[rules]\n")
    gate = ("gate", "--baseline", "base.json", "--floors", "floors.toml", "--gold", gold)
    result = call(*gate)
    assert result.exit_code == 0, result.stderr
    assert "rules is no worse than the baseline" in result.stderr
    Path("floors.toml").write_text("[rules]\nlocations = 0.5\n")
    for how in ((), ("--run", run), ("--model", "rules")):
        result = call(*gate, *how)
        assert result.exit_code == 1
        assert "Error: locations is –, below its floor of 50.0" in result.stderr
    assert call(*gate, "--run", run, "--model", "rules").exit_code == 2


def test_a_gate_needs_a_baseline_and_floors(run: Path) -> None:
    result = call("gate", "--run", run, "--baseline", "none.json")
    assert result.exit_code == 2
    assert "write one with `eval accept`" in result.stderr
    call("accept", run, "--baseline", "base.json")
    result = call("gate", "--run", run, "--baseline", "base.json", "--floors", "none.toml")
    assert "holds no floors" in result.stderr


@pytest.fixture
def tapes(gold: Path, server: ChatServer) -> Path:
    """Recordings of one of the three sources of a data set."""
    source = {"id": "moyale", "published": "2021-05-04", "language": "en"}
    (gold / "sources" / "moyale.txt").write_text(TEXT)
    (gold / "gold" / "moyale.json").write_text(json.dumps({**calm(), "source": source}))
    server.answers += [{"events": []}, {"events": []}, {"events": [good_event()]}]
    arguments = ("--model", "tiny", "--base-url", server.url, "--gold", gold, "--out", "live")
    result = call("run", *arguments, "--record", "tapes", "--answered-by", "a reader")
    assert result.exit_code == 0, result.stderr
    for file in Path("tapes").glob("ferry.*"):
        file.unlink()
    return Path("tapes")


def test_recorded_replies_take_the_place_of_a_model(tapes: Path, gold: Path) -> None:
    result = call("run", "--replay", tapes, "--gold", gold, "--out", "replayed")
    assert result.exit_code == 0, result.stderr
    assert "Engine: replay:tiny (recorded replies of a reader)" in result.stderr
    assert "2 of 3 sources have recorded replies" in result.stderr
    assert "answered by a reader" in result.stdout
    live = {pair.id: answer for pair, answer in zip(*_of(load_run(Path("live"))), strict=True)}
    for pair, answer in zip(*_of(load_run(Path("replayed"))), strict=True):
        before = live[pair.id]
        assert isinstance(answer, Record)
        assert isinstance(before, Record)
        assert answer.events == before.events


def _of(run: Run) -> tuple[Sequence[GoldSource], Sequence[Answer]]:
    return run.pairs, run.answers[0]


def test_a_replay_is_refused_when_what_is_asked_has_changed(tapes: Path, gold: Path) -> None:
    (gold / "sources" / "calm.txt").write_text("The clubs exchanged nobody.\n")
    result = call("run", "--replay", tapes, "--gold", gold)
    assert result.exit_code == 2
    assert "the text of calm has changed since the reply for calm was recorded" in result.stderr


def test_recordings_of_other_sources_are_of_no_use(tapes: Path, tmp_path: Path) -> None:
    for file in tapes.glob("calm.*"):
        file.unlink()
    result = call("run", "--replay", tapes, "--gold", write(tmp_path / "others"))
    assert result.exit_code == 2
    assert "none of the recordings is of a source of this data set" in result.stderr


def test_a_replay_can_be_gated(tapes: Path, gold: Path) -> None:
    call("run", "--replay", tapes, "--gold", gold, "--out", "replayed")
    call("accept", "replayed", "--baseline", "base.json")
    Path("floors.toml").write_text("")
    gate = ("gate", "--baseline", "base.json", "--floors", "floors.toml", "--gold", gold)
    result = call(*gate, "--replay", tapes)
    assert result.exit_code == 0, result.stderr
    assert "replay:tiny is no worse" in result.stderr


def test_failures_of_a_server_are_exit_code_1_and_cannot_be_gated(
    gold: Path, server: ChatServer
) -> None:
    server.answers += [{"events": []}, 400]  # 400 is final: no attempt follows
    arguments = ("--model", "tiny", "--base-url", server.url, "--gold", gold, "--out", "down")
    result = call("run", *arguments)
    assert result.exit_code == 1
    assert "1 sources had no answer from the model's server (127.0.0.1" in result.stderr
    call("accept", "down", "--baseline", "base.json")
    result = call("gate", "--run", "down", "--baseline", "base.json")
    assert result.exit_code == 2
    assert "there is nothing to judge" in result.stderr


def test_a_run_that_broke_off_goes_on(gold: Path, server: ChatServer) -> None:
    server.answers += [{"events": []}, 401]
    arguments = ("--model", "tiny", "--base-url", server.url, "--gold", gold, "--out", "half")
    broken = call("run", *arguments)
    assert broken.exit_code == 2
    assert "what is done is in half/predictions/1.jsonl; the same command goes on" in broken.stderr
    server.answers += [{"events": []}]
    result = call("run", *arguments)
    assert result.exit_code == 0, result.stderr
    assert "1 record, 0 failed" in result.stderr
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    "command",
    [
        "eval",
        *(f"eval {each}" for each in ("run", "compare", "gate", "accept", "report")),
        "gold",
        *(f"gold {each}" for each in ("check", "new", "manifest", "agreement")),
    ],
)
def test_every_help_page_tells_the_exit_codes(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "80"})
    assert result.exit_code == 0
    assert "  70   a bug in summarizer" in result.stdout


def test_a_package_that_is_missing_is_told(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith("evals")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)
    result = call("report", run)
    assert result.exit_code == 2
    assert "evaluation needs the package numpy" in result.stderr
