"""What an ellipsis may leave out of a quote.

"Hamas … released 32" must not be made of "Hamas said that Israel released 32". No parser reads
every language, so the rule is narrow, and whoever is refused can quote the words in full. All
parts stand in one sentence, in their order, and the words left out

- hold no negation;
- hold no word that opens a clause, reports, or makes a verb conditional or finite
  (``data/clauses.json``; in English no word in -ed either);
- join by "and" only what begins with a preposition ("and as a manifestation of goodwill");
- hold no number where the words on either side hold one;
- hold no name, unless (in English) the words before begin with a preposition or participle and
  hold no name themselves ("Guided by humanitarian values … releases 32"): else the deed could
  change hands.

In a language without such a list, or whose script has no capitals to tell names by, there is no
leaving out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from summarizer.grounding.negation import holds_negation
from summarizer.text.fold import fold_text
from summarizer.text.numerals.number import Number
from summarizer.text.spans import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PREPOSITIONS = frozenset({"as", "in", "on", "at", "with", "for", "of", "by", "from", "under"})
_OPENERS = _PREPOSITIONS | {"within", "following", "during", "despite", "given", "upon", "through"}
_NO_NAMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january"}
    | {"february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december"}
)
_CASED = frozenset({"en", "ru", "uk", "es", "fr", "de", "it", "pt", "pl", "hy"})


def gap_fault(
    text: str, pieces: Sequence[Span], language: str, numbers: Sequence[Number]
) -> str | None:
    """Why the words between ``pieces`` of one sentence may not be left out, or None."""
    if language not in _CASED:
        return "quote without an ellipsis"
    for before, after in pairwise(pieces):
        found = _gap_fault(text, before, after, language, numbers)
        if found is not None:
            return f"the words left out hold {found}; quote them in full"
    return None


def _gap_fault(
    text: str, before: Span, after: Span, language: str, numbers: Sequence[Number]
) -> str | None:
    gap = Span(before.end, after.start)
    words = _WORD.findall(gap.of(text))
    negation = holds_negation(fold_text(gap.of(text), language), language)
    clause = _clause_word(words, language)
    if negation or clause:
        return f'"{negation or clause}"'
    if _holds(numbers, gap) and (_holds(numbers, before) or _holds(numbers, after)):
        return "a number"
    name = next((word for word in words if _is_name(word)), None)
    if name is not None and not (language == "en" and _no_subject(before.of(text))):
        return f'the name "{name}"'
    return None


def _clause_word(words: Sequence[str], language: str) -> str | None:
    known = _clause_words(language)
    for word, following in pairwise([*words, ""]):
        folded = fold_text(word)
        if folded in known:
            return word
        if language == "en" and (
            (folded.endswith("ed") and len(folded) > 4)
            or (folded == "and" and fold_text(following) not in _PREPOSITIONS)
        ):
            return word
    return None


def _holds(numbers: Sequence[Number], span: Span) -> bool:
    return any(span.start <= number.start < span.end for number in numbers)


def _is_name(word: str) -> bool:
    return word[0].isupper() and fold_text(word) not in _NO_NAMES


def _no_subject(words: str) -> bool:
    """Whether English words begin with a preposition or participle and name nobody."""
    found = _WORD.findall(words)
    first = fold_text(found[0]) if found else ""
    opens = first in _OPENERS or first.endswith(("ed", "ing"))
    return opens and not any(map(_is_name, found[1:]))


@cache
def _clause_words(language: str) -> frozenset[str]:
    path = files("summarizer.grounding") / "data" / "clauses.json"
    table: dict[str, str] = json.loads(path.read_text("utf-8"))
    return frozenset(fold_text(word) for word in table.get(language, "").split())
