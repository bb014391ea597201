"""What is coded of an event or an item, in words, by the names of the scorer's fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from schemas import (
    BY_SOURCE,
    Count,
    Event,
    EventDate,
    Framing,
    Item,
    Party,
    Person,
    Place,
    Rationale,
    Term,
)
from summarizer.phrases import number, words


def facts(holder: Event | Item) -> dict[str, str]:
    """Each stated value of an event or item by its field; the first says best what it is."""
    told = {field: words(holder) for field, words in _FACTS[type(holder)].items()}
    return {field: words for field, words in told.items() if words}


def _direction(count: Count) -> str:
    if count.released_by is None and count.released_to is None:
        return ""
    return f"{count.released_by or '?'} → {count.released_to or '?'}"


def _stated_by(rationale: Rationale) -> str:
    by = rationale.stated_by
    return "by the source itself" if by == BY_SOURCE else f"by {by}"


def _own(name: str) -> Callable[[Any], str]:
    """The words of the attribute ``name``: a term, several, or free text."""

    def told(holder: Any) -> str:
        value = getattr(holder, name)
        if value is None:
            return ""
        if isinstance(value, Term):
            return words(value)
        return value if isinstance(value, str) else _listed(value)

    return told


def _listed(terms: Iterable[Term]) -> str:
    return ", ".join(sorted(map(words, terms)))


def _owned(*names: str) -> dict[str, Callable[[Any], str]]:
    return {name: _own(name) for name in names}


_FACTS: Mapping[type[Event | Item], Mapping[str, Callable[[Any], str]]] = {
    Event: _owned("kind", "status", "summary"),
    Party: _owned("name", "roles", "kind", "country"),
    Count: {
        "number": number,
        **_owned("category", "role"),
        "direction": _direction,
        **_owned("as_written"),
    },
    Person: _owned("name", "role", "party", "note"),
    EventDate: {
        "date": lambda item: item.date or "no day",
        **_owned("role", "as_written"),
    },
    Place: _owned("name", "role", "country"),
    Rationale: {**_owned("statement", "kinds"), "stated_by": _stated_by},
    Framing: {
        "term": lambda item: f"“{item.term}”",
        "neutral": lambda item: f"→ {item.neutral}",
        **_owned("about"),
    },
}
