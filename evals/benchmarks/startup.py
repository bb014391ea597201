"""How long ``summarizer --help`` and ``import summarizer`` take, and what they load.

    python -m evals.benchmarks.startup

Each figure is a whole process; the floor is a bare interpreter in the same run. A noisy machine
is told by the distance of minimum and median.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

_ROUNDS = 15
_HEAVY = ("openai", "instructor", "spacy", "rich", "pydantic", "trafilatura", "babel", "rapidfuzz")
_HELP = "from summarizer.cli.app import main; import sys; sys.argv[1:] = ['--help']; main()"
# Byte code is kept, as for every user; a machine that forbids it would time the compiler.
_ENV = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
_CODE = {"bare interpreter": "pass", "import summarizer": "import summarizer", "--help": _HELP}


def _milliseconds(code: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, env=_ENV)  # noqa: S603
    return (time.perf_counter() - started) * 1000


def _loaded(code: str) -> list[str]:
    told = (
        f"import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); {code}"
    )
    run = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)  # noqa: S603
    modules = set(run.stderr.split())
    return [name for name in _HEAVY if name in modules]


def main() -> None:
    """Print a row per command: minimum, median, median above the floor, heavy packages loaded."""
    times: dict[str, list[float]] = {name: [] for name in _CODE}
    for _ in range(_ROUNDS):
        for name, code in _CODE.items():
            times[name].append(_milliseconds(code))
    floor = statistics.median(times["bare interpreter"])
    print(f"{'ms':20}{'min':>8}{'median':>8}{'- floor':>8}  loads")
    for name, code in _CODE.items():
        middle = statistics.median(times[name])
        loads = ", ".join(_loaded(code)) or "none of the heavy packages"
        print(f"{name:20}{min(times[name]):8.0f}{middle:8.0f}{middle - floor:8.0f}  {loads}")


if __name__ == "__main__":
    main()
