from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import ErrorEntry, Extraction, Record, load_record
from summarizer.cli.progress import Progress
from summarizer.errors import (
    ExtractionError,
    OutputError,
    ProviderError,
    SourceError,
    UsageError,
)
from summarizer.ledger import Bill, Call, Failures, Ledger
from summarizer.reading.unreadable import Unreadable
from summarizer.running import Budget, End, Patience, Run, Tally, Terms
from summarizer.source import Source
from summarizer.writing import Output, to_json
from summarizer.writing.file import FileOutput
from summarizer.writing.folder import FolderOutput


class Engine:
    """Answers each source by what stands under its id."""

    name = "tiny"
    computes = False
    fingerprint = {"engine": "tiny"}

    def __init__(self, **answers: Record | Exception) -> None:
        self._answers = answers
        self.asked: list[str] = []

    def extract(self, source: Source) -> Record:
        self.asked.append(source.id)
        answer = self._answers[source.id]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def aextract(self, source: Source) -> Record:
        return self.extract(source)

    def close(self) -> None: ...

    async def aclose(self) -> None: ...


class Kept:
    """An output that remembers, and that may be full."""

    kept = "in memory"

    def __init__(self, room: int = 100) -> None:
        self.entries: list[Record | ErrorEntry] = []
        self._room = room

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def expect(self, source: Source) -> None: ...

    def record(self, source: Source, record: Record) -> None:
        assert source.info == record.source
        self._take(record)

    def failure(self, entry: ErrorEntry) -> None:
        self._take(entry)

    def _take(self, entry: Record | ErrorEntry) -> None:
        if len(self.entries) == self._room:
            raise OutputError("memory cannot be written (full); make room")
        self.entries.append(entry)


def source(id: str) -> Source:
    return Source.from_text(f"secret words of {id}", id)


def record(id: str) -> Record:
    extraction = Extraction(
        engine="model",
        package_version="1",
        schema_sha256="0",
        tokens_in=1000,
        tokens_out=20,
        cost_usd=0.001,
        seconds=1,
    )
    return Record(source=source(id).info, extraction=extraction)


CALL = Call("extract", "/somewhere", ("sources",), {}, "tiny", {})
AT_ONCE = Patience(wait=0)


def go(
    sources: Iterable[Source | Unreadable],
    engine: Engine,
    output: Output,
    path: Path | None = None,
    **terms: Any,
) -> tuple[Tally, Callable[[], End]]:
    progress = Progress(terminal=False, at_once=False)
    ledger = Ledger(path)
    run = Run(engine, ledger, output, progress, Terms(**{"patience": AT_ONCE, **terms}))

    def work() -> End:
        with ledger:
            return run.work(sources, CALL)

    return run.tally, work


def test_one_failure_costs_the_others_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    engine = Engine(a=record("a"), b=ProviderError("the server is down; try later"), d=record("d"))
    output = Kept()
    unread = Unreadable("c.pdf", SourceError("c.pdf holds no text; scan it"), "c")
    tally, work = go([source("a"), source("b"), unread, source("d")], engine, output)
    work()
    a, b, c, d = output.entries
    assert (a, d) == (record("a"), record("d"))
    assert isinstance(b, ErrorEntry)
    assert b.source == source("b").info
    assert b.error.model_dump() == {
        "kind": "ProviderError",
        "message": "the server is down; try later",
        "retryable": True,
    }
    assert isinstance(c, ErrorEntry)
    assert (c.source, c.id, c.error.kind, c.error.retryable) == (
        None,
        "c",
        "SourceError",
        False,
    )
    assert str(tally) == "2 records, 2 failed; 2,000 tokens in and 40 out; $0.0020"
    assert sorted(capsys.readouterr().err.splitlines()) == [
        "Error: b: the server is down; try later",
        "Error: c.pdf holds no text; scan it",
    ]


def test_a_bug_is_an_entry_without_a_word_of_the_article(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = Kept()
    engine = Engine(a=KeyError("secret words of a"), b=record("b"))
    _, work = go([source("a"), source("b")], engine, output)
    work()
    entry = output.entries[0]
    assert isinstance(entry, ErrorEntry)
    assert entry.error.kind == "KeyError"
    assert entry.error.message.startswith("KeyError at summarizer/running/attempt.py:")
    assert "is a bug" in entry.error.message
    assert "secret" not in entry.model_dump_json() + capsys.readouterr().err
    assert output.entries[1] == record("b")


def test_a_full_output_stops_the_run_before_the_next_bill() -> None:
    engine = Engine(**{each: record(each) for each in "abc"})
    output = Kept(room=1)
    tally, work = go([source(each) for each in "abc"], engine, output, concurrency=1)
    with pytest.raises(OutputError):
        work()
    assert engine.asked in (["a", "b"], ["a", "b", "c"])  # one may be in flight meanwhile
    assert tally.done == 1


def test_a_call_that_is_off_stops_the_run() -> None:
    engine = Engine(a=UsageError("the key is refused; set another"), b=record("b"))
    _, work = go([source("a"), source("b")], engine, Kept(), concurrency=1)
    with pytest.raises(UsageError):
        work()
    assert engine.asked == ["a"]


def test_a_call_that_turns_out_to_be_off_keeps_what_was_recorded(tmp_path: Path) -> None:
    engine = Engine(a=record("a"), b=UsageError("the key is refused; set another"), c=record("c"))
    output = FileOutput(tmp_path / "records.jsonl", "jsonl")
    sources = [source(each) for each in "abc"]
    tally, work = go(sources, engine, output, concurrency=1)
    with pytest.raises(UsageError, match="the key is refused"):
        work()
    part = tmp_path / "records.jsonl.part"
    assert load_record(part.read_bytes()) == record("a")
    assert output.kept == f"in {part}"
    assert (engine.asked, tally.done) == (["a", "b"], 1)


def test_a_taken_name_costs_the_others_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text('{"downloaded": "2021-05-07"}')
    (tmp_path / "b.json").mkdir()
    engine = Engine(**{each: record(each) for each in "abc"})
    sources = [source(each) for each in "abc"]
    tally, work = go(sources, engine, FolderOutput(tmp_path, print))
    assert work() == "complete"
    assert engine.asked == ["c"]  # nothing is paid for that cannot be kept
    assert (tally.records, tally.failed) == (1, 2)
    assert (tmp_path / "a.json").read_text() == '{"downloaded": "2021-05-07"}'
    for name in ("a", "b"):
        entry = ErrorEntry.model_validate_json((tmp_path / f"{name}.error.json").read_bytes())
        assert (entry.error.kind, entry.source) == ("OutputError", source(name).info)
    first, second = capsys.readouterr().err.splitlines()
    assert first == f"Error: a: {tmp_path}/a.json exists and holds no record; give another place"
    assert second.startswith(f"Error: b: {tmp_path}/b.json cannot be written (Is a directory)")


def test_no_source_at_all_is_a_usage_error() -> None:
    _, work = go([], Engine(), Kept())
    with pytest.raises(UsageError, match="there is no source"):
        work()


def test_hostile_messages_reach_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    engine = Engine(a=ExtractionError("the model said \x1b[2J\u202e"))
    _, work = go([source("a")], engine, Kept())
    work()
    assert capsys.readouterr().err == "Error: a: the model said �[2J�\n"


def test_a_file_name_that_is_no_unicode_is_an_entry_that_any_reader_takes() -> None:
    output = Kept()
    fault = SourceError("a\udcff.txt has a name that is not UTF-8; rename the file")
    unread = Unreadable("a\udcff.txt", fault, "a\udcff")
    _, work = go([unread], Engine(), output)
    work()
    (entry,) = output.entries
    assert ErrorEntry.model_validate_json(to_json(entry)) == entry
    assert isinstance(entry, ErrorEntry)
    assert entry.id == "a\\udcff"


class Slow(Engine):
    """Takes the longer the earlier a source comes, so that the last one ends first."""

    async def aextract(self, source: Source) -> Record:
        await asyncio.sleep(0.02 * (ord("z") - ord(source.id)) / 26)
        return self.extract(source)


def test_the_output_is_in_input_order_whatever_ends_first() -> None:
    letters = "qwertyuiopasdfghjklzxcvbnm"
    engine = Slow(**{each: record(each) for each in letters})
    output = Kept()
    _, work = go([source(each) for each in letters], engine, output, concurrency=9)
    assert work() == "complete"
    assert "".join(entry.source.id for entry in output.entries if entry.source) == letters
    assert engine.asked != list(letters)


def test_a_second_run_asks_for_nothing_that_is_recorded(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    down = ProviderError("the server is down; try later")
    refused = ExtractionError("the model refused to answer; try another model")
    first = Engine(a=record("a"), b=down, c=refused, d=record("d"))
    go([source(each) for each in "abcd"], first, Kept(), path)[1]()
    second = Engine(b=record("b"), e=record("e"))
    output = Kept()
    tally, work = go([source(each) for each in "eabcd"], second, output, path)
    assert work() == "complete"
    assert sorted(second.asked) == ["b", "e"]
    told = [entry.source.id for entry in output.entries if entry.source]
    assert told == ["e", "a", "b", "c", "d"]
    assert (tally.records, tally.skipped, tally.failed, tally.left) == (4, 2, 1, 1)
    assert tally.spent == Bill(2, 2000, 40, 0.002)
    third = Engine(c=record("c"))
    tally, work = go([source(each) for each in "abcde"], third, Kept(), path, again=True)
    assert work() == "complete"
    assert (third.asked, tally.records, tally.failed) == (["c"], 5, 0)


def test_a_renamed_source_is_done_and_a_changed_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    go([source("a")], Engine(a=record("a")), Kept(), path)[1]()
    renamed = Source.from_text("secret words of a", "x")
    output = Kept()
    go([renamed], Engine(), output, path)[1]()
    (entry,) = output.entries
    assert entry == record("a").model_copy(update={"source": renamed.info})
    for changed in (
        Source.from_text("secret words of a!", "a"),
        Source.from_text("secret words of a", "a", title="Twelve"),
        Source.from_text("secret words of a", "a", language="en"),
    ):
        engine = Engine(a=record("a").model_copy(update={"source": changed.info}))
        go([changed], engine, Kept(), path)[1]()
        assert engine.asked == ["a"]
    other = Engine(a=record("a"))
    other.fingerprint = {"engine": "another"}
    go([source("a")], other, Kept(), path)[1]()
    assert other.asked == ["a"]


def test_sources_with_one_text_cost_one_request_and_have_a_record_each() -> None:
    same = [Source.from_text("secret words of a", each) for each in "abc"]
    engine = Slow(a=record("a"), d=record("d"))
    output = Kept()
    tally, work = go([*same, source("d")], engine, output)
    work()
    assert [entry.source.id for entry in output.entries if entry.source] == ["a", "b", "c", "d"]
    assert (tally.records, tally.skipped) == (4, 0)
    assert sorted(engine.asked) == ["a", "d"]


def test_a_budget_ends_a_run_and_what_is_in_flight_is_kept() -> None:
    engine = Engine(**{each: record(each) for each in "abcdef"})
    output = Kept()
    sources = [source(each) for each in "abcdef"]
    tally, work = go(sources, engine, output, concurrency=1, budget=Budget(2000, "tokens"))
    assert work() == "budget"
    assert engine.asked == ["a", "b"]  # 1,020 tokens each
    assert tally.records == len(output.entries) == 2


def test_a_budget_that_is_spent_by_the_last_source_is_no_early_end() -> None:
    _, work = go([source("a")], Engine(a=record("a")), Kept(), budget=Budget(0.001, "usd"))
    assert work() == "complete"


def test_a_budget_in_money_needs_a_price() -> None:
    extraction = record("a").extraction
    assert extraction is not None
    free = record("a").model_copy(
        update={"extraction": extraction.model_copy(update={"cost_usd": None})}
    )
    engine = Engine(a=free, b=record("b"))
    output = Kept()
    sources = [source("a"), source("b")]
    _, work = go(sources, engine, output, concurrency=1, budget=Budget(1, "usd"))
    with pytest.raises(UsageError, match="no price is known of this model"):
        work()
    assert engine.asked == ["a"]
    assert output.entries == [free]


class Flaky(Engine):
    """Fails a number of times before it answers."""

    def __init__(self, failures: int, error: Exception, **answers: Record | Exception) -> None:
        super().__init__(**answers)
        self._left = failures
        self._error = error

    def extract(self, source: Source) -> Record:
        answer = super().extract(source)
        self._left -= 1
        if self._left >= 0:
            raise self._error
        return answer


def test_what_may_go_well_later_is_tried_again_and_nothing_else(tmp_path: Path) -> None:
    down = ProviderError("the server is down; try later")
    engine = Flaky(2, down, a=record("a"))
    tally, work = go([source("a")], engine, Kept())
    work()
    assert (engine.asked, tally.records) == (["a", "a", "a"], 1)
    assert tally.spent.attempts == 3
    engine = Flaky(3, down, a=record("a"))
    with Ledger(tmp_path / "ledger") as ledger:
        terms = Terms(patience=AT_ONCE)
        Run(engine, ledger, Kept(), Progress(terminal=False, at_once=False), terms).work(
            [source("a")], CALL
        )
        (failed,) = ledger.failures(1)
    assert failed == Failures("ProviderError", "the server is down; try later", True, 1, 3)
    engine = Flaky(1, ExtractionError("no record"), a=record("a"))
    go([source("a")], engine, Kept())[1]()
    assert engine.asked == ["a"]


def test_a_deadline_is_for_all_attempts_together() -> None:
    class Hanging(Engine):
        async def aextract(self, source: Source) -> Record:
            self.asked.append(source.id)
            await asyncio.sleep(60)
            raise AssertionError

    output = Kept()
    _, work = go([source("a")], Hanging(), output, patience=Patience(deadline=0.05))
    assert work() == "complete"
    (entry,) = output.entries
    assert isinstance(entry, ErrorEntry)
    assert entry.error.message == "no record within 0.05 seconds; raise --deadline"
    assert entry.error.retryable


def test_a_source_that_is_stopped_is_finished_and_nothing_more_is_begun() -> None:
    class Stopping(Engine):
        async def aextract(self, source: Source) -> Record:
            run.stop()
            await asyncio.sleep(0.01)
            return self.extract(source)

    engine = Stopping(**{each: record(each) for each in "abc"})
    output = Kept()
    with Ledger(None) as ledger:
        run = Run(
            engine, ledger, output, Progress(terminal=False, at_once=False), Terms(concurrency=1)
        )
        assert run.work([source(each) for each in "abc"], CALL) == "stopped"
    assert (engine.asked, len(output.entries)) == (["a"], 1)


def _answer(id: str, kind: str) -> Record | Exception:
    if kind == "record":
        return record(id)
    return ProviderError("down") if kind == "down" else ExtractionError("no record")


@settings(max_examples=60)
@given(st.lists(st.sampled_from("abcdefgh"), max_size=12), st.integers(1, 5), st.data())
def test_every_source_is_accounted_for_once(names: list[str], width: int, data: Any) -> None:
    drawn = st.sampled_from(["record", "down", "off"])
    answers: dict[str, Record | Exception] = {
        each: _answer(each, data.draw(drawn)) for each in set(names)
    }
    sources = [
        Source.from_text(f"secret words of {each}", f"{each}{number}")
        for number, each in enumerate(names)
    ]
    engine = Engine()
    engine._answers = {each.id: answers[each.id[0]] for each in sources}
    output = Kept()
    _, work = go([*sources, source("z")], engine, output, concurrency=width)
    engine._answers["z"] = record("z")
    assert work() == "complete"
    assert [entry.source and entry.source.id for entry in output.entries] == [
        *(each.id for each in sources),
        "z",
    ]
    for each, entry in zip(sources, output.entries, strict=False):
        assert isinstance(entry, Record) == isinstance(answers[each.id[0]], Record)
    recorded = {each for each in answers if isinstance(answers[each], Record)}
    assert sum(asked[0] in recorded for asked in engine.asked) == len(recorded)
