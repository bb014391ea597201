"""What all commands share: sentences on stderr, exit codes, and no traceback.

Everything here is light: ``--help`` loads it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from typing import TextIO

import typer

from summarizer.cli.plain import plain
from summarizer.errors import SummarizerError, bug


class Code(IntEnum):
    """How a command ends."""

    GOOD = 0
    SOME_FAILED = 1
    USAGE = 2
    BUG = 70
    INTERRUPTED = 130
    PIPE_CLOSED = 141


def exit_codes(some_failed: str | None, off: str) -> str:
    """The exit codes of a command, for its help.

    Args:
        some_failed: what code 1 says; None where there is none.
        off: what keeps it from doing anything more; the second line after 7 spaces.
    """
    told = {
        Code.GOOD: "all is well",
        Code.SOME_FAILED: some_failed,
        Code.USAGE: off,
        Code.BUG: "a bug in summarizer",
        Code.INTERRUPTED: "stopped by Ctrl-C; what was written is whole",
        Code.PIPE_CLOSED: "whoever read the output has closed it",
    }
    return "\b\nExit codes:\n" + "".join(
        f"  {code:<3d}  {words}\n" for code, words in told.items() if words
    )


EXIT_CODES = exit_codes(
    "some or all sources have no record",
    "nothing more could be done: a bad option, an unknown model, a missing\n"
    "       key, an output that cannot be written",
)
SHOW_CODES = exit_codes(
    "a record could not be read, or a quote is not in the text",
    "nothing could be shown: a bad option, a file that is not there",
)
COMPARE_CODES = exit_codes(
    "a record could not be read, or a source has none",
    "nothing could be compared: a bad option, a file that is not there",
)
PRINT_CODES = exit_codes(None, "a bad option, or an output that cannot be written")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person looks at what is written there."""
    return stream is not None and not stream.closed and stream.isatty()


def say(sentence: str) -> None:
    """Write a sentence to stderr."""
    with suppress(OSError, ValueError):  # a closed stderr is no reason to lose records
        typer.echo(plain(sentence), err=True)


@contextmanager
def reporting() -> Iterator[None]:
    """Turn every way in which a command can break off into one sentence and an exit code."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except typer.Exit:
        raise
    except SummarizerError as error:
        say(f"Error: {error}")
        _drop_stdout()
        raise typer.Exit(Code.USAGE) from None
    except BrokenPipeError:
        _drop_stdout()
        raise typer.Exit(Code.PIPE_CLOSED) from None
    except OSError as error:
        say(f"Error: {_unwritten(error)}")
        _drop_stdout()
        raise typer.Exit(Code.USAGE) from None
    except KeyboardInterrupt:
        say("Stopped")
        raise typer.Exit(Code.INTERRUPTED) from None
    except Exception as error:
        say(f"Error: {bug(error)}")
        _drop_stdout()
        raise typer.Exit(Code.BUG) from None


def _unwritten(error: OSError) -> str:
    place = error.filename or "stdout"
    return f"{place} cannot be read or written ({error.strerror}); give another place"


def _drop_stdout() -> None:
    """Let what is still buffered for a stdout that takes nothing more go nowhere."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        return
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
