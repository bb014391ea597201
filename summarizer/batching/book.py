"""What was sent in batches and what came back, in a SQLite file beside the ledger of an output.

Nothing is sent that was not written down before, and what came back is written down together with
the fact that it was fetched. So a kill at any instruction loses nothing, and pays for nothing
twice. The file is apart from the ledger, since a round writes both at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from summarizer.errors import OutputError, UsageError

SUFFIX = ".batches"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS batch (
    token TEXT PRIMARY KEY NOT NULL,
    requests INTEGER NOT NULL,
    file_id TEXT,
    batch_id TEXT,
    status TEXT NOT NULL DEFAULT 'written',
    fetched INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS request (
    id TEXT PRIMARY KEY NOT NULL,
    token TEXT REFERENCES batch,
    status INTEGER,
    code TEXT,
    reply TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    trouble TEXT NOT NULL DEFAULT '',
    wasted TEXT NOT NULL DEFAULT '[]'
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS request_token ON request (token);
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch.

    Attributes:
        token: our own name for it, which the API keeps with it.
        requests: how many are in it.
        file_id: of the uploaded requests, once they are.
        batch_id: once it was created.
        status: as the API last told; ``written`` or ``uploaded`` before it was created.
        fetched: whether what came of it has been fetched.
    """

    token: str
    requests: int
    file_id: str | None
    batch_id: str | None
    status: str
    fetched: bool


@dataclass(frozen=True, slots=True)
class Request:
    """A request.

    Attributes:
        token: of the batch that it is in; None where it is in none.
        status: HTTP status of the answer; None as long as there is none.
        code: of an error.
        reply: body of a good answer.
        tries: how often it was sent and nothing came of it.
        trouble: why, the last time.
        wasted: ``usage`` of the replies that nobody could use.
    """

    token: str | None
    status: int | None = None
    code: str | None = None
    reply: str | None = None
    tries: int = 0
    trouble: str = ""
    wasted: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request.

    Attributes:
        id: of the request.
        status: HTTP status of a final answer; None if the request is to be sent again.
        code: of an error.
        reply: body of a good answer.
        trouble: why it is to be sent again.
        wasted: ``usage`` of a reply that nobody can use.
    """

    id: str
    status: int | None = None
    code: str | None = None
    reply: str | None = None
    trouble: str = ""
    wasted: dict[str, Any] | None = field(default=None)


class Book:
    """The book of an output.

    Args:
        ledger: path of the output's ledger.

    Raises:
        OutputError: from any method: the file cannot be read or written.
    """

    def __init__(self, ledger: Path) -> None:
        self.path = ledger.with_name(ledger.name + SUFFIX)
        try:
            self._db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise OutputError(
                f"{self.path} cannot be used ({error}); put back a copy of it, or make room"
            ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    def request(self, id: str) -> Request | None:
        """What is known of a request."""
        row = self._db.execute(
            "SELECT token, status, code, reply, tries, trouble, wasted FROM request WHERE id = ?",
            (id,),
        ).fetchone()
        if row is None:
            return None
        token, status, code, reply, tries, trouble, wasted = row
        return Request(token, status, code, reply, tries, trouble, json.loads(wasted))

    def batches(self, *, fetched: bool | None = None) -> list[Batch]:
        """The batches, in the order in which they were written."""
        with closing(
            self._db.execute(
                "SELECT token, requests, file_id, batch_id, status, fetched FROM batch "
                "WHERE ? IS NULL OR fetched = ? ORDER BY rowid",
                (fetched, fetched),
            )
        ) as rows:
            return [
                Batch(token, requests, file_id, batch_id, status, bool(done))
                for token, requests, file_id, batch_id, status, done in rows
            ]

    @property
    def waiting(self) -> int:
        """How many requests are in batches that were not fetched yet."""
        row = self._db.execute("SELECT count(*) FROM request WHERE token NOT NULL").fetchone()
        return int(row[0])

    def write(self, token: str, ids: Iterable[str]) -> None:
        """Put down a batch whose file of requests is complete."""
        with self._transaction():
            count = 0
            self._db.execute("INSERT INTO batch (token, requests) VALUES (?, 0)", (token,))
            for each in ids:
                self._db.execute(
                    "INSERT INTO request (id, token) VALUES (?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET token = excluded.token",
                    (each, token),
                )
                count += 1
            self._db.execute("UPDATE batch SET requests = ? WHERE token = ?", (count, token))

    def uploaded(self, token: str, file_id: str) -> None:
        """Put down that the file of a batch was uploaded."""
        with self._transaction():
            self._db.execute(
                "UPDATE batch SET file_id = ?, status = 'uploaded' WHERE token = ?",
                (file_id, token),
            )

    def created(self, token: str, batch_id: str, status: str) -> None:
        """Put down that a batch was created, or how it stands now."""
        with self._transaction():
            self._db.execute(
                "UPDATE batch SET batch_id = ?, status = ? WHERE token = ?",
                (batch_id, status, token),
            )

    def fetched(self, token: str, answers: Iterable[Answer], trouble: str) -> None:
        """Put down all that came of a batch; requests without an answer are to be sent again.

        Args:
            token: of the batch.
            answers: in any order.
            trouble: what became of the rest.
        """
        with self._transaction():
            for answer in answers:
                self._answer(token, answer)
            self._db.execute(
                "UPDATE request SET token = NULL, tries = tries + 1, trouble = ? WHERE token = ?",
                (trouble, token),
            )
            self._db.execute("UPDATE batch SET fetched = 1 WHERE token = ?", (token,))

    def _answer(self, token: str, answer: Answer) -> None:
        wasted = None if answer.wasted is None else json.dumps(answer.wasted)
        self._db.execute(
            "UPDATE request SET token = NULL, status = ?, code = ?, reply = ?, trouble = ?, "
            "tries = tries + ?, wasted = CASE WHEN ? IS NULL THEN wasted "
            "ELSE json_insert(wasted, '$[#]', json(?)) END WHERE id = ? AND token = ?",
            (
                *(answer.status, answer.code, answer.reply, answer.trouble),
                int(answer.status is None),
                *(wasted, wasted, answer.id, token),
            ),
        )

    def forget(self, ids: Iterable[str]) -> None:
        """Forget requests that led to nothing, so that another try asks anew."""
        with self._transaction():
            self._db.executemany("DELETE FROM request WHERE id = ?", [(each,) for each in ids])

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db, self.path)


def refuse_while_waiting(ledger: Path, out: str) -> None:
    """Keep a live run from paying for what a batch is at.

    Raises:
        UsageError: requests of this output are in batches.
    """
    if not ledger.with_name(ledger.name + SUFFIX).exists():
        return
    with Book(ledger) as book:
        waiting = book.waiting
    if waiting:
        raise UsageError(
            f"{waiting:,} requests of this output are in batches and would be paid twice; run "
            f"`summarizer batch collect {out}`, or `summarizer batch cancel {out}` first"
        )


class _Transaction:
    """All of it stands on the disk at the end, or nothing."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db, self._path = db, path

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self._db.execute("COMMIT")
        else:
            self._db.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise OutputError(f"{self._path} cannot be written ({error}); make room") from error
