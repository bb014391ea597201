from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarizer.cli.app import app
from tests.support.dataset import CALM, FERRY, calm, write


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["gold", *map(str, arguments)], env={"COLUMNS": "80"})


def test_a_sound_data_set_is_said_to_be_sound(tmp_path: Path) -> None:
    result = call("check", write(tmp_path / "data"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 gold records; 0 faults, 0 warnings\n"


def test_each_fault_is_a_line_and_warnings_follow(tmp_path: Path) -> None:
    folder = write(tmp_path / "data", quay=(CALM, calm()))
    file = folder / "gold" / "ferry.json"
    file.write_text(file.read_text().replace('"Carmel Borg"\n', '"Malta"\n'))
    result = call("check", folder)
    assert result.exit_code == 1
    fault, *warnings = result.stdout.splitlines()
    assert fault == (
        "gold/quay.json: source.id: the file is named after 'quay'; give both the same id"
    )
    assert len(warnings) == 2
    assert "Carmel Borg" in warnings[0]
    assert warnings[1] == (
        "warning: gold/ferry.json: events.0.people.0: 'Malta' stands 2 times in the source; "
        "quote more words"
    )
    assert result.stderr == "2 gold records; 1 faults, 2 warnings\n"


def test_what_is_no_data_set_is_exit_code_2(tmp_path: Path) -> None:
    result = call("check", tmp_path)
    assert result.exit_code == 2
    assert "holds no gold/*.json" in result.stderr


def test_a_manifest_is_made_and_renewed(tmp_path: Path) -> None:
    folder = write(tmp_path / "data")
    assert "2 gold records, 2 of them new: 1 in train, 1 in test" in call("manifest", folder).stderr
    before = json.loads((folder / "manifest.json").read_text())
    (folder / "sources" / "calm.txt").write_text(f"{CALM}Rain fell.\n")
    result = call("check", folder)
    assert result.exit_code == 1
    assert "calm: its text or gold has changed since; renew the manifest" in result.stdout
    assert "2 gold records, 0 of them new" in call("manifest", folder).stderr
    after = json.loads((folder / "manifest.json").read_text())
    assert call("check", folder).exit_code == 0
    assert after["records"]["ferry"] == before["records"]["ferry"]
    assert after["records"]["calm"]["split"] == before["records"]["calm"]["split"]
    assert after["records"]["calm"]["sha256"] != before["records"]["calm"]["sha256"]


def test_no_manifest_is_made_of_faults(tmp_path: Path) -> None:
    folder = write(tmp_path / "data")
    (folder / "gold" / "calm.json").write_text("{")
    result = call("manifest", folder)
    assert result.exit_code == 2
    assert "has faults (gold/calm.json: this is no JSON" in result.stderr
    assert not (folder / "manifest.json").exists()


def test_a_draft_is_a_gold_file_to_correct(tmp_path: Path) -> None:
    source = tmp_path / "ferry.txt"
    source.write_text(FERRY)
    result = call("new", source, "--model", "rules", "-o", tmp_path / "draft.json")
    assert (result.exit_code, result.stdout) == (0, "")
    draft = json.loads((tmp_path / "draft.json").read_text())
    assert draft["extraction"] is None
    assert draft["source"]["id"] == "ferry"
    assert not {"sha256", "characters"} & set(draft["source"])
    quotes = [
        quote
        for event in draft["events"]
        for count in event["counts"]
        for quote in count["evidence"]
    ]
    assert quotes
    assert all(quote in FERRY for quote in quotes)
    assert json.loads(call("new", source, "--model", "rules").stdout) == draft


def test_no_file_is_written_over_by_a_draft(tmp_path: Path) -> None:
    source = tmp_path / "ferry.txt"
    source.write_text(FERRY)
    result = call("new", source, "--model", "rules", "-o", source)
    assert result.exit_code == 2
    assert "exists; give another place" in result.stderr
    assert source.read_text() == FERRY


def test_two_annotators_are_held_against_each_other(tmp_path: Path) -> None:
    folder = write(tmp_path / "data")
    other = write(tmp_path / "other", quay=(CALM, {**calm(), "source": {"id": "quay"}}))
    file = other / "gold" / "ferry.json"
    gold = json.loads(file.read_text())
    event = gold["events"][0]
    event["people"].pop()
    event["counts"][1]["category"] = "civilian"
    file.write_text(json.dumps(gold))
    (folder / "sources" / "quay.txt").write_text(CALM)
    result = call("agreement", folder, other / "gold", "--gold", folder)
    assert result.exit_code == 0, result.stderr
    rows = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines() if line}
    # Two people against one: F1 is 2/3.
    assert rows["people"] == ["66.7", "–", "0", "2"]
    # civilian/civilian and unspecified/civilian: one of two units agrees, of four values three are
    # the same, so 2 * 3 * 1 of 4 * 3 pairs disagree by chance, and 2 of 4 do: alpha is 0.
    assert rows["counts.category"][:3] == ["50.0", "0.000", "2"]
    assert rows["detection"] == ["100.0", "1.000", "2", "1"]
    assert "2 sources; coded by one of them alone: quay" in result.stdout


def test_annotators_without_a_common_source_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "data")
    (tmp_path / "nobody").mkdir()
    result = call("agreement", folder, tmp_path / "nobody", "--gold", folder)
    assert result.exit_code == 2
    assert "no source in common" in result.stderr
    (folder / "gold" / "calm.json").write_text("{")
    result = call("agreement", folder, folder, "--gold", folder)
    assert "has a fault (gold/calm.json" in result.stderr
