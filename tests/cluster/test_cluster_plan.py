"""What the shards of an input are, and what is written of them; nothing here needs a cluster."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Record
from summarizer.cluster.job import Job, run
from summarizer.cluster.plan import Shard, plan
from summarizer.cluster.reading import LINES, SHARD, block, sources
from summarizer.cluster.shards import Counts, ShardFolder, ShardFormat
from summarizer.errors import OutputError, SourceError, UsageError
from summarizer.limits import Limits
from summarizer.reading.ids import labels
from summarizer.reading.rows import Lines, json_rows
from summarizer.source import Source
from tests.support.dataset import failure

LINE = st.sampled_from(
    [
        b'{"text": "One was freed."}',
        b'{"id": "named", "text": "Two were freed.", "published": "2021-05-07"}',
        b"no JSON",
        b"",
        b"   ",
        '{"text": "«Трое» были освобождены."}'.encode(),
    ]
)


def read(shards: Sequence[Shard]) -> list[Any]:
    found = []
    for shard in shards:
        (row,) = block(shard).to_pylist()
        assert row[SHARD] == shard.number
        rows = list(sources(shard, row[LINES]))
        assert len(rows) == shard.rows
        found += rows
    return found


def told(rows: Sequence[Any]) -> list[str]:
    return [str(row) for row in rows]


@settings(max_examples=60)
@given(st.lists(LINE, max_size=12), st.booleans(), st.integers(1, 5))
def test_the_rows_of_all_shards_are_those_of_the_file(
    lines: list[bytes], ends: bool, size: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder).resolve() / "rows.jsonl"
        file.write_bytes(b"\n".join(lines) + (b"\n" if ends else b""))
        with file.open("rb") as stream:
            whole = list(json_rows(Lines(stream, str(file)), str(file), labels([file])[0]))
        if not whole:
            with pytest.raises(UsageError, match="there is no row"):
                plan([str(file)], size)
            return
        shards = plan([str(file)], size)
        assert told(read(shards)) == told(whole)
        assert plan([folder], size) == shards
    assert [shard.number for shard in shards] == list(range(len(shards)))
    assert all(1 <= shard.rows <= size for shard in shards)
    assert [shard.entry for shard in shards] == [size * n for n in range(len(shards))]


@pytest.mark.parametrize("group", [1, 3, 100])
def test_parquet_is_cut_whatever_its_row_groups(tmp_path: Path, group: int) -> None:
    texts = [f"{number} men were freed." for number in range(10)]
    days = [date(2021, 5, 7), None] * 5
    table = pa.table({"text": texts, "published": days, "colour": ["red"] * 10})
    pq.write_table(table, tmp_path / "rows.parquet", row_group_size=group)
    shards = plan([str(tmp_path)], 4)
    assert [(shard.start, shard.stop) for shard in shards] == [(0, 4), (4, 8), (8, 10)]
    items = [row.item for row in read(shards)]
    assert [item.text for item in items] == texts
    assert [item.info.published for item in items] == days
    assert [item.id for item in items] == [f"rows-{number}" for number in range(1, 11)]


def test_several_files_are_one_input(tmp_path: Path) -> None:
    for name in ("a/rows.jsonl", "b/rows.jsonl"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text('{"text": "One was freed."}\n' * 3)
    pq.write_table(pa.table({"text": ["Two were freed."]}), tmp_path / "c.parquet")
    shards = plan([str(tmp_path), str(tmp_path / "c.parquet")], 2)
    assert [shard.entry for shard in shards] == [0, 2, 3, 5, 6]
    assert [shard.rows for shard in shards] == [2, 1, 2, 1, 1]
    assert [row.item.id for row in read(shards)] == [
        *(f"a/rows.jsonl-{number}" for number in (1, 2, 3)),
        *(f"b/rows.jsonl-{number}" for number in (1, 2, 3)),
        "c-1",
    ]


@pytest.mark.parametrize(
    ("name", "content", "error", "sentence"),
    [
        ("report.txt", b"x", UsageError, "no file of JSON Lines or Parquet.*--runner local"),
        ("nowhere.jsonl", None, UsageError, "no file of JSON Lines or Parquet"),
        ("broken.parquet", b"PAR1", SourceError, "is no Parquet file"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    tmp_path: Path, name: str, content: bytes | None, error: type[Exception], sentence: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=sentence):
        plan([str(tmp_path / name)], 10)


@pytest.fixture
def shards(tmp_path: Path) -> list[Shard]:
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps({"text": f"{n} men were freed."}) + "\n" for n in range(4)))
    return plan([str(file)], 2)


def write(folder: ShardFolder, shard: Shard, *results: Any) -> None:
    with folder.output(shard) as opened, opened as output:
        for result in results:
            if isinstance(result, Record):
                output.record(Source("the input", result.source), result)
            else:
                output.failure(result)


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_a_written_shard_tells_how_its_sources_ended(
    tmp_path: Path, coded: Record, shards: list[Shard], format: ShardFormat
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    folder = ShardFolder(out, format, {"model": "rules"})
    assert folder.counts(shards[0]) is None
    write(folder, shards[0], coded, failure("gone", retryable=True))
    write(folder, shards[1], coded, failure("gone"))
    assert folder.counts(shards[0]) == Counts(1, 1, 1)
    assert folder.counts(shards[1]) == Counts(1, 1, 0)
    write(folder, shards[0], coded, coded)  # again, and better
    assert folder.counts(shards[0]) == Counts(2, 0, 0)
    again = ShardFolder(out, format, {"model": "rules"})
    again.open(shards)
    assert again.counts(shards[0]) == Counts(2, 0, 0)
    assert not list(out.glob(".part-*"))


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_a_shard_that_breaks_off_is_not_there(
    tmp_path: Path, coded: Record, shards: list[Shard], format: ShardFormat
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    folder = ShardFolder(out, format, {})

    def broken() -> None:
        with folder.output(shards[0]) as opened, opened as output:
            output.record(Source("the input", coded.source), coded)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert folder.counts(shards[0]) is None
    killed = out / ".part-killed"
    killed.mkdir()
    (killed / "entries.jsonl.part").write_text("half a line")
    folder.open(shards)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_shards_of_anything_else_are_not_mixed_in(
    tmp_path: Path, coded: Record, shards: list[Shard], format: ShardFormat
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    write(ShardFolder(out, format, {"model": "rules"}), shards[0], coded)
    ShardFolder(out, format, {"model": "rules"}).open(shards)
    changed = [replace(shards[0], sha256="another"), shards[1]]
    for folder, planned in (
        (ShardFolder(out, format, {"model": "another"}), shards),
        (ShardFolder(out, format, {"model": "rules"}), changed),
    ):
        with pytest.raises(OutputError, match="made of other sources or by another engine"):
            folder.open(planned)


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_what_was_written_is_not_read(
    tmp_path: Path, coded: Record, shards: list[Shard], format: ShardFormat
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    write(ShardFolder(out, format, {}), shards[0], coded)
    assert plan([str(tmp_path)], 2) == shards


def test_a_renamed_folder_changes_no_shard(tmp_path: Path, coded: Record) -> None:
    out = tmp_path / "out"
    out.mkdir()
    before = tmp_path / "before"
    before.mkdir()
    (before / "rows.jsonl").write_text('{"text": "One was freed."}\n')
    folder = ShardFolder(out, "jsonl", {})
    write(folder, plan([str(before)], 2)[0], coded)
    before.rename(tmp_path / "after")
    (moved,) = plan([str(tmp_path / "after")], 2)
    assert asdict(moved)["path"].endswith("after/rows.jsonl")
    assert folder.counts(moved) == Counts(1, 0, 0)


def test_without_ray_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    job = Job(["rows.jsonl"], tmp_path / "out", "jsonl", {"model": "rules"}, Limits())
    with pytest.raises(UsageError, match=r"pip install 'exchange-summarizer\[ray\]'"):
        list(run(job))
    assert list(tmp_path.iterdir()) == []
