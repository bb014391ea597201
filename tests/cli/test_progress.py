from __future__ import annotations

from time import monotonic

import pytest

from schemas import Fault
from summarizer.cli import progress
from summarizer.cli.progress import Progress
from summarizer.ledger import Bill, Settled
from summarizer.running import Tally

DOWN = Fault(kind="ProviderError", message="the server is down; try later", retryable=True)


def test_without_a_terminal_a_sentence_now_and_then_says_how_it_goes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SENTENCE_EVERY", 0.0)
    # 40 sources in 10 seconds, 20 of which were done before and 10 left as failed: one a second.
    tally = Tally(28, 20, 12, 10, Bill(10, 12_000, 345, 1.5), began=monotonic() - 10)
    shown = Progress(terminal=False, at_once=True, total=lambda: 100)
    shown.begins("next", tally)
    shown.ends(Settled(1, "a", "skipped", None), tally)
    (told,) = capsys.readouterr().err.splitlines()
    assert told == "So far: 40 of 100 done, 12 failed, 1 a second, 12,345 tokens, $1.50, 1 min left"


def test_a_failure_is_told_once_and_what_failed_before_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = Progress(terminal=False, at_once=True)
    shown.ends(Settled(1, "a", "failed", None, key=b"a", left=True), Tally())
    shown.ends(Settled(2, "b", "failed", None, answer=DOWN), Tally())
    assert capsys.readouterr().err.splitlines() == ["Error: the server is down; try later"]
