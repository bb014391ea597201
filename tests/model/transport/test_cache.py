"""Replies that are kept, seen from the engine and from the command line."""

from __future__ import annotations

import json
import pickle
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import diskcache
import pytest
from typer.testing import CliRunner

from schemas import Record
from summarizer import Extractor, Limits, UsageError
from summarizer.cli.app import app
from summarizer.errors import ReplyError
from summarizer.model.transport import cache as caching
from summarizer.model.transport.cache import ReplyCache, cache_folder, cache_stats, clear_cache
from tests.support.chat import ChatServer, good_event
from tests.support.faults import FaultServer, report


def extract(server: FaultServer, number: int = 1, **options: object) -> Record:
    with Extractor("tiny", base_url=server.url, limits=Limits(backoff=0), **options) as extractor:  # type: ignore[arg-type]
        return extractor.extract(report(number))


def test_the_same_request_is_answered_once_by_any_process():
    with FaultServer() as server:
        first = extract(server)
        code = (
            "from summarizer import Extractor\n"
            "from tests.support.faults import report\n"
            f"with Extractor('tiny', base_url={server.url!r}) as extractor:\n"
            "    print(extractor.extract(report(1)).model_dump_json(include={'events'}))\n"
        )
        out = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        ).stdout
        assert out.strip() == first.model_dump_json(include={"events"})
        assert server.total == 1
        extract(server, 2)
        extract(server, 1, max_tokens=99)
        assert server.total == 3, "another text or setting is another request"


def test_a_reply_from_the_cache_tells_its_tokens_and_costs_nothing(
    server: ChatServer, source, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    server.answers.append({"events": [good_event()]})
    records = []
    for _ in range(2):
        with Extractor("openai/gpt-4o-mini") as extractor:
            records.append(extractor.extract(source).extraction)
    paid, kept = records
    assert paid is not None
    assert kept is not None
    assert len(server.requests) == 1
    assert (kept.tokens_in, kept.tokens_out) == (paid.tokens_in, paid.tokens_out) == (1000, 100)
    # $0.15 and $0.60 for a million tokens in and out
    assert paid.cost_usd == pytest.approx(1000 * 0.15e-6 + 100 * 0.6e-6)
    assert kept.cost_usd == 0


def test_nothing_is_kept_where_the_user_wants_no_cache():
    with FaultServer() as server:
        for _ in range(2):
            with Extractor("tiny", base_url=server.url, limits=Limits(cache=False)) as extractor:
                extractor.extract(report(1))
        assert server.total == 2
        assert cache_stats().replies == 0


def test_faults_are_not_kept():
    with FaultServer(script=["500", "cut-off body", "empty choices", "cut-off content"]) as server:
        extract(server)
        assert server.total == 5
        assert cache_stats().replies == 1


def test_replies_that_led_to_no_record_are_asked_for_again():
    with FaultServer(1.0, faults=["wrong schema"], in_a_row=3) as server:
        with pytest.raises(ReplyError):
            extract(server)
        assert (server.total, cache_stats().replies) == (3, 0)
        assert extract(server).events, "another try gets another answer"


def test_neither_key_nor_pickle_gets_onto_the_disk(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SUMMARIZER_API_KEY", "sk-secret-123")
    with FaultServer() as server:
        extract(server)
    folder = cache_folder()
    everything = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert b"goodwill" in everything
    assert b"sk-secret" not in everything
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_pickle_that_somebody_put_there_is_not_opened(tmp_path: Path):
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.touch, (tmp_path / "exploded",)

    cache = ReplyCache()
    plain = diskcache.Cache(str(cache_folder()))
    plain.set("key", Bomb())
    plain.close()
    assert cache.get("key") is None
    assert not (tmp_path / "exploded").exists()
    assert pickle.loads(pickle.dumps(Bomb())) is None
    assert (tmp_path / "exploded").exists(), "it would have"


def test_the_cache_stays_within_its_size(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(caching, "SIZE_LIMIT", 200_000)
    cache = ReplyCache()
    for number in range(300):
        cache.put(str(number), bytes([number % 256]) * 5000)
    cache.close()
    assert cache_stats().bytes < 400_000
    assert cache.get("299") is not None
    assert cache.get("0") is None
    cache.close()


def test_a_damaged_entry_is_asked_for_again():
    with FaultServer() as server:
        extract(server)
        (key,) = diskcache.Cache(str(cache_folder()))
        cache = ReplyCache()
        cache.put(key, b'{"choices": [{"mess')
        cache.close()
        assert extract(server).events
        assert server.total == 2


def test_a_cache_that_cannot_be_opened_is_one_sentence():
    folder = cache_folder()
    folder.mkdir(parents=True)
    (folder / "cache.db").write_bytes(b"no database" * 500)
    with pytest.raises(UsageError, match="file is not a database") as caught:
        Extractor("tiny", base_url="http://127.0.0.1:9/v1")
    assert "summarizer cache clear" in str(caught.value)
    assert "--no-cache" in str(caught.value)
    with pytest.raises(UsageError, match="cannot be read"):
        cache_stats()
    clear_cache()
    assert cache_stats().replies == 0
    Extractor("tiny", base_url="http://127.0.0.1:9/v1").close()


def test_a_cache_that_fails_costs_no_record():
    with FaultServer() as server:
        with Extractor("tiny", base_url=server.url) as extractor:
            extractor.extract(report(1))
            with sqlite3.connect(cache_folder() / "cache.db") as database:
                database.execute("DROP TABLE Cache")
            database.close()
            assert extractor.extract(report(2)).events
        assert server.total == 2


def test_the_command_line_tells_of_the_cache_and_clears_it():
    def call(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["cache", *arguments])
        assert result.exit_code == 0, result.stderr
        return result.stdout

    assert call("stats").startswith(f"0 replies in {cache_folder()}, 0.0 MB of 1,074 MB")
    with FaultServer() as server:
        extract(server)
    assert call("stats").startswith("1 reply in ")
    found = json.loads(call("stats", "--json"))
    assert (found["replies"], found["limit"]) == (1, 2**30)
    assert found["bytes"] > 1000
    call("clear")
    assert not cache_folder().exists()
    assert json.loads(call("stats", "--json"))["bytes"] == 0


def test_extract_takes_no_reply_from_the_cache_where_it_is_told_so(tmp_path: Path):
    (tmp_path / "a.txt").write_text(report(1).text)
    with FaultServer() as server:
        call = ["extract", str(tmp_path / "a.txt"), "-m", "tiny", "--base-url", server.url]
        for number, more in enumerate(([], [], ["--no-cache"])):
            out = str(tmp_path / f"out{number}.jsonl")  # an output of its own knows of no other
            result = CliRunner().invoke(app, [*call, "--out", out, *more])
            assert result.exit_code == 0, result.stderr
        assert server.total == 2
