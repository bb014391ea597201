"""The process of a judge: questions on standard input, answers on standard output, both pickled.

It ends when its standard input does, at the latest with the process that started it. What it
imports is what judging takes: no client of a provider.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from typing import IO, Any

SIZE = 4
"""Bytes before an answer that tell its length, the highest first."""


def main() -> None:
    """Say that it is ready, then answer until nothing more is asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    questions = sys.stdin.buffer
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # what anything prints is no answer
        with suppress(EOFError, pickle.UnpicklingError, OSError):
            sys.path[:] = pickle.load(questions)  # noqa: S301  # who started this wrote it
            _answer(questions, answers)


def _answer(questions: IO[bytes], answers: IO[bytes]) -> None:
    from summarizer.model.judge import rule

    _put(answers, None)
    while True:
        question = pickle.load(questions)  # noqa: S301  # the same
        try:
            ruling = rule(question)
        except Exception:  # it is raised again where it can be told of
            _put(answers, None)
        else:
            _put(answers, ruling)


def _put(answers: IO[bytes], answer: Any) -> None:
    body = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    answers.write(len(body).to_bytes(SIZE, "big") + body)
    answers.flush()


if __name__ == "__main__":
    main()
