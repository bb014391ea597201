"""The whole path against a llama.cpp server whose model says random words in the form asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

import httpx2
import pytest
from pydantic_core import from_json

from schemas import ITEM_TYPES, Record
from schemas.loading import load_record
from summarizer import Extractor, Limits, Source
from summarizer.errors import ReplyError
from summarizer.model.prompt import instructions
from tests.support.chat import TEXT
from tests.support.llama import LlamaServer
from tests.support.said import fact, faults_of_form, items, kept, lone_surrogate


@dataclass(frozen=True)
class Report:
    """A source, what the model likes to say of it, and by hand what a record may say at most."""

    source: Source
    phrases: str = ""
    numbers: frozenset[int] = frozenset()
    dates: frozenset[str] = frozenset()
    context: int = 32_000


FISHERMEN = Report(
    Source.from_text(TEXT, "fishermen", published=date(2021, 5, 4), language="en"),
    # "47 soldiers" is the one that is not in the source.
    "Kenya|Ethiopia|Ethiopia in turn|12 Ethiopian fishermen|two Kenyan teachers|30 Ethiopians|"
    "Amina Odhiambo|Peter Wekesa|Moyale|on Tuesday|a gesture of goodwill|Grace Njoroge|47 soldiers",
    numbers=frozenset({12, 2, 30}),
    dates=frozenset({"2021", "2021-05", "2021-05-04"}),
)
DRIVERS = Report(
    Source.from_text(
        "КИШИНЁВ, 6 июня 2019 года. Молдавия освободила 14 румынских водителей в Унгенах. "
        "Румыния передала Молдавии лётчика Иона Мунтяну.",
        "drivers",
        language="ru",
    ),
    "Молдавия|Румыния|14 румынских водителей|в Унгенах|Иона Мунтяну|6 июня",
    numbers=frozenset({14}),
    dates=frozenset({"2019", "2019-06", "2019-06-06"}),
)
WEATHER = Report(
    Source.from_text("Rain fell in Oslo. The harbour stayed open.", "weather", language="en"),
    "Oslo|the harbour",
)
IN_PARTS = Report(
    Source.from_text(
        "\n\n".join([TEXT, *["The road to the border was dry and empty all week. " * 9] * 16]),
        "parts",
        published=date(2021, 5, 4),
        language="en",
    ),
    numbers=FISHERMEN.numbers,
    dates=FISHERMEN.dates,
    context=10_000,
)
REPORTS = (FISHERMEN, DRIVERS, WEATHER, IN_PARTS)


@dataclass
class Run:
    """What was said about one report, and what came of it."""

    report: Report
    retries: int = 0
    max_tokens: int = 700
    exchanges: list[tuple[str, str, str]] = field(default_factory=list)
    """Of each request: the report as it was shown, the raw reply, and why the reply ended."""
    record: Record | None = None
    error: Exception | None = None

    def judged(self) -> list[dict[str, Any]]:
        """The last reply about each part, decoded."""
        last = {shown: reply for shown, reply, _ in self.exchanges}
        return [json.loads(reply) for reply in last.values()]


class Recorder(httpx2.AsyncHTTPTransport):
    """Gives each request its own seed, since the server has but one, and keeps what is said."""

    def __init__(self, run: Run, seeds: Iterator[int]) -> None:
        super().__init__(verify=False)  # loopback; loading certificates takes longer than a reply
        self.run = run
        self.seeds = seeds

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        sent = httpx2.Request(request.method, request.url, json=body | {"seed": next(self.seeds)})
        response = await super().handle_async_request(sent)
        await response.aread()
        for choice in response.json().get("choices", ()):
            reply = choice["message"]["content"]
            self.run.exchanges.append(
                (body["messages"][1]["content"], reply, choice["finish_reason"])
            )
        return response


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaServer]:
    prose = [instructions(), *(report.source.text for report in REPORTS)]
    phrases = "|".join(report.phrases for report in REPORTS if report.phrases).split("|")
    folder = tmp_path_factory.mktemp("llama")
    with LlamaServer(folder, prose=prose, phrases=phrases, seed=3) as llama:
        yield llama


@pytest.fixture(scope="module")
def runs(server: LlamaServer) -> list[Run]:
    """All that is asked, in one order, since what a server has cached may change what it says."""
    runs = [
        *(Run(FISHERMEN) for _ in range(6)),
        *(Run(report, retries=1) for report in (FISHERMEN, DRIVERS, WEATHER, IN_PARTS)),
        Run(DRIVERS),
        Run(FISHERMEN, max_tokens=20),
    ]
    seeds = count()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("OPENAI_API_KEY", raising=False)
        for run in runs:
            with Extractor(
                "tiny",
                base_url=server.url,
                retries=run.retries,
                context=run.report.context,
                max_tokens=run.max_tokens,
                limits=Limits(cache=False),
                http_client=httpx2.AsyncClient(transport=Recorder(run, seeds)),
            ) as extractor:
                try:
                    run.record = extractor.extract(run.report.source)
                except Exception as error:  # a test says which it may be
                    run.error = error
    return runs


def test_a_run_ends_in_a_record_or_in_one_clear_sentence(runs: list[Run]) -> None:
    for run in runs:
        if run.error is None:
            assert run.record is not None
            continue
        assert isinstance(run.error, ReplyError), repr(run.error)
        message = str(run.error)
        assert "\n" not in message
        *_, (_, reply, end) = run.exchanges
        if end == "length":
            assert "cut off" in message
        elif lone_surrogate(reply):
            assert "is no JSON" in message
        else:
            assert "nothing that the model said could be tied to the text" in message
            assert any(told["events"] for told in run.judged())


def test_each_quote_is_the_text_at_its_offsets(runs: list[Run]) -> None:
    quotes = 0
    for run in runs:
        if run.record is None:
            continue
        text = run.report.source.text
        assert load_record(run.record.model_dump_json(), text) == run.record
        for event in run.record.events:
            for item in (item for name in ITEM_TYPES for item in getattr(event, name)):
                for evidence in item.evidence:
                    assert text[evidence.start : evidence.end] == evidence.quote
                    quotes += 1
    assert quotes, "the model has said nothing true in any run; give the server another seed"


def test_no_number_date_or_name_is_made_up(runs: list[Run]) -> None:
    for run in runs:
        if run.record is None:
            continue
        report, text = run.report, run.report.source.text.casefold()
        digits = re.findall(r"\d+", " ".join([text, *report.dates, *map(str, report.numbers)]))
        for event in run.record.events:
            counted = {number for each in event.counts for number in (each.low, each.high)}
            assert counted <= report.numbers | {None}
            assert {each.date for each in event.dates} <= report.dates | {None}
            # Outside English only states are looked for, since a record names parties in English.
            parties = event.parties if report.source.info.language == "en" else []
            verbatim = [
                *(each.name for each in parties),
                *(each.name for each in event.people),
                *(each.name for each in event.locations),
                *(each.as_written for each in event.counts),
                *(each.as_written for each in event.dates),
                *(each.term for each in event.framing),
            ]
            assert [words for words in verbatim if words.casefold() not in text] == []
            told = event.model_dump(mode="json", exclude=_OFFSETS)
            said = json.dumps(told, ensure_ascii=False)
            assert set(re.findall(r"\d+", said)) <= set(digits)


def test_what_the_record_does_not_hold_is_listed_as_dropped(runs: list[Run]) -> None:
    for run in runs:
        if run.record is None:
            continue
        assert run.record.extraction is not None
        dropped = [each.path for each in run.record.extraction.dropped]
        assert all(each.reason for each in run.record.extraction.dropped)
        for told in run.judged():
            for path, name, item in items(told):
                # Listed is the item itself, a part of it, or the event that it was told of.
                if any(f"{each}.".startswith(f"{path}.") for each in dropped):
                    continue
                if any(f"{path}.".startswith(f"{each}.") for each in dropped):
                    continue
                same = [fact(name, each) for each in kept(run.record, name)]
                assert fact(name, item) in same, f"{path} is neither kept nor dropped"


def test_the_server_held_every_reply_to_the_schema(runs: list[Run]) -> None:
    ends = set()
    for run in runs:
        for _, reply, end in run.exchanges:
            ends.add(end)
            if end == "stop":
                assert faults_of_form(reply) == set(), reply
            else:
                assert set(from_json(reply, allow_partial=True)) == {"events"}
    assert ends == {"stop", "length"}


@pytest.mark.usefixtures("runs")
def test_the_server_understood_the_whole_schema(server: LlamaServer) -> None:
    assert server.log.read_text() == ""


def test_without_the_schema_the_same_model_says_no_json(server: LlamaServer) -> None:
    body = {"messages": [{"role": "user", "content": TEXT}], "max_tokens": 20, "seed": 0}
    answer = httpx2.post(f"{server.url}/chat/completions", json=body).json()
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer["choices"][0]["message"]["content"])


def test_a_refused_reply_was_asked_again(runs: list[Run]) -> None:
    again = [run for run in runs if run.retries and len(run.exchanges) > len(run.judged())]
    assert again
    for run in again:
        if run.record is not None:
            assert run.record.extraction is not None
            assert run.record.extraction.attempts == len(run.exchanges)


_OFFSETS: Any = {
    name: {"__all__": {"evidence": {"__all__": {"start", "end"}}}} for name in ITEM_TYPES
}
