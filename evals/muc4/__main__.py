"""``python -m evals.muc4 DIR``: our scores beside the official ones of 1992."""

from __future__ import annotations

import sys
from pathlib import Path

from evals.muc4.report import compare_systems, table


def main(arguments: list[str]) -> int:
    """Print the table for the folder given; 2 where it cannot be read."""
    if len(arguments) != 1:
        print("give the folder that holds key.tst3.json.gz", file=sys.stderr)  # noqa: T201
        return 2
    try:
        systems = compare_systems(Path(arguments[0]))
    except FileNotFoundError as error:
        print(f"{error.filename} is not there; give the folder of MUC-4", file=sys.stderr)  # noqa: T201
        return 2
    print(table(systems))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
