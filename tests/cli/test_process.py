"""The command as a shell starts it: pipes, signals, exit codes, and what it loads."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from schemas import Record, load_record
from summarizer.writing import to_json

TEXT = "PRAGUE, 7 May 2021. Ruritania released 12 Bohemian soldiers on Friday.\n"
HEAVY = {
    "babel",
    "httpx2",
    "instructor",
    "openai",
    "pycountry",
    "pydantic",
    "pypdf",
    "rapidfuzz",
    "rich",
    "spacy",
    "trafilatura",
}
_SETTINGS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL", "FORCE_COLOR")
COMMAND = [sys.executable, "-c", "from summarizer.cli.app import main; main()"]


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _SETTINGS}


def start(*arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )


def ended(process: subprocess.Popen[bytes], stdin: bytes | None = None) -> tuple[int, bytes, str]:
    out, err = process.communicate(stdin, timeout=60)
    return process.returncode, out, err.decode()


def on_terminal(*arguments: object) -> str:
    """What a person sees."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment() | {"TERM": "xterm", "COLUMNS": "200"},
    )
    os.close(theirs)
    seen = b""
    with suppress(OSError), open(ours, "rb", buffering=0) as terminal:  # noqa: PTH123
        while data := terminal.read(65536):
            seen += data
    process.wait(60)
    return seen.decode()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    article = tmp_path / "article.txt"
    article.write_text(TEXT)
    return article


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    # Typer checks the options before a command with pydantic; a bare --help needs none.
    [(["--help"], set()), (["extract", "--help"], {"pydantic"}), (["--version"], {"pydantic"})],
)
def test_help_loads_nothing_heavy(arguments: list[str], allowed: set[str]) -> None:
    code = (
        "import sys\n"
        "from summarizer.cli.app import main\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment()
    )
    loaded = {name.partition(".")[0] for name in ran.stderr.decode().split()}
    assert "typer" in loaded
    assert loaded & HEAVY <= allowed


def test_a_pipe_gets_json_lines_and_stderr_the_rest(article: Path) -> None:
    code, out, err = ended(start("extract", article))
    assert code == 0
    assert load_record(out).source.id == "article"
    assert out.count(b"\n") == 1
    engine, summary = err.splitlines()
    assert engine.startswith("Engine: rules (")
    assert summary == "1 record, 0 failed"


def test_stdin_and_a_failure(article: Path, tmp_path: Path) -> None:
    process = start("extract", article, tmp_path / "no.txt", "-", "--format", "json")
    code, out, err = ended(process, TEXT.encode())
    assert code == 1
    first, failed, last = json.loads(out)
    assert (first["source"]["id"], last["source"]["id"]) == ("article", "stdin")
    assert failed["error"]["kind"] == "SourceError"
    assert "Error: " in err
    assert err.splitlines()[-1] == "2 records, 1 failed"


@pytest.mark.parametrize(
    ("options", "there", "not_there"),
    [
        (
            [],
            ["reports no exchange", "Quiet day", "nothing.txt does not exist"],
            ["schema_version"],
        ),
        (["--out", "-", "--format", "json"], ['"schema_version"'], ["reports no exchange"]),
    ],
)
def test_a_terminal_gets_a_view_unless_json_is_asked_for(
    tmp_path: Path, options: list[str], there: list[str], not_there: list[str]
) -> None:
    (tmp_path / "quiet.txt").write_text("Quiet day\n\nNothing at all happened \x1b[31m today.\n")
    page = on_terminal("extract", tmp_path / "quiet.txt", tmp_path / "nothing.txt", *options)
    for words in there:
        assert words in page
    for words in not_there:
        assert words not in page
    assert "1 record, 1 failed" in page


def test_ctrl_c_keeps_what_was_written(article: Path, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    part = tmp_path / "records.jsonl.part"
    # Stdin stays open, so the run waits for its second source when the signal comes.
    with start("extract", article, "-", "--out", file) as process:
        while not (part.exists() and part.stat().st_size):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr is not None
        err = process.stderr.read().decode()
    assert load_record(part.read_bytes()).source.id == "article"
    assert not file.exists()
    stopping, stopped = err.splitlines()[1:]
    assert stopping.startswith("Stopping: what is in flight is finished")
    assert stopped == (
        f"Stopped: 1 record, 0 failed; what is done is in {part}; the same command goes on"
    )


def test_a_reader_that_has_enough_ends_the_run_quietly(article: Path) -> None:
    with start("extract", article, "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        assert load_record(process.stdout.readline()).source.id == "article"
        process.stdout.close()
        process.stdin.write(TEXT.encode())
        process.stdin.close()
        assert process.wait(60) == 141
        err = process.stderr.read().decode()
    assert len(err.splitlines()) == 1
    assert err.startswith("Engine: ")


def test_head_of_a_long_show(tmp_path: Path, coded: Record) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text((to_json(coded) + "\n") * 300)
    with start("show", file) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == b""


@pytest.mark.parametrize("arguments", [["extract", "-"], ["schema"], ["--help"]])
def test_a_full_stdout_is_one_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*COMMAND, *arguments],
            input=TEXT.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert ran.returncode == 2
    errors = [line for line in ran.stderr.decode().splitlines() if line.startswith("Error: ")]
    assert len(errors) == 1
    assert "stdout cannot be " in errors[0]
    assert b"Traceback" not in ran.stderr
    assert b"Exception" not in ran.stderr
