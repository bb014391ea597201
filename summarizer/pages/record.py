"""The page of one record: its text with every fact marked, and the facts by list."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from schemas import Count, CountRole, Event, Evidence, Extraction, Item, Record
from summarizer.html.facts import facts
from summarizer.html.frame import own, page
from summarizer.html.marks import stands
from summarizer.html.markup import el, join, said
from summarizer.html.origin import origin
from summarizer.pages.links import Links, fact
from summarizer.pages.parts import parts
from summarizer.pages.refused import refused
from summarizer.pages.text import marked_text
from summarizer.pages.tools import KEYS, bar
from summarizer.phrases import words
from summarizer.source import text_sha256

_COUNT_ROLES = {CountRole.SUBGROUP: ["part of these"], CountRole.TOTAL: ["both ways together"]}
"""What a number counts, where heading and direction do not say it."""
_RULES = "behind each fact stands its rule, and how often that was right on the training sources"


def record_page(record: Record, text: str | None = None) -> str:
    """One HTML document that shows a record; it loads nothing and reads without its script.

    Args:
        record: the record.
        text: the text of its source; without it the page holds the quotes alone.
    """
    sheet = _Sheet(record, text)
    source = record.source
    return page(
        source.title or source.id,
        el("a", "Skip to what the source says", href="#facts", class_="skip"),
        _header(record, sheet),
        el(
            "main",
            *_main(sheet),
            data_linked="",
            class_="record" if sheet.has_text else "record alone",
        ),
        _footer(record),
        bar(),
        styles=[own(__package__, "page.css")],
        scripts=[own(__package__, "page.js")],
    )


def failed_quotes(record: Record, text: str) -> int:
    """How many quotes of a record do not stand in ``text`` where it says."""
    return sum(not stands(each, text) for each in _quotes(record))


def _quotes(record: Record) -> Iterator[Evidence]:
    for event in record.events:
        for part in parts(event):
            for placed in part.items:
                yield from placed.item.evidence


def _header(record: Record, sheet: _Sheet) -> Markup:
    source = record.source
    return el(
        "header",
        el("p", "What one source says", class_="eyebrow"),
        el("h1", said(source.title or source.id)),
        el("p", origin(source, titled=False), class_="about"),
        sheet.checked(),
        el("nav", el("ul", *_links(sheet)), aria_label="Sections"),
    )


def _links(sheet: _Sheet) -> Iterator[Markup]:
    places = {"facts": "What it says", "text": "The text", "made": "How the record came about"}
    for name, title in places.items():
        if name != "text" or sheet.has_text:
            yield el("li", el("a", title, href=f"#{name}"))


def _main(sheet: _Sheet) -> Iterator[Markup]:
    panel = el(
        "section",
        el("h2", "What it says", class_="unseen"),
        el("p", KEYS, class_="keys"),
        *sheet.events(),
        *refused(sheet.record.extraction),
        id="facts",
        class_="panel",
        tabindex=-1,
        data_rove=True,
    )
    text = sheet.text()  # which marks what the panel has told
    if text is not None:
        title = el("h2", "The text", class_="unseen")
        yield el("section", title, text, id="text", class_="reading")
    yield panel


class _Sheet:
    """The facts of a record and its text, which lead to each other."""

    def __init__(self, record: Record, text: str | None) -> None:
        self.record = record
        self._text = text
        self._key = record.source.id
        self._links = Links({} if text is None else {self._key: text}, [self._key])
        made = record.extraction
        self._rulings = {each.path: each for each in made.items} if made else {}

    @property
    def has_text(self) -> bool:
        """Whether there is a text to show."""
        return self._text is not None

    @property
    def layout(self) -> str:
        """The class of style of the page's main part."""
        return "record" if self.has_text else "record alone"

    def checked(self) -> Markup:
        """Whether the quotes stand in the text."""
        if self._text is None:
            told = "The text is not at hand: the quotes stand here as the record gives them."
            return el("p", told, class_="check alone")
        quotes = sum(1 for _ in _quotes(self.record))
        failed = failed_quotes(self.record, self._text)
        if failed:
            told = f"✗ {failed:,} of {quotes:,} quotes do not stand in this text."
            return el("p", told, class_="check bad")
        told = f"✓ All {quotes:,} quotes stand in the text, letter for letter"
        if text_sha256(self._text) != self.record.source.sha256:
            told += ", though it is not quite the text that the record was made of"
        return el("p", f"{told}.", class_="check")

    def text(self) -> Markup | None:
        """The text, with the words marked that prove what ``events`` has told."""
        if self._text is None:
            return None
        marks = self._links.marks(self._key)
        return marked_text(self.record.source, self._text, marks, self._links.prefix(self._key))

    def events(self) -> Iterator[Markup]:
        """What is coded of each event."""
        if not self.record.events:
            yield el("p", "This source reports no exchange as its news.", class_="lead")
        several = len(self.record.events) > 1
        for index, event in enumerate(self.record.events):
            at = f"events.{index}"
            if several:
                yield el("h2", f"Event {index + 1} of {len(self.record.events)}")
            yield from self._head(at, event)
            for part in parts(event):
                rows = (self._row(f"{at}.{path}", part.sort, item) for path, item in part.items)
                yield el("h3", el("span", part.title, class_=f"key {part.sort}"))
                yield el("ol", *rows, class_="rows")

    def _head(self, at: str, event: Event) -> Iterator[Markup]:
        kind, status = el("b", words(event.kind)), el("b", words(event.status))
        sure = (self._ruling(f"{at}.{name}") for name in ("kind", "status"))
        yield el("p", kind, next(sure), " · ", status, next(sure), class_="state")
        yield el("p", said(event.summary), class_="lead")

    def _ruling(self, path: str) -> Markup | None:
        """Which rule gave a part, and how often it is right."""
        ruling = self._rulings.get(path)
        if ruling is None:
            return None
        return el("span", f" {ruling.confidence:.0%} ", said(ruling.rule), class_="rule")

    def _row(self, path: str, sort: str, item: Item) -> Markup:
        number = self._links.next_row()
        targets = [self._links.target(number, sort, self._key, each) for each in item.evidence]
        quotes = (
            self._links.quote(each, self._key, target)
            for each, target in zip(item.evidence, targets, strict=True)
        )
        first, *others = _told(item)
        return el(
            "li",
            el("p", fact(said(first), targets), *map(_aside, others), class_="facts"),
            el("p", Markup(" ").join(quotes), self._ruling(path), class_="quotes"),
            class_="row",
            id=f"r{number}",
        )


def _told(item: Item) -> list[str]:
    """The words of an item, what it is first; its own words stand in the quote."""
    told = {field: words for field, words in facts(item).items() if field != "as_written"}
    if isinstance(item, Count):
        told.pop("role")
        return [*told.values(), *_COUNT_ROLES.get(item.role, ())]
    return [*told.values()]


def _aside(told: str) -> Markup:
    return join(" · ", said(told))


def _footer(record: Record) -> Markup:
    made = record.extraction
    told = {"source": record.source.id, **(_provenance(made) if made else {"made by": "people"})}
    told["text"] = f"{record.source.characters:,} characters, sha256 {record.source.sha256}"
    rows = [join(el("dt", name), el("dd", said(each))) for name, each in told.items() if each]
    return el("footer", el("h2", "How the record came about"), el("dl", *rows), id="made")


def _provenance(made: Extraction) -> dict[str, str | None]:
    tokens = made.tokens_in is not None
    return {
        "made by": "/".join(filter(None, (made.provider, made.model))) or f"engine {made.engine}",
        "mode": made.mode,
        "release": made.package_version,
        "requests": f"{made.attempts:,}" if made.attempts else None,
        "tokens": f"{made.tokens_in:,} in, {made.tokens_out or 0:,} out" if tokens else None,
        "cost": None if made.cost_usd is None else f"${made.cost_usd:,.4f}",
        "time": f"{made.seconds:,.1f} s",
        "rules": _RULES if made.items else None,
        "prompt": made.prompt_sha256,
    }
