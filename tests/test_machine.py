"""What is asked of the machine, and given back."""

from __future__ import annotations

import gc

import pytest

from summarizer.machine import long_run


def _failing() -> None:
    with long_run():
        assert gc.get_threshold()[0] > 10_000
        assert gc.get_freeze_count()
        raise KeyError


def test_the_collector_is_as_it_was_after_a_long_run_also_one_that_failed() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    with pytest.raises(KeyError):
        _failing()
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
