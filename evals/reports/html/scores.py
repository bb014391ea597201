"""The scores: a table in which each interval is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from evals.reports.html.rows import EVENT, PARTS
from evals.reports.report import FieldScore, Report
from evals.reports.words import percent, whole
from summarizer.html.markup import el, join, said

_DETECTION = {
    "detection": "texts with an event",
    "no event": "texts without one",
}
_GRID = (0, 25, 50, 75, 100)


def scores(report: Report) -> Markup:
    """Averages and detection, then the fields; their parts can be opened."""
    fields = [each for each in report.fields if each.name not in _DETECTION]
    detection = [each for each in report.fields if each.name in _DETECTION]
    spread = any(each.spread is not None for each in (*report.averages, *report.fields))
    overall = [("averages", report.averages), ("detection", detection)]
    mains = [each for each in fields if each.main]
    rest = [each for each in fields if not each.main]
    return join(
        _table("All together", overall, spread=spread),
        _table("Field by field", _by_part(mains), spread=spread),
        el(
            "details",
            el("summary", f"Value by value, and the evidence: {len(rest)} more rows"),
            _table("Values and evidence", _by_part(rest), spread=spread),
        ),
    )


def part(field: str) -> str:
    """The part of a record to which a field belongs."""
    first = re.split(r"[.\[]", field, maxsplit=1)[0]
    return first if first in PARTS else EVENT


def _by_part(fields: Iterable[FieldScore]) -> list[tuple[str, Sequence[FieldScore]]]:
    parts: dict[str, list[FieldScore]] = {name: [] for name in PARTS}
    for each in fields:
        parts[part(each.name)].append(each)
    return [(name, some) for name, some in parts.items() if some]


def _table(
    caption: str, groups: Iterable[tuple[str, Sequence[FieldScore]]], *, spread: bool
) -> Markup:
    heads = ["field", "P", "R", "F1", "95 % interval", "gold", "given", "sources"]
    if spread:
        heads.insert(5, "± repeats")
    cells = [el("th", head, scope="col", class_=_class(head)) for head in heads]
    cells.insert(4, el("th", _scale(), scope="col", class_="plot", aria_label="F1, drawn"))
    return el(
        "div",
        el(
            "table",
            el("caption", caption),
            el("thead", el("tr", *cells)),
            *(el("tbody", *_rows(some, spread=spread)) for _, some in groups if some),
            class_="scores",
        ),
        class_="wide",
        role="region",
        tabindex=0,
        aria_label=caption,
    )


def _rows(fields: Sequence[FieldScore], *, spread: bool) -> Iterator[Markup]:
    for each in fields:
        inner = "." in each.name or "[" in each.name
        interval = "–" if each.low is None else f"{percent(each.low)} – {percent(each.high)}"
        yield el(
            "tr",
            el(
                "th", said(_DETECTION.get(each.name, each.name)), scope="row", class_=inner and "in"
            ),
            el("td", percent(each.precision)),
            el("td", percent(each.recall)),
            el("td", percent(each.f1), class_="f1"),
            el("td", interval_plot(each), class_="plot"),
            el("td", interval, class_="interval"),
            el("td", percent(each.spread)) if spread else None,
            el("td", whole(each.gold), class_="aside"),
            el("td", whole(each.given), class_="aside"),
            el("td", each.sources, class_="aside"),
        )


def interval_plot(score: FieldScore) -> Markup:
    """F1 as a dot on a line that spans its interval. The figures stand beside it."""
    shapes = [_line(at, "grid") for at in _GRID]
    if score.low is not None and score.high is not None:
        low, high = f"{100 * score.low:.2f}%", f"{100 * score.high:.2f}%"
        shapes.append(el("line", class_="span", x1=low, x2=high, y1="50%", y2="50%"))
        shapes += [
            el("line", class_="span", x1=end, x2=end, y1="30%", y2="70%") for end in (low, high)
        ]
    if score.f1 is not None:
        at = f"{100 * score.f1:.2f}%"
        shapes.append(el("circle", class_="dot", cx=at, cy="50%", r=4))
    return el("svg", *shapes, aria_hidden="true", focusable="false")


def _scale() -> Markup:
    texts = [el("text", at, x=f"{at}%", y="75%", class_=f"at{at}") for at in _GRID if at % 50 == 0]
    return el("svg", *texts, aria_hidden="true", focusable="false", class_="scale")


def _line(at: int, name: str) -> Markup:
    return el("line", class_=name, x1=f"{at}%", x2=f"{at}%", y1=0, y2="100%")


def _class(head: str) -> str | None:
    return "aside" if head in ("gold", "given", "sources") else None
