"""The whole path against a llama.cpp server whose model says random words in the form asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import ValidationError
from support.chat import TEXT
from support.llama import LlamaServer

from schemas import ITEM_TYPES, Record
from schemas.loading import load_record
from summarizer import ExtractionError, Extractor, Source
from summarizer.errors import ReplyError
from summarizer.model.prompt import instructions
from summarizer.model.reply import Reply


@dataclass(frozen=True)
class Report:
    """A source, and by hand what a record may say of it at most."""

    source: Source
    phrases: tuple[str, ...]
    """Words that the model likes to say; most of them are true."""
    numbers: frozenset[int]
    dates: frozenset[str]
    context: int = 32_000


FISHERMEN = Report(
    Source.from_text(TEXT, "fishermen", published=date(2021, 5, 4), language="en"),
    (
        "Kenya",
        "Ethiopia",
        "Ethiopia in turn",
        "12 Ethiopian fishermen",
        "two Kenyan teachers",
        "30 Ethiopians",
        "Amina Odhiambo",
        "Peter Wekesa",
        "Moyale",
        "on Tuesday",
        "a gesture of goodwill",
        "Grace Njoroge",
        "47 soldiers",
    ),
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
    ("Молдавия", "Румыния", "14 румынских водителей", "в Унгенах", "Иона Мунтяну", "6 июня"),
    numbers=frozenset({14}),
    dates=frozenset({"2019", "2019-06", "2019-06-06"}),
)
WEATHER = Report(
    Source.from_text("Rain fell in Oslo on Friday. The harbour stayed open.", "weather"),
    ("Oslo", "the harbour"),
    numbers=frozenset(),
    dates=frozenset(),
)
IN_PARTS = Report(
    Source.from_text(
        "\n\n".join([TEXT, *["The road to the border was dry and empty all week. " * 9] * 5]),
        "parts",
        published=date(2021, 5, 4),
        language="en",
    ),
    (),
    FISHERMEN.numbers,
    FISHERMEN.dates,
    context=8_000,
)
REPORTS = (FISHERMEN, DRIVERS, WEATHER, IN_PARTS)


@dataclass
class Run:
    """What was said about one report, and what came of it."""

    report: Report
    retries: int
    prompts: list[str] = field(default_factory=list)
    replies: list[dict[str, Any]] = field(default_factory=list)
    record: Record | None = None
    error: ExtractionError | None = None

    def contents(self, finish: str) -> list[str]:
        """The replies that ended so ("stop", "length"), as the model wrote them."""
        choices = [reply["choices"][0] for reply in self.replies]
        return [each["message"]["content"] for each in choices if each["finish_reason"] == finish]

    def last(self) -> list[Any]:
        """The last reply to each prompt, decoded."""
        contents = [reply["choices"][0]["message"]["content"] for reply in self.replies]
        return [json.loads(each) for each in dict(zip(self.prompts, contents, strict=True)).values()]


class Listening(httpx2.HTTPTransport):
    """Gives each request a seed of its own, since a server has but one, and keeps what is said."""

    def __init__(self, run: Run, seeds: Iterator[int]) -> None:
        super().__init__()
        self.run = run
        self.seeds = seeds

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        sent = httpx2.Request(request.method, request.url, json=body | {"seed": next(self.seeds)})
        response = super().handle_request(sent)
        response.read()
        self.run.prompts.append(body["messages"][1]["content"])
        self.run.replies.append(response.json())
        return response


def extract(server: LlamaServer, run: Run, seeds: Iterator[int]) -> None:
    with Extractor(
        "tiny",
        base_url=server.url,
        retries=run.retries,
        context=run.report.context,
        max_tokens=700,
        http_client=httpx2.Client(transport=Listening(run, seeds)),
    ) as extractor:
        try:
            run.record = extractor.extract(run.report.source)
        except ExtractionError as error:
            run.error = error


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("llama")


def serve(folder: Path, seed: int) -> LlamaServer:
    prose = [instructions(), *(report.source.text for report in REPORTS)]
    phrases = [phrase for report in REPORTS for phrase in report.phrases]
    return LlamaServer(folder, prose=prose, phrases=phrases, seed=seed)


@pytest.fixture(scope="module")
def runs(folder: Path) -> list[Run]:
    """All that is asked, in one order, since what a server has cached may change what it says."""
    runs = [Run(report, retries) for report in REPORTS for retries in (0, 1) for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("OPENAI_API_KEY", raising=False)
        for seed in (1, 2):
            with serve(folder, seed) as server:
                seeds = count()
                for run in runs[seed - 1 :: 2]:
                    extract(server, run, seeds)
    return runs
