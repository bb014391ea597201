"""A model file that is run here, from ``gguf:PATH`` to the record; its weights are noise."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest

from schemas import ITEM_TYPES, Record
from schemas.loading import load_record
from summarizer import Extractor, Source, UsageError
from summarizer.errors import ProviderError, ReplyError
from summarizer.limits import Limits
from summarizer.model.local import HOST, LocalEngine, LocalServer, LocalTransport
from summarizer.model.prompt import instructions
from summarizer.models import models
from tests.support.chat import TEXT
from tests.support.llama import WINDOW, write_model
from tests.support.said import fact, faults_of_form, items, kept

PHRASES = (
    # "47 soldiers" is the one that is not in the source.
    "Kenya|Ethiopia|Ethiopia in turn|12 Ethiopian fishermen|two Kenyan teachers|30 Ethiopians|"
    "Amina Odhiambo|Peter Wekesa|Moyale|on Tuesday|a gesture of goodwill|Grace Njoroge|47 soldiers"
).split("|")
PUBLISHED = date(2021, 5, 4)
LIMITS = Limits(cache=False, attempts=1)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("home-of-somebody") / "tiny.gguf"
    write_model(path, prose=[instructions(), TEXT], phrases=PHRASES, seed=3)
    return path


@pytest.fixture(autouse=True)
def nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks a proxy, or a server on the way, gets no answer."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.lower(), "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """Of each request: the report as it was shown, the raw reply, and why the reply ended.

    Each request gets a seed, so that the model says the same in each run of the tests.
    """
    heard: list[tuple[str, str, str]] = []
    send = LocalTransport.handle_async_request

    async def listen(self: LocalTransport, request: httpx2.Request) -> httpx2.Response:
        asked = json.loads(request.content)
        seeded = asked | {"seed": len(heard)}
        response = await send(self, httpx2.Request("POST", request.url, json=seeded))
        body = json.loads(await response.aread())
        for choice in body.get("choices", ()):
            shown = asked["messages"][1]["content"]
            heard.append((shown, choice["message"]["content"], choice["finish_reason"]))
        return httpx2.Response(response.status_code, json=body)

    monkeypatch.setattr(LocalTransport, "handle_async_request", listen)
    return heard


def opened(model: Path, **options: Any) -> Extractor:
    given: dict[str, Any] = {"limits": LIMITS, "max_tokens": 700} | options
    return Extractor(f"gguf:{model}", **given)


def source(id: str = "fishermen", text: str = TEXT) -> Source:
    return Source.from_text(text, id, published=PUBLISHED, language="en")


def test_what_it_makes_up_is_refused_with_a_reason(
    model: Path, said: list[tuple[str, str, str]]
) -> None:
    """Several sources at once: each reply has the form asked for, no record holds any noise."""

    async def all_at_once() -> list[Record | BaseException]:
        async with opened(model, retries=0) as extractor:
            asked = [extractor.aextract(source(f"report {n}", f"{TEXT}\n({n})")) for n in range(6)]
            return await asyncio.gather(*asked, return_exceptions=True)

    results = asyncio.run(all_at_once())
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for shown, reply, end in said:
        ends[end].append(shown)
        if end == "stop":
            assert faults_of_form(reply) == set()
    assert set(ends) <= {"stop", "length"}
    assert ends["stop"], "no reply came to an end; give the model another seed"
    records = [result for result in results if isinstance(result, Record)]
    assert records, "the model has said nothing true in any run; give it another seed"
    assert all(isinstance(result, Record | ReplyError) for result in results)
    for record in records:
        number = record.source.id.removeprefix("report ")
        text = f"{TEXT}\n({number})"
        assert load_record(record.model_dump_json(), text) == record
        _nothing_made_up(record, text)
        (told,) = [json.loads(reply) for shown, reply, _ in said if f"({number})" in shown][-1:]
        _all_kept_or_dropped(record, told)
    _names_the_file_by_its_hash_and_nobodys_home(records[0], model)


def _nothing_made_up(record: Record, text: str) -> None:
    for event in record.events:
        assert {n for each in event.counts for n in (each.low, each.high)} <= {12, 2, 30, None}
        assert {each.date for each in event.dates} <= {"2021", "2021-05", "2021-05-04", None}
        for each in (each for name in ITEM_TYPES for each in getattr(event, name)):
            for evidence in each.evidence:
                assert text[evidence.start : evidence.end] == evidence.quote
        names = [each.name for each in event.parties] + [each.name for each in event.people]
        names += [each.name for each in event.locations]
        assert [name for name in names if name.casefold() not in text.casefold()] == []


def _all_kept_or_dropped(record: Record, told: dict[str, Any]) -> None:
    assert record.extraction is not None
    dropped = [each.path for each in record.extraction.dropped]
    assert all(each.reason for each in record.extraction.dropped)
    for path, name, item in items(told):
        if not any(_within(path, each) or _within(each, path) for each in dropped):
            assert fact(name, item) in [fact(name, each) for each in kept(record, name)]


def _names_the_file_by_its_hash_and_nobodys_home(record: Record, model: Path) -> None:
    extraction = record.extraction
    assert extraction is not None
    assert (extraction.provider, extraction.model, extraction.mode) == (
        HOST,
        f"tiny.gguf@sha256:{hashlib.sha256(model.read_bytes()).hexdigest()}",
        "json_schema",
    )
    assert "home-of-somebody" not in record.model_dump_json()


def _within(path: str, other: str) -> bool:
    return f"{path}.".startswith(f"{other}.")


def test_a_long_source_goes_in_parts_that_fit_the_models_own_window(
    model: Path, said: list[tuple[str, str, str]]
) -> None:
    long = "\n\n".join([TEXT, *["The road to the border was dry and empty all week. " * 9] * 40])
    with opened(model, max_tokens=40) as extractor, pytest.raises(ReplyError, match="cut off"):
        extractor.extract(source(text=long))  # the window asked for, 32,000, would take it whole
    assert "Part 1 of " in said[0][0]


def test_a_model_in_several_files_is_known_by_all_of_them(model: Path, tmp_path: Path) -> None:
    for number, content in ((1, model.read_bytes()), (2, b"more")):
        (tmp_path / f"big-{number:05}-of-00002.gguf").write_bytes(content)
    server = LocalServer(tmp_path / "big-00001-of-00002.gguf", WINDOW)
    server.close()
    whole = hashlib.sha256(model.read_bytes() + b"more").hexdigest()
    assert server.model == f"big-00001-of-00002.gguf@sha256:{whole}"


def _gone(pid: int) -> bool:
    """Whether the process ends within some seconds."""
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def _pid(extractor: Extractor) -> int:
    engine = extractor._engine
    assert isinstance(engine, LocalEngine)
    return engine._server._process.pid


def test_it_ends_with_the_extractor(model: Path) -> None:
    with opened(model) as extractor:
        assert extractor.name == "gguf:tiny.gguf"
        pid = _pid(extractor)
        assert not Path(f"/proc/{pid}/stat").read_text().startswith("Z")
    assert _gone(pid)


def test_it_ends_with_a_process_that_is_killed(model: Path) -> None:
    script = (
        "import sys, time\n"
        "from summarizer import Extractor\n"
        "extractor = Extractor(f'gguf:{sys.argv[1]}')\n"
        "print(extractor._engine._server._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    command = [sys.executable, "-c", script, str(model)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as user:
        assert user.stdout is not None
        pid = int(user.stdout.readline())
        user.kill()
    assert _gone(pid)


def test_a_model_that_dies_costs_one_source_and_is_started_again(model: Path) -> None:
    with opened(model, max_tokens=60) as extractor:
        pid = _pid(extractor)

        async def killed() -> None:
            os.kill(pid, signal.SIGSTOP)  # so that it is not done too soon
            asked = asyncio.create_task(extractor.aextract(source()))
            await asyncio.sleep(0.1)
            os.kill(pid, signal.SIGKILL)
            await asked

        with pytest.raises(ProviderError, match="ended while it worked on this source") as caught:
            asyncio.run(killed())
        assert caught.value.retryable
        assert _pid(extractor) == pid
        with pytest.raises(ReplyError, match="cut off"):
            extractor.extract(source())
        assert _pid(extractor) != pid


def _truncated(path: Path, model: Path) -> None:
    path.write_bytes(model.read_bytes()[:200_000])


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda _path, _model: None, r"cannot be read \(No such file"),
        (lambda path, _model: path.mkdir(), r"cannot be read \(Is a directory"),
        (lambda path, _model: path.write_text("a report"), r"is no GGUF file"),
        (lambda path, _model: path.write_bytes(b"GGUF\0\0\0\0"), r"cannot be run \(bad GGUF"),
        (_truncated, r"cannot be run \(.*(incomplete|corrupted).*\); give another model"),
    ],
)
def test_a_file_that_cannot_be_run_is_one_sentence(
    model: Path, tmp_path: Path, make: Callable[[Path, Path], object], sentence: str
) -> None:
    path = tmp_path / "other.gguf"
    make(path, model)
    with pytest.raises(UsageError, match=sentence) as caught:
        opened(path)
    assert "\n" not in str(caught.value)


def test_without_the_package_a_sentence_says_how_to_get_it(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(UsageError, match=r"pip install 'exchange-summarizer\[local\]'"):
        opened(model)
    listed = next(each for each in models() if each.name == "gguf:PATH")
    assert (listed.ready, listed.needs) == (False, "pip install 'exchange-summarizer[local]'")


def test_it_is_listed() -> None:
    listed = next(each for each in models() if each.name == "gguf:PATH")
    assert (listed.ready, listed.needs) == (True, "")


def test_a_window_too_small_for_the_codebook_is_one_sentence(model: Path) -> None:
    with pytest.raises(UsageError, match=r"takes 4096 tokens at once, too few .* raise --context"):
        opened(model, context=4096)


def test_tools_are_not_asked_for(model: Path) -> None:
    with pytest.raises(UsageError, match="is held to the schema here"):
        opened(model, mode="tools")
