"""The number words of a language, by hand where inflection matters, else from num2words."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from summarizer.text.numerals.number import Kind

_MARKS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u0640\u064b-\u065f\u0670]")
WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670]"
    r"|['’ʼ](?=[^\W\d_]))*"
)
"""A word, with the marks that combine with its letters."""
_SAME = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "`": "'",
        "ё": "е",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
    }
)
_LIBRARY_CODES = {"kk": "kz", "nb": "no", "nn": "no"}
"""Where num2words goes by another code than BCP 47."""
_OPTIONS = ("dozens", "and", "plurals", "prefixes", "joining")
_BASIC = [*range(21), *range(30, 100, 10), *range(100, 1000, 100), 1000, 10**6]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Number words of a language.

    Attributes:
        words: key of a word -> its value and kind; see ``key``.
        dozens: keys that multiply as "dozen" does.
        joiners: words for "and".
        plurals: keys that are a number behind one ("ثلاثة آلاف"), alone many ("آلاف").
        prefixes: letters that are written together with the next word; ``joining`` of these
            mean "and".
        and_within: as in ``Sum``.
        ten_last: as in ``Sum``.
        ten_first: as in ``Sum``.
    """

    words: dict[str, tuple[int, Kind]]
    dozens: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    joining: str = ""
    and_within: bool = False
    ten_last: bool = False
    ten_first: bool = False
    finder: re.Pattern[str] = field(init=False, repr=False)
    """Finds what may be a number word in a text in lower case."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "finder", _finder(self.words))


def _finder(words: dict[str, tuple[int, Kind]]) -> re.Pattern[str]:
    if not all(word.isascii() for word in words):
        return WORD
    # The words of the lexicon alone, by first letter: three times as fast as every word.
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    tries = (f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(rf"\b(?:{'|'.join(tries)})\b")


def lower(text: str) -> str:
    """``text`` in lower case, at its own length: "İ" is the one letter that would become two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.replace("İ", "I").lower()


def key(word: str) -> str:
    """A word as the lexicon files it: lower case, composed, without points and vowel signs."""
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFC", word).lower().replace("i̇", "i")
    return _MARKS.sub("", word).translate(_SAME)


@cache
def lexicon(language: str) -> Lexicon | None:
    """The number words of a language (two- or three-letter code), if any are known."""
    written = _written().get(language)
    if written is not None:
        return _from_file(written)
    return _from_library(language)


@cache
def _written() -> dict[str, dict[str, dict[str, str] | str]]:
    path = files("summarizer.text") / "data" / "number_words.json"
    loaded: dict[str, dict[str, dict[str, str] | str]] = json.loads(path.read_text("utf-8"))
    return loaded


def _from_file(entry: dict[str, dict[str, str] | str]) -> Lexicon:
    words: dict[str, tuple[int, Kind]] = {}
    for kind in (Kind.ORDINAL, Kind.WEAK, Kind.VAGUE, Kind.CARDINAL):
        forms = entry.get(kind.value, {})
        assert isinstance(forms, dict)
        for value, line in forms.items():
            words |= {key(form): (int(value), kind) for form in line.split()}
    if "glued" in entry:
        words = _glued(words, str(entry["glued"])) | words
    options = {name: str(entry.get(name, "")) for name in _OPTIONS}
    return Lexicon(
        words=words,
        dozens=frozenset(key(word) for word in options["dozens"].split()),
        joiners=frozenset(key(word) for word in options["and"].split()),
        plurals=frozenset(key(word) for word in options["plurals"].split()),
        prefixes=tuple(options["prefixes"].split()),
        joining=options["joining"],
        and_within="and_within" in entry,
        ten_last="ten_last" in entry,
        ten_first="ten_first" in entry,
    )


def _glued(words: dict[str, tuple[int, Kind]], link: str) -> dict[str, tuple[int, Kind]]:
    """Tens and units written as one word ("երեսուներկու"), with ``link`` between."""
    cardinal = {form: value for form, (value, kind) in words.items() if kind is Kind.CARDINAL}
    tens = {form: value for form, value in cardinal.items() if value in range(10, 100, 10)}
    units = {form: value for form, value in cardinal.items() if 0 < value < 10}
    return {
        ten + link.strip("-") + unit: (high + low, Kind.CARDINAL)
        for ten, high in tens.items()
        for unit, low in units.items()
    }


def _from_library(language: str) -> Lexicon | None:
    from num2words import CONVERTER_CLASSES, num2words

    language = _LIBRARY_CODES.get(language, language)
    if language not in CONVERTER_CLASSES:
        return None
    words: dict[str, tuple[int, Kind]] = {}
    for value in _BASIC:
        try:
            said = num2words(value, lang=language)
        except (NotImplementedError, TypeError, ValueError, OverflowError):
            return None
        if " " not in said.strip():
            words.setdefault(key(said.strip()), (value, Kind.WEAK if value == 1 else Kind.CARDINAL))
    joiners = frozenset(_and_words(language))
    ten_first = num2words(11, lang=language).startswith(f"{num2words(10, lang=language)} ")
    return Lexicon(words, joiners=joiners, and_within=bool(joiners), ten_first=ten_first)


def _and_words(language: str) -> set[str]:
    """The word between tens and units, where the language writes one."""
    from num2words import num2words

    said = num2words(32, lang=language).split()
    return {key(said[1])} if len(said) == 3 else set()
