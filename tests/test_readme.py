"""The README's commands, as they are written."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from summarizer import extract
from summarizer.cli.console import Code

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)


def test_two_commands_do_all_the_set_up() -> None:
    extract, tests = COMMANDS
    assert extract.endswith(" && .venv/bin/summarizer extract seeds")
    assert tests.endswith(" && .venv/bin/pytest")
    assert all(command.startswith("python3 -m venv .venv && ") for command in COMMANDS)


def test_the_extract_command_works_as_written(tmp_path: Path) -> None:
    # The environment is the one that runs this test; .ci/run also builds it by the same command.
    arguments = COMMANDS[0].rsplit(" && ", 1)[1].split()[1:]
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    program = Path(sys.executable).with_name("summarizer")
    run = subprocess.run([program, *arguments], cwd=tmp_path, capture_output=True, check=False)
    assert run.returncode == Code.GOOD
    assert len(run.stdout.splitlines()) == 2
    assert b"2 records" in run.stderr


def test_the_exit_codes_are_told_as_they_are() -> None:
    told = dict(re.findall(r"^\| (\d+) \| (.*?) \|$", README, re.MULTILINE))
    assert set(told) == {str(int(code)) for code in Code}


def test_the_python_example_runs(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```python\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
    without_model = example.split("\n\nwith ")[0]
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    run = subprocess.run(
        [sys.executable, "-c", without_model],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == ""
    assert "transfer 32 Azerbaijan Armenia" in run.stdout


def _within(shown: object, actual: object) -> bool:
    """Whether everything that is shown stands in what is said; lists may leave items out."""
    if isinstance(shown, dict):
        return isinstance(actual, dict) and all(
            key in actual and _within(value, actual[key]) for key, value in shown.items()
        )
    if isinstance(shown, list):
        return isinstance(actual, list) and all(
            any(_within(each, other) for other in actual) for each in shown
        )
    return shown == actual


def test_the_record_shown_is_what_is_extracted() -> None:
    (shown,) = re.findall(r"^```json\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
    record = extract(ROOT / "seeds" / "003_57d66277a1f0b315.txt", model="rules")
    assert _within(json.loads(shown), record.model_dump(mode="json"))
