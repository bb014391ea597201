"""Why sources were joined, linked or kept apart, and which of them are one voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from schemas import Apart, Comparison, Copies, Group, Link, LinkKind, Reason
from summarizer.html.markup import Child, el, said
from summarizer.pages.voices import Sources

_KINDS = {LinkKind.STAGES: "stages of one deal", LinkKind.BATCHES: "batches of one deal"}


def why_joined(group: Group, sources: Sources) -> Iterator[Markup]:
    """The grounds in one line, and each tie with its reasons behind it."""
    if not group.joins:
        return
    ties = [
        el(
            "li",
            sources.label(group.members[join.first].source),
            " and ",
            sources.label(group.members[join.second].source),
            _reasons(join.reasons),
        )
        for join in group.joins
    ]
    behind = el(
        "details",
        el("summary", "Each tie with its reasons"),
        el("ul", *ties, class_="ties"),
        open=len(ties) == 1,
    )
    yield el("div", el("h3", "Why this is one event"), el("p", said(group.why)), behind)


def relations(comparison: Comparison) -> Iterator[Markup]:
    """Groups that belong together without being one event, and those that were kept apart."""
    titles = {group.id: group.title for group in comparison.groups}
    places = {group.id: f"#g{at}" for at, group in enumerate(comparison.groups, start=1)}

    def pair(each: Link | Apart, between: str) -> list[Child]:
        first, second = (
            el("a", said(titles[id_]), href=places[id_]) for id_ in (each.first, each.second)
        )
        return [first, f" {between} ", second]

    told = [
        el("li", *pair(each, "and"), f": {_KINDS[each.kind]}", _reasons(each.reasons))
        for each in comparison.links
    ]
    if told:
        yield el("h3", "Parts of one deal")
        yield el("ul", *told, class_="ties")
    apart = [el("li", *pair(each, "is not"), _reasons(each.reasons)) for each in comparison.apart]
    if apart:
        yield el("h3", "Alike, and kept apart")
        yield el("ul", *apart, class_="ties")


def one_voice(copies: Sequence[Copies], sources: Sources) -> Iterator[Markup]:
    """Which sources are copies of one report."""
    if copies:
        told = [
            el("li", Markup(" ").join(map(sources.label, each.sources)), ": ", said(each.text))
            for each in copies
        ]
        yield el("h3", "Counted as one voice")
        yield el("ul", *told, class_="ties")


def _reasons(reasons: Sequence[Reason]) -> Markup:
    """Grounds for and against, told apart by their signs."""
    told = [
        el(
            "li",
            el("span", "+ " if each.speaks_for else "− ", class_="sign"),
            el("span", "for: " if each.speaks_for else "against: ", class_="unseen"),
            said(each.text),
        )
        for each in reasons
    ]
    return el("ul", *told, class_="reasons")
