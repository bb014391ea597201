"""Scores and comparisons as tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from evals.reports.figures import label
from evals.reports.words import percent, whole
from summarizer.cli.plain import plain
from summarizer.cli.views import screen

if TYPE_CHECKING:
    from evals.reports import Compared, FieldScore, Report
    from evals.reports.agreement import Agreed
    from evals.stats.significance import Difference

_ALPHA = 0.05
_COLUMNS = (
    "\np: two-sided, by paired bootstrap and by randomization. least: the smallest change that "
    "these sources would show (power 0.8 at 0.05)."
)


def show_report(report: Report, *, all_fields: bool) -> None:
    """Print the scores of a run, averages first."""
    shown = [each for each in report.fields if all_fields or each.main]
    console = screen()
    console.print(_scores([*report.averages, *shown], sections=len(report.averages)))
    console.print(Text(_said(report), "dim"))


def show_compared(compared: Iterable[Compared], *, all_fields: bool) -> None:
    """Print how far the second run lies above the first."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("field", no_wrap=True)
    for name in ("F1", "F1", "change", "95 % interval", "p boot", "p rand", "least"):
        table.add_column(name, justify="right", no_wrap=True)
    rows = [each for each in compared if each.difference is not None]
    for each in rows:
        if all_fields or each.row.main or each.row.macro or len(each.row.columns) > 1:
            assert each.difference is not None
            table.add_row(
                plain(each.row.name),
                percent(each.first),
                percent(each.second),
                *_change(each.difference),
            )
    console = screen()
    console.print(table)
    console.print(Text(_COLUMNS, "dim"))


def show_agreement(agreed: Agreed) -> None:
    """Print how far two annotators agree."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("field", no_wrap=True)
    for name in ("F1", "alpha", "both", "n"):
        table.add_column(name, justify="right", no_wrap=True)
    for each in agreed.fields:
        if each.f1 is not None:
            table.add_row(
                plain(label(each.column.path)),
                Text(percent(each.f1), "bold"),
                "–" if each.alpha is None else f"{each.alpha:.3f}",
                whole(each.units),
                whole(each.tally.possible + each.tally.invented),
            )
    console = screen()
    console.print(table)
    lines = [f"\n{agreed.sources} sources"]
    if agreed.alone:
        lines.append(f"coded by one of them alone: {plain(', '.join(agreed.alone))}")
    console.print(Text("; ".join(lines), "dim"))


def _change(difference: Difference) -> Sequence[Text | str]:
    clear = max(difference.p_bootstrap, difference.p_randomization) < _ALPHA
    colour = ("green" if difference.value > 0 else "red") if clear else ""
    return (
        Text(f"{100 * difference.value:+.1f}", f"bold {colour}" if clear else ""),
        f"{100 * difference.low:+.1f} – {100 * difference.high:+.1f}",
        f"{difference.p_bootstrap:.4f}",
        f"{difference.p_randomization:.4f}",
        f"{100 * difference.detectable:.1f}",
    )


def _scores(scores: Sequence[FieldScore], sections: int) -> Table:
    varied = any(each.spread is not None for each in scores)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("field", no_wrap=True)
    for name in ("P", "R", "F1", "95 % interval", *(["± repeats"] if varied else []), "n", "given"):
        table.add_column(name, justify="right", no_wrap=True)
    for number, each in enumerate(scores):
        spread = [percent(each.spread)] if varied else []
        table.add_row(
            plain(each.name),
            percent(each.precision),
            percent(each.recall),
            Text(percent(each.f1), "bold"),
            "–" if each.low is None else f"{percent(each.low)} – {percent(each.high)}",
            *spread,
            whole(each.gold),
            whole(each.given),
            end_section=number == sections - 1,
        )
    return table


def _said(report: Report) -> str:
    parts = [f"{report.sources} sources"]
    if report.repeats > 1:
        parts.append(f"{report.repeats} repeats")
    if report.failures:
        parts.append(f"{report.failures} without a record")
    if report.answered_by:
        parts.append(f"answered by {plain(report.answered_by)}")
    parts.append(str(report.signature))
    return "\n" + " · ".join(parts)
