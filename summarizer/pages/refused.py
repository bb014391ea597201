"""What an engine gave and the record does not hold, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from schemas import ITEM_TYPES, Dropped, Extraction
from summarizer.html.markup import Child, el, join, said

_NAMES = ("name", "statement", "term", "as_written", "date", "summary")
"""Fields that say what an item is, the best first."""
_LONGEST = 300
"""Characters of a value that are shown; the record holds all."""


def refused(made: Extraction | None) -> Iterator[Markup]:
    """A list of what was refused; nothing where nothing was."""
    dropped = made.dropped if made else []
    if not dropped:
        return
    yield el("h3", el("span", "✗ Refused, not in the record", class_="key bad"))
    yield el(
        "p",
        "Given by the engine, and left out since it could not be tied to the text or broke a rule.",
        class_="note",
    )
    yield el("ol", *map(_row, dropped), class_="rows refused")


def _row(dropped: Dropped) -> Markup:
    first, *others = _told(dropped.item)
    return el(
        "li",
        el("p", el("s", said(first), class_="fact"), *map(_aside, others), class_="facts"),
        *_quotes(dropped.item),
        el("p", "✗ ", said(dropped.reason), class_="reason"),
        el("p", _where(dropped.path), class_="path"),
    )


def _told(item: Any) -> list[str]:
    """What the item is, then what else is told of it; whatever a model may have given."""
    if not isinstance(item, dict):
        return [_words(item)]
    names = [name for name in _NAMES if item.get(name)]
    rest = [name for name in item if name not in (*names, "evidence")]
    told = [_words(item[name]) for name in (*names, *rest) if item[name] not in (None, "", [])]
    return told or ["nothing"]


def _words(value: Any) -> str:
    told = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    told = told.replace("_", " ") if told.isidentifier() else told
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"


def _quotes(item: Any) -> Iterator[Markup]:
    given = item.get("evidence") if isinstance(item, dict) else None
    quotes: list[Child] = []
    for each in given if isinstance(given, list) else ():
        quote = each.get("quote") if isinstance(each, dict) else each
        quotes.append(el("span", "“", said(_words(quote)), "” "))
    if quotes:
        yield el("p", join(*quotes), class_="quotes")


def _aside(told: str) -> Markup:
    return join(" · ", said(told))


def _where(path: str) -> Markup:
    """``events.0.counts.2`` as ``counts, given as no. 3``."""
    match path.split("."):
        case ["events", _, part, number, *_] if part in ITEM_TYPES and number.isdecimal():
            return said(f"{part}, given as no. {int(number) + 1}")
    return said(path)
