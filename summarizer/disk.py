"""A mapping that does not grow in memory, for what has to be known of each of a million sources."""

from __future__ import annotations


class DiskMap:
    """Strings by strings, in a temporary database of SQLite that goes with the object.

    A few megabytes are kept in memory, the rest in the folder for temporary files. It may be used
    from one thread after another.
    """

    def __init__(self) -> None:
        import sqlite3

        self._rows = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._rows.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID;"
        )

    def get(self, key: str) -> str | None:
        """The value under a key, if there is one."""
        found = self._rows.execute("SELECT value FROM kept WHERE key = ?", (_bytes(key),))
        row = found.fetchone()
        return _string(row[0]) if row else None

    def put(self, key: str, value: str) -> None:
        """Keep a value in place of an earlier one."""
        self._rows.execute("REPLACE INTO kept VALUES (?, ?)", (_bytes(key), _bytes(value)))

    def __del__(self) -> None:
        self._rows.close()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # the name of a file need not be Unicode


def _string(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
