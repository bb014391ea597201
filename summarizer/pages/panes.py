"""The texts of a comparison, side by side or one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from schemas import ComparedSource, Extraction
from summarizer.html.markup import Child, el, plain, said
from summarizer.html.origin import origin
from summarizer.pages.links import Links
from summarizer.pages.refused import refused
from summarizer.pages.text import marked_text
from summarizer.pages.voices import Sources, number_of

_FEW = 4
"""Texts up to which one that does not say what is chosen keeps its place."""


def view(sources: Sources) -> Markup:
    """What chooses the texts to see; the script brings it to light."""
    options = (
        el("option", f"{sources.number(each.key)} {plain(sources.name(each.key))}", value=f"s{at}")
        for at, each in enumerate(sources.all, start=1)
    )
    choice = el("select", el("option", "all, side by side", value=""), *options, name="text")
    return el("form", el("label", "Texts ", choice), id="view", hidden=True)


def panes(sources: Sources, links: Links, made: Mapping[str, Extraction]) -> Markup:
    """A pane for each source, with its text where that is at hand."""
    told = (_pane(each, sources, links, made.get(each.key)) for each in sources.all)
    many = len(sources.all) > _FEW
    return el("div", *told, class_="panes many" if many else "panes")


def _pane(
    source: ComparedSource, sources: Sources, links: Links, made: Extraction | None
) -> Markup:
    info, key = source.info, source.key
    return el(
        "article",
        el(
            "header",
            el("h3", sources.badge(key), " ", said(info.title or info.outlet or info.id)),
            el("p", origin(info, titled=False), class_="about"),
            el("p", *_made(source, sources), class_="about"),
            el("p", "✗ does not say what is chosen", class_="mute"),
        ),
        el("div", *_content(source, links, made), class_="scroll"),
        class_="pane",
        id=links.prefix(key),
        tabindex=-1,
        data_name=plain(sources.name(key)),
    )


def _made(source: ComparedSource, sources: Sources) -> Iterator[Child]:
    yield number_of(source.events, "event") if source.events else "reports no exchange as its news"
    yield " · record by "
    yield said(source.engine) if source.engine else "people"
    copies = sources.copies(source.key)
    if copies:
        yield " · one voice with "
        yield Markup(" ").join(map(sources.badge, copies))


def _content(source: ComparedSource, links: Links, made: Extraction | None) -> Iterator[Markup]:
    text = links.text(source.key)
    if text is None:
        yield el("p", "The text is not at hand; its quotes stand in the table.", class_="note")
    else:
        marks = links.marks(source.key)
        yield marked_text(source.info, text, marks, links.prefix(source.key))
    yield from refused(made)
