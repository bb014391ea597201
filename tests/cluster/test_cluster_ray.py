"""Ray itself: on this machine, and on two nodes of which one is killed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from filelock import FileLock
from typer.testing import CliRunner

from schemas import Record, load_record
from summarizer import Extractor, Source, read_sources
from summarizer.cli.app import app
from summarizer.cluster.job import Job, run
from summarizer.cluster.shards import Counts
from summarizer.errors import OutputError, UsageError
from summarizer.limits import Limits
from tests.support.faults import FaultServer, report

ray = pytest.importorskip("ray", reason="Ray is not installed; see requirements-cluster.lock")

# Ray has warnings of its own.
pytestmark = [pytest.mark.cluster, pytest.mark.filterwarnings("default")]

REPORTS = 60


@pytest.fixture(autouse=True)
def _with_byte_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)


@pytest.fixture
def nodes() -> Iterator[tuple[Any, Any]]:
    """A cluster of two nodes with a core each; and the second of them."""
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    try:
        node = cluster.add_node(num_cpus=1)
        cluster.wait_for_nodes()
        yield cluster, node
    finally:
        ray.shutdown()
        cluster.shutdown()


def written(folder: Path) -> list[dict[str, Any]]:
    """The entries of all shards, in the order of the input."""
    return [
        json.loads(line)
        for shard in sorted(folder.glob("*.jsonl"))
        for line in shard.read_bytes().splitlines()
    ]


def without_time(record: Record) -> Record:
    assert record.extraction is not None
    extraction = record.extraction.model_copy(update={"seconds": 0.0})
    return record.model_copy(update={"extraction": extraction})


def test_no_source_is_lost_or_doubled_with_a_node(tmp_path: Path, nodes: tuple[Any, Any]) -> None:
    cluster, node = nodes
    file, out = tmp_path / "reports.jsonl", tmp_path / "out"
    sources = [report(number) for number in range(REPORTS)]
    rows = [
        {"id": each.id, "text": each.text, "published": "2021-05-04", "language": "en"}
        for each in sources
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with FaultServer(latency=0.3) as server:
        options = {"model": "careful", "base_url": server.url}
        job = Job([str(file)], out, "jsonl", options, Limits(concurrency=2), 5, cluster.address)
        before_kill = 0
        for progress in run(job):
            if progress.written >= 2 and not before_kill:
                before_kill = server.total
                cluster.remove_node(node, allow_graceful=False)
        assert 0 < before_kill < REPORTS
        assert (progress.written, progress.counts) == (REPORTS // 5, Counts(REPORTS, 0, 0))
        # The actors share a cache: what a lost node had been told is not asked again, but for what
        # was in flight.
        assert server.total <= REPORTS + 2
        records = [load_record(entry) for entry in written(out)]
        assert [record.source.id for record in records] == [source.id for source in sources]
        with Extractor(model="careful", base_url=server.url) as extractor:
            for source, record in zip(sources, records, strict=True):
                here = without_time(extractor.extract(source))
                assert _facts(without_time(record)) == _facts(here)
        asked = server.total
        assert [progress.written for progress in run(job)] == [REPORTS // 5]  # all was there
        first, *others = sorted(out.glob("*.jsonl"))
        made = {path: path.stat().st_mtime_ns for path in others}
        first.unlink()
        *_, progress = run(job)
        assert progress.now.counts == Counts(5, 0, 0)
        assert {path: path.stat().st_mtime_ns for path in others} == made
        assert server.total == asked  # the cache had it


def _facts(record: Record) -> dict[str, Any]:
    """A record without what it cost: a reply that is taken from the cache is free."""
    assert record.extraction is not None
    cost = {"cost_usd", "tokens_in", "tokens_out"}
    return record.model_dump(exclude={"extraction": cost | {"seconds"}})


def test_one_machine_gives_what_extract_gives(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    texts = [report(number).text for number in range(30)]
    lines = [json.dumps({"id": f"r{n}", "text": text}) for n, text in enumerate(texts)]
    lines[7:7] = ["no JSON", "", json.dumps({"text": "Kaksi merimiestä vapautettiin eilen."})]
    (folder / "a.jsonl").write_text("\n".join(lines))
    days = [date(2021, 5, 5)] * len(texts)
    pq.write_table(pa.table({"text": texts, "published": days}), folder / "b.parquet")
    common = ["--model", "rules", "--runner", "ray", "--shard", "8"]
    done = _call("extract", folder, *common, "--out", tmp_path / "lines")
    assert done.exit_code == 1
    assert "60 records, 2 failed of 62 sources; 8 of 8 shards" in done.stderr
    entries = written(tmp_path / "lines")
    failed = {entry["id"]: entry["error"] for entry in entries if "error" in entry}
    assert failed["a-8"]["kind"] == "SourceError"
    assert f"{folder.resolve()}/a.jsonl:8 is no JSON" in failed["a-8"]["message"]
    assert failed["a-9"]["kind"] == "LanguageError"
    records = [load_record(entry) for entry in entries if "error" not in entry]
    with Extractor("rules") as extractor:
        here = [
            extractor.extract(item)
            for item in read_sources([str(folder / "a.jsonl")])
            if isinstance(item, Source) and item.id.startswith("r")
        ]
    assert [without_time(each) for each in records[:30]] == [without_time(each) for each in here]

    done = _call("extract", folder, *common, "--format", "parquet", "--out", tmp_path / "tables")
    assert done.exit_code == 1
    tables = {
        name: pq.read_table(tmp_path / "tables" / name)
        for name in ("sources", "failures", "counts", "parties")
    }
    assert tables["sources"].num_rows == 60
    numbers: list[Any] = [
        *tables["sources"]["entry"].to_pylist(),
        *tables["failures"]["entry"].to_pylist(),
    ]
    assert sorted(numbers) == list(range(62))
    assert pq.read_table(tmp_path / "tables" / "texts").num_rows == 0
    lows = Counter(tables["counts"]["low"].to_pylist())
    assert lows[3] == 2  # the first report, in either file
    assert lows == Counter(c.low for r in records for e in r.events for c in e.counts)


def _call(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_two_runs_on_one_folder_are_refused(tmp_path: Path) -> None:
    file, out = tmp_path / "reports.jsonl", tmp_path / "out"
    file.write_text('{"text": "One was freed."}\n')
    out.mkdir()
    job = Job([str(file)], out, "jsonl", {"model": "rules"}, Limits())
    with (
        FileLock(out / ".lock"),
        pytest.raises(OutputError, match=r"another run writes to .*; wait for it"),
    ):
        list(run(job))


def test_a_cluster_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text('{"text": "One was freed."}\n')
    nowhere = "127.0.0.1:9"
    job = Job([str(file)], tmp_path / "out", "jsonl", {"model": "rules"}, Limits(), 5, nowhere)
    with pytest.raises(UsageError, match=r"there is no cluster at 127\.0\.0\.1:9"):
        list(run(job))


def test_a_call_that_is_off_ends_the_run(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text('{"text": "One was freed."}\n')
    options = {"model": "rules", "base_url": "http://127.0.0.1:9/v1"}
    job = Job([str(file)], tmp_path / "out", "jsonl", options, Limits(), 5)
    with pytest.raises(UsageError, match="a base URL has a model of its own"):
        list(run(job))
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".lock"]
