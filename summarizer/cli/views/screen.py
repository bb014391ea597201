"""The console on which views are drawn."""

from __future__ import annotations

import io
import sys

from rich.console import Console

_WIDEST = 140
"""Columns. Longer lines are hard to follow with the eye."""


class Screen(Console):
    """A console that leaves it to the command what a closed pipe means."""

    def on_broken_pipe(self) -> None:
        """Hand the error on; rich would exit as if some sources had failed."""
        raise BrokenPipeError


def screen() -> Console:
    """Stdout as rich's console: no markup, no guessing of colours, never wider than is readable."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show a letter shows "?" instead of breaking off.
        sys.stdout.reconfigure(errors="replace")
    console = Screen(markup=False, highlight=False, emoji=False)
    console.width = min(console.width, _WIDEST)
    return console
