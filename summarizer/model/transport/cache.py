"""Replies kept on disk, so that what was paid for once is not paid for again.

An entry is found by a hash of the whole request: method, address and body, but no header, so that
no key of a user gets onto the disk. What is kept are the bytes of the reply as the server sent
them; nothing read from the cache is unpickled.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import diskcache

from summarizer.errors import OutputError, UsageError

if TYPE_CHECKING:
    import httpx2

SIZE_LIMIT = 2**30
"""Bytes, about; the oldest entries make room for new ones."""

_FOLDER = "SUMMARIZER_CACHE_DIR"
_FAILURES = (OSError, sqlite3.Error, diskcache.Timeout)
_PATIENCE = 1.0
"""Seconds to wait for another process; better a reply that is not kept than a run that stands."""


class _RawDisk(diskcache.Disk):  # type: ignore[misc]  # diskcache has no types
    """Stores bytes and reads bytes; the base class would unpickle what somebody put there."""

    def fetch(self, mode: int, filename: str | None, value: Any, read: bool) -> Any:  # noqa: FBT001
        if mode not in {diskcache.core.MODE_RAW, diskcache.core.MODE_BINARY}:
            return None
        return super().fetch(mode, filename, value, read)


@dataclass(frozen=True, slots=True)
class CacheStats:
    """What the cache holds.

    Attributes:
        folder: where it is.
        replies: how many.
        bytes: what they take on the disk.
        limit: how many bytes they may take, about.
    """

    folder: str
    replies: int
    bytes: int
    limit: int = SIZE_LIMIT


def cache_folder() -> Path:
    """Where replies are kept: below ``SUMMARIZER_CACHE_DIR``, else the user's cache folder."""
    import platformdirs

    home = os.environ.get(_FOLDER) or platformdirs.user_cache_dir("summarizer")
    # A folder of our own, so that its mode is ours to set and `clear` never takes other files.
    return Path(home) / "replies"


class ReplyCache:
    """The replies of earlier requests.

    Raises:
        UsageError: there is no room for them.
    """

    def __init__(self) -> None:
        folder = cache_folder()
        try:
            self._open(folder)
        except _FAILURES as error:
            raise UsageError(
                f"replies cannot be kept in {folder} ({_reason(error)}); run `summarizer cache "
                f"clear`, set {_FOLDER} to another folder, or give --no-cache"
            ) from None

    def _open(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)  # they quote articles
        self._cache = diskcache.Cache(
            str(folder),
            timeout=_PATIENCE,
            disk=_RawDisk,
            size_limit=SIZE_LIMIT,
            eviction_policy="least-recently-stored",
        )
        self._cache.close()  # the connection of this thread; others open their own

    def get(self, key: str) -> bytes | None:
        """The reply to the same request, or None. A cache that cannot be read holds nothing."""
        with suppress(*_FAILURES):
            body = self._cache.get(key)
            return body if isinstance(body, bytes) else None
        return None

    def put(self, key: str, body: bytes) -> None:
        """Keep a reply; where that fails, the run goes on."""
        with suppress(*_FAILURES):
            self._cache.set(key, body)

    def drop(self, keys: Iterable[str]) -> None:
        """Forget replies that led to nothing, so that they are not met again."""
        for key in keys:
            with suppress(*_FAILURES):
                self._cache.delete(key)

    def close(self) -> None:
        """Close the connection of this thread."""
        self._cache.close()


def request_key(request: httpx2.Request) -> str:
    """Under which the reply to a request is kept."""
    whole = b"\0".join([request.method.encode(), str(request.url).encode(), request.content])
    return hashlib.sha256(whole).hexdigest()


def cache_stats() -> CacheStats:
    """What is kept now.

    Raises:
        UsageError: the cache cannot be read.
    """
    folder = cache_folder()
    if not folder.exists():
        return CacheStats(str(folder), 0, 0)
    try:
        with diskcache.Cache(str(folder), timeout=_PATIENCE, disk=_RawDisk) as cache:
            return CacheStats(str(folder), len(cache), cache.volume())
    except _FAILURES as error:
        raise UsageError(
            f"the cache in {folder} cannot be read ({_reason(error)}); run `summarizer cache clear`"
        ) from None


def clear_cache() -> None:
    """Forget all replies.

    Raises:
        OutputError: they cannot be removed.
    """
    folder = cache_folder()
    try:
        if folder.exists():
            shutil.rmtree(folder)  # also one that is damaged
    except OSError as error:
        raise OutputError(
            f"the cache in {folder} cannot be removed ({_reason(error)}); remove the folder"
        ) from None


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error).split("\n")[0]
