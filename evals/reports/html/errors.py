"""Errors counted by cause, and which value was taken for which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from evals.reports.figures import label
from evals.reports.html.rows import PARTS
from evals.reports.html.scores import part
from evals.reports.report import Confusion, Report
from summarizer.html.markup import Child, el, join, plain, said
from summarizer.phrases import words

_NONE = {"gold": "not in gold", "given": "not given"}


def causes(report: Report) -> Markup:
    """Each cause with its number of errors in each part of the record, most frequent first."""
    cells = Counter(
        (finding.cause, part(label(finding.path)))
        for result in report.results
        for finding in result.findings
    )
    if not cells:
        return el("p", "No errors.")
    parts = [name for name in PARTS if any(at == name for _, at in cells)]
    totals: Counter[str] = Counter()
    for (cause, _), times in cells.items():
        totals[cause] += times
    head = [el("th", name, scope="col") for name in ("cause", "all", *parts)]
    body = [
        el(
            "tr",
            el("th", said(cause), scope="row"),
            el("td", _errors(total, cause), class_="f1"),
            *(el("td", _errors(cells[cause, name], cause, name)) for name in parts),
        )
        for cause, total in sorted(totals.items(), key=lambda each: (-each[1], each[0]))
    ]
    ends = [sum(cells[cause, name] for cause in totals) for name in parts]
    foot = [el("td", each) for each in (totals.total(), *ends)]
    return _wide(
        "Errors by cause and part of the record",
        el("thead", el("tr", *head)),
        el("tbody", *body),
        el("tfoot", el("tr", el("th", "all", scope="row"), *foot)),
        class_="causes",
    )


def _errors(times: int, cause: str, name: str | None = None) -> Markup | None:
    """A number that leads to the errors themselves."""
    if not times:
        return None
    return el("a", times, href="#sources", data_cause=plain(cause), data_part=name)


def confusions(report: Report) -> Markup:
    """A table for each field with a closed vocabulary; that of detection is open."""
    order = {name: index for index, name in enumerate(("detection", "kind", "status"))}
    fields = sorted(report.confusions, key=lambda each: order.get(each.field, len(order)))
    return join(*map(_confusion, fields))


def _confusion(confusion: Confusion) -> Markup:
    times = {(cell.gold, cell.given): cell.times for cell in confusion.cells}
    rows = _values(cell.gold for cell in confusion.cells)
    columns = _values([*rows, *(cell.given for cell in confusion.cells)])
    columns = [each for each in columns if any((row, each) in times for row in rows)]
    head = [el("th", _value(each, "given"), scope="col") for each in columns]
    body = [
        el(
            "tr",
            el("th", _value(row, "gold"), scope="row"),
            *(_cell(times.get((row, column)), right=row == column) for column in columns),
        )
        for row in rows
    ]
    return el(
        "details",
        el(
            "summary",
            el("span", said(confusion.field), class_="name"),
            " ",
            el("span", _counted(times), class_="aside"),
        ),
        _wide(
            f"{confusion.field}: gold down, given across",
            el("thead", el("tr", el("th", "gold ↓ given →", class_="corner"), *head)),
            el("tbody", *body),
            class_="confusion",
        ),
        open=confusion.field == "detection",
    )


def _counted(times: Mapping[tuple[str | None, str | None], int]) -> str:
    right = sum(number for (gold, given), number in times.items() if gold == given)
    alone = sum(number for pair, number in times.items() if None in pair)
    other = sum(times.values()) - right - alone
    parts = [f"{right:,} right", f"{other:,} taken for another"]
    return ", ".join([*parts, f"{alone:,} on one side only"] if alone else parts)


def _cell(times: int | None, *, right: bool) -> Markup:
    if times is None:
        return el("td")
    sign, name = ("✓", "right") if right else ("✗", "wrong")
    return el("td", el("span", f"{sign} ", class_="sign"), times, class_=name)


def _values(values: Iterable[str | None]) -> Sequence[str | None]:
    """Each once, in the order of frequency that they come in; nothing at the end."""
    return sorted(dict.fromkeys(values), key=lambda each: each is None)


def _value(value: str | None, side: str) -> Child:
    if value is None:
        return el("i", _NONE[side])
    return said(words(value.replace("+", " + ")))


def _wide(caption: str, *sections: Markup, class_: str) -> Markup:
    """A table that scrolls by itself where it is wider than the page."""
    return el(
        "div",
        el(
            "table",
            el("caption", el("span", said(caption), class_="unseen")),
            *sections,
            class_=class_,
        ),
        class_="wide",
        role="region",
        tabindex=0,
        aria_label=plain(caption),
    )
