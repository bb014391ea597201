from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from summarizer.errors import OutputError
from summarizer.writing.atomic import replace, temporary, uninterrupted


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_has_the_data_and_nothing_else_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")
    replace(target, b"new")
    assert target.read_bytes() == b"new"
    assert listed(tmp_path) == ["a.json"]


def test_the_mode_is_what_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace(tmp_path / "a", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_what_cannot_be_written_is_one_sentence_and_leaves_no_trace(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    (target / "full").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"a\.json cannot be written \(.+\); give another place$"):
        replace(target, b"x")
    assert listed(tmp_path) == ["a.json"]


def test_a_temporary_file_goes_whatever_happens(tmp_path: Path) -> None:
    def break_off() -> None:
        with temporary(tmp_path / "a") as beside:
            beside.write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert listed(tmp_path) == []


def test_ctrl_c_waits_until_the_block_is_done() -> None:
    done = []

    def interrupted() -> None:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            done.append("written")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done == ["written"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
