from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from schemas import Count, Event, Evidence, Framing, Party, Person, Record
from summarizer.source import Source

pytest_plugins = ["tests.support.browser"]

# How long one example takes says more of what else the machine does.
settings.register_profile("no_clock", deadline=None)
settings.load_profile("no_clock")

TEXT = (
    "Ruritania released 12 soldiers to Bohemia on Friday.\n"
    "Bohemia freed the fisherman Ota Novak, one of its “mere pawns”.\n"
    "Another 40 men remain in camps.\n"
)


def evidence(quote: str) -> list[Evidence]:
    start = TEXT.index(quote)
    return [Evidence(quote=quote, start=start, end=start + len(quote))]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test takes a reply that another one had, or one of the user's."""
    folder: Path = tmp_path_factory.getbasetemp() / "caches"
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", tempfile.mkdtemp(dir=folder))


@pytest.fixture
def report() -> Source:
    """A source whose text is the input."""
    return Source.from_text(
        TEXT, "report", title="Twelve for one", published=date(2021, 5, 7), language="en"
    )


@pytest.fixture
def coded(report: Source) -> Record:
    """What ``report`` says, coded by hand."""
    event = Event(
        kind="exchange",
        status="completed",
        summary="Ruritania and Bohemia exchanged twelve soldiers for a fisherman.",
        parties=[
            Party(
                name="Ruritania",
                kind="state",
                roles=["releasing", "receiving"],
                evidence=evidence("Ruritania released"),
            ),
            Party(
                name="Bohemia",
                kind="state",
                roles=["releasing", "receiving"],
                evidence=evidence("Bohemia freed"),
            ),
        ],
        counts=[
            Count(
                role="transfer",
                released_by="Ruritania",
                released_to="Bohemia",
                low=12,
                high=12,
                category="military",
                as_written="12 soldiers",
                evidence=evidence("released 12 soldiers to Bohemia"),
            ),
            Count(
                role="background",
                low=40,
                high=40,
                category="unspecified",
                as_written="40 men",
                evidence=evidence("Another 40 men remain"),
            ),
        ],
        people=[
            Person(
                name="Ota Novak",
                role="released",
                party="Ruritania",
                note="fisherman",
                evidence=evidence("the fisherman Ota Novak"),
            )
        ],
        framing=[
            Framing(
                term="mere pawns",
                about="the people whom Bohemia held",
                neutral="prisoners",
                evidence=evidence("mere pawns"),
            )
        ],
    )
    return Record(source=report.info, events=[event])
