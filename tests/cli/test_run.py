from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from schemas import ErrorEntry, Extraction, Record, load_record
from summarizer.cli.progress import Progress
from summarizer.cli.run import Tally, run
from summarizer.errors import (
    ExtractionError,
    OutputError,
    ProviderError,
    SourceError,
    UsageError,
)
from summarizer.reading.unreadable import Unreadable
from summarizer.source import Source
from summarizer.writing import to_json
from summarizer.writing.file import FileOutput
from summarizer.writing.folder import FolderOutput


class Engine:
    """Answers each source by what stands under its id."""

    def __init__(self, **answers: Record | Exception) -> None:
        self._answers = answers
        self.asked: list[str] = []

    def extract(self, source: Source) -> Record:
        self.asked.append(source.id)
        answer = self._answers[source.id]
        if isinstance(answer, Exception):
            raise answer
        return answer


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


def go(
    sources: Iterable[Source | Unreadable], engine: Engine, output: Kept
) -> tuple[Tally, Callable[[], None]]:
    tally = Tally()
    progress = Progress(terminal=False, at_once=False)
    return tally, lambda: run(sources, engine, output, progress, tally)


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
    assert capsys.readouterr().err.splitlines() == [
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
    assert entry.error.message.startswith("KeyError at summarizer/cli/run.py:")
    assert "is a bug" in entry.error.message
    assert "secret" not in entry.model_dump_json() + capsys.readouterr().err
    assert output.entries[1] == record("b")


def test_a_full_output_stops_the_run_before_the_next_bill() -> None:
    engine = Engine(**{each: record(each) for each in "abc"})
    output = Kept(room=1)
    tally, work = go([source(each) for each in "abc"], engine, output)
    with pytest.raises(OutputError):
        work()
    assert engine.asked == ["a", "b"]
    assert tally.done == 1


def test_a_call_that_is_off_stops_the_run() -> None:
    engine = Engine(a=UsageError("the key is refused; set another"), b=record("b"))
    _, work = go([source("a"), source("b")], engine, Kept())
    with pytest.raises(UsageError):
        work()
    assert engine.asked == ["a"]


def test_a_call_that_turns_out_to_be_off_keeps_what_was_recorded(tmp_path: Path) -> None:
    engine = Engine(a=record("a"), b=UsageError("the key is refused; set another"), c=record("c"))
    output = FileOutput(tmp_path / "records.jsonl", "jsonl")
    tally = Tally()

    def work() -> None:
        with output:
            sources = [source(each) for each in "abc"]
            run(sources, engine, output, Progress(terminal=False, at_once=False), tally)

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
    tally = Tally()
    output = FolderOutput(tmp_path, print)
    with output:
        sources = [source(each) for each in "abc"]
        run(sources, engine, output, Progress(terminal=False, at_once=False), tally)
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
