"""The ledger: what it keeps, and what it says when its file is in a bad way."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import ErrorEntry, Extraction, Fault, Record
from summarizer.errors import LedgerError
from summarizer.ledger import (
    Bill,
    Call,
    Counts,
    Entry,
    Failures,
    Found,
    Ledger,
    Settled,
    State,
    work_key,
)
from summarizer.source import Source
from tests.support.disk import no_room_after

CALL = Call(
    "extract",
    "/somewhere",
    ("a.txt", "-"),
    {"model": "tiny", "out": "r"},
    "tiny",
    {"model": "tiny"},
)
DOWN = Fault(kind="ProviderError", message="the server is down; try later", retryable=True)
ONE = Bill(1)
OFF = Fault(kind="ReplyError", message="the reply is no record", retryable=False)


def source(id: str, text: str | None = None) -> Source:
    return Source.from_text(text or f"words of {id}", id)


def record(of: Source) -> Record:
    extraction = Extraction(engine="model", package_version="1", schema_sha256="0", seconds=0.25)
    return Record(source=of.info, extraction=extraction)


def settled(number: int, of: Source, answer: Record | Fault, bill: Bill = ONE) -> Settled:
    state: State = "recorded" if isinstance(answer, Record) else "failed"
    return Settled(number, of.id, state, of.info, None, of.id.encode(), answer, bill)


def begun(path: Path | None) -> tuple[Ledger, int]:
    ledger = Ledger(path)
    return ledger, ledger.begin(CALL)


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_settled_is_found_and_comes_out_in_order(tmp_path: Path, kept: bool) -> None:
    ledger, run = begun(tmp_path / "ledger" if kept else None)
    a, b = source("a"), source("b")
    page = Settled(3, "c", "recorded", source("c").info, "text of a page", b"c", record(a))
    gone = Settled(4, "d.pdf", "failed", None, answer=OFF)
    with ledger:
        ledger.settle(run, [settled(2, b, DOWN, Bill(3, 10, 2, 0.5)), page])
        assert list(ledger.entries(run, gapless=True)) == []
        ledger.settle(run, [settled(1, a, record(a), Bill(1, 100, 20, 0.25)), gone])
        assert ledger.found(b"a") == Found("recorded", False, 1)
        assert ledger.found(b"b") == Found("failed", True, 1)
        assert ledger.found(b"x") is None
        assert list(ledger.entries(run, gapless=True)) == [
            Entry(1, record(a), None),
            Entry(2, ErrorEntry(id="b", source=b.info, error=DOWN), None),
            Entry(3, record(source("c")), "text of a page")._replace(
                value=record(a).model_copy(update={"source": source("c").info})
            ),
            Entry(4, ErrorEntry(id="d.pdf", source=None, error=OFF), None),
        ]
        assert [entry.number for entry in ledger.entries(run, 3)] == [3, 4]
        (told,) = ledger.runs()
        assert told.call == CALL
        assert told.counts == Counts(2, 2, 0, 1, 0, Bill(4, 110, 22, 0.75))
        assert (told.ended, told.how) == (None, None)
        ledger.end(run, "complete", whole=True)
        assert ledger.last().how == "complete"
        assert ledger.failures(run) == [
            Failures("ProviderError", DOWN.message, True, 1, 3),
            Failures("ReplyError", OFF.message, False, 1, 1),
        ]


def test_a_killed_run_is_counted_and_its_results_stay(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    ledger, run = begun(path)
    a, b = source("a"), source("b")
    ledger.settle(run, [settled(1, a, record(a), Bill(1, 100, 20, 0.25))])
    other = Ledger(path)  # as after a kill: nothing was closed or ended
    second = other.begin(CALL)
    other.settle(second, [Settled(1, "a", "skipped", a.info, None, b"a")])
    other.settle(second, [settled(2, b, record(b))])
    other.end(second, "complete", whole=True)
    first, last = other.runs()
    assert (first.how, first.counts.recorded, first.counts.spent) == (
        None,
        1,
        Bill(1, 100, 20, 0.25),
    )
    assert last.counts == Counts(1, 0, 1, 0, 0, Bill(1))
    assert [entry.value for entry in other.entries(second)] == [record(a), record(b)]
    assert list(other.entries(run)) == []
    ledger.close()
    other.close()


def test_attempts_and_cost_of_a_source_add_up_over_runs(tmp_path: Path) -> None:
    ledger, run = begun(tmp_path / "ledger")
    a = source("a")
    with ledger:
        ledger.settle(run, [settled(1, a, DOWN, Bill(3))])
        again = ledger.begin(CALL)
        ledger.settle(again, [settled(1, a, DOWN, Bill(2))])
        (failed,) = ledger.failures(again)
    assert failed.attempts == 5


@given(st.text(max_size=20), st.sampled_from(["title", "outlet", "author", "language"]))
def test_the_key_is_of_what_an_engine_sees(value: str, field: str) -> None:
    engine = {"engine": "tiny"}
    one = source("a", "the same words")
    key = work_key(one, engine)
    assert key == work_key(source("another id", "the same words"), engine)
    info = one.info.model_copy(update={field: value})
    assert work_key(Source(one.text, info), engine) != key
    assert work_key(one, {"engine": "other"}) != key
    assert work_key(source("a", "the same words."), engine) != key
    assert len(key) == 32


def test_half_of_a_surrogate_pair_in_a_dropped_item_is_kept(tmp_path: Path) -> None:
    from schemas import Dropped

    ledger, run = begun(tmp_path / "ledger")
    a = source("a")
    dropped = Dropped(path="events.0", item={"name": "\ud800"}, reason="not in the text")
    extraction = record(a).extraction
    assert extraction is not None
    odd = record(a).model_copy(
        update={"extraction": extraction.model_copy(update={"dropped": [dropped]})}
    )
    with ledger:
        ledger.settle(run, [settled(1, a, odd)])
        assert [entry.value for entry in ledger.entries(run)] == [odd]


def full_of_records(path: Path, number: int = 200) -> None:
    ledger, run = begun(path)
    with ledger:
        ledger.settle(
            run, [settled(n, of, record(of)) for n in range(number) for of in [source(f"s{n}")]]
        )


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(range(256)) * 40, b"{}\n"])
def test_a_file_that_is_no_ledger_is_told_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"is damaged or no ledger .*move it away to begin anew"):
        Ledger(path)
    assert path.read_bytes() == content


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE somebodys (own)")
    other.close()
    with pytest.raises(LedgerError, match="is no ledger of this release"):
        Ledger(path)


def test_a_ledger_cut_short_is_told_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    full_of_records(path)
    short = path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096 + 100]
    path.write_bytes(short)

    def read() -> None:
        with Ledger(path) as ledger:
            for entry in ledger.entries(1):
                assert entry.number

    with pytest.raises(LedgerError, match="is damaged or no ledger"):
        read()
    assert path.read_bytes() == short


def test_a_page_of_garbage_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    full_of_records(path)
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="is damaged or no ledger"), Ledger(path) as ledger:
        ledger.runs()


def test_a_ledger_that_another_program_holds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger"
    full_of_records(path, 2)
    monkeypatch.setattr("summarizer.ledger.store._WAIT", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="is locked by another program"), Ledger(path) as ledger:
        ledger.begin(CALL)
    other.close()
    with Ledger(path) as ledger:
        assert ledger.begin(CALL) == 2


def test_a_full_disk_costs_nothing_that_was_recorded(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    ledger, run = begun(path)
    written = 0

    def fill() -> None:
        nonlocal written
        for number in range(1, 2000):
            of = source(f"s{number}", f"words of {number} " * 50)
            page = Settled(number, of.id, "recorded", of.info, of.text, of.id.encode(), record(of))
            ledger.settle(run, [page])
            written = number

    with (
        no_room_after(400_000),
        pytest.raises(LedgerError, match=r"cannot be written .*make room and run the same command"),
    ):
        fill()
    ledger.close()
    assert written > 10
    with Ledger(path) as ledger:
        assert [entry.number for entry in ledger.entries(run)] == list(range(1, written + 1))
        ledger.settle(ledger.begin(CALL), [settled(1, source("x"), DOWN)])


def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="cannot be opened for writing"):
        Ledger(tmp_path / "nowhere" / "ledger")
