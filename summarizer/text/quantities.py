"""How many a text says: a number together with what hedges it.

"More than 200" is 201 or more, "nearly 900" is 900 or so, "between 6 and 8" is one quantity of two
numbers. The words that hedge are a table per language (``data/hedges.json``); some stand before
the number, some behind ("200 or more", Turkish "200'den fazla").
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from summarizer.text.fold import fold_text
from summarizer.text.numbers import find_numbers
from summarizer.text.numerals.digits import language_of
from summarizer.text.numerals.number import Kind, Number

_BEFORE = ("more", "just_over", "less", "just_under", "least", "most", "as_many", "about")
_BEHIND = ("more", "less", "least", "most", "as_many", "about", "plus")
_FROM = ("least", "more")
"""Hedges of a lower end that an upper one may follow."""
_REACH = 40
"""Characters on either side of a number in which a hedge is looked for."""
_WORD = re.compile(r"[^\d\s]")
"""What every hedge has: a letter or a sign."""


class Reading(NamedTuple):
    """What a quantity can be coded as: smallest and largest number, and whether only about so."""

    low: int | None
    high: int | None
    approximate: bool


@dataclass(frozen=True)
class Quantity:
    """``text[start:end]`` says how many.

    What hedges it is looked for once it is asked for: of most numbers in a text nobody does.

    Attributes:
        start: offset of the first character of the number, or of the first of two.
        end: offset behind the last character of the number.
        values: the number, or both.
        kind: of the number.
    """

    start: int
    end: int
    values: tuple[int, ...]
    kind: Kind
    _look: Callable[[], _Hedge] = field(repr=False, compare=False)

    @cached_property
    def _hedge(self) -> _Hedge:
        return self._look()

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """How the codebook codes it, the plainest first.

        More than one only where the words can be read in several ways.
        """
        return tuple(_readings(self.values, self.kind, self._hedge.name))

    @property
    def phrase(self) -> str:
        """The number with the words that hedge it."""
        return self._hedge.phrase


class _Hedge(NamedTuple):
    """What hedges a number: its name in ``_CODES``, and the number with its words."""

    name: str
    phrase: str


def find_quantities(
    text: str, language: str | None = None, numbers: Sequence[Number] | None = None
) -> list[Quantity]:
    """The quantities of ``text``, in order; ordinals and numbers of kind ``OTHER`` are none.

    Args:
        text: any text.
        language: BCP 47 tag.
        numbers: of ``text``, if they are at hand.
    """
    hedges = _hedges(language_of(language))
    found: list[Quantity] = []
    counted = [
        number
        for number in (find_numbers(text, language) if numbers is None else numbers)
        if number.kind in {Kind.CARDINAL, Kind.WEAK, Kind.VAGUE}
    ]
    index = 0
    while index < len(counted):
        first, second = counted[index], counted[index + 1] if index + 1 < len(counted) else None
        last = second if second is not None and _range(text, first, second, hedges) else first
        index += 1 if last is first else 2
        limit = counted[index].start if index < len(counted) else len(text)
        found.append(_quantity(text, first, last, hedges, limit))
    return found


def _quantity(text: str, first: Number, last: Number, hedges: _Hedges, limit: int) -> Quantity:
    """The quantity of one number or two; ``limit`` is where the next number begins."""

    def look() -> _Hedge:
        return _hedge(text, first.start, last.end, hedges, limit)

    low, high = first.value, last.value
    if first is not last and (lower := look().name) in _FROM:
        # "At least 20 and up to 40", "more than 20 but fewer than 40".
        upper = _hedge(text, last.start, last.end, hedges, limit).name
        if upper != "none":
            low, high = low + (lower == "more"), high - (upper == "less")
    values = (low,) if first is last else (low, high)
    return Quantity(first.start, last.end, values, last.kind, look)


def _readings(values: tuple[int, ...], kind: Kind, hedge: str) -> Iterator[Reading]:
    low, high = min(values), max(values)
    if kind is Kind.VAGUE:
        yield Reading(None, None, approximate=True)
        return
    if low != high:
        if hedge != "about":
            yield Reading(low, high, approximate=False)
        yield Reading(low, high, approximate=True)
        if hedge in _FROM:
            yield Reading(low, None, approximate=False)
        return
    yield from (_reading(low, code) for code in _CODES[hedge].split())
    if kind is Kind.WEAK and hedge == "none":
        yield Reading(low, low, approximate=True)


def _reading(number: int, code: str) -> Reading:
    if code in {"exact", "about"}:
        return Reading(number, number, approximate=code == "about")
    if code in {"above", "least"}:
        return Reading(number + (code == "above"), None, approximate=False)
    most = max(number - 1, 0) if code == "below" else number
    return Reading(None, most, approximate=False)


_CODES = {
    "none": "exact",
    "about": "about",
    "more": "above",
    "less": "below",
    "least": "least",
    "most": "most",
    "just_over": "above about",
    "just_under": "below about",
    "as_many": "most exact about",
    "plus": "least above",
    "not_over": "exact above",
    "not_about": "exact about",
}
"""Hedge -> its readings; ``not_over`` and ``not_about`` are "handed over 32", "talks about 32"."""


class _Hedges(NamedTuple):
    """Patterns of one language; a group's name is the hedge."""

    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    between: re.Pattern[str] | None
    up_to: re.Pattern[str] | None
    link: re.Pattern[str]
    join: re.Pattern[str] | None


def _hedge(text: str, start: int, end: int, hedges: _Hedges, limit: int) -> _Hedge:
    """The hedge of the number at ``text[start:end]``."""
    before = _words_of(text, max(0, start - _REACH), start)
    behind = _words_of(text, end, min(end + _REACH, limit))
    found = hedges.behind.match(behind) if hedges.behind else None
    # "32 men and at least 5 women": what ends where a number begins belongs to that number.
    if found is not None and (limit == len(text) or end + found.end() < limit - 1):
        assert found.lastgroup is not None
        return _Hedge(found.lastgroup, text[start : end + found.end()])
    found = hedges.before.search(before) if hedges.before else None
    if found is not None:
        assert found.lastgroup is not None
        hedged = max(0, start - (len(before) - found.start()))
        begin = start if found.lastgroup.startswith("not_") else hedged
        return _Hedge(found.lastgroup, text[begin:end])
    return _Hedge("none", text[start:end])


def _words_of(text: str, start: int, end: int) -> str:
    """``text[start:end]`` folded; nothing where there are but digits, which hedge no number."""
    return fold_text(text[start:end]) if _WORD.search(text, start, end) else ""


def _range(text: str, first: Number, second: Number, hedges: _Hedges) -> bool:
    """Whether two numbers are the ends of one quantity."""
    if second.value <= first.value or not first.kind is second.kind is Kind.CARDINAL:
        return False
    if second.start - first.end > _REACH:
        return False
    gap = fold_text(text[first.end : second.start])
    if hedges.link.fullmatch(gap):
        return True
    if hedges.up_to is not None and hedges.up_to.fullmatch(gap):
        return _hedge(text, first.start, first.end, hedges, second.start).name in _FROM
    if hedges.join is None or hedges.between is None or not hedges.join.fullmatch(gap):
        return False
    before = fold_text(text[max(0, first.start - _REACH) : first.start])
    return hedges.between.search(before) is not None


@cache
def _hedges(language: str) -> _Hedges:
    table = _table().get(language, {})
    fillers = _either(table.get("fillers", ""))
    before = [rf"(?P<{name}>{_either(table[name])})" for name in _BEFORE if table.get(name)]
    if "not_over" in table:
        before.insert(0, rf"(?P<not_over>(?:{_either(table['not_over'])})(?: \w+)? over)")
        # "Silent about the 32": who are known cannot be about so many.
        topic = rf"(?:{_either(table['not_about'])}) about|about (?:{_either(table['known'])})"
        before.insert(0, rf"(?P<not_about>{topic})")
    behind = [
        rf"(?P<{name}>{_either(table[f'{name}_behind'])})"
        for name in _BEHIND
        if table.get(f"{name}_behind")
    ]
    start = "" if language in {"zh", "ja"} else r"(?<![^\W_])"
    filler = rf"(?: (?:{fillers}))?" if fillers else ""
    return _Hedges(
        before=re.compile(rf"{start}(?:{'|'.join(before)}){filler} ?$") if before else None,
        behind=_behind(behind, language),
        between=re.compile(rf"{start}(?:{_either(table['between'])}) ?$")
        if "between" in table
        else None,
        up_to=_up_to(table),
        link=re.compile(rf" ?(?:{_either(table.get('link', '-'))}) ?"),
        join=re.compile(rf" ?(?:{_either(table['and'])}) ?") if "and" in table else None,
    )


def _up_to(table: dict[str, str]) -> re.Pattern[str] | None:
    """What leads from a lower end to an upper one."""
    ends = "|".join(table[name] for name in ("less", "most", "as_many") if table.get(name))
    if not ends:
        return None
    joins = "|".join(filter(None, (table.get("and"), table.get("or_perhaps"))))
    words = rf"(?: (?:{_either(joins)}))*" if joins else ""
    return re.compile(rf",?{words} (?:{_either(ends)}) ?")


def _behind(groups: Sequence[str], language: str) -> re.Pattern[str] | None:
    if not groups:
        return None
    # English lets a noun stand between ("200 people or more"), Turkish a case ending ("200'den").
    between = r"(?: \w+){0,2}?" if language == "en" else r"(?:['-]?[^\W\d_]{1,4})?"
    end = "" if language in {"zh", "ja"} else r"(?![^\W_])"
    return re.compile(rf"{between} ?(?:{'|'.join(groups)}){end}")


def _either(line: str) -> str:
    words = sorted((fold_text(word) for word in line.split("|")), key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def _table() -> dict[str, dict[str, str]]:
    path = files("summarizer.text") / "data" / "hedges.json"
    table: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return table
