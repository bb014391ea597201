"""A run that is killed and begun again, as a shell would do it."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.command import ended, start, without_seconds, write_reports
from tests.support.faults import FaultServer

IN_FLIGHT = 4


def extract(
    server: FaultServer, tmp_path: Path, out: Path, *more: object
) -> subprocess.Popen[bytes]:
    options = ["-m", "tiny", "--base-url", server.url, "--concurrency", IN_FLIGHT, "--no-cache"]
    arguments = ["extract", tmp_path / "sources.jsonl", "--out", out, *options, *more]
    return start(*arguments, cache=tmp_path / "cache")


def recorded(out: Path) -> set[str]:
    """The cases that the ledger has a record of."""
    ledger = out.with_name(f"{out.name}.ledger")
    if not ledger.is_file():
        return set()
    connection = sqlite3.connect(ledger)
    try:
        rows = connection.execute("SELECT events FROM work WHERE state = 'recorded'").fetchall()
        ids = connection.execute(
            "SELECT id FROM source JOIN work USING (key) WHERE work.state = 'recorded'"
        ).fetchall()
    except sqlite3.OperationalError:  # killed before it had a table
        return set()
    finally:
        connection.close()
    assert all(events for (events,) in rows)
    return {name.removeprefix("case-") for (name,) in ids}


def killed_and_resumed(tmp_path: Path, sources: int, kills: int, seed: int) -> None:
    draw = random.Random(seed)
    write_reports(tmp_path / "sources.jsonl", sources)
    whole, out = tmp_path / "whole.jsonl", tmp_path / "records.jsonl"
    asked_again = 0
    with FaultServer(latency=0.03) as server:
        assert ended(extract(server, tmp_path, whole))[0] == 0
        assert server.total == sources
        server.requests.clear()
        moments = sorted(draw.sample(range(1, sources), kills))
        for moment in moments:
            process = extract(server, tmp_path, out)
            while server.total < moment and process.poll() is None:
                time.sleep(0.002)
            time.sleep(draw.random() * 0.05)
            before = process.poll()
            process.kill()
            process.communicate(timeout=60)
            done = recorded(out)
            asked = set(server.requests)
            asked_again += len(asked - done)
            if before is None:
                assert len(asked - done) <= IN_FLIGHT
                assert not out.exists()
        settled = {case: server.requests[case] for case in recorded(out)}
        code, told = ended(extract(server, tmp_path, out))
        assert code == 0, told
        assert f"{sources} records" in told
        assert {case: server.requests[case] for case in settled} == settled
        assert server.total <= sources + asked_again
    assert without_seconds(out) == without_seconds(whole)


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    killed_and_resumed(tmp_path, sources=40, kills=2, seed=1)


@pytest.mark.slow
def test_a_run_that_is_killed_at_25_moments(tmp_path: Path) -> None:
    killed_and_resumed(tmp_path, sources=500, kills=25, seed=2)


def test_the_first_signal_ends_in_order_and_the_same_command_goes_on(tmp_path: Path) -> None:
    write_reports(tmp_path / "sources.jsonl", 30)
    out = tmp_path / "records.jsonl"
    with FaultServer(latency=0.1) as server:
        process = extract(server, tmp_path, out)
        while server.total < 8:
            assert process.poll() is None
            time.sleep(0.005)
        process.send_signal(signal.SIGTERM)
        code, told = ended(process)
        assert code == 130
        done = recorded(out)
        assert set(server.requests) == done  # what was in flight was finished
        assert len(done) < 30
        assert "the same command goes on" in told
        assert not out.exists()
        part = tmp_path / "records.jsonl.part"
        assert len(part.read_bytes().splitlines()) == len(done)
        code, told = ended(extract(server, tmp_path, out))
        assert code == 0
        assert f"30 records ({len(done)} already done), 0 failed" in told
        assert server.total == 30
    assert len(out.read_bytes().splitlines()) == 30
    assert not part.exists()


def test_a_second_run_on_one_output_is_refused(tmp_path: Path) -> None:
    write_reports(tmp_path / "sources.jsonl", 2)
    out, cache = tmp_path / "records.jsonl", tmp_path / "cache"
    first = start("extract", "-", "--out", out, "-m", "rules", cache=cache)
    while not out.with_name("records.jsonl.ledger").exists():
        assert first.poll() is None
        time.sleep(0.01)
    second = start("extract", tmp_path / "sources.jsonl", "--out", out, "-m", "rules", cache=cache)
    code, told = ended(second)
    assert code == 2
    assert "another run is writing to this output" in told
    first.communicate(b"Nothing happened.", timeout=60)
    assert first.returncode == 0
    assert len(out.read_bytes().splitlines()) == 1
