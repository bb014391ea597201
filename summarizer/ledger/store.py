"""The ledger: runs, their sources, and the result of each piece of work.

A result and the state of its source are written in one transaction. With a write-ahead log and
``synchronous=FULL`` it stands on the disk when ``settle`` returns, so that neither a kill nor a
power cut takes it away. Several results that are there at once share a transaction, and thus one
wait for the disk.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from schemas import ErrorEntry, Fault, Record
from summarizer.errors import LedgerError, WaitingError
from summarizer.ledger import sql
from summarizer.ledger.faults import ledger_errors
from summarizer.ledger.rows import Bill, Call, Counts, Entry, Failures, Found, RunRow, Settled

_WAIT = 10.0
"""Seconds that another program may hold the file for."""


class Ledger:
    """A ledger on disk, or without a path a temporary one that goes when it is closed.

    Its methods may be called from several threads, though not at the same time, except for
    ``found``, which has a connection of its own.

    Args:
        path: of the file; it is made where there is none.
        must_exist: whether a missing one is an error.

    Attributes:
        knew_nothing: whether it held no result when it was closed.

    Raises:
        LedgerError: from any method: it cannot be opened or written, is locked or damaged. What
            was settled before stays.
    """

    def __init__(self, path: Path | None, *, must_exist: bool = False) -> None:
        self.path = path
        self.knew_nothing = False
        if must_exist and path is not None and not path.is_file():
            raise LedgerError(f"{path} does not exist; name an output of `summarizer extract`")
        with ledger_errors(path):
            self._writes = self._connect()
            self._prepare()
            self._reads = self._writes if path is None else self._connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was settled is in it."""
        with suppress(sqlite3.DatabaseError):
            self.knew_nothing = not self._writes.execute("SELECT 1 FROM work LIMIT 1").fetchone()
        self._reads.close()
        self._writes.close()

    def begin(self, call: Call) -> int:
        """Begin a run, and give its number."""
        with ledger_errors(self.path), self._writes:
            self._writes.execute("BEGIN IMMEDIATE")
            for (killed,) in self._writes.execute(
                "SELECT run FROM run WHERE counts IS NULL"
            ).fetchall():
                self._count(killed)
            cursor = self._writes.execute(
                "INSERT INTO run (began, call) VALUES (?, ?)",
                (_now(), json.dumps({name: getattr(call, name) for name in Call.__slots__})),
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def end(self, run: int, how: str, *, whole: bool) -> None:
        """End a run.

        Args:
            run: its number.
            how: it ended.
            whole: whether all its sources were settled. Then the lists of sources of earlier runs
                are dropped; their results stay.
        """
        with ledger_errors(self.path), self._writes:
            self._writes.execute("BEGIN IMMEDIATE")
            self._count(run)
            self._writes.execute(
                "UPDATE run SET ended = ?, how = ? WHERE run = ?", (_now(), how, run)
            )
            if whole:
                self._writes.execute("DELETE FROM source WHERE run <> ?", (run,))
                self._writes.execute(
                    "DELETE FROM text WHERE sha256 NOT IN "
                    "(SELECT text_sha256 FROM source WHERE text_sha256 IS NOT NULL)"
                )

    def found(self, key: bytes) -> Found | None:
        """What came of a piece of work earlier."""
        with ledger_errors(self.path):
            row = self._reads.execute(
                "SELECT state, retryable, run FROM work WHERE key = ?", (key,)
            ).fetchone()
        return Found(row[0], bool(row[1]), row[2]) if row else None

    def settle(self, run: int, settled: Iterable[Settled]) -> None:
        """Write how sources ended; all of it stands on the disk afterwards, or none."""
        with ledger_errors(self.path), self._writes:
            self._writes.execute("BEGIN IMMEDIATE")
            for each in settled:
                if each.key is not None and each.answer is not None:
                    self._keep_work(run, each.key, each.answer, each.spent)
                self._keep_source(run, each)

    def entries(
        self, run: int, first: int = 1, *, gapless: bool = False
    ) -> Generator[Entry, None, None]:
        """The sources of a run in input order, from number ``first`` on.

        Args:
            run: its number.
            first: number of the first source.
            gapless: end before the first source that has not been settled.
        """
        with ledger_errors(self.path):
            cursor = self._writes.execute(sql.ENTRIES, (run, first))
        while True:
            with ledger_errors(self.path):
                row = cursor.fetchone()
            if row is None or (gapless and row[0] != first):
                return
            yield _entry(row)
            first += 1

    def runs(self) -> list[RunRow]:
        """All runs, the first first."""
        with ledger_errors(self.path):
            rows = self._writes.execute(
                "SELECT run, began, ended, how, call, counts FROM run ORDER BY run"
            ).fetchall()
            return [
                RunRow(run, began, ended, how, _call(call), self._counts(run, counts))
                for run, began, ended, how, call, counts in rows
            ]

    def last(self) -> RunRow:
        """The last run.

        Raises:
            LedgerError: there is none.
        """
        runs = self.runs()
        if not runs:
            raise LedgerError(f"{self.path} holds no run; run `summarizer extract` first")
        return runs[-1]

    def failures(self, run: int) -> list[Failures]:
        """Why sources of a run failed, the most frequent reason first; waiting is no failure."""
        with ledger_errors(self.path):
            rows = self._writes.execute(sql.FAILURES, (run, WaitingError.__name__)).fetchall()
        return [Failures(row[0], row[1], bool(row[2]), row[3], row[4]) for row in rows]

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path or "", timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
        if self.path is None:  # nobody reads it after this process
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _prepare(self) -> None:
        version = self._writes.execute("PRAGMA user_version").fetchone()[0]
        if version == 0 and self._has_no_table():
            self._writes.executescript(
                f"BEGIN IMMEDIATE;{sql.SCHEMA};PRAGMA user_version = {sql.VERSION};COMMIT;"
            )
        elif version != sql.VERSION:
            raise LedgerError(
                f"{self.path} is no ledger of this release; move it away to begin anew"
            )

    def _has_no_table(self) -> bool:
        (tables,) = self._writes.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return not tables

    def _keep_work(self, run: int, key: bytes, answer: Record | Fault, spent: Bill) -> None:
        result: tuple[object, ...]
        if isinstance(answer, Record):
            result = (*_written(answer), None, None, False)
        else:
            result = ("failed", None, None, answer.kind, answer.message, answer.retryable)
        self._writes.execute(sql.KEEP_WORK, (key, run, *result, *_row(spent)))

    def _keep_source(self, run: int, each: Settled) -> None:
        digest = None
        if each.text is not None and each.info is not None:
            digest = each.info.sha256
            self._writes.execute("INSERT OR IGNORE INTO text VALUES (?, ?)", (digest, each.text))
        fault = each.answer if each.key is None else None
        self._writes.execute(
            "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                run,
                each.number,
                each.id,
                each.state,
                each.key,
                each.info.model_dump_json() if each.info else None,
                fault.model_dump_json() if fault else None,
                digest,
                *_row(each.spent),
            ),
        )

    def _count(self, run: int) -> None:
        counts = self._counts(run, None)
        told = {name: getattr(counts, name) for name in Counts.__slots__}
        told["spent"] = _row(counts.spent)
        self._writes.execute("UPDATE run SET counts = ? WHERE run = ?", (json.dumps(told), run))

    def _counts(self, run: int, kept: str | None) -> Counts:
        if kept is not None:
            told = json.loads(kept)
            return Counts(**{**told, "spent": Bill(*told["spent"])})
        recorded, failed, skipped, *spent = self._writes.execute(sql.COUNTS, (run,)).fetchone()
        retryable, waiting = self._writes.execute(
            sql.RETRYABLE, (WaitingError.__name__, run)
        ).fetchone()
        attempts, tokens_in, tokens_out, cost = spent
        return Counts(
            recorded,
            failed - waiting,
            skipped,
            retryable - waiting,
            waiting,
            Bill(int(attempts), int(tokens_in), int(tokens_out), cost),
        )


def _written(record: Record) -> tuple[str, str, str | None]:
    body = record.model_dump(mode="json", include={"events", "extraction"})
    extraction = body["extraction"]
    return "recorded", _json(body["events"]), _json(extraction) if extraction else None


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, in an item that was dropped
        return json.dumps(value, separators=(",", ":"))
    return text


def _entry(row: tuple[Any, ...]) -> Entry:
    number, id_, info, fault, text, state, events, extraction, kind, message, retryable = row
    source = json.loads(info) if info else None
    if state == "recorded":
        record = {"source": source, "events": json.loads(events)}
        if extraction:
            record["extraction"] = json.loads(extraction)
        return Entry(number, Record.model_validate(record), text)
    if fault is not None:
        error = Fault.model_validate_json(fault)
    else:
        error = Fault(kind=kind, message=message, retryable=bool(retryable))
    return Entry(number, ErrorEntry(id=id_, source=source, error=error), text)


def _call(told: str) -> Call:
    value = json.loads(told)
    return Call(**{**value, "paths": tuple(value["paths"])})


def _row(spent: Bill) -> tuple[int, int, int, float]:
    return spent.attempts, spent.tokens_in, spent.tokens_out, spent.cost_usd


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
