"""The tables of a ledger, and what is asked of them.

``run`` is a call of ``extract``; ``source`` says how a source ended in a run; ``work`` is a result,
which sources of the same text share; ``text`` is what offsets refer to where that is not the input.
"""

from __future__ import annotations

VERSION = 1
SCHEMA = """
CREATE TABLE run (
    run INTEGER PRIMARY KEY,
    began TEXT NOT NULL,
    ended TEXT,
    how TEXT,
    call TEXT NOT NULL,
    counts TEXT
);
CREATE TABLE work (
    key BLOB PRIMARY KEY NOT NULL,
    run INTEGER NOT NULL REFERENCES run,
    state TEXT NOT NULL CHECK (state IN ('recorded', 'failed')),
    events TEXT,
    extraction TEXT,
    kind TEXT,
    message TEXT,
    retryable INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL,
    tokens_in INTEGER NOT NULL,
    tokens_out INTEGER NOT NULL,
    cost_usd REAL NOT NULL
);
CREATE TABLE source (
    run INTEGER NOT NULL REFERENCES run,
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('recorded', 'failed', 'skipped')),
    key BLOB,
    info TEXT,
    fault TEXT,
    text_sha256 TEXT,
    attempts INTEGER NOT NULL,
    tokens_in INTEGER NOT NULL,
    tokens_out INTEGER NOT NULL,
    cost_usd REAL NOT NULL,
    PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE TABLE text (
    sha256 TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL
);
"""
KEEP_WORK = """
INSERT INTO work (key, run, state, events, extraction, kind, message, retryable,
                  attempts, tokens_in, tokens_out, cost_usd)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET
    run = excluded.run, state = excluded.state, events = excluded.events,
    extraction = excluded.extraction, kind = excluded.kind,
    message = excluded.message, retryable = excluded.retryable,
    attempts = attempts + excluded.attempts, tokens_in = tokens_in + excluded.tokens_in,
    tokens_out = tokens_out + excluded.tokens_out, cost_usd = cost_usd + excluded.cost_usd
"""
ENTRIES = """
SELECT number, id, info, fault, text, work.state, events, extraction, kind, message, retryable
FROM source LEFT JOIN work USING (key) LEFT JOIN text ON text.sha256 = text_sha256
WHERE source.run = ? AND number >= ? ORDER BY number
"""
COUNTS = """
SELECT count(*) FILTER (WHERE state = 'recorded'), count(*) FILTER (WHERE state = 'failed'),
       count(*) FILTER (WHERE state = 'skipped'), total(attempts), total(tokens_in),
       total(tokens_out), total(cost_usd)
FROM source WHERE run = ?
"""
RETRYABLE = """
SELECT count(*), count(*) FILTER (WHERE kind = ?) FROM source JOIN work USING (key)
WHERE source.run = ? AND source.state = 'failed' AND retryable
"""
FAILURES = """
SELECT coalesce(work.kind, json_extract(fault, '$.kind')) AS why,
       min(coalesce(message, json_extract(fault, '$.message'))),
       coalesce(retryable, json_extract(fault, '$.retryable')) AS again,
       count(*), max(coalesce(work.attempts, 1))
FROM source LEFT JOIN work USING (key)
WHERE source.run = ? AND source.state = 'failed' AND work.kind IS NOT ?
GROUP BY why, again ORDER BY count(*) DESC, why
"""
