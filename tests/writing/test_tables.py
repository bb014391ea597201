from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from secrets import token_hex

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Count, ErrorEntry, Event, EventDate, Fault, Record
from summarizer.errors import OutputError, UsageError
from summarizer.reading.results import TABLE_BEGINS
from summarizer.source import Source
from summarizer.writing import OutputFormat, open_output
from summarizer.writing.tables.layout import TABLES
from tests.conftest import evidence
from tests.support.disk import no_room_after
from tests.support.records import failures, missing, records
from tests.support.tables import Tables, entries, read_csv, read_parquet, read_sqlite

FAILED = ErrorEntry(
    source=None, id="gone", error=Fault(kind="SourceError", message="gone", retryable=False)
)
FORMATS: dict[OutputFormat, tuple[str, Callable[[Path], Tables]]] = {
    "csv": ("tables/", read_csv),
    "parquet": ("tables/", read_parquet),
    "sqlite": ("records.sqlite", read_sqlite),
}
every_format = pytest.mark.parametrize("format", list(FORMATS))


def source_of(record: Record) -> Source:
    return Source("the input", record.source)


def written(
    folder: Path,
    format: OutputFormat,
    given: Sequence[Record | ErrorEntry],
    *,
    of: Source | None = None,
) -> Tables:
    name, read = FORMATS[format]
    with open_output(f"{folder}/{name}", format, None, print) as output:
        for entry in given:
            if isinstance(entry, Record):
                output.record(of or source_of(entry), entry)
            else:
                output.failure(entry)
    return read(folder / name)


def without_empty_titles(given: list[Record | ErrorEntry]) -> list[Record | ErrorEntry]:
    """What a reader of CSV that takes nothing and an empty text for one can tell."""
    return [
        type(each).model_validate_json(each.model_dump_json().replace('"title":""', '"title":null'))
        for each in given
    ]


@every_format
@settings(max_examples=15)
@given(given=st.lists(records() | failures(), max_size=3))
def test_every_field_is_found_again(format: OutputFormat, given: list[Record | ErrorEntry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tables = written(Path(folder), format, given)
    expected = without_empty_titles(given) if format == "csv" else given
    assert entries(tables) == expected


@settings(max_examples=15)
@given(record=records())
def test_the_records_made_here_have_all_fields_of_the_codebook(record: Record) -> None:
    conditional = {"Party.country", "Count.released_by", "Count.released_to"}
    assert missing(record) <= conditional


@every_format
def test_the_tables_of_a_record(
    tmp_path: Path, report: Source, coded: Record, format: OutputFormat
) -> None:
    tables = written(tmp_path, format, [FAILED, coded])
    assert {name: len(rows) for name, rows in tables.items() if rows} == {
        "sources": 1,
        "events": 1,
        "parties": 2,
        "counts": 2,
        "people": 1,
        "framing": 1,
        "evidence": 6,
        "failures": 1,
    }
    transfer, background = tables["counts"]
    assert transfer == {
        "entry": 1,
        "source_id": "report",
        "event": 0,
        "item": 0,
        "role": "transfer",
        "released_by": "Ruritania",
        "released_to": "Bohemia",
        "low": 12,
        "high": 12,
        "approximate": False,
        "category": "military",
        "as_written": "12 soldiers",
        "quote": "released 12 soldiers to Bohemia",
        "start": report.text.index("released 12"),
        "end": report.text.index(" on Friday"),
    }
    assert (background["item"], background["released_by"]) == (1, None)
    assert tables["parties"][0]["roles"] == ["releasing", "receiving"]
    assert tables["sources"][0]["published"] == date(2021, 5, 7)
    assert tables["failures"][0]["entry"] == 0


@every_format
def test_a_date_says_which_days_it_covers(
    tmp_path: Path, coded: Record, format: OutputFormat
) -> None:
    def on(date: str | None) -> EventDate:
        words = evidence("on Friday")
        return EventDate(role="handover", date=date, as_written="Friday", evidence=words)

    dates = [on("2016-03"), on("../2016-05-20"), on(None)]
    event = coded.events[0].model_copy(update={"dates": dates})
    tables = written(tmp_path, format, [coded.model_copy(update={"events": [event]})])
    assert [(row["date"], row["earliest"], row["latest"]) for row in tables["dates"]] == [
        ("2016-03", date(2016, 3, 1), date(2016, 3, 31)),
        ("../2016-05-20", None, date(2016, 5, 20)),
        (None, None, None),
    ]


@every_format
def test_a_text_that_is_not_the_input_has_a_row(
    tmp_path: Path, report: Source, coded: Record, format: OutputFormat
) -> None:
    page = replace(report, verbatim=False)
    tables = written(tmp_path, format, [coded], of=page)
    assert tables["texts"] == [{"entry": 0, "source_id": "report", "text": report.text}]


@every_format
def test_a_number_beyond_64_bits_costs_no_record(
    tmp_path: Path, coded: Record, format: OutputFormat
) -> None:
    words = evidence("12 soldiers")
    count = Count(
        role="total",
        low=2**63 - 1,
        high=2**63,
        category="military",
        as_written="12 soldiers",
        evidence=words,
    )
    event = coded.events[0].model_copy(update={"counts": [count]})
    tables = written(tmp_path, format, [coded.model_copy(update={"events": [event]})])
    assert [(row["low"], row["high"]) for row in tables["counts"]] == [(2**63 - 1, None)]


@every_format
def test_a_run_that_breaks_off_leaves_what_was_there(
    tmp_path: Path, coded: Record, format: OutputFormat
) -> None:
    name, read = FORMATS[format]
    place = tmp_path / name
    output = open_output(f"{tmp_path}/{name}", format, None, print)

    def interrupted() -> None:
        with output:
            output.record(source_of(coded), coded)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert output.kept == "in the ledger beside it"
    written(tmp_path, format, [coded, coded])
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert entries(read(place)) == [coded, coded]
    assert list(tmp_path.rglob("*.tmp")) == []


@every_format
def test_a_full_disk_is_one_sentence_and_leaves_what_was_there(
    tmp_path: Path, coded: Record, format: OutputFormat
) -> None:
    written(tmp_path, format, [coded])
    name, read = FORMATS[format]

    def overfill() -> None:
        with no_room_after(100_000), open_output(f"{tmp_path}/{name}", format, None, print) as out:
            for number in range(1_000):
                info = coded.source.model_copy(update={"title": token_hex(500), "id": str(number)})
                out.record(source_of(coded), coded.model_copy(update={"source": info}))

    with pytest.raises(OutputError, match=r"cannot be written \(.*\); make room"):
        overfill()
    assert entries(read(tmp_path / name)) == [coded]
    assert list(tmp_path.rglob("*.tmp")) == []


@every_format
def test_an_earlier_run_is_replaced(tmp_path: Path, coded: Record, format: OutputFormat) -> None:
    written(tmp_path, format, [coded, FAILED])
    assert entries(written(tmp_path, format, [FAILED])) == [FAILED]


@every_format
def test_what_is_no_table_of_a_run_is_never_replaced(
    tmp_path: Path, coded: Record, format: OutputFormat
) -> None:
    name, _ = FORMATS[format]
    taken = tmp_path / (f"{name}sources.{format}" if name.endswith("/") else name)
    taken.parent.mkdir(exist_ok=True)
    mine = b"id,text\r\n1,a report\r\n" * 9
    taken.write_bytes(mine)
    with pytest.raises(OutputError, match=r"exists and is no (table|database) of a run"):
        written(tmp_path, format, [coded])
    assert taken.read_bytes() == mine
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [taken]


@every_format
def test_a_place_that_takes_no_file_is_found_at_once(tmp_path: Path, format: OutputFormat) -> None:
    (tmp_path / "tables").write_text("")
    (tmp_path / "records.sqlite").mkdir()
    with pytest.raises(OutputError, match=r"is no (file|folder)"):
        written(tmp_path, format, [])


def test_a_killed_run_leaves_no_folder_that_looks_whole(tmp_path: Path, coded: Record) -> None:
    """Killed between two renames: what is left has no ``sources.csv``."""
    written(tmp_path, "csv", [coded])
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from summarizer.writing import open_output\n"
        "rename = Path.replace\n"
        "def replace(self, target):\n"
        "    if Path(target).name == 'dates.csv':\n"
        "        os.kill(os.getpid(), 9)\n"
        "    return rename(self, target)\n"
        "Path.replace = replace\n"
        "with open_output(sys.argv[1], 'csv', None, print):\n"
        "    pass\n"
    )
    run = subprocess.run([sys.executable, "-c", script, f"{tmp_path}/tables/"], check=False)
    assert run.returncode == -9
    left = {path.name for path in (tmp_path / "tables").iterdir() if path.suffix == ".csv"}
    assert left == {f"{name}.csv" for name in TABLES} - {"sources.csv"}


def test_no_cell_of_csv_is_a_formula(tmp_path: Path, coded: Record) -> None:
    signs = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"]
    for number, sign in enumerate(signs):
        event = coded.events[0].model_copy(update={"summary": sign})
        written(tmp_path / str(number), "csv", [coded.model_copy(update={"events": [event]})])
        file = tmp_path / str(number) / "tables" / "events.csv"
        with file.open(encoding="utf-8", newline="") as lines:
            *_, row = csv.reader(lines)
        assert row[-1] == f"'{sign}"
    harmless = [row[-1] for row in _cells(tmp_path / "0" / "tables" / "parties.csv")]
    assert not any(cell.startswith("'") for cell in harmless)


def _cells(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, strict=True))


def test_csv_is_rfc_4180_and_tells_null_from_an_empty_text(tmp_path: Path, coded: Record) -> None:
    info = coded.source.model_copy(update={"title": "", "outlet": 'The "Day", late'})
    written(tmp_path, "csv", [coded.model_copy(update={"source": info, "events": []})])
    data = (tmp_path / "tables" / "sources.csv").read_bytes()
    header, line, end = data.split(b"\r\n")
    assert header.startswith(TABLE_BEGINS)
    assert end == b""
    told = b'0,"report","1.0","","The ""Day"", late",,2021-05-07,,"en",'
    assert line.startswith(told)


def test_the_data_package_describes_each_column(tmp_path: Path) -> None:
    written(tmp_path, "csv", [])
    package = json.loads((tmp_path / "tables" / "datapackage.json").read_bytes())
    counts = next(each for each in package["resources"] if each["name"] == "counts")
    types = {field["name"]: field["type"] for field in counts["schema"]["fields"]}
    assert types["low"] == "integer"
    assert types["approximate"] == "boolean"
    assert types["quote"] == "string"
    assert counts["schema"]["primaryKey"] == ["entry", "event", "item"]
    # Not that to the parties: a count need not name one.
    assert counts["schema"]["foreignKeys"] == [
        {
            "fields": ["entry", "event"],
            "reference": {"resource": "events", "fields": ["entry", "event"]},
        }
    ]


def test_parquet_columns_are_typed_and_written_in_row_groups(
    tmp_path: Path, coded: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.writing.tables.parquet._GROUP_ROWS", 4)
    written(tmp_path, "parquet", [coded] * 3)
    file = pq.ParquetFile(tmp_path / "tables" / "counts.parquet")
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [4, 2]
    schema = file.schema_arrow
    assert schema.field("low").type == pa.int64()
    assert schema.field("approximate").type == pa.bool_()
    parties = pq.read_schema(tmp_path / "tables" / "parties.parquet")
    assert parties.field("roles").type == pa.list_(pa.string())
    dates = pq.read_schema(tmp_path / "tables" / "dates.parquet")
    assert dates.field("earliest").type == pa.date32()


def test_the_database_is_indexed_and_its_lists_are_json(tmp_path: Path, coded: Record) -> None:
    written(tmp_path, "sqlite", [coded])
    database = sqlite3.connect(tmp_path / "records.sqlite")
    try:
        asked = database.execute(
            "SELECT parties.name, counts.low FROM counts JOIN parties"
            " ON (parties.entry, parties.event, parties.name)"
            " = (counts.entry, counts.event, counts.released_to),"
            " json_each(parties.roles) AS role WHERE role.value = 'receiving'"
        )
        assert asked.fetchall() == [("Bohemia", 12)]
        plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM people WHERE name = 'Ota Novak'")
        assert "USING INDEX people_name" in str(plan.fetchall())
    finally:
        database.close()


def test_events_of_one_source_keep_their_parties_apart(tmp_path: Path, coded: Record) -> None:
    two = coded.model_copy(update={"events": [coded.events[0]] * 2})
    tables = written(tmp_path, "sqlite", [two])
    assert [row["event"] for row in tables["parties"]] == [0, 0, 1, 1]
    assert entries(tables) == [two]
    assert isinstance(two.events[1], Event)


@pytest.mark.parametrize(
    ("out", "format", "sentence"),
    [
        ("x.csv", None, r"x\.csv would be one table.*--out x/ --format csv"),
        ("x.parquet", "parquet", r"give a folder for them: --out x/ --format parquet"),
        ("tables/", "sqlite", r"is a folder, which sqlite does not; give --out NAME\.sqlite"),
        ("x.jsonl", "csv", r"ends in \.jsonl, which csv does not; give --out NAME/ --format csv"),
        (None, "parquet", r"stdout cannot hold parquet; give --out NAME/ --format parquet"),
        ("-", "jsonld", r"stdout cannot hold jsonld; give --out NAME\.jsonld"),
    ],
)
def test_what_an_output_cannot_hold_is_said_at_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    out: str | None,
    format: OutputFormat | None,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=sentence):
        open_output(out, format, None, print)
    assert list(tmp_path.iterdir()) == []


def test_without_pyarrow_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'exchange-summarizer\[parquet\]'"):
        open_output(f"{tmp_path}/tables/", "parquet", None, print)
