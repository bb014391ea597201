"""The garbage collector is off while a text is read, and afterwards as it was before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Barrier, Thread

import pytest

from summarizer.rules.pausing import CollectorPause


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    yield
    gc.enable()


def test_the_collector_is_off_inside_and_on_again_behind() -> None:
    pause = CollectorPause()
    with pause:
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    pause = CollectorPause()
    gc.disable()
    with pause, pause:
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_it_is_on_again_where_reading_fails() -> None:
    with pytest.raises(ValueError, match="unread"), CollectorPause():
        raise ValueError("unread")
    assert gc.isenabled()


def test_it_is_on_again_behind_threads_that_read_at_once() -> None:
    pause, start = CollectorPause(), Barrier(4)

    def read() -> None:
        start.wait()
        for _ in range(500):
            with pause:
                pass

    threads = [Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()
