"""Files of requests, as the Batch API takes them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from summarizer.batching.book import Book

MOST_REQUESTS = 50_000
MOST_BYTES = 200_000_000
"""What OpenAI takes in one file."""
ENDPOINT = "/v1/chat/completions"


class Outbox:
    """Collects requests into files; a batch of each file is put down in the book when it is full.

    Args:
        book: where batches are put down.
        most_requests: in one file.
        most_bytes: of one file.

    Attributes:
        requests: how many were added.
    """

    def __init__(
        self, book: Book, most_requests: int = MOST_REQUESTS, most_bytes: int = MOST_BYTES
    ) -> None:
        self._book = book
        self._most_requests = most_requests
        self._most_bytes = most_bytes
        self._ids: dict[str, None] = {}
        self._bytes = 0
        self._token = ""
        self._file: BinaryIO | None = None
        self.requests = 0

    def add(self, id: str, body: Mapping[str, Any]) -> None:
        """Add a request, unless this very file holds it already."""
        if id in self._ids:
            return
        request = {"custom_id": id, "method": "POST", "url": ENDPOINT, "body": body}
        line = json.dumps(request, ensure_ascii=False).encode() + b"\n"
        full = len(self._ids) == self._most_requests or self._bytes + len(line) > self._most_bytes
        if self._ids and full:
            self.close()
        if self._file is None:
            self._token = uuid4().hex
            self._file = requests_file(self._book.path, self._token).open("wb")
        self._file.write(line)
        self._ids[id] = None
        self._bytes += len(line)
        self.requests += 1

    def close(self) -> None:
        """Put the last file down."""
        if self._file is None:
            return
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._book.write(self._token, self._ids)
        self._file, self._ids, self._bytes = None, {}, 0

    def abandon(self) -> None:
        """Close without putting anything down."""
        if self._file is not None:
            self._file.close()
            requests_file(self._book.path, self._token).unlink(missing_ok=True)
            self._file = None


def requests_file(book: Path, token: str) -> Path:
    """Where the requests of a batch are until it was created."""
    return book.with_name(f"{book.name}.{token}.jsonl")


def remove_strays(book: Book) -> None:
    """Remove files whose writing was killed."""
    known = {requests_file(book.path, batch.token) for batch in book.batches()}
    for file in book.path.parent.glob(f"{_literal(book.path.name)}.*.jsonl"):
        if file not in known:
            file.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
