"""Read tables as their users do, and put records together again from nothing else."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from schemas import ITEM_TYPES, ErrorEntry, Record

Rows: TypeAlias = list[dict[str, Any]]
Tables: TypeAlias = dict[str, Rows]

_SOURCE = ("title", "outlet", "author", "published", "url", "language", "characters", "sha256")
_EXTRACTION = (
    *("engine", "provider", "model", "mode", "package_version", "schema_sha256"),
    *("prompt_sha256", "attempts", "tokens_in", "tokens_out", "cost_usd", "seconds"),
)
_PLACE = ("entry", "source_id", "event", "item", "quote", "start", "end", "earliest", "latest")


def read_csv(folder: Path) -> Tables:
    """The tables of a folder of CSV, with the types that its data package gives."""
    package = json.loads((folder / "datapackage.json").read_text())
    return {
        resource["name"]: list(_csv_rows(folder / resource["path"], resource["schema"]["fields"]))
        for resource in package["resources"]
    }


def _csv_rows(file: Path, fields: list[dict[str, Any]]) -> Any:
    read: dict[str, Callable[[str], Any]] = {
        "integer": int,
        "number": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "date": date.fromisoformat,
        "string": lambda text: text.removeprefix("'"),
    }
    with file.open(encoding="utf-8", newline="") as lines:
        header, *rows = list(csv.reader(lines, strict=True))
    assert header == [field["name"] for field in fields]
    for row in rows:
        cells = {
            # Whether an empty cell was quoted cannot be told by this reader.
            field["name"]: None if cell == "" else read[field["type"]](cell)
            for field, cell in zip(fields, row, strict=True)
        }
        for name in ("roles", "kinds"):
            if name in cells:
                cells[name] = str(cells[name]).split("|")
        yield cells


def read_parquet(folder: Path) -> Tables:
    """The tables of a folder of Parquet."""
    import pyarrow.parquet as pq

    return {file.stem: pq.read_table(file).to_pylist() for file in folder.glob("*.parquet")}


def read_sqlite(file: Path) -> Tables:
    """The tables of a database."""
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {name: list(_sqlite_rows(database, name)) for (name,) in names.fetchall()}
    finally:
        database.close()


def _sqlite_rows(database: sqlite3.Connection, name: str) -> Any:
    found = database.execute(f"SELECT * FROM {name}")
    columns = [column for column, *_ in found.description]
    for row in found:
        cells = dict(zip(columns, row, strict=True))
        for column in ("roles", "kinds"):
            if column in cells:
                cells[column] = json.loads(cells[column])
        for column in ("published", "earliest", "latest"):
            if cells.get(column) is not None:
                cells[column] = date.fromisoformat(cells[column])
        for column in ("approximate", "retryable"):
            if column in cells:
                cells[column] = {0: False, 1: True}[cells[column]]
        yield cells


def entries(tables: Tables) -> list[Record | ErrorEntry]:
    """The records and error entries that the tables tell of, in their order."""
    found: dict[int, Record | ErrorEntry] = {}
    for row in tables["sources"]:
        found[row["entry"]] = _record(row, _of(tables, entry=row["entry"]))
    for row in tables["failures"]:
        assert row["entry"] not in found
        found[row["entry"]] = _failure(row)
    assert sorted(found) == list(range(len(found)))
    return [found[entry] for entry in sorted(found)]


def _of(tables: Tables, **key: Any) -> Tables:
    return {
        name: [row for row in rows if all(row.get(k) == v for k, v in key.items())]
        for name, rows in tables.items()
    }


def _record(row: dict[str, Any], tables: Tables) -> Record:
    for rows in tables.values():
        assert {each["source_id"] for each in rows} <= {row["source_id"]}
    extraction = None
    if row["engine"] is not None:
        dropped = [
            {"path": each["path"], "item": json.loads(each["item"]), "reason": each["reason"]}
            for each in sorted(tables["dropped"], key=lambda each: each["number"])
        ]
        rulings = [
            {"path": each["path"], "rule": each["rule"], "confidence": each["confidence"]}
            for each in sorted(tables["rulings"], key=lambda each: each["number"])
        ]
        extraction = {key: row[key] for key in _EXTRACTION}
        extraction |= {"dropped": dropped, "items": rulings}
    events = sorted(tables["events"], key=lambda each: each["event"])
    assert len(events) == row["events"]
    return Record.model_validate(
        {
            "schema_version": row["schema_version"],
            "source": {"id": row["source_id"], **{key: row[key] for key in _SOURCE}},
            "events": [_event(each, _of(tables, event=each["event"])) for each in events],
            "extraction": extraction,
        }
    )


def _event(row: dict[str, Any], tables: Tables) -> dict[str, Any]:
    evidence: defaultdict[tuple[str, int], list[Any]] = defaultdict(list)
    for each in sorted(tables["evidence"], key=lambda each: each["number"]):
        words = {key: each[key] for key in ("quote", "start", "end")}
        evidence[each["list"], each["item"]].append(words)
    event = {key: row[key] for key in ("kind", "status", "summary")}
    for name in ITEM_TYPES:
        event[name] = []
        for each in sorted(tables[name], key=lambda each: each["item"]):
            proof = evidence.pop((name, each["item"]))
            assert {key: each[key] for key in ("quote", "start", "end")} == proof[0]
            fields = {key: value for key, value in each.items() if key not in _PLACE}
            event[name].append({**fields, "evidence": proof})
    assert not evidence
    return event


def _failure(row: dict[str, Any]) -> ErrorEntry:
    source = {"id": row["source_id"], **{key: row[key] for key in _SOURCE}}
    return ErrorEntry.model_validate(
        {
            "schema_version": row["schema_version"],
            "id": row["source_id"],
            "source": source if row["characters"] is not None else None,
            "error": {key: row[key] for key in ("kind", "message", "retryable")},
        }
    )
