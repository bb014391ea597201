"""The page of a comparison: who says what of each event, and the texts that they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from schemas import Comparison, Extraction, Group, Verdict
from summarizer.html.frame import own, page
from summarizer.html.markup import Child, el, join, said
from summarizer.pages.framed import framing
from summarizer.pages.links import Links
from summarizer.pages.panes import panes, view
from summarizer.pages.reasons import one_voice, relations, why_joined
from summarizer.pages.timeline import timeline
from summarizer.pages.tools import KEYS, bar, only_differences
from summarizer.pages.voices import Sources, number_of
from summarizer.pages.who_says_what import Tables


def comparison_page(
    comparison: Comparison,
    texts: Mapping[str, str],
    made: Mapping[str, Extraction] | None = None,
) -> str:
    """One HTML document that shows sources side by side; it loads nothing.

    Args:
        comparison: what the sources say.
        texts: the texts that are at hand, by the key of the source.
        made: how the records came about, by the key of the source, for what was refused.
    """
    sources = Sources(comparison)
    links = Links(texts, [each.key for each in sources.all])
    return page(
        _title(comparison),
        el("a", "Skip to who says what", href="#events", class_="skip"),
        _header(comparison),
        el("main", *_main(comparison, sources, links, made or {}), data_linked=""),
        bar(),
        styles=[own(__package__, "page.css"), own(__package__, "comparison.css")],
        scripts=[own(__package__, "page.js"), own(__package__, "comparison.js")],
    )


def _title(comparison: Comparison) -> str:
    if len(comparison.groups) == 1:
        return comparison.groups[0].title
    told = number_of(len(comparison.groups), "event")
    return f"{told} in {number_of(len(comparison.sources), 'source')}"


def _header(comparison: Comparison) -> Markup:
    one = comparison.groups[0] if len(comparison.groups) == 1 else None
    return el(
        "header",
        el("p", "Side by side", class_="eyebrow"),
        el("h1", said(_title(comparison))),
        el("p", _agreement(one) if one else _counted(comparison), class_="lead"),
        el("nav", el("ul", *_contents(comparison)), aria_label="Sections"),
    )


def _counted(comparison: Comparison) -> str:
    """How many events several voices tell of."""
    voices = len({each.voice for each in comparison.sources})
    shared = sum(group.voices > 1 for group in comparison.groups)
    told = f"{number_of(voices, 'independent voice')}. "
    if not shared:
        return f"{told}No event is told by more than one of them."
    events = number_of(shared, "event is", "events are")
    return f"{told}{events} told by more than one of them."


def _contents(comparison: Comparison) -> Iterator[Markup]:
    links: list[tuple[Child, str]] = []
    if len(comparison.groups) == 1:
        links = [("Along time", "g1-time"), ("Who says what", "g1-says")]
        if comparison.groups[0].framing:
            links.append(("The words they choose", "g1-words"))
    else:
        links = [
            (join(said(group.title), f" ({number_of(group.voices, 'voice')})"), f"g{at}")
            for at, group in enumerate(comparison.groups, start=1)
        ]
    if comparison.links or comparison.apart or comparison.copies:
        links.append(("How the sources belong together", "relations"))
    links.append(("The texts", "texts"))
    yield from (el("li", el("a", title, href=f"#{place}")) for title, place in links)


def _main(
    comparison: Comparison, sources: Sources, links: Links, made: Mapping[str, Extraction]
) -> Iterator[Markup]:
    only = len(comparison.groups) == 1
    told = [
        _group(at, each, sources, links, only=only)
        for at, each in enumerate(comparison.groups, start=1)
    ]
    none = el("p", "None of these sources reports an exchange as its news.", class_="lead")
    yield el("div", el("p", KEYS, class_="keys"), *(told or [none]), id="events")
    related = [*relations(comparison), *one_voice(comparison.copies, sources)]
    if related:
        title = el("h2", "How the sources belong together")
        yield el("section", title, *related, id="relations")
    yield el(
        "section",
        el("h2", "The texts"),
        view(sources),
        panes(sources, links, made),  # last, since it marks what the tables have told
        id="texts",
    )


def _group(at: int, group: Group, sources: Sources, links: Links, *, only: bool) -> Markup:
    tables = Tables(group, sources, links)
    says = tables.markup()
    wording = framing(group, sources, links)
    name = f"g{at}"
    along = timeline(group, sources, tables.numbers)
    children: list[Child] = [
        el("h2", said(group.title), class_="unseen" if only else None),
        None if only else el("p", _agreement(group), class_="tally"),
        el(
            "div",
            el("div", el("h3", "Along time", id=f"{name}-time"), along),
            *why_joined(group, sources),
            class_="before",
        ),
        el("h3", "Who says what", id=f"{name}-says"),
        only_differences() if group.voices > 1 else None,
        says,
    ]
    if wording is not None:
        children += [el("h3", "The words they choose", id=f"{name}-words"), wording]
    return el("section", *children, id=name, class_="group")


def _agreement(group: Group) -> str:
    """How far its sources agree, in a sentence."""
    told = number_of(len({each.source for each in group.members}), "source")
    if group.voices == 1:
        return f"{told}, one voice: there is nothing to compare it with."
    met = Counter(row.verdict for field in group.fields for row in field.rows)
    points = sum(met.values())
    return (
        f"{told}, {number_of(group.voices, 'independent voice')}. Of {number_of(points, 'point')} "
        f"they agree on {met[Verdict.AGREED]} and differ on {met[Verdict.DIFFER]}; "
        f"{met[Verdict.ONLY_SOME]} stand only in some."
    )
