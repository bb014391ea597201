"""Record replies of a real HTTP server, and have them again without one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evals.replay import Recorder, Replayer, ReplayError, read_recordings
from evals.replay.recordings import request_sha256
from schemas import Record
from summarizer.errors import ReplyError, UsageError
from summarizer.source import Source
from tests.support.chat import TEXT, ChatServer, good_event


@pytest.fixture
def server() -> Iterator[ChatServer]:
    chat = ChatServer()
    yield chat
    chat.close()


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)


SOURCE = Source.from_text(TEXT, "moyale", published=date(2021, 5, 4), language="en")


def record(folder: Path, server: ChatServer, source: Source = SOURCE, **options: Any) -> Record:
    options = {"retries": 2, "context": 32_000, "base_url": server.url, **options}
    with Recorder(folder, "tiny", **options) as engine:
        return engine.extract(source)


def replay(folder: Path, source: Source = SOURCE) -> Record:
    with Replayer(folder) as engine:
        return engine.extract(source)


@pytest.mark.parametrize("mode", ["tools", "json_schema"])
def test_a_replay_gives_the_same_record_with_no_server(
    tmp_path: Path, server: ChatServer, mode: str
) -> None:
    server.answers.append({"events": [good_event()]})
    live = record(tmp_path, server, mode=mode, answered_by="a reader")
    assert len(server.requests) == 1
    again = replay(tmp_path)
    assert len(server.requests) == 1
    assert again.events == live.events
    assert live.events[0].counts[0].low == 12
    assert again.extraction is not None
    assert (again.extraction.model, again.extraction.mode) == ("tiny", mode)
    assert again.extraction.tokens_in == 1000


def test_a_re_ask_is_replayed_too(tmp_path: Path, server: ChatServer) -> None:
    wrong = good_event()
    wrong["counts"][0] |= {"low": 14, "high": 14}
    server.answers += [{"events": [wrong]}, {"events": [good_event()]}]
    live = record(tmp_path, server)
    assert len(list(tmp_path.glob("moyale.*.json"))) == 2
    again = replay(tmp_path)
    assert again.events == live.events
    assert again.extraction is not None
    assert again.extraction.attempts == 2


def test_a_recording_says_what_was_asked_and_who_answered(
    tmp_path: Path, server: ChatServer
) -> None:
    server.answers.append({"events": []})
    record(tmp_path, server, answered_by="a reader, by hand")
    (recording,) = read_recordings(tmp_path)
    assert recording.source == "moyale"
    assert recording.request == request_sha256(server.requests[0])
    assert recording.source_sha256 == SOURCE.info.sha256
    assert recording.setting.answered_by == "a reader, by hand"
    with Replayer(tmp_path) as engine:
        assert engine.answered_by == "a reader, by hand"
        assert engine.ids == {"moyale"}
        assert engine.name == "replay:tiny"


def test_no_key_is_ever_recorded(
    tmp_path: Path, server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", "sk-very-secret")
    server.answers.append({"events": []})
    record(tmp_path, server)
    assert "sk-very-secret" in server.headers[0]["authorization"]
    (file,) = tmp_path.iterdir()
    assert "secret" not in file.read_text()


def test_a_hash_is_of_what_is_asked_and_not_of_whom() -> None:
    body = {"messages": [{"role": "user", "content": "é"}], "tools": [1], "model": "a"}
    assert request_sha256(body) == request_sha256({**body, "model": "b", "max_tokens": 3})
    changes: list[dict[str, Any]] = [{"messages": []}, {"tools": [2]}, {"response_format": {}}]
    for other in changes:
        assert request_sha256(body) != request_sha256({**body, **other})


@pytest.fixture
def recorded(tmp_path: Path, server: ChatServer) -> Path:
    """A recording of SOURCE."""
    server.answers.append({"events": [good_event()]})
    record(tmp_path, server)
    return tmp_path


def test_a_changed_prompt_is_refused(recorded: Path) -> None:
    (file,) = recorded.iterdir()
    value = json.loads(file.read_text())
    # As if it had been recorded under another prompt.
    value |= {"prompt_sha256": "0" * 64, "request": "0" * 64}
    file.write_text(json.dumps(value))
    with pytest.raises(
        ReplayError, match=r"the prompt has changed since the reply for moyale was recorded"
    ):
        replay(recorded)


def test_a_changed_text_and_a_changed_question_are_refused(recorded: Path) -> None:
    longer = Source.from_text(TEXT + " More.", "moyale", published=date(2021, 5, 4), language="en")
    with pytest.raises(ReplayError, match="the text of moyale has changed"):
        replay(recorded, longer)
    later = Source.from_text(TEXT, "moyale", published=date(2021, 5, 5), language="en")
    with pytest.raises(ReplayError, match=r"what is asked .* has changed"):
        replay(recorded, later)


def test_a_source_that_was_never_recorded_is_refused(recorded: Path) -> None:
    with pytest.raises(ReplayError, match="there is no recorded reply for other"):
        replay(recorded, Source.from_text(TEXT, "other", language="en"))


def test_a_reply_that_is_no_record_fails_as_it_did(tmp_path: Path, server: ChatServer) -> None:
    server.answers += ["no JSON"] * 3
    with pytest.raises(ReplyError):
        record(tmp_path, server)
    with pytest.raises(ReplyError):
        replay(tmp_path)


def test_errors_of_a_server_are_not_recorded(tmp_path: Path, server: ChatServer) -> None:
    server.answers += [400]
    with pytest.raises(Exception, match="HTTP 400"):
        record(tmp_path, server)
    with pytest.raises(ReplayError, match="holds no recordings"):
        read_recordings(tmp_path)


def test_what_cannot_be_recorded_or_replayed_is_refused(tmp_path: Path, recorded: Path) -> None:
    with pytest.raises(ReplayError, match="replies of rules cannot be recorded"):
        Recorder(tmp_path, "rules", retries=2, context=32_000)
    with pytest.raises(ReplayError, match="replies of anthropic/x cannot be recorded"):
        Recorder(tmp_path, "anthropic/x", retries=2, context=32_000)
    with pytest.raises(UsageError, match="needs a key"):
        Recorder(tmp_path, "openai/gpt-5-mini", retries=2, context=32_000)
    (file,) = recorded.iterdir()
    value = json.loads(file.read_text())
    value["setting"]["retries"] = 9
    (recorded / "moyale.9.json").write_text(json.dumps(value))
    with pytest.raises(ReplayError, match="of unlike settings"):
        read_recordings(recorded)
    (recorded / "moyale.9.json").write_text("{}")
    with pytest.raises(ReplayError, match="is no recording"):
        read_recordings(recorded)
