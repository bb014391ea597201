"""Whether the words around a stretch of text negate it.

A quote that begins behind "not" says the opposite of its source. What negates, and which words
may stand between, is a table per language (``data/negation.json``): words ``before``, words that
are skipped on the way back to them, and words ``behind`` (German "nicht", Turkish "değil").
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.text.fold import fold_text
from summarizer.text.spans import Span

_WINDOW = 80
"""Characters looked at on either side."""
_CLAUSE = re.compile(r"[.;:!?…,()\n](?=[^.;:!?…,()\n]*$)")
_TOKEN = re.compile(r"[^\W\d_]+'(?![^\W\d_])|[^\W\d_]+(?:'[^\W\d_]+)*|\d+")
_ELIDED = re.compile(r"[^\W\d_]+'?|\d+")
_FARTHEST = 5
"""Words that may be skipped on the way back to a negation."""

_REPORTS = "(?: (?:claim|report|allegation|rumou?r|suggestion|accusation)s?)"
_ENGLISH_DENIALS = re.compile(
    r"\b(?:(?:refus|fail|declin)(?:e|es|ed|s|ing)? to|(?:unable|unwilling|yet) to"
    r"|no (?:evidence|confirmation|reports?|indication|sign|proof|word) (?:that|of)"
    r"|(?:instead of|rather than|short of|far from)"
    rf"|(?:(?:den(?:y|ies|ied|ying)|rul(?:es|ed|ing) out)(?: the| these| any)?{_REPORTS}?"
    rf"|(?:reject|dismiss|refut)(?:s|es|ed)(?: the| these| any)?{_REPORTS})"
    r"(?: that| it| he| she| they| having| had| has| have)*)"
    r"(?: (?:be|been|being|have|ever|the|a|any|all))* ?$"
)
_AUXILIARIES = "was were is are been has have had will would did does do can could should must be"
_ENGLISH_NO_SUBJECT = re.compile(r"\b(?:no|neither|none of the)(?: (?!doubt|longer)\w+){1,3} ?$")
_ENGLISH_AUXILIARY = re.compile(rf"(?:{_AUXILIARIES.replace(' ', '|')})\b")
_ENGLISH_LEFT_OPEN = re.compile(rf"\b(?:{_AUXILIARIES.replace(' ', '|')})$")
_ENGLISH_NOT_BEHIND = re.compile(r" (?:not|never|yet to)\b(?! only| just)")


@dataclass(frozen=True, slots=True)
class Negation:
    """How a language negates, in folded words."""

    before: frozenset[str]
    skip: frozenset[str]
    behind: frozenset[str]
    spaced: bool

    def negates(self, token: str) -> bool:
        """Whether a word before negates what follows."""
        return token in self.before or ("n't" in self.before and token.endswith("n't"))


@cache
def negation(language: str) -> Negation | None:
    """The negation of a language, if the table has it."""
    entry = _table().get(language)
    if entry is None:
        return None
    words = {name: _folded(entry.get(name, "")) for name in ("before", "skip", "behind")}
    return Negation(**words, spaced="unspaced" not in entry)


@cache
def _table() -> dict[str, dict[str, str]]:
    path = files("summarizer.grounding") / "data" / "negation.json"
    table: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return table


def _folded(line: str) -> frozenset[str]:
    return frozenset(fold_text(word) for word in line.split())


def negating_words(folded: str, words: Span, within: Span, language: str) -> str | None:
    """The words around ``words`` that negate them, or None; what is not ``within`` does not."""
    known = negation(language)
    if known is None:
        return None
    start, end = words
    before = folded[max(within.start, start - _WINDOW) : start]
    behind = folded[end : min(within.end, end + _WINDOW)]
    if not known.spaced:
        return _unspaced(known, before.rstrip(), behind.lstrip())
    cut = _CLAUSE.search(before)
    before = before[cut.end() :] if cut else before
    found = _before(known, before, language) or _behind(known, behind)
    if language != "en":
        return found
    if found == "no" and folded[start].isdecimal():
        return None  # "telegram No 282"
    return found or _english(before, folded[start:end], behind)


def _unspaced(known: Negation, before: str, behind: str) -> str | None:
    ends = (word for word in known.before if before.endswith(word))
    starts = (word for word in known.behind if behind.startswith(word))
    return max([*ends, *starts], key=len, default=None)


def _before(known: Negation, before: str, language: str) -> str | None:
    tokens = (_TOKEN if language in {"en", "uk", "be", "hy"} else _ELIDED).findall(before)
    for back, token in enumerate(reversed(tokens[-_FARTHEST:]), start=1):
        if known.negates(token):
            return " ".join(tokens[-back:])
        if token not in known.skip:
            return None
    return None


def _behind(known: Negation, behind: str) -> str | None:
    token = _ELIDED.match(behind.removeprefix(" "))
    return token.group() if token and token.group() in known.behind else None


def _english(before: str, words: str, behind: str) -> str | None:
    found = _ENGLISH_DENIALS.search(before)
    if found is None and _ENGLISH_AUXILIARY.match(words):
        found = _ENGLISH_NO_SUBJECT.search(before)
    if found is None and _ENGLISH_LEFT_OPEN.search(words[-12:]):
        found = _ENGLISH_NOT_BEHIND.match(behind)
    return found.group().strip() if found else None


def holds_negation(folded: str, language: str) -> str | None:
    """The first word of a folded text that negates, or None."""
    known = negation(language)
    if known is None:
        return None
    if not known.spaced:
        return next((word for word in sorted(known.before | known.behind) if word in folded), None)
    for token in (_TOKEN if language in {"en", "uk", "be", "hy"} else _ELIDED).findall(folded):
        if known.negates(token) or token in known.behind:
            return str(token)
    return None
