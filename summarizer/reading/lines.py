"""What a line at the top of a text is: a page's furniture, a headline, the body's beginning."""

from __future__ import annotations

import re

from summarizer.reading.dates import Day, days_in, weekdays
from summarizer.reading.words import DECORATION

_LONGEST_HEADLINE = 250
_LONGEST_LINE = 300
_STOPS = (".", "!", "?", "…", "。", "؟", "։", "۔", "।", ".”", '."', ".'", ".’", ".»", "。」")
_FULL_STOPS = tuple(stop for stop in _STOPS if stop not in {"!", "?", "؟"})
_MARKUP = "#*_=~"
_FURNITURE = re.compile(
    r"(?:none|null|nan|undefined|home|menu|share|print|e-?mail|search|subscribe|sign in|log ?in|"
    r"login|register|advertisement|photos?|videos?|news|world|politics|breaking news|latest news|"
    r"top stories|press release|for immediate release|facebook|twitter|telegram|whatsapp|listen|"
    r"[-–—.=*_\s]*)"
    r"|.*\blogo"
    r"|(?:skip to|share (?:this|on)|click here|follow us|read more|image:|photo:|picture:|credit:|"
    r"photo by|https?://|www\.|cookies?\b|©|copyright\b|\d+ min(?:ute)?s? read|reading time).*",
    re.IGNORECASE | re.DOTALL,
)
_CRUMBS = re.compile(r"\s[>»›]\s|^[>»›]|\|[^|]*\|")
_BULLET = re.compile(r"^(?:[•·▪●◦‣–—-]|\d{1,2}[.)])\s")
_TIME = re.compile(
    r"(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:[ap]\.?\s?m\b\.?)?(?:\s?Z\b|\s?[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_PUBLISHED = (
    r"(?:first |originally )?(?:published|posted|issued|released)|publication date|release date|"
    r"date|publié|veröffentlicht|publicado|pubblicato|gepubliceerd|opublikowano|опубликовано|"
    r"дата публикации|опубліковано|yayınlanma|yayım tarihi|dərc edilib|հրապարակվել|نشر|تاريخ النشر"
)
_CLOCK = (
    r"last[ -]?(?:update|updated|modified|changed|edited|revised|reviewed)|updated?|"
    r"(?:modified|edited|revised|printed?|retrieved|accessed|archived|captured|crawled)"
    r"(?= ?(?:on |at |:|\d))|current time|as of|today is|mise? à jour|actualisé|aktualisiert|"
    r"stand:|zuletzt|última actualización|actualizado|atualizado|atualização|aggiornato|bijgewerkt|"
    r"uppdaterad|zaktualizowano|ostatnia aktualizacja|обновлено|обновлён|последнее обновление|"
    r"оновлено|güncelleme|güncellenme|son güncelleme|yenilənib|yenilenme|թարմացվել|تحديث|"
    r"آخر تحديث|به ?روزرسانی"
)
_LABEL = re.compile(rf"\b(?:(?P<clock>{_CLOCK})|(?P<published>{_PUBLISHED}))", re.IGNORECASE)
_FEW_WORDS = 4
_SHORT_WORD = 3


def bare(line: str) -> str:
    """The line without Markdown's marks around it."""
    return line.strip().lstrip(_MARKUP + ">").rstrip(_MARKUP).strip()


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to the report: a logo, a menu, "None"."""
    return _FURNITURE.fullmatch(line) is not None or _CRUMBS.search(line) is not None


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of the body: too long for a headline, or sentences."""
    if len(line) > _LONGEST_LINE or line.endswith("。"):
        return True
    return line.endswith(_STOPS) and (len(line) > 120 or line.count(" ") >= 11)


def is_headline(line: str, following: str | None) -> bool:
    """Whether a line stands like a headline.

    Args:
        line: the line.
        following: the line right below it, or ``None`` where a blank line or nothing follows.
    """
    if (
        len(line) > _LONGEST_HEADLINE
        or _BULLET.match(line)
        or line.endswith((*_FULL_STOPS, ":", ","))
    ):
        return False
    words = _WORD.findall(line)
    caseless = not line.isascii() and not any(char.islower() or char.isupper() for char in line)
    if len(words) < 2 and not (caseless and sum(map(len, words)) > _FEW_WORDS):
        return False
    # A line of wrapped prose goes on below in lines of its own length; a headline does not.
    return following is None or (
        not following[:1].islower() and not len(line) * 0.6 < len(following) < len(line) * 1.4
    )


def published_days(line: str, language: str | None) -> list[tuple[Day, bool]]:
    """The days of a line that no page clock shows, and whether a label calls them published.

    A day is governed by the label before it ("Updated 15 May 2024", "Published on 14 May 2024"),
    or, without one, by a clock behind it that has no day of its own ("15 May 2024 (updated)").
    """
    days = days_in(line, language)
    labels = list(_LABEL.finditer(line)) if days else []
    kept = []
    for index, day in enumerate(days):
        before = [label for label in labels if label.end() <= day.start]
        if before:
            if before[-1]["published"]:
                kept.append((day, True))
            continue
        following = days[index + 1].start if index + 1 < len(days) else None
        behind = next((label for label in labels if label.start() >= day.end), None)
        if following is None and behind is not None and behind["clock"]:
            continue
        kept.append((day, False))
    return kept


def is_clock(line: str, language: str | None) -> bool:
    """Whether a line is a page clock, with a full day or without ("Updated 5 minutes ago")."""
    if is_only_days(line, language):
        return not published_days(line, language)
    label = _LABEL.match(line)
    return (
        label is not None
        and label["clock"] is not None
        and len(_WORD.findall(line[label.end() :])) < _FEW_WORDS
    )


def is_only_days(line: str, language: str | None) -> bool:
    """Whether a line holds one day or several, and besides only what decorates them."""
    days = days_in(line, language)
    starts = [0, *(day.end for day in days)]
    ends = [*(day.start for day in days), len(line)]
    rest = " ".join(line[start:end] for start, end in zip(starts, ends, strict=True))
    return bool(days) and decorates(rest, language)


def decorates(rest: str, language: str | None) -> bool:
    """Whether what is left of a line beside its day is only time, weekday and the like."""
    rest = _LABEL.sub(" ", _TIME.sub(" ", rest))
    if any(char.isdigit() for char in rest):
        return False
    known = weekdays(language) | DECORATION
    words = [word for word in _WORD.findall(rest) if word.casefold() not in known]
    return len(words) <= _FEW_WORDS and all(len(word) <= _SHORT_WORD for word in words)
