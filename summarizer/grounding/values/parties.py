"""A party against its source: a party that the source never mentions is made up.

Its evidence need not name it (a record uses neutral names), so the whole text and the title are
looked through: for a state by name, alias, demonym or capital, for others by name, acronym or a
distinctive word. Where a text names no state at all, no word of it can prove which one "the
Government" or "the occupation" is: there, and only there, a state of the list is let through if its
evidence describes a side so. A text that names one is expected to name the others, so a party that
it lacks is refused as made up, and an invented group always is.

Outside English only states are checked, by the name that the CLDR gives them in the language, by
its stem (which its adjective shares) and by their main cities; a state whose adjective or nickname
is another word is let through, and so are groups and organisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas import Party, PartyKind, Place
from summarizer.grounding.grounder import Grounder
from summarizer.grounding.refusal import shown
from summarizer.grounding.values.beside import spans
from summarizer.text.entities import Entity, named, names_abroad, state, state_names
from summarizer.text.names import find_name, name_words

_COMMON = frozenset(
    {"the", "of", "and", "for", "in", "on", "to", "a", "an", "group", "groups", "organization"}
    | {"organisation", "movement", "party", "front", "army", "forces", "force", "government"}
    | {"committee", "commission", "council", "union", "international", "national", "united"}
    | {"state", "states", "republic", "people", "peoples", "general", "new", "free", "armed"}
    | {
        "red",
        "black",
        "white",
        "green",
        "liberation",
        "popular",
        "democratic",
        "brigade",
        "brigades",
    }
)
_OTHER_WORDS = frozenset(
    {"US", "GB", "DE", "NL", "AE", "CD", "CG", "GR", "CH", "CI", "TR", "KP", "KR"}
)
"""States that other languages often call by a word their name does not share."""
_UNNAMED = re.compile(
    r"\b(?:government|administration|regime|authorities|occupation|occupiers?|occupying (?:army"
    r"|forces?|power|state)|enemy|enemies|aggressors?|invaders?|rebels?|insurgents?|federals?"
    r"|union|confederates?|crown|republic|empire|federation|kingdom|our|ours|we|us)\b"
)
"""How a text speaks of a side that it need not name."""
_STEM = 4
_ACRONYM = 5
"""Longest word in capitals that lower case could turn into another ("US", "CAR")."""


def check_party(party: Party, grounder: Grounder) -> list[str]:
    """Reasons why a party has no place in the source; none if it has."""
    faults: list[str] = []
    entity = named(party.name)
    if entity is not None and entity.code and party.country not in {None, entity.code}:
        faults.append(f"{party.name} has the country code {entity.code}, not {party.country}")
    if party.kind is PartyKind.STATE and grounder.language not in {"", "en"}:
        mentioned = _mentioned_abroad(party.country, grounder)
    elif grounder.language in {"", "en"}:
        mentioned = _mentioned(party.name, entity, grounder)
    else:
        mentioned = True
    if not mentioned and not (entity and entity.is_state and _described(party, grounder)):
        faults.append(f'the source never mentions "{shown(party.name)}"')
    return faults


def _described(party: Party, grounder: Grounder) -> bool:
    """Whether the evidence describes a side in a text that names no state."""
    quotes = (grounder.fold(quote.of(grounder.text)) for quote in spans(party.evidence))
    if not any(_UNNAMED.search(quote) for quote in quotes):
        return False
    texts = (grounder.folded.text, grounder.fold(grounder.title or ""))
    return not any(any(find_name(text, name, "en")) for text in texts for name in state_names())


def check_country(place: Place, grounder: Grounder) -> list[str]:
    """Reasons why the source does not put a place in its country; none if it may."""
    if place.country is None or grounder.language not in {"", "en"}:
        return []
    entity = state(place.country)
    if entity is None or _mentioned(entity.name, entity, grounder):
        return []
    return [f"the source never mentions {entity.name}; write null for the country of {place.name}"]


def _mentioned(name: str, entity: Entity | None, grounder: Grounder) -> bool:
    known = [name, *((entity.name, *entity.words) if entity is not None else ())]
    if any(_holds(grounder, word) for word in known):
        return True
    if entity is not None and entity.is_state:
        return False
    return any(_holds(grounder, word) for word in _distinctive(name))


def _holds(grounder: Grounder, word: str) -> bool:
    """Whether the text or title holds an English word; "US" and the like in capitals only."""
    if word.isupper() and len(word) <= _ACRONYM:
        whole = re.compile(rf"(?<![^\W_]){re.escape(word)}s?(?![^\W_])")
        return any(whole.search(text) for text in (grounder.text, grounder.title or ""))
    texts = (grounder.folded.text, grounder.fold(grounder.title or ""))
    return any(any(find_name(text, word, "en")) for text in texts)


def _distinctive(name: str) -> Iterator[str]:
    words = name_words(name)
    telling = [word for word in words if word not in _COMMON]
    for word in telling:
        yield word
        if word.endswith("s") and len(word) > _STEM:
            yield word[:-1]
        else:
            yield f"{word}s"
    initials = "".join(word[0] for word in words if word not in {"of", "the", "and", "for"})
    if len(initials) > 1:
        yield initials.upper()


def _mentioned_abroad(country: str | None, grounder: Grounder) -> bool:
    """Whether a text in another language mentions a state, or nothing can be said."""
    if country is None or country in _OTHER_WORDS:
        return True
    stems = [_stem(name) for name in names_abroad(country, grounder.language)]
    text = f"{grounder.folded.text} {grounder.fold(grounder.title or '')}"
    return not stems or any(stem in text for stem in stems)


def _stem(name: str) -> str:
    """The beginning of a name's longest word, which its inflected forms and adjective share."""
    word = max(name_words(name), key=len)
    return word[: max(_STEM, len(word) * 6 // 10)]
