"""Batches from the command line, against an imitation of the API."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from summarizer import Extractor, Limits
from summarizer.batching import outbox
from summarizer.batching.desk import lines_of
from summarizer.cli.app import app
from tests.support.batches import BatchServer, right
from tests.support.chat import completion
from tests.support.faults import FaultServer, case_of, men, report, right_event


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchServer]:
    with BatchServer() as server:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-batch")
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.delenv("SUMMARIZER_MODEL", raising=False)
        yield server


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    put(tmp_path, *range(1, 6))
    return tmp_path


def put(folder: Path, *numbers: int) -> None:
    for number in numbers:
        lines = {"id": f"case-{number}", "text": report(number).text, "language": "en",
                 "published": "2021-05-04"}  # fmt: skip
        (folder / "in" / f"{number}.json").write_text(json.dumps(lines))


def call(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["batch", *arguments])
    assert result.exit_code == code, result.output
    assert "sk-batch" not in result.output
    return result


def runs(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["runs", *arguments])
    assert result.exit_code == code, result.output
    return result


def submit(*more: str, code: int = 0) -> str:
    arguments = ["submit", "in", "--out", "out.jsonl", "--model", "openai/gpt-4o-mini", *more]
    return call(*arguments, code=code).stderr


def collect(code: int = 0) -> str:
    return call("collect", "out.jsonl", code=code).stderr


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]


def counts() -> list[int]:
    """How many men each record has Kenya free."""
    return [each["events"][0]["counts"][0]["low"] for each in records() if not each.get("error")]


@pytest.mark.usefixtures("folder")
def test_a_batch_is_submitted_and_collected_at_half_price(server: BatchServer):
    told = submit()
    assert "5 sources wait for a reply; 5 requests submitted" in told
    assert "summarizer batch collect out.jsonl" in told
    assert server.keys == {"Bearer sk-batch"}
    assert "batch-0  in_progress  5 requests" in call("status", "out.jsonl").stdout
    assert "5 sources wait for a reply; 0 requests submitted" in collect(), "nothing is there yet"
    server.end()
    told = collect()
    assert "1 batch fetched" in told
    assert "5 records, 0 failed, 0 sources wait" in told
    assert counts() == [men(number) for number in range(1, 6)]
    extraction = records()[0]["extraction"]
    # half of $0.15 and $0.60 for a million tokens in and out
    assert extraction["cost_usd"] == pytest.approx((1000 * 0.15e-6 + 100 * 0.6e-6) / 2)
    assert (extraction["attempts"], extraction["tokens_in"]) == (1, 1000)
    assert "batch-0  collected" in call("status", "out.jsonl").stdout
    assert "5 records" in collect(), "again, nothing changes"
    assert len(server.asked) == 5
    assert not list(Path().glob("*.jsonl.ledger.batches.*.jsonl"))


@pytest.mark.parametrize("mode", ["tools", "json_schema"])
@pytest.mark.usefixtures("folder")
def test_a_batch_asks_what_a_live_run_asks(server: BatchServer, mode: Any):
    submit("--mode", mode)
    with FaultServer(keep_bodies=True) as live:
        for number in range(1, 6):
            with Extractor(
                "gpt-4o-mini", base_url=live.url, mode=mode, limits=Limits(cache=False)
            ) as extractor:
                extractor.extract(report(number))
        assert sorted(map(json.dumps, live.bodies)) == sorted(map(json.dumps, server.asked))


@pytest.mark.usefixtures("folder")
def test_a_refused_reply_is_asked_again_in_the_next_batch(server: BatchServer):
    def first_wrong(body: dict[str, Any]) -> dict[str, Any]:
        event = right_event(case_of(body))
        if case_of(body) == "000002" and len(body["messages"]) == 2:
            event["counts"][0] |= {"low": 999, "high": 999}
        return completion(body, {"events": [event]})

    submit()
    server.end(first_wrong)
    assert "4 records, 0 failed, 1 source waits for a reply; 1 request submitted" in collect()
    again = json.dumps(server.asked[-1]["messages"][2:])
    assert "the source says" in again
    server.end(first_wrong)
    assert "5 records, 0 failed" in collect()
    found = records()[1]["extraction"]
    assert (found["attempts"], found["tokens_in"]) == (2, 2000)
    assert found["dropped"] == []
    assert len(server.asked) == 6


@pytest.mark.usefixtures("folder")
def test_partial_failures_are_read_and_sent_again(server: BatchServer):
    troubles: dict[str, dict[str, Any] | None] = {
        "000001": {"error": {"code": "batch_expired", "message": "too late"}},
        "000002": {"status_code": 500, "body": {"error": {"code": "server_error"}}},
        "000003": None,
        "000004": {"status_code": 400, "body": {"error": {"code": "invalid_request"}}},
    }

    def troubled(body: dict[str, Any]) -> dict[str, Any] | None:
        return troubles.get(case_of(body), right(body))

    submit()
    server.end(troubled, "expired")
    told = collect(code=1)
    assert "1 record, 1 failed, 3 sources wait for a reply; 3 requests submitted" in told
    assert "api.openai.com" not in told
    assert "HTTP 400" in told
    assert [case_of(body) for body in server.asked[5:]] == ["000001", "000002", "000003"]
    server.end()
    assert "4 records, 1 failed, 0 sources wait" in collect(code=1)
    assert len(server.asked) == 8


@pytest.mark.usefixtures("folder")
def test_refusals_and_empty_replies(server: BatchServer):
    def odd(body: dict[str, Any]) -> dict[str, Any]:
        if case_of(body) == "000001":
            return completion(body, "", refusal="I will not.")
        return right(body) | ({"choices": []} if case_of(body) == "000002" else {})

    submit()
    server.end(odd)
    told = collect(code=1)
    assert "case-1: the model refused to answer" in told
    assert "3 records, 1 failed, 1 source waits" in told
    server.end()
    collect(code=1)
    paid = {each["source"]["id"]: each["extraction"] for each in records() if "extraction" in each}
    assert paid["case-2"]["attempts"] == 2, "the empty reply was paid too"
    assert paid["case-2"]["tokens_in"] == 2000


@pytest.mark.usefixtures("folder")
def test_a_batch_that_fails_three_times_fails_its_sources(server: BatchServer):
    submit()
    for _ in range(2):
        server.fail("token_limit_exceeded")
        assert "5 sources wait for a reply; 5 requests submitted" in collect()
    server.fail("token_limit_exceeded")
    told = collect(code=1)
    assert "gave no reply 3 times (the batch is failed: token_limit_exceeded)" in told
    assert "5 failed" in told
    assert "5 requests submitted" in submit(), "the user may try once more"


@pytest.mark.usefixtures("folder")
def test_requests_are_spread_over_files_that_the_api_takes(
    server: BatchServer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(outbox.Outbox.__init__, "__defaults__", (2, 10**9))
    submit()
    assert [len(server.lines(batch)) for batch in server.batches.values()] == [2, 2, 1]
    size = max(len(file) for file in server.files.values()) // 2
    monkeypatch.setattr(outbox.Outbox.__init__, "__defaults__", (50_000, size + 1000))
    server.end(lambda _: None)
    collect()
    assert [len(server.lines(batch)) for batch in server.batches.values()][3:] == [1] * 5
    server.end()
    assert "5 batches fetched" in collect()
    assert counts() == [men(number) for number in range(1, 6)]


@pytest.mark.parametrize("step", ["upload", "create"])
@pytest.mark.usefixtures("folder")
def test_what_was_cut_off_while_sending_is_found_again_and_not_paid_twice(
    server: BatchServer, step: str
):
    server.die_at = step  # it was done, and we do not learn of it
    submit(code=2)
    assert "5 sources wait for a reply; 0 requests submitted" in submit()
    assert len(server.batches) == 1
    assert len(server.files) == 1
    server.end()
    assert "5 records" in collect()


@pytest.mark.usefixtures("folder")
def test_new_sources_join_and_none_is_asked_twice(server: BatchServer, folder: Path):
    submit()
    put(folder, 6, 7)
    copy = (folder / "in" / "6.json").read_text().replace("case-6", "copy")
    (folder / "in" / "copy.json").write_text(copy)
    assert "8 sources wait for a reply; 2 requests submitted" in submit()
    server.end()
    assert "8 records" in collect()
    assert len(server.asked) == 7, "two sources with one text are one request"


@pytest.mark.usefixtures("folder")
def test_a_live_run_does_not_pay_for_what_a_batch_is_at(server: BatchServer):
    submit()
    result = CliRunner().invoke(app, ["extract", "in", "--out", "out.jsonl"])
    assert result.exit_code == 2
    assert "5 requests of this output are in batches" in result.stderr
    call("cancel", "out.jsonl")
    assert len(server.asked) == 5
    assert "cancelled" in call("status", "out.jsonl").stdout


@pytest.mark.usefixtures("folder")
def test_what_waits_is_told_apart_from_what_failed(server: BatchServer):
    def one_refused(body: dict[str, Any]) -> dict[str, Any] | None:
        if case_of(body) == "000001":
            return completion(body, "", refusal="I will not.")
        return None if case_of(body) == "000002" else right(body)

    submit()
    told = runs("show", "out.jsonl").stdout
    assert "0 recorded, 0 skipped, 0 failed, 5 waiting" in told
    assert "called    batch submit in, in " in told
    assert "summarizer batch collect" in told
    assert "WaitingError" not in told
    server.end(one_refused)
    collect(code=1)
    counted = json.loads(runs("show", "out.jsonl", "--json").stdout)
    names = ("recorded", "failed", "skipped", "retryable", "waiting")
    assert [counted["counts"][name] for name in names] == [3, 1, 0, 0, 1]
    assert [(each["kind"], each["sources"]) for each in counted["failures"]] == [("ReplyError", 1)]
    exported = runs("export", "out.jsonl", "--to", "copy.jsonl", code=1).stderr
    assert "1 sources wait" not in exported
    assert "1 source waits for a reply of a batch" in exported


@pytest.mark.usefixtures("folder")
def test_what_failed_for_good_is_retried_in_a_batch_as_well(server: BatchServer):
    def one_refused(body: dict[str, Any]) -> dict[str, Any]:
        refused = completion(body, "", refusal="I will not.")
        return refused if case_of(body) == "000001" else right(body)

    submit()
    server.end(one_refused)
    collect(code=1)
    assert "0 requests submitted" in runs("retry", "out.jsonl", code=1).stderr
    assert "1 request submitted" in runs("retry", "out.jsonl", "--all").stderr
    server.end()
    assert "5 records, 0 failed" in collect()
    assert len(server.batches) == 2, "nothing was asked at full price"


@given(st.lists(st.binary(max_size=6)))
def test_lines_are_the_same_however_they_come(chunks: list[bytes]):
    assert list(lines_of(chunks)) == b"".join(chunks).split(b"\n")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["submit", "in", "--out", "-", "--model", "openai/gpt-4o-mini"], "give a folder"),
        (["submit", "in", "--out", "x.jsonl", "--model", "rules"], "rules has no batches"),
        (["collect", "nothing.jsonl"], "has no ledger"),
    ],
)
@pytest.mark.usefixtures("server")
def test_what_cannot_be_is_one_sentence(arguments: list[str], words: str):
    assert words in call(*arguments, code=2).stderr


@pytest.mark.parametrize("step", ["upload", "create"])
@pytest.mark.usefixtures("folder")
def test_a_kill_while_sending_pays_for_nothing_twice(server: BatchServer, step: str):
    server.hold_at = step  # what was asked is done, and the answer never comes
    code = "from summarizer.cli.app import main; main()"
    arguments = ["batch", "submit", "in", "--out", "out.jsonl", "--model", "openai/gpt-4o-mini"]
    with subprocess.Popen([sys.executable, "-c", code, *arguments]) as process:
        assert server.held.wait(60)
        process.kill()
    assert "5 sources wait for a reply; 0 requests submitted" in submit()
    assert (len(server.batches), len(server.files)) == (1, 1)
    server.end()
    assert "5 records" in collect()
    assert len(server.asked) == 5
