"""The words that sources use for the same people, places and steps, beside neutral ones."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from schemas import Framed, Group, Wording
from summarizer.html.markup import el, said
from summarizer.pages.links import Links, fact
from summarizer.pages.voices import Sources


def framing(group: Group, sources: Sources, links: Links) -> Markup | None:
    """A row for each thing that is named; None where no wording was compared."""
    if not group.framing:
        return None
    head = el(
        "thead",
        el("tr", *(el("th", each, scope="col") for each in ("In neutral words", "As they put it"))),
    )
    rows = (_row(each, sources, links) for each in group.framing)
    table = el("table", head, el("tbody", *rows))
    return el("div", table, class_="says wording", data_rove=True)


def _row(framed: Framed, sources: Sources, links: Links) -> Markup:
    number = links.next_row()
    targets: list[str | None] = []
    words = [el("li", *_wording(each, number, sources, links, targets)) for each in framed.words]
    about = el("p", "for ", said(framed.about), class_="note")
    return el(
        "tr",
        el("th", el("p", fact(said(framed.neutral), targets), class_="facts"), about, scope="row"),
        el("td", el("ul", *words, class_="terms")),
        class_="row",
        id=f"r{number}",
    )


def _wording(
    wording: Wording, number: int, sources: Sources, links: Links, targets: list[str | None]
) -> Iterator[Markup]:
    told = el("span", "“", said(wording.term), "”", class_="key slant" if wording.slanted else None)
    yield told
    if wording.slanted:
        yield el("span", " takes a side", class_="side")
    for by in wording.by:
        places = [links.target(number, "slant", by.source, each) for each in by.quotes]
        targets += places
        place = next(filter(None, places), None)
        label = sources.label(by.source)
        yield el("span", " ", el("a", label, href=place, class_="q") if place else label)
