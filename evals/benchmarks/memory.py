"""What memory a run takes: ``python -m evals.benchmarks.memory``.

Makes JSON Lines of 10,000 and of 200,000 tiny sources, runs ``summarizer extract --model rules`` on
each in a process of its own, and prints the most memory that it held (peak resident set), which
should not grow with the number of sources. ``python -m evals.benchmarks.memory 1000 5000`` takes
other numbers. Sources are a sentence each, one in ten of them on an exchange, so that their number
counts and not their length.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

SIZES = (10_000, 200_000)
_STATES = ("Peru", "Chile", "Moldova", "Georgia", "Eritrea", "Ethiopia", "India", "Pakistan")
_COMMAND = "from summarizer.cli.app import main; main()"


def write_sources(file: Path, number: int) -> None:
    """Write a source a line; no two have the same text."""
    with file.open("w", encoding="utf-8") as lines:
        for each in range(number):
            state, other = _STATES[each % 8], _STATES[(each // 8 + 3) % 8]
            text = f"Envoys of {state} and {other} met for talk number {each} on Monday."
            if each % 10 == 0:
                text = f"{state} released {each + 2} soldiers to {other} on Monday."
            lines.write(json.dumps({"id": f"report-{each}", "text": text}) + "\n")


def peak(sources: Path, out: Path, *options: str) -> tuple[float, float]:
    """Megabytes that the process of a run held at most, and its seconds."""
    began = perf_counter()
    arguments = ["extract", str(sources), "--model", "rules", "--out", str(out), *options]
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", _COMMAND, *arguments], stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"the run ended with {process.returncode}"
    return usage.ru_maxrss / 1024, perf_counter() - began


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Run it for each size and print a line each."""
    first: float | None = None
    print(f"{'sources':>9} {'peak MB':>9} {'to the first':>13} {'seconds':>9} {'a second':>9}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            sources, out = Path(folder, "sources.jsonl"), Path(folder, "records.jsonl")
            write_sources(sources, size)
            megabytes, seconds = peak(sources, out)
            with out.open("rb") as lines:
                assert sum(1 for _ in lines) == size
        first = first or megabytes
        share = f"{megabytes / first - 1:+.1%}"
        print(f"{size:>9,} {megabytes:>9.1f} {share:>13} {seconds:>9.1f} {size / seconds:>9.0f}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
