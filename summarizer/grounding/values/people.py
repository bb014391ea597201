"""A person, a place and a term of framing against the words that prove them."""

from __future__ import annotations

import re

from schemas import Framing, Person, Place
from summarizer.grounding.grounder import Grounder
from summarizer.grounding.refusal import shown
from summarizer.grounding.values.beside import overlap, spans
from summarizer.text.entities import named
from summarizer.text.names import find_name, name_words
from summarizer.text.scanned import alike
from summarizer.text.spans import Span

_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "abu", "abd", "ben", "de", "da", "del", "della", "di", "du"}
    | {"la", "le", "van", "von", "der", "den", "dos", "das", "san", "st", "mc", "jr", "sr", "the"}
    | {"of", "and", "oğlu", "oglu", "qızı", "uulu", "ul", "ad", "as", "ash", "ar", "dr", "ibn"}
)
"""Words that many names share."""
_GROUND = re.compile(
    r" (?:soil|territory|ground|land|side|border|frontier|airspace|waters|territorial waters)\b"
)
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]\n(?=[^\W\d_])")
_CAPITAL = re.compile(r"[^\W\d_]+\s+$")


def check_person(person: Person, grounder: Grounder) -> list[str]:
    """Reasons why a person's name is not proven; none if it is."""
    if not any(find_name(grounder.folded.text, person.name, grounder.language)) and not (
        _shared(person.name, grounder) or _garbled(grounder, grounder.text, person.name)
    ):
        return [
            f'the name "{shown(person.name)}" does not stand in the source; '
            "copy it as the source gives it at its fullest, in its script"
        ]
    words = [word for word in name_words(person.name) if len(word) > 1 and word not in _PARTICLES]
    for word in words or [person.name]:
        if any(_stands_in(grounder, word, quote) for quote in spans(person.evidence)):
            return []
    return [f'the evidence does not name "{shown(person.name)}"; quote words that do']


def _shared(name: str, grounder: Grounder) -> bool:
    """Whether a name stands as the first of two that share a surname ("Ann and Bob Ray")."""
    *given, surname = name_words(name)
    if not given:
        return False
    pattern = re.compile(
        rf"(?<![^\W_]){re.escape(' '.join(given))} (?:and|&|и|та|і|və|ve|y|et|und|e) "
        rf"(?:[^\W\d_]+ ){{1,2}}{re.escape(surname)}(?![^\W_])"
    )
    for match in pattern.finditer(grounder.folded.text):
        start = grounder.folded.source(*match.span()).start
        before = _CAPITAL.search(grounder.text, max(0, start - 40), start)
        if before is None or not before.group()[0].isupper():
            return True
    return False


def check_place(place: Place, grounder: Grounder) -> list[str]:
    """Reasons why a place is not proven; none if it is."""
    name = re.sub(r"^the\s+", "", place.name, flags=re.IGNORECASE)
    quotes = spans(place.evidence)
    if any(_stands_in(grounder, name, quote) for quote in quotes):
        return []
    if any(_on_its_ground(grounder, name, quote) for quote in quotes):
        return []
    return [
        f'the evidence does not name the place "{shown(place.name)}"; '
        "write it as the source names it, and quote words that do"
    ]


def _on_its_ground(grounder: Grounder, name: str, quote: Span) -> bool:
    """Whether a quote names a state by its adjective, as in "on Belarusian soil"."""
    entity = named(name)
    if entity is None or not entity.is_state or grounder.language not in {"", "en"}:
        return False
    folded = grounder.fold(grounder.text[quote.start : quote.end])
    return any(
        _GROUND.match(folded, span.end)
        for adjective in entity.demonyms
        for span in find_name(folded, adjective, "en")
    )


def check_framing(framing: Framing, grounder: Grounder) -> list[str]:
    """Reasons why a term of framing is not proven; none if it is."""
    quoted = spans(framing.evidence)
    if any(overlap(span, quote) for span in grounder.places(framing.term) for quote in quoted):
        return []
    return [f'the evidence does not hold the term "{shown(framing.term)}"; copy both word for word']


def _stands_in(grounder: Grounder, name: str, quote: Span) -> bool:
    """Whether a name stands within a span of the source, in any form its language gives it."""
    words = quote.of(grounder.text)
    found = find_name(grounder.fold(words), name, grounder.language)
    return any(found) or _garbled(grounder, words, name)


def _garbled(grounder: Grounder, words: str, name: str) -> bool:
    """Whether words hold a name but for a hyphen at a line's end, or letters a scanner confuses."""
    whole = grounder.fold(_HYPHENATED.sub("", words))
    if any(find_name(whole, name, grounder.language)):
        return True
    return grounder.is_scan and any(
        find_name(alike(whole), alike(grounder.fold(name)), grounder.language)
    )
