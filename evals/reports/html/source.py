"""One source: its text with all evidence marked, beside gold and what was given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from markupsafe import Markup

from evals.reports.figures import label
from evals.reports.html.rows import EVENT, Holder, Row, event_rows, evidence
from evals.reports.report import SourceResult
from evals.reports.words import percent, worded
from evals.scoring.outcome import Finding
from evals.scoring.tally import Verdict
from schemas import ErrorEntry, Evidence, Record
from summarizer.html.facts import facts
from summarizer.html.marks import Mark, Segment, segments, stands
from summarizer.html.markup import el, join, plain, said, shown
from summarizer.html.origin import lang, origin

SIGNS = {
    Verdict.CORRECT: "✓",
    Verdict.PARTIAL: "½",
    Verdict.WRONG: "✗",
    Verdict.MISSING: "−",
    Verdict.INVENTED: "+",
}
_LONG = 60
"""Characters of a value beyond which its mark is a quiet one."""
_GOLD, _GIVEN = "g", "p"
"""Whose evidence a mark is, and the class of style that says so."""


def source(number: int, result: SourceResult, *, repeated: bool) -> Markup:
    """A source as a section that opens; ``number`` tells it from the others of the page."""
    sheet = _Sheet(number, result)
    info = result.gold.source
    return el(
        "details",
        _summary(result, repeated=repeated),
        el("p", origin(info), class_="about"),
        _refused(result),
        el(
            "div",
            el(
                "section",
                el("h3", "Text"),
                el("div", *sheet.text(), class_="text", lang=lang(info), dir="auto"),
                class_="left",
            ),
            el("section", *sheet.rows(), class_="right"),
            class_="sides",
        ),
        class_="source",
        id=f"s{number}",
        data_linked=f"s{number}",
        data_name=plain(f"{result.id} {info.title or ''}").lower(),
    )


class _Sheet:
    """Rows and text of a source, which lead to each other."""

    def __init__(self, number: int, result: SourceResult) -> None:
        self._id = f"s{number}"
        self._source = result.text
        self._failed = isinstance(result.given, ErrorEntry)
        self._events = event_rows(result)
        self._flat = [row for event in self._events for row in event]
        self._segments = segments(len(result.text), self._marks())

    def _marks(self) -> Iterator[Mark]:
        for number, row in enumerate(self._flat):
            for holder, side in ((row.gold, _GOLD), (row.given, _GIVEN)):
                for each in evidence(holder):
                    if stands(each, self._source):
                        yield Mark(each.start, each.end, number, side)

    def text(self) -> Iterator[Markup]:
        """The text in pieces, each a link to the first row that it proves."""
        for piece in self._segments:
            words = shown(self._source[piece.start : piece.end])
            yield self._mark(piece, words) if piece.marks else words

    def _mark(self, piece: Segment, words: Markup) -> Markup:
        link = el(
            "a",
            words,
            class_=" ".join(sorted(piece.sorts)),
            id=f"{self._id}t{piece.start}",
            href=f"#{self._id}r{piece.rows[0]}",
            data_r=" ".join(map(str, piece.rows)),
        )
        return el("mark", link)

    def rows(self) -> Iterator[Markup]:
        """A list of rows for each part of each event."""
        if not self._flat:
            yield el("p", "No event in gold, none given.", class_="none")
        number = 0
        for index, event in enumerate(self._events, start=1):
            part = ""
            items: list[Markup] = []
            for row in event:
                if row.part != part:
                    yield from _listed(part, items, index, len(self._events))
                    part, items = row.part, []
                items.append(self._row(number, row))
                number += 1
            yield from _listed(part, items, index, len(self._events))

    def _row(self, number: int, row: Row) -> Markup:
        off = {_field(each) for each in row.findings}
        return el(
            "li",
            el("div", *self._side("gold", row.gold, row.given, off), class_="gold"),
            el("div", *self._side("given", row.given, row.gold, off), class_="given"),
            _verdict(row),
            class_=f"row {row.verdict}",
            id=f"{self._id}r{number}",
            tabindex=-1,
            data_part=row.part,
            data_verdict=row.verdict,
        )

    def _side(
        self, side: str, holder: Holder | None, other: Holder | None, off: set[str]
    ) -> Iterator[Markup]:
        yield el("b", side, class_="label")
        if holder is None:
            nothing = "no record" if side == "given" and self._failed else "nothing"
            yield el("p", nothing, class_="nothing")
            return
        elsewhere = facts(other) if other is not None else None
        told = facts(holder)
        yield el(
            "p",
            Markup(" · ").join(
                _fact(field, words, off, None if elsewhere is None else elsewhere.get(field, ""))
                for field, words in told.items()
            ),
            class_="facts",
        )
        quotes = [self._quote(each) for each in evidence(holder)]
        if quotes:
            yield el("p", Markup(" ").join(quotes), class_="quotes")

    def _quote(self, each: Evidence) -> Markup:
        words = join("“", said(each.quote), "”")
        if not stands(each, self._source):
            return el("span", "✗ not in the text: ", words, class_="off")
        return el("a", words, href=f"#{self._id}t{each.start}", class_="q")


def _fact(field: str, words: str, off: set[str], elsewhere: str | None) -> Markup:
    """A value: an error, unlike the other side but no error of its own, or alike."""
    if field in off:
        return el("em", said(words), class_="off long" if len(words) > _LONG else "off")
    if elsewhere is None or elsewhere == words:
        return said(words)
    return el("span", said(words), class_="unlike")


def _listed(part: str, items: list[Markup], event: int, events: int) -> Iterator[Markup]:
    if items:
        name = f"event {event} of {events}" if part == EVENT and events > 1 else part
        yield el("h3", name)
        yield el("ol", *items, class_="rows")


def _verdict(row: Row) -> Markup:
    if row.findings:
        return el("ul", *map(_finding, row.findings), class_="why")
    sign = SIGNS[row.verdict]
    word = "right" if row.verdict is Verdict.CORRECT else f"{row.verdict}, with its event"
    return el("p", f"{sign} {word}", class_="why")


def _finding(finding: Finding) -> Markup:
    name = label(finding.path)
    cause = None if finding.cause == finding.verdict else el("div", shown(finding.cause))
    values = _values(finding)
    return el(
        "li",
        el("b", f"{SIGNS[finding.verdict]} {finding.verdict}"),
        f" {name}",
        cause,
        el("div", said(values)) if values else None,
        class_=str(finding.verdict),
        data_field=name,
        data_verdict=finding.verdict,
        data_cause=plain(finding.cause),
    )


def _values(finding: Finding) -> str:
    """What was given for what, unless the two sides show just that."""
    if finding.gold is None or finding.predicted is None or "." not in label(finding.path):
        return ""
    if finding.path.endswith((".evidence", ".note", ".about", ".neutral", ".statement")):
        return ""
    return f"{worded(finding.predicted)} for {worded(finding.gold)}"


def _field(finding: Finding) -> str:
    return label(finding.path).rpartition(".")[2]


def _summary(result: SourceResult, *, repeated: bool) -> Markup:
    counted = Counter(each.verdict for each in result.findings)
    name = f"{result.id} ({result.repeat})" if repeated else result.id
    if isinstance(result.given, ErrorEntry):
        errors = [el("span", "✗ no record", class_="wrong")]
    else:
        errors = [
            el("span", f"{SIGNS[verdict]} {counted[verdict]} {verdict}", class_=str(verdict))
            for verdict in Verdict
            if counted[verdict]
        ] or [el("span", "✓ no error", class_="correct")]
    return el(
        "summary",
        el("span", said(name), class_="name"),
        " ",
        el("span", *chain.from_iterable((each, " ") for each in errors), class_="errors"),
        " ",
        el("span", f"F1 {percent(result.f1)}", class_="figure"),
    )


def _refused(result: SourceResult) -> Markup | None:
    """Why there is no record, or what the checks of the engine took out of it."""
    if isinstance(result.given, ErrorEntry):
        fault = result.given.error
        return el("p", "No record: ", said(fault.message), f" ({fault.kind})", class_="fault")
    dropped = _dropped(result.given)
    if not dropped:
        return None
    title = f"{len(dropped)} given and refused before scoring, since the checks found no proof"
    return el("details", el("summary", title), el("ul", *dropped), class_="fault")


def _dropped(record: Record) -> Sequence[Markup]:
    return [
        el("li", said(each.path), ": ", said(each.reason), " ", el("code", said(worded(each.item))))
        for each in (record.extraction.dropped if record.extraction else ())
    ]
