from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from summarizer.source import Source
from tests.support.chat import TEXT, ChatServer


@pytest.fixture
def source() -> Source:
    return Source.from_text(TEXT, "moyale", published=date(2021, 5, 4), language="en")


@pytest.fixture
def server() -> Iterator[ChatServer]:
    chat = ChatServer()
    yield chat
    chat.close()


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)
