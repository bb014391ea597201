"""A run against an endpoint that fails as endpoints do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import ended, start, write_reports
from tests.support.faults import FAULTS, FaultServer


def entries(file: Path) -> dict[str, dict[str, Any]]:
    values = [json.loads(line) for line in file.read_bytes().splitlines()]
    return {value["source"]["id"]: value for value in values}


def every_source_is_accounted_for(tmp_path: Path, sources: int, concurrency: int) -> None:
    write_reports(tmp_path / "sources.jsonl", sources)
    outputs = []
    for rate in (0.0, 0.2):
        out = tmp_path / f"{rate}.jsonl"
        with FaultServer(rate, hang=4, retry_after=0.05) as server:
            arguments = ["extract", tmp_path / "sources.jsonl", "--out", out, "-m", "tiny"]
            arguments += ["--base-url", server.url, "--concurrency", concurrency, "--timeout", 3]
            code, told = ended(start(*arguments, "--no-cache", cache=tmp_path / "cache"), 1200)
            assert code == (1 if server.refused else 0), told
            refused = {f"case-{case}" for case in server.refused}
            assert set(server.drawn) == (set(FAULTS) if rate else set())
        outputs.append(entries(out))
        ids = [json.loads(line)["source"]["id"] for line in out.read_bytes().splitlines()]
        assert ids == [f"case-{number:06d}" for number in range(sources)]
    right, got = outputs
    failed = {id_ for id_, entry in got.items() if "error" in entry}
    assert failed == refused
    assert len(failed) < sources / 10
    for id_ in set(got) - failed:
        assert got[id_]["events"] == right[id_]["events"]
        assert got[id_]["source"] == right[id_]["source"]
    assert all("error" not in entry for entry in right.values())


def test_every_source_is_accounted_for_although_requests_fail(tmp_path: Path) -> None:
    every_source_is_accounted_for(tmp_path, sources=150, concurrency=32)


@pytest.mark.slow
def test_five_thousand_sources_although_requests_fail(tmp_path: Path) -> None:
    every_source_is_accounted_for(tmp_path, sources=5000, concurrency=64)
