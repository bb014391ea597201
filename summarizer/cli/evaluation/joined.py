"""How well events are joined, as tables on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from evals.reports.words import percent
from summarizer.cli.plain import plain
from summarizer.cli.views import screen

if TYPE_CHECKING:
    from evals.joining import Judged, Part


def show_joined(judged: Judged) -> None:
    """Print scores, labelled pairs by case, and what is told wrongly."""
    console = screen()
    console.print(_scores(judged.parts))
    console.print(_cases(judged.parts[-1]))
    for pair, told in judged.wrong:
        line = f"{pair.first} and {pair.second}: {pair.are}, told as {told} ({pair.case})"
        console.print(Text(plain(line), "dim"))


def _scores(parts: Sequence[Part]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("part", no_wrap=True)
    for name in ("events", "B3 P", "R", "F1", "pairs P", "R", "F1", "links F1", "labelled"):
        table.add_column(name, justify="right", no_wrap=True)
    for part in parts:
        figures = [
            figure
            for score in (part.b3, part.pairs)
            for figure in (score.precision, score.recall, score.f1)
        ]
        table.add_row(
            part.name,
            str(part.events),
            *map(percent, figures),
            percent(part.links.f1),
            f"{part.right.total()} of {part.labelled.total()}",
        )
    return table


def _cases(part: Part) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("case of a labelled pair", no_wrap=True)
    table.add_column("right", justify="right")
    table.add_column("of", justify="right")
    for case, number in sorted(part.labelled.items()):
        table.add_row(plain(case), str(part.right[case]), str(number))
    return table
