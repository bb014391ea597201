"""The command with a model behind HTTP."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas import load_record
from tests.support.chat import TEXT, ChatServer, completion, good_event

COMMAND = [sys.executable, "-c", "from summarizer.cli.app import main; main()"]
_SETTINGS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL", "FORCE_COLOR")


@pytest.fixture
def server() -> Iterator[ChatServer]:
    chat = ChatServer()
    yield chat
    chat.close()


def test_ctrl_c_during_a_request_keeps_what_was_paid_for(
    server: ChatServer, tmp_path: Path
) -> None:
    reply = {"events": [good_event()]}
    released = threading.Event()

    def never(body: dict[str, Any]) -> dict[str, Any]:
        released.wait(60)
        return completion(body, reply)

    server.answers += [reply, never]
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(TEXT + name)  # equal texts would share a request
    out = tmp_path / "records.json"
    environment = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    process = subprocess.Popen(
        [
            *COMMAND,
            "extract",
            tmp_path,
            "--out",
            out,
            "-m",
            "tiny",
            "--base-url",
            server.url,
            "--concurrency",
            "1",
        ],
        stderr=subprocess.PIPE,
        env=environment,
    )
    with process:
        while len(server.requests) < 2:
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        released.set()
        assert process.stderr is not None
        told = process.stderr.read().decode().splitlines()
    part = tmp_path / "records.json.part"
    record = load_record(part.read_bytes(), TEXT + "a")
    assert record.source.id == "a"
    assert len(server.requests) == 2
    assert told[-1] == (
        f"Stopped: 1 record, 0 failed; 1,000 tokens in and 100 out; what is done is in {part}; "
        "the same command goes on"
    )
    assert "Traceback" not in "\n".join(told)


def test_the_bound_on_a_reply_reaches_the_server(server: ChatServer, tmp_path: Path) -> None:
    server.answers.append({"events": [good_event()]})
    (tmp_path / "a.txt").write_text(TEXT)
    arguments = ["extract", tmp_path / "a.txt", "-m", "tiny", "--base-url", server.url]
    run = subprocess.run(
        [*COMMAND, *map(str, arguments), "--max-tokens", "3456"],
        capture_output=True,
        check=True,
        env={name: value for name, value in os.environ.items() if name not in _SETTINGS},
    )
    assert load_record(run.stdout, TEXT).source.id == "a"
    assert 3456 in server.requests[0].values()
