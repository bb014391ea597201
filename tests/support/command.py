"""The command as a process of its own, and sources for a server on loopback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.faults import report

_COMMAND = [sys.executable, "-c", "from summarizer.cli.app import main; main()"]
_SETTINGS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL", "FORCE_COLOR")
_SECONDS = re.compile(rb'"seconds": [0-9.e-]+')


def start(*arguments: object, cache: Path) -> subprocess.Popen[bytes]:
    """Start ``summarizer`` as a process of its own, with nothing of the user's around it."""
    environment = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    return subprocess.Popen(
        [*_COMMAND, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment | {"SUMMARIZER_CACHE_DIR": str(cache)},
    )


def ended(process: subprocess.Popen[bytes], seconds: float = 120) -> tuple[int, str]:
    """Exit code, and what was said on stderr."""
    _, err = process.communicate(timeout=seconds)
    return process.returncode, err.decode()


def write_reports(file: Path, number: int) -> None:
    """Sources that the fault server knows, a line each."""
    rows = (report(each) for each in range(number))
    file.write_text(
        "".join(
            json.dumps(
                {
                    "id": each.id,
                    "text": each.text,
                    "published": str(each.info.published),
                    "language": "en",
                }
            )
            + "\n"
            for each in rows
        )
    )


def without_seconds(file: Path) -> bytes:
    """The bytes of an output but for the time that each record took, which no two runs share."""
    return _SECONDS.sub(b'"seconds": 0', file.read_bytes())
