"""Title, author, outlet and day of publication, where the top of a text says them clearly.

Read from the top down to the first paragraph of the body. What is not clear stays ``None``: a
page's clock ("Last update: …") is no publication date, a day without a year is none, and two
different days of equal standing are none either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from summarizer.reading.byline import is_house, is_name, read_byline, speaker_of
from summarizer.reading.dates import days_in
from summarizer.reading.details import Details
from summarizer.reading.lines import (
    bare,
    decorates,
    is_clock,
    is_furniture,
    is_headline,
    is_only_days,
    is_prose,
    published_days,
)

_REACH = 6000
"""Characters of the text that are looked at."""
_MOST_LINES = 30
_FIELD = re.compile(
    r"^(?P<key>title|headline|author|authors|byline|date|published|publication date|source|outlet|"
    r"publication|publisher|newspaper)\s{0,2}:\s{0,3}(?P<value>\S.*)$",
    re.IGNORECASE,
)
_TITLES = frozenset({"title", "headline"})
_AUTHORS = frozenset({"author", "authors", "byline"})
_DAYS = frozenset({"date", "published", "publication date"})
_PARTS = re.compile(r"\s?[|•·]\s?")
_DATELINE = re.compile(r"^(?P<head>[^\n—–]{3,100}?)\s?(?:—|–|--|\s-\s)")
_AGENCY = re.compile(r"\s*\((?P<name>[^()]{2,30})\)\s*$")
_MOST_CABLE_WORDS = 12
_MOST_PLACE_WORDS = 4
_MOST_DATELINE_WORDS = 6


class _Rank(IntEnum):
    """How well a line vouches for a day of publication; the lowest wins."""

    LABELLED = 0
    BYLINE = 1
    ALONE = 2
    ABOVE_TITLE = 3
    DATELINE = 4


@dataclass
class _Findings:
    language: str | None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    signed: bool = False
    """A byline was seen: no headline stands below it."""
    days: dict[_Rank, set[date]] = field(default_factory=dict)

    def add_day(self, rank: _Rank, day: date) -> None:
        self.days.setdefault(rank, set()).add(day)

    def published(self) -> date | None:
        if not self.days:
            return None
        best = self.days[min(self.days)]
        return next(iter(best)) if len(best) == 1 else None


def read_head(text: str, language: str | None = None) -> Details:
    """What the top of ``text`` says of title, author, outlet and day of publication.

    Args:
        text: a report in plain text or Markdown.
        language: BCP 47 tag, for the names of months; English is always understood.
    """
    found = _Findings(language)
    for line, following in _lines(text[:_REACH]):
        if is_prose(line):
            _dateline(line, found)
            break
        if any(take(line, found) for take in _TAKERS):
            continue
        if found.title is None and not found.signed and following is not None:
            below = following if following else None
            if is_headline(line, below) or (below and _is_headline_above(line, below, language)):
                found.title = " ".join(line.split())
    return Details(
        title=found.title,
        author=found.author or speaker_of(found.title or ""),
        outlet=found.outlet,
        published=found.published(),
    )


def read_fields(lines: Iterable[str]) -> Details:
    """What lines like ``title: …`` and ``date: …`` say, and no other line."""
    found = _Findings(None)
    for line in lines:
        _field(line, found)
    return Details(
        title=found.title, author=found.author, outlet=found.outlet, published=found.published()
    )


def _lines(head: str) -> Iterator[tuple[str, str | None]]:
    """Each line that is not blank, and the one below: "" if that is blank, None at the end."""
    lines = head.rstrip().splitlines()
    given = 0
    for index, raw in enumerate(lines):
        if not (line := bare(raw)):
            continue
        given += 1
        if given > _MOST_LINES:
            return
        yield line, bare(lines[index + 1]) if index + 1 < len(lines) else None


def _is_headline_above(line: str, below: str, language: str | None) -> bool:
    """Whether a headline stands right above its byline or date, without a blank line between."""
    if not is_headline(line, None):
        return False
    return read_byline(below, language) is not None or is_only_days(below, language)


def _field(line: str, found: _Findings) -> bool:
    match = _FIELD.match(line)
    if match is None:
        return False
    key, value = match["key"].casefold(), match["value"].strip().strip("\"'[]")
    if key in _TITLES:
        found.title = found.title or value
    elif key in _AUTHORS:
        found.author = found.author or (value if is_name(value) else None)
        found.signed = True
    elif key in _DAYS:
        for day in days_in(value, found.language):
            found.add_day(_Rank.LABELLED, day.day)
    elif "://" not in value and is_name(value):
        found.outlet = found.outlet or value
    return True


def _byline(line: str, found: _Findings) -> bool:
    byline = read_byline(line, found.language)
    if byline is None:
        return False
    unsure = found.title is None and byline.published is None
    if unsure and ("," in line or len(line.split()) > _MOST_PLACE_WORDS + 1):
        return False  # "By Land and Sea, Prisoners Come Home"
    found.signed = True
    found.author = found.author or byline.author
    found.outlet = found.outlet or byline.outlet
    if byline.published:
        found.add_day(_Rank.BYLINE, byline.published)
    return True


def _day_alone(line: str, found: _Findings) -> bool:
    """A line, or a part of a line cut by bars, that is a day and nothing else."""
    days = published_days(line, found.language)
    if not days:
        return is_clock(line, found.language)
    parts = [part for part in _PARTS.split(line) if part.strip()]
    taken = False
    for part in parts:
        if not is_only_days(part, found.language):
            continue
        for day, labelled in published_days(part, found.language):
            taken = True
            alone = _Rank.ALONE if found.title else _Rank.ABOVE_TITLE
            found.add_day(_Rank.LABELLED if labelled else alone, day.day)
    return taken


def _place_and_day(line: str, found: _Findings) -> bool:
    """The head of a cable or statement: ``Telegram 172 CANBERRA, 24 July 1944``."""
    days = published_days(line, found.language)
    if len(days) != 1 or len(line.split()) > _MOST_CABLE_WORDS:
        return False
    day = days[0][0]
    if not decorates(line[day.end :], found.language):
        return False
    before = line[: day.start].rstrip()
    words = before.rstrip(",").split()
    if not words:
        return False
    capitals = words[-1].isupper() and words[-1].isalpha() and len(words[-1]) > 2
    place = before.endswith(",") and len(words) <= _MOST_PLACE_WORDS and is_name(before)
    if capitals or place:
        found.add_day(_Rank.DATELINE, day.day)
    return capitals or place


def _furniture(line: str, _found: _Findings) -> bool:
    return is_furniture(line)


_TAKERS: tuple[Callable[[str, _Findings], bool], ...] = (
    _byline,
    _field,
    _day_alone,
    _place_and_day,
    _furniture,
)


def _dateline(line: str, found: _Findings) -> None:
    """``BAKU, Azerbaijan, May 2, 2020 (Reuters) — …`` at the head of the body."""
    match = _DATELINE.match(line)
    if match is None:
        return
    agency = _AGENCY.search(match["head"])
    place = match["head"][: agency.start()] if agency else match["head"]
    days = days_in(place, found.language)
    if days and days[-1].end == len(place.rstrip(" ,.")):
        place = place[: days[-1].start]
    else:
        days = []
    if not _is_dateline_place(place):
        return
    for day in days:
        found.add_day(_Rank.DATELINE, day.day)
    if agency and is_house(agency["name"]):
        found.outlet = found.outlet or agency["name"]


def _is_dateline_place(text: str) -> bool:
    """Whether a text is a place as datelines write it: ``BAKU, Azerbaijan,``."""
    words = text.replace(",", " ").split()
    if not words or len(words) > _MOST_DATELINE_WORDS:
        return False
    first = words[0].replace("-", "")
    named = is_name("".join(char for char in text if not char.isdigit()))
    return first.isalpha() and first.isupper() and len(first) > 2 and named
