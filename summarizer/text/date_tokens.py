"""The parts of dates in a folded text: days, months, years, weekdays, relative words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.text.fold import fold_text
from summarizer.text.months import month_names, weekday_names
from summarizer.text.names import name_pattern, whole_words
from summarizer.text.numbers import Kind, find_numbers
from summarizer.text.numerals.han import value as han_value
from summarizer.text.numerals.lexicon import lexicon
from summarizer.text.numerals.words import word_numbers

_Shift = tuple[str, int, int, bool]
"""Unit, least and most of it, and whether it counts from a date told before."""


class TokenKind(Enum):
    """What a token states."""

    FULL = auto()
    MONTH = auto()
    DAY = auto()
    YEAR = auto()
    WEEKDAY = auto()
    SHIFT = auto()
    LOOSE = auto()


class Token(NamedTuple):
    """``folded[start:end]`` states ``values`` of a kind.

    ``pairs`` are (month, day) of a date in digits, ``shift`` is a distance in time.
    """

    start: int
    end: int
    kind: TokenKind
    values: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    shift: _Shift | None = None


_SHIFTS: dict[str, _Shift] = {
    "d0": ("day", 0, 0, False), "d-1": ("day", -1, -1, False), "d1": ("day", 1, 1, False),
    "w0": ("day", -7, 7, False), "w-1": ("day", -14, -1, False), "w1": ("day", 0, 14, False),
    "m0": ("month", 0, 0, False), "m-1": ("month", -1, -1, False), "m1": ("month", 1, 1, False),
    "y0": ("year", 0, 0, False), "y-1": ("year", -1, -1, False), "y1": ("year", 1, 1, False),
    "told_y0": ("year", 0, 0, True), "told_y-1": ("year", -1, -1, True),
    "told_y1": ("year", 1, 1, True),
}  # fmt: skip
_UNITS = {
    "day": ("day", 1, 1),
    "week": ("day", 7, 4),
    "month": ("month", 1, 1),
    "year": ("year", 1, 0),
}
"""Unit of "N … ago" -> unit of the shift, how many of them, and how many off it may be."""

_HAN = "〇零一二三四五六七八九十"
_DIGITS = re.compile(
    r"(?<![\d.])(?P<iso>(?:1[5-9]|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)"
    r"|(?<![\d.])(?P<short>\d{1,2}([-/.])\d{1,2}\3(?:\d{4}|\d{2}))(?!\d)"
    rf"|(?P<han>(?:(?P<hy>\d{{4}}|[{_HAN}]{{4}}) ?[年년] ?)?"
    rf"(?P<hm>\d{{1,2}}|[{_HAN}]{{1,2}}) ?[月월]"
    rf"(?: ?(?P<hd>\d{{1,2}}|[{_HAN}]{{1,3}}) ?[日號号일])?)"
    rf"|(?P<hyear>\d{{4}}|[{_HAN}]{{4}}) ?[年년]"
    r"|(?<![\d.,/:])(?<!\d-)(?P<year>(?:1[5-9]|20)\d\d)(?![\d]|[.,/:]\d)(?P<decade>'?s\b)?"
    r"|(?<![\d.,/:])(?P<day>\d{1,2})(?![\d]|[.,/:]\d| of (?:the|them|these|those|whom|their)\b)"
    r"(?:st|nd|rd|th|-?го|-?е|er|º|ª)?(?![^\W\d_])"
)
_DIGIT = re.compile(rf"[\d{_HAN}]")
"""What all of them begin with, and is found much sooner."""
_BARE_DAY = re.compile(
    r"\bthe \d{1,2}(?:st|nd|rd|th)\b(?! (?:of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_OTHER_WORDS = {
    ("en", "May"): r"(?! (?:be|have|not|also|soon|still|now|yet|only|well|[a-z]+ly)\b)",
    ("fr", "sept"): r"(?=\.| \d{4})",
}
"""What stands behind the name of a month that is another word too: a verb, seven."""
_ROUGHLY = frozenset({"nearly", "almost", "about", "around", "roughly", "than", "over", "some"})
"""Words before "N years ago" that make it one more or less."""
_AGO_UNIT = re.compile(
    r"(?P<unit>day|week|month|year|decade|hour)s? (?P<way>ago|earlier|before|later|after)\b"
)
_AGO = re.compile(rf"\b(?P<words>[a-z-]{{1,20}}(?: [a-z-]{{1,20}})?|\d{{1,4}}) {_AGO_UNIT.pattern}")
_LINK_WORDS = (
    "of the on in at de del du la le el den der dem am des im di год года г году року році р թ "
    "թվականի թվականին ilin il ili ildə ilində ci cu cü cı yıl yılı yılının yılında سنة عام من في "
    "של ב ה roku r"
)
_LOOSE_LINK = re.compile(rf"(?:[\s,.()'-]|\b(?:{'|'.join(_LINK_WORDS.split())})\b)*")
_MONTH_LINK = re.compile(r"(?:['-][^\W\d_]{1,4})?\.?\s?(?:(?:the|of|de|del|di|ב|في|من)\s)?")
_DAY_LINK = re.compile(
    r"\s?(?:-|/|to|and|or|until|till|through|bis|und|et|y|a|al|e|и|по|до|та|və|ve|ile|եւ|إلى|و|עד)\s?"
)


def links_loosely(gap: str) -> bool:
    """Whether two parts of a date with ``gap`` between them state one date."""
    return len(gap) <= 20 and _LOOSE_LINK.fullmatch(gap) is not None


def links_days(gap: str, *, beside_month: bool) -> bool:
    """Whether a day belongs to the month, or the other day, that ``gap`` parts it from."""
    if len(gap) > 8:
        return False
    return (_MONTH_LINK if beside_month else _DAY_LINK).fullmatch(gap) is not None


def date_tokens(folded: str, language: str) -> list[Token]:
    """The tokens of a folded text, in order and without overlap; the longest wins."""
    tokens = [*_digit_tokens(folded), *_word_tokens(folded, language)]
    if language == "en":
        tokens += [*_ago_tokens(folded), *_bare_day_tokens(folded)]
        if any(token.kind is TokenKind.MONTH for token in tokens):  # else "third" is no day
            tokens += _ordinal_tokens(folded)
    kept: list[Token] = []
    for token in sorted(tokens, key=lambda token: (token.start, -token.end)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _digit_tokens(folded: str) -> Iterator[Token]:
    for match in _in_digits(folded):
        start, end = match.span()
        if match["iso"]:
            year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
            yield Token(start, end, TokenKind.FULL, (year,), _orders(month, day))
        elif match["short"]:
            first, second, year = (int(part) for part in re.split(r"[-/.]", match["short"]))
            years = (year,) if year > 99 else (1900 + year, 2000 + year)
            yield Token(start, end, TokenKind.FULL, years, _orders(first, second))
        elif match["han"]:
            yield from _han_tokens(match)
        elif match["hyear"]:
            yield Token(start, end, TokenKind.YEAR, (han_value_of(match["hyear"]),))
        elif match["decade"]:
            yield Token(start, end, TokenKind.LOOSE)
        elif match["year"]:
            yield Token(start, end, TokenKind.YEAR, (int(match["year"]),))
        elif 1 <= int(match["day"]) <= 31:
            yield Token(start, end, TokenKind.DAY, (int(match["day"]),))


def _in_digits(folded: str) -> Iterator[re.Match[str]]:
    at = 0
    while (first := _DIGIT.search(folded, at)) is not None:
        match = _DIGITS.match(folded, first.start())
        if match is not None:
            yield match
        at = first.end() if match is None else match.end()


def _han_tokens(match: re.Match[str]) -> Iterator[Token]:
    month = han_value_of(match["hm"])
    if not 1 <= month <= 12:
        return
    at = match.start("hm")
    if match["hy"]:
        yield Token(match.start(), at, TokenKind.YEAR, (han_value_of(match["hy"]),))
    pairs = ((month, han_value_of(match["hd"])),) if match["hd"] else ()
    yield Token(at, match.end(), TokenKind.MONTH, (month,), pairs)


def han_value_of(digits: str) -> int:
    """A number in digits or in Chinese numerals."""
    return int(digits) if digits.isdecimal() else han_value(digits)


def _orders(first: int, second: int) -> tuple[tuple[int, int], ...]:
    """Day and month in either order, as far as there is such a month."""
    pairs = {(first, second), (second, first)}
    return tuple(sorted((m, d) for m, d in pairs if 1 <= m <= 12 and 1 <= d <= 31))


def _word_tokens(folded: str, language: str) -> Iterator[Token]:
    pattern, meanings = _vocabulary(language)
    if pattern is None:
        return
    for match in pattern.finditer(folded):
        assert match.lastgroup is not None
        kind, value, shift = meanings[match.lastgroup]
        values = () if value is None else (value,)
        yield Token(match.start(), match.end(), kind, values, shift=shift)


def _ago_tokens(folded: str) -> Iterator[Token]:
    if _AGO_UNIT.search(folded) is None:  # which is seen much sooner
        return
    for match in _AGO.finditer(folded):
        numbers = [n for n in find_numbers(match["words"], "en") if n.kind is Kind.CARDINAL]
        amount = numbers[-1].value if numbers else int(match["words"].split()[-1] in {"a", "an"})
        start = match.start() + (numbers[-1].start if numbers else 0)
        if match["way"] == "ago" and amount and match["unit"] in _UNITS:
            unit, factor, slack = _UNITS[match["unit"]]
            slack += match["words"].split()[0] in _ROUGHLY
            distance = -amount * factor
            shift = (unit, distance - slack, distance + slack, False)
            yield Token(start, match.end(), TokenKind.SHIFT, shift=shift)
        elif match["way"] in {"later", "earlier"} and amount and match["unit"] == "year":
            distance = amount if match["way"] == "later" else -amount
            slack = int(match["words"].split()[0] in _ROUGHLY)
            shift = ("year", distance - slack, distance + slack, True)
            yield Token(start, match.end(), TokenKind.SHIFT, shift=shift)
        else:
            yield Token(start, match.end(), TokenKind.LOOSE)


def _ordinal_tokens(folded: str) -> Iterator[Token]:
    words = lexicon("en")
    assert words is not None
    for number in word_numbers(folded, words) if _ordinals().search(folded) else ():
        if number.kind is Kind.ORDINAL and 1 <= number.value <= 31:
            yield Token(number.start, number.end, TokenKind.DAY, (number.value,))


def _bare_day_tokens(folded: str) -> Iterator[Token]:
    """Days without their month: "on the 13th"."""
    for match in _BARE_DAY.finditer(folded):
        yield Token(match.start(), match.end(), TokenKind.LOOSE)


@cache
def _ordinals() -> re.Pattern[str]:
    """Finds English ordinals in words, as parts of longer ones too."""
    words = lexicon("en")
    assert words is not None
    found = (word for word, (_, kind) in words.words.items() if kind is Kind.ORDINAL)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b")


_Meaning = tuple[TokenKind, int | None, _Shift | None]


@cache
def _vocabulary(language: str) -> tuple[re.Pattern[str] | None, dict[str, _Meaning]]:
    """One pattern for all date words of a language, and what each of its groups means."""
    forms = [*_named(language), *_written(language)]
    if not forms:
        return None, {}
    # The longest first: "çərşənbə axşamı" is Tuesday, "çərşənbə" Wednesday.
    forms.sort(key=lambda form: len(form[0]), reverse=True)
    meanings = {f"g{index}": meaning for index, (_, meaning) in enumerate(forms)}
    # By first letter, which spares most words all alternatives; a group marks which one it was.
    by_letter: dict[str, list[str]] = {}
    for index, (form, _) in enumerate(forms):
        by_letter.setdefault(_first_letter(form), []).append(f"{form}(?P<g{index}>)")
    either = "|".join(_beginning(first, each) for first, each in by_letter.items())
    return re.compile(whole_words(either, language)), meanings


def _beginning(first: str, forms: Sequence[str]) -> str:
    """A pattern for all forms that begin with ``first``, which is looked at once."""
    if all(form.startswith(first) for form in forms):
        return f"{first}(?:{'|'.join(form.removeprefix(first) for form in forms)})"
    return f"(?={first})(?:{'|'.join(forms)})"


def _first_letter(form: str) -> str:
    """What all that a pattern of ``name_pattern`` matches begins with, as it is written there."""
    form = form.removeprefix("(?:")
    return form[: 2 if form.startswith("\\") else 1]


def _named(language: str) -> Iterator[tuple[str, _Meaning]]:
    """Names of months and weekdays."""
    names = month_names(language)
    for name, month in names.items():
        # An abbreviation takes no endings: "Мария" is not March.
        short = any(name != each and each.startswith(name) for each in names)
        pattern = re.escape(fold_text(name)) if short else name_pattern(name, language)
        if pattern and len(name) > 1:
            pattern += _OTHER_WORDS.get((language, name), "")
            yield pattern, (TokenKind.MONTH, month, None)
    for name, weekday in weekday_names(language).items():
        pattern = name_pattern(name, language)
        assert pattern is not None
        yield pattern, (TokenKind.WEEKDAY, weekday, None)
    for name, weekday in weekday_names(language, short=True).items():
        pattern = name_pattern(name, language)
        if pattern and language == "zh":
            yield pattern, (TokenKind.WEEKDAY, weekday, None)
        elif pattern and language == "en":
            yield rf"{pattern}(?=[.,])", (TokenKind.WEEKDAY, weekday, None)


def _written(language: str) -> Iterator[tuple[str, _Meaning]]:
    """Further forms of months, and relative words."""
    entry = _table().get(language, {})
    for line in filter(None, entry.get("months", "").split("|")):
        month, _, names = line.partition(":")
        for name in names.split(";") if ";" in names or language == "ar" else names.split():
            yield re.escape(fold_text(name)), (TokenKind.MONTH, int(month), None)
    for name, shift in _SHIFTS.items():
        for words in filter(None, entry.get(name, "").split("|")):
            yield re.escape(fold_text(words)), (TokenKind.SHIFT, None, shift)
    for words in filter(None, entry.get("loose", "").split("|")):
        yield re.escape(fold_text(words)), (TokenKind.LOOSE, None, None)


@cache
def _table() -> dict[str, dict[str, str]]:
    path = files("summarizer.text") / "data" / "calendar.json"
    table: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return table
