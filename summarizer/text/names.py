"""Find a name in a folded text, inflected where its language inflects names.

English changes nothing but adds "'s", so "Babirova" does not prove "Babirov" there. Elsewhere a
name may end in what ``data/endings.json`` lists for the language: Russian "Бабирова" proves
"Бабиров", as one of the endings may be cut off either form and another put in its place. Arabic
and Hebrew write short words together with the name. A language without a list may add up to four
letters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from summarizer.text.fold import fold_text
from summarizer.text.spans import Span

_UNINFLECTED = frozenset({"en", "es", "fr", "pt", "it", "nl", "zh", "ja", "vi", "id", "ms", "th"})
_GENITIVE_S = frozenset({"de", "sv", "da", "no", "nb", "nn"})
_UNSPACED = frozenset({"zh", "ja", "th", "yue"})
_SHORTEST_STEM = 3
_WORD = re.compile(r"[^\W_]+")


def find_name(folded: str, name: str, language: str) -> Iterator[Span]:
    """Where ``name`` stands in a folded text, as offsets into it.

    Args:
        folded: a folded text.
        name: as somebody wrote it; its words must follow each other in the text.
        language: two- or three-letter code; ``""`` counts as English.
    """
    pattern, literal = _pattern(name, language or "en")
    if pattern is None:
        return
    if not literal:
        for match in pattern.finditer(folded):
            yield Span(*match.span())
        return
    at = folded.find(literal)
    while at >= 0:
        if pattern.match(folded, at):
            yield Span(at, at + len(literal))
            at += len(literal) - 1
        at = folded.find(literal, at + 1)


def name_words(name: str) -> list[str]:
    """The words of a name, folded."""
    return _WORD.findall(fold_text(name))


@lru_cache(maxsize=1024)
def _pattern(name: str, language: str) -> tuple[re.Pattern[str] | None, str]:
    """A pattern for a name, and where it has but one form all that it matches, found sooner."""
    written = name_pattern(name, language)
    if written is None:
        return None, ""
    literal = fold_text(name, language).strip() if language in _UNINFLECTED else ""
    return re.compile(whole_words(written, language)), literal


def name_pattern(name: str, language: str) -> str | None:
    """A regular expression for a name in any of its forms; None for a name without letters."""
    folded = fold_text(name, language).strip()
    if not any(map(str.isalnum, folded)):
        return None
    return "".join(
        _inflected(part, language) if _WORD.fullmatch(part) else re.escape(part)
        for part in re.split(r"([^\W_]+)", folded)
    )


def whole_words(pattern: str, language: str) -> str:
    """``pattern`` where words begin and end; short words may be written together with it."""
    if language in _UNSPACED:
        return pattern
    prefixes = _table("prefixes").get(language)
    before = f"(?:{'|'.join(prefixes.split())})?" if prefixes else ""
    return rf"(?<![^\W_]){before}(?:{pattern})(?![^\W_])"


def _inflected(word: str, language: str) -> str:
    """A pattern for a folded word in any of its forms."""
    if language in _UNINFLECTED or word.isdecimal() or len(word) < _SHORTEST_STEM:
        return re.escape(word)
    if language in _GENITIVE_S:
        return f"{re.escape(word)}s?"
    line = _table("endings").get(language)
    if line is None:
        return rf"{re.escape(word)}[^\W\d_]{{0,4}}"
    endings = [fold_text(ending) for ending in line.split()]
    stems = {word} | {
        word[: -len(ending)]
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
    }
    forms = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
    return f"(?:{forms})(?:{'|'.join(sorted(endings, key=len, reverse=True))})?"


@cache
def _table(part: str) -> dict[str, str]:
    path = files("summarizer.text") / "data" / "endings.json"
    table: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return table[part]
