"""Along time: the dates of an event by role, and how far it had come when each source appeared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from schemas import DateRole, Group, Status
from summarizer.html.markup import Child, el, join, said
from summarizer.pages.days import day, edtf, is_day, start
from summarizer.pages.voices import Sources, number_of
from summarizer.phrases import words

_SIGNS: Mapping[str, str] = {
    DateRole.CAPTURE: "▼",
    DateRole.CONVICTION: "■",
    DateRole.PROPOSAL: "◇",
    DateRole.AGREEMENT: "◆",
    DateRole.HANDOVER: "●",
}
_APPEARED = "○"
_DAYS = 60
"""Days beyond which a gap is told in months or years."""
_NAMED = 6
"""Sources of one day beyond which they are counted and not named."""


@dataclass
class _Entry:
    """Something at a place in time.

    Attributes:
        at: the day by which it is put in order; None where none is known.
        when: the date in words.
        sign: tells it from the others to the eye.
        exact: whether ``at`` is the very day.
        told: what it says.
    """

    at: date | None
    when: str
    sign: str
    exact: bool
    told: list[Child] = field(default_factory=list)


def timeline(group: Group, sources: Sources, rows: Mapping[tuple[str, int], int]) -> Markup:
    """The dates that sources give, and the days on which they appeared, in order.

    Args:
        group: the event.
        sources: the sources of the comparison.
        rows: numbers of the rows of the table by field and place in it.
    """
    entries = [*_dates(group, sources, rows), *_appearances(group, sources)]
    entries.sort(key=lambda each: (each.at is None, each.at or date.max, each.sign == _APPEARED))
    gaps = [None, *(_gap(one, other) for one, other in pairwise(entries))]
    return el("ol", *map(_item, entries, gaps), class_="timeline")


def _dates(group: Group, sources: Sources, rows: Mapping[tuple[str, int], int]) -> Iterator[_Entry]:
    rows_told = [row for each in group.fields if each.name == "dates" for row in each.rows]
    for place, row in enumerate(rows_told):
        for value in row.values:
            role: str = value.value["role"]
            when = value.value["date"]
            keys = list(dict.fromkeys(by.source for by in value.by))
            told: list[Child] = [
                el("a", words(role), href=f"#r{rows['dates', place]}"),
                " ",
                _by(keys, sources),
            ]
            if when is None:
                yield _Entry(None, "no day given", _SIGNS[role], exact=False, told=told)
            else:
                yield _Entry(start(when), edtf(when), _SIGNS[role], is_day(when), told)


def _appearances(group: Group, sources: Sources) -> Iterator[_Entry]:
    days: dict[date | None, dict[Status, list[str]]] = {}
    for each in group.status:
        days.setdefault(each.published, {}).setdefault(each.status, []).append(each.source)
    for published, told in days.items():
        parts = [_status(status, keys, sources) for status, keys in told.items()]
        when = "no day known" if published is None else day(published)
        yield _Entry(published, when, _APPEARED, exact=True, told=[join(*_spaced(parts))])


def _status(status: Status, keys: list[str], sources: Sources) -> Markup:
    says = " say " if len(keys) > 1 else " says "
    return el("span", _by(keys, sources), says, el("b", words(status)))


def _spaced(parts: list[Markup]) -> Iterator[Child]:
    for number, part in enumerate(parts):
        yield " " if number else None
        yield part


def _by(keys: list[str], sources: Sources) -> Markup:
    if len(keys) > _NAMED:
        number = number_of(len(keys), "source")
        return el("span", f"{number}: {sources.numbers(keys)}", class_="by")
    return el("span", Markup(" ").join(map(sources.label, keys)), class_="by")


def _item(entry: _Entry, gap: str | None) -> Markup:
    return el(
        "li",
        el("span", gap, class_="gap") if gap else None,
        el("span", entry.sign, class_="sign", aria_hidden="true"),
        el("span", said(entry.when), class_="when-at"),
        el("span", *entry.told, class_="what"),
        class_="appeared" if entry.sign == _APPEARED else "dated",
    )


def _gap(one: _Entry, other: _Entry) -> str | None:
    """How much later, where both are days."""
    if not (one.at and other.at and one.exact and other.exact) or one.at == other.at:
        return None
    days = (other.at - one.at).days
    if days == 1:
        return "a day later"
    if days <= _DAYS:
        return f"{days} days later"
    months = round(days / 30.44)
    return f"{months} months later" if months < 24 else f"{round(days / 365.25)} years later"
