"""Names of months and weekdays, and relative words, in the language of a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from summarizer.text.dates.token import Shift, Token, TokenKind
from summarizer.text.fold import fold_text
from summarizer.text.months import month_names, weekday_names
from summarizer.text.names import name_pattern, whole_words

_Meaning = tuple[TokenKind, int | None, Shift | None]
_SHIFTS = {
    "d0": Shift("day", 0, 0), "d-1": Shift("day", -1, -1), "d1": Shift("day", 1, 1),
    "w0": Shift("day", -7, 7), "w-1": Shift("day", -14, -1), "w1": Shift("day", 0, 14),
    "m0": Shift("month", 0, 0), "m-1": Shift("month", -1, -1), "m1": Shift("month", 1, 1),
    "y0": Shift("year", 0, 0), "y-1": Shift("year", -1, -1), "y1": Shift("year", 1, 1),
    "told_y0": Shift("year", 0, 0, told=True), "told_y-1": Shift("year", -1, -1, told=True),
    "told_y1": Shift("year", 1, 1, told=True),
}  # fmt: skip
_OTHER_WORDS = {
    ("en", "May"): r"(?! (?:be|have|not|also|soon|still|now|yet|only|well|[a-z]+ly)\b)",
    ("fr", "sept"): r"(?=\.| \d{4})",
}
"""What stands behind the name of a month that is another word too: a verb, seven."""


def word_tokens(folded: str, language: str) -> Iterator[Token]:
    """Months, weekdays and relative words of a folded text."""
    pattern, meanings = _vocabulary(language)
    if pattern is None:
        return
    for match in pattern.finditer(folded):
        assert match.lastgroup is not None
        kind, value, shift = meanings[match.lastgroup]
        values = () if value is None else (value,)
        yield Token(match.start(), match.end(), kind, values, shift=shift)


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
