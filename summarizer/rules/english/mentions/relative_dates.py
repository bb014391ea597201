"""Which EDTF value a date has that counts from another: "yesterday", "24th inst."."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from schemas import bounds
from summarizer.rules.english.mentions.date_patterns import plain
from summarizer.rules.english.mentions.date_values import count, edtf
from summarizer.text.months import ENGLISH_WEEKDAYS

_WEEK = 7
_SATURDAY = 5
_STEPS = {"last": -1, "this": 0, "the": 0, "next": 1, "ult": -1, "inst": 0, "prox": 1}
_DAYS = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1} | {
    "the day before yesterday": -2
}
_FEW_WEEKS = 3
"""Most weeks that are counted to the day; "six weeks ago" tells a month."""
_FARTHEST = 3000
"""Days that one date may be counted from another."""


def relative(
    name: str, groups: dict[str, str], published: date | None, *, future: bool
) -> str | None:
    """EDTF of words that count from the day of publication; None where there is none."""
    if published is None:
        return None
    try:
        value = _counted(name, groups, published, future=future)
        if value:
            bounds(value)
    except (OverflowError, ValueError):
        return None  # before the year 1, or after 9999
    return value


def _counted(name: str, groups: dict[str, str], published: date, *, future: bool) -> str | None:
    if name == "weekday":
        return _weekday(groups, published, future=future)
    if name == "span":
        return _span(plain(groups["unit"]), count(groups["n"]), published)
    if name == "word":
        return _word(" ".join(plain(groups["word"]).replace("-", "").split()), published)
    day = int(groups["d"])
    if name == "instant":
        step = _STEPS[_stem(groups["which"])]
    else:
        step = 0 if day <= published.day or future else -1
    return _of_month(step, day, published)


def after(
    groups: dict[str, str], told: Callable[[], date | None], published: date | None
) -> str | None:
    """EDTF of words that count from a day told before; None where there is none.

    ``told`` gives that day; "earlier" counts from the publication where there is none.
    """
    way = plain(groups.get("way") or groups.get("step") or "")
    sign = -1 if way in {"before", "earlier", "previous", "preceding"} else 1
    unit = plain(groups.get("unit") or "day")
    if unit not in {"day", "week"}:
        return None
    number = groups.get("n")
    steps = count(number) if number else int(way not in {"", "same"})
    known = told() or (published if way == "earlier" else None)
    if known is None or steps * _WEEK > _FARTHEST:
        return None
    try:
        if groups.get("w"):
            return _next_weekday(groups["w"], known, sign if steps else 0)
        return (known + timedelta(sign * steps * (_WEEK if unit == "week" else 1))).isoformat()
    except OverflowError:
        return None


def _next_weekday(weekday: str, known: date, sign: int) -> str:
    """The next weekday of that name after a day, or the last one before it."""
    ahead = (ENGLISH_WEEKDAYS[plain(weekday)] - known.weekday()) % _WEEK
    if sign > 0:
        return (known + timedelta(ahead or _WEEK)).isoformat()
    back = (_WEEK - ahead) % _WEEK
    return (known - timedelta(back if sign == 0 else back or _WEEK)).isoformat()


def _stem(word: str) -> str:
    """What the forms of a word share: "instant", "inst"."""
    return next(stem for stem in _STEPS if plain(word).replace("inf", "ins").startswith(stem))


def _of_month(step: int, day: int, published: date) -> str | None:
    month = published.year * 12 + published.month - 1 + step
    return edtf(month // 12, month % 12 + 1, day) if month >= 12 else None


def _word(word: str, published: date) -> str:
    which, _, unit = word.partition(" ")
    if word in _DAYS:
        return (published + timedelta(_DAYS[word])).isoformat()
    if word == "overnight":
        return _days(published - timedelta(1), 2)
    if "weekend" in word:
        return _weekend(which, published)
    if unit == "week":
        monday = published - timedelta(published.weekday())
        return _days(monday + timedelta(_WEEK * _STEPS[which]), _WEEK)
    return _calendar_unit(unit, _STEPS.get(which, 0), published)


def _days(first: date, number: int) -> str:
    """So many days from a first one on."""
    return f"{first.isoformat()}/{(first + timedelta(number - 1)).isoformat()}"


def _calendar_unit(unit: str, step: int, published: date) -> str:
    """The year or the month so many steps from that of the report, or its day."""
    if unit == "year":
        return f"{published.year + step:04d}"
    if unit == "month":
        month = published.month - 1 + step
        return f"{published.year + month // 12:04d}-{month % 12 + 1:02d}"
    return published.isoformat()


def _weekend(which: str, published: date) -> str:
    """Saturday and Sunday: those that have begun last, or the next ones."""
    back = (published.weekday() - _SATURDAY) % _WEEK
    within = published.weekday() >= _SATURDAY
    shift = {"next": _WEEK - back, "last": -back - _WEEK * within}.get(which, -back)
    return _days(published + timedelta(shift), 2)


def _weekday(groups: dict[str, str], published: date, *, future: bool) -> str:
    which = plain(groups.get("which") or "")
    named = ENGLISH_WEEKDAYS[plain(groups["w"])]
    back = (published.weekday() - named) % _WEEK
    shift = -back
    behind = plain(groups.get("after") or "").split()
    if behind[:1] == ["of"]:
        shift = named - published.weekday() - _WEEK
    elif behind:
        which = behind[0]
    ahead = which in {"next", "coming"}
    if ahead or (future and which != "last"):
        shift = (_WEEK - back) % _WEEK or (_WEEK if ahead else 0)
    elif which == "last" and back == 0:
        shift = -_WEEK
    return (published + timedelta(shift)).isoformat()


def _span(unit: str, number: int, published: date) -> str | None:
    if unit == "day":
        return (published - timedelta(number)).isoformat()
    if unit == "week":
        day = published - timedelta(_WEEK * number)
        return day.isoformat() if number <= _FEW_WEEKS else f"{day.year:04d}-{day.month:02d}"
    if unit == "year":
        return f"{published.year - number:04d}" if published.year - number > 999 else None
    month = published.year * 12 + published.month - 1 - number
    return f"{month // 12:04d}-{month % 12 + 1:02d}" if month > 12000 else None
