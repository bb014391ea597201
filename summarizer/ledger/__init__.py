"""What has been done with which source, in one SQLite file beside the output.

``key`` says what makes two pieces of work the same, ``place`` where the file is, ``lock`` lets one
run at a time write, ``store`` keeps runs, sources and results by the statements in ``sql``,
``rows`` is what Python sees of them, ``faults`` says in a sentence what is wrong with the file.
"""

from summarizer.ledger.key import work_key
from summarizer.ledger.lock import locked
from summarizer.ledger.place import ledger_of, ledger_path, output_path
from summarizer.ledger.rows import (
    Bill,
    Call,
    Command,
    Counts,
    Entry,
    Failures,
    Found,
    RunRow,
    Settled,
    State,
)
from summarizer.ledger.store import Ledger

__all__ = [
    "Bill",
    "Call",
    "Command",
    "Counts",
    "Entry",
    "Failures",
    "Found",
    "Ledger",
    "RunRow",
    "Settled",
    "State",
    "ledger_of",
    "ledger_path",
    "locked",
    "output_path",
    "work_key",
]
