"""What is asked of the machine, and given back."""

from __future__ import annotations

import gc

import pytest

from summarizer.machine import long_run


def test_the_collector_is_as_it_was_after_a_long_run_also_one_that_failed() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    with pytest.raises(KeyError), long_run():
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_freeze_count() > frozen
        raise KeyError
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, frozen)
