"""``python -m evals.benchmarks.comparing``: joining many reports, how fast and how right.

Records with known truth are compared, each size in a process of its own and on one core; beside it
stands the floor, the time that it takes to read and check the same lines. Seconds are of the core.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from evals.benchmarks.made_reports import made_reports
from schemas import Record, load_record

_SEED = 7
_SIZES = (10_000, 100_000)


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--one", nargs=3, metavar=("FILE", "TRUTH", "WORK"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(_measure(*arguments.one)))
        return
    print("records   read s  compare s  records/s  pairs    pairs/record  groups   B3 F1   MB")
    seconds = []
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as place:
            lines, truth = Path(place) / "records.jsonl", Path(place) / "truth.json"
            _write(lines, truth, size)
            floor = _child(lines, truth, "read")
            row = _child(lines, truth, "compare")
        seconds.append(row["seconds"])
        print(
            f"{size:>7,}  {floor['seconds']:>7.1f}  {row['seconds']:>9.1f}  "
            f"{size / row['seconds']:>9,.0f}  {row['pairs']:>7,.0f}  "
            f"{row['pairs'] / size:>12.1f}  {row['groups']:>6,.0f}  {row['b3']:>6.3f}  "
            f"{row['megabytes']:>5,.0f}"
        )
    if len(seconds) > 1:
        times, more = seconds[-1] / seconds[0], arguments.sizes[-1] / arguments.sizes[0]
        print(f"{more:.0f} times the records take {times:.1f} times the time")


def _write(lines: Path, truth: Path, size: int) -> None:
    events = []
    with lines.open("wb") as file:
        for line, event in made_reports(size, seed=_SEED):
            file.write(line)
            events.append(event)
    truth.write_text(json.dumps(events))


def _child(lines: Path, truth: Path, work: str) -> dict[str, float]:
    command = [sys.executable, "-m", __spec__.name, "--one", str(lines), str(truth), work]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    result: dict[str, float] = json.loads(run.stdout)
    return result


def _measure(lines: str, truth: str, work: str) -> dict[str, float]:
    started = time.process_time()
    if work == "read":
        for _ in _records(Path(lines)):
            pass
        return {"seconds": time.process_time() - started}
    from evals.joining.scores import b_cubed
    from summarizer.comparing.build import build
    from summarizer.comparing.corpus import Corpus, Given
    from summarizer.comparing.grouping import group

    corpus = Corpus(Given(record) for record in _records(Path(lines)))
    grouping = group(corpus)
    comparison = build(corpus, grouping)
    seconds = time.process_time() - started
    places = [each.source for each in corpus.places]
    events = json.loads(Path(truth).read_text())
    gold = {place: events[place] for place in places}
    found = {places[event]: number for number, each in enumerate(grouping.groups) for event in each}
    return {
        "seconds": seconds,
        "pairs": grouping.judged,
        "groups": len(comparison.groups),
        "b3": b_cubed(gold, found).f1,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _records(file: Path) -> Iterator[Record]:
    with file.open("rb") as lines:
        for line in lines:
            yield load_record(line)


if __name__ == "__main__":
    main()
