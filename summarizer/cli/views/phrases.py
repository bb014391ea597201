"""Coded values in words."""

from __future__ import annotations

from schemas import BY_SOURCE, Count, Person, Place, Rationale, SourceInfo
from summarizer.cli.plain import plain
from summarizer.phrases import number, words

__all__ = ["direction", "number", "person", "place", "rationale", "source_line", "words"]


def direction(count: Count) -> str:
    """Who lets them go to whom: ``Azerbaijan → Armenia``; empty where neither is known."""
    if count.released_by is None and count.released_to is None:
        return ""
    return f"{plain(count.released_by or '?')} → {plain(count.released_to or '?')}"


def person(item: Person) -> str:
    """Name, party and note."""
    name = plain(item.name) + (f" ({plain(item.party)})" if item.party else "")
    return f"{name}, {plain(item.note)}" if item.note else name


def place(item: Place) -> str:
    """Name and country."""
    return plain(item.name) + (f" ({item.country})" if item.country else "")


def rationale(item: Rationale) -> str:
    """The reason, and whose it is."""
    by = "the source itself" if item.stated_by == BY_SOURCE else plain(item.stated_by)
    return f"{plain(item.statement)} ({by})"


def source_line(source: SourceInfo) -> str:
    """Where and when a source appeared, as far as this is known."""
    published = source.published.isoformat() if source.published else None
    known = (source.outlet, source.author, published, source.language, source.id, source.url)
    return " · ".join(plain(part) for part in known if part)
