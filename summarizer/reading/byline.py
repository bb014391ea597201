"""Who wrote it, and for whom, where a line near the top says so."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from summarizer.reading.dates import weekdays
from summarizer.reading.lines import decorates, published_days
from summarizer.reading.words import AGENCIES, HOUSES, JOINERS, NOBODY, OFFICES, ROLES

_BYLINE = re.compile(
    r"^[^\w(\[\"'“«]{0,6}(?:(?:posted|published|written|reported|story)\s)?"
    r"(?:by|von|par|por|door|av|автор|авторы|yazar|müəllif)\b\s{0,3}:?\s{0,3}(?P<who>\S.*)$",
    re.IGNORECASE,
)
_CUTS = re.compile(r"\s[|•·–—/-]\s|[(\[<]|\s@|\bin\b|\bat\b|\bfor\b")
_SECTION = re.compile(r"^\W{0,3}(?:in|under|\|)\s[^.!?]{1,40}$")
_GAP = " \t,;:|•·–—-"
_ON = frozenset({"on", "am", "le", "el", "em", "op"})
_STATEMENT = re.compile(
    r"^(?:(?:joint|press|official|written)\s)?(?:statement|remarks|message|address)\s(?:from|by|of)\s"
    r"(?P<who>\S.*)$",
    re.IGNORECASE,
)
_MOST_WORDS = 12
_MOST_NAMES = 4
_LONGEST_INITIALS = 8


class Byline(NamedTuple):
    """What a byline says."""

    author: str | None
    outlet: str | None
    published: date | None


def read_byline(line: str, language: str | None) -> Byline | None:
    """What a line like ``By Ann Lee, May 2, 2020`` says; ``None`` if it is no byline.

    A name goes to the author unless its own words make it a house ("Baltic News Agency", "AFP").
    """
    match = _BYLINE.match(line)
    if match is None:
        return None
    who, published = match["who"], None
    days = published_days(who, language)
    if days:
        day = days[0][0]
        rest = who[day.end :]
        if not (decorates(rest, language) or _SECTION.match(rest)):
            return None
        who, published = _before_day(who[: day.start], language), day.day
    author, outlet = _names(who)
    if author is None and outlet is None and not _is_nobody(who):
        return None
    return Byline(author, outlet, published)


def speaker_of(title: str) -> str | None:
    """Whose words a text is, by a title like ``Statement by Foreign Minister Ann Lee on …``.

    Only a name behind an office counts: "Statement by Hope Street on …" may be a house's.
    """
    match = _STATEMENT.match(title)
    if match is None:
        return None
    words = match["who"].split()
    office = 0
    while office < len(words) and words[office].casefold() in OFFICES:
        office += 1
    names = []
    for word in words[office:]:
        if not word[:1].isupper() or word.endswith("ing"):
            break
        names.append(word.strip(",;:"))
        if word[-1] in ",;:":
            break
    return " ".join(names) if office and 0 < len(names) <= _MOST_NAMES else None


def is_house(name: str) -> bool:
    """Whether the words of a name say that it is an agency, a paper or a station."""
    words = name.replace("/", " ").split()
    if not words or len(words) > _MOST_WORDS:
        return False
    if len(words) == 1:
        initials = name.isupper() and 1 < len(name) <= _LONGEST_INITIALS
        return initials or name.casefold() in AGENCIES
    return any(word.casefold() in HOUSES | AGENCIES for word in words)


def _names(who: str) -> tuple[str | None, str | None]:
    """Author and outlet."""
    cut = _CUTS.search(who)
    who = (who[: cut.start()] if cut else who).strip(_GAP)
    *names, last = (part.strip() for part in who.split(","))
    if names and is_house(last):
        author = ", ".join(names)
        return (author if is_name(author) else None), last
    while names and ({word.casefold() for word in last.split()} & ROLES or last[:1].islower()):
        last = names.pop()
    who = ", ".join([*names, last])
    if _is_nobody(who) or not is_name(who):
        return None, None
    return (None, who) if is_house(who) else (who, None)


def is_name(text: str) -> bool:
    """Whether a text looks like names of people or of a house: a few capitalised words."""
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= _MOST_WORDS or any(char.isdigit() for char in text):
        return False
    return (
        words[0].casefold() not in JOINERS - {"de", "van", "von", "al", "el", "la", "le"}
        and any(word[:1].isalpha() for word in words)
        and all(
            word.casefold() in JOINERS or not word.lstrip("'’\"“(")[:1].islower() for word in words
        )
        and not text.endswith(("!", "?", ":"))
    )


def _is_nobody(who: str) -> bool:
    words = re.findall(r"[^\W_]+", who.casefold())
    return bool(words) and all(word in NOBODY for word in words)


def _before_day(who: str, language: str | None) -> str:
    """The name before a day, without what leads over to it (", on Saturday,")."""
    for leads in (weekdays(language), _ON):
        name, _, last = who.rstrip(_GAP).rpartition(" ")
        if last.strip(".").casefold() in leads:
            who = name
    return who.rstrip(_GAP)
