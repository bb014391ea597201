"""The lexicon of places: what they are called, and by which words what happens there is told."""

from __future__ import annotations

from functools import lru_cache

from schemas import PlaceRole
from summarizer.rules.english.lexicon.trie import Trie
from summarizer.rules.english.lexicon.words import load


class PlaceWords:
    """The file ``lexicon/places.json``.

    Attributes:
        class_of: noun for a kind of place -> its class: ``custody``, ``crossing``, ``stop``,
            ``seat`` or ``area``.
        every_kind: these nouns, and their plurals.
        before_kinds: words between the name of a place and its kind ("Roe *military* airport").
        modifiers: words before the name of a place ("in *nearby* Roe").
        parts_of: nouns for a part of a place ("the *outskirts* of Roe").
        lines: nouns for what lies between two places ("the *border* with Peru").
        named_so: words that end the names of places though no name of a person.
        prefixes: words with which the names of places begin, and those of people do not.
        never: words in names that are none of places.
        common: words that stand behind "in", "at", "to" and name nothing, for texts in capitals.
        seats: words before the place of an office, at which nothing happened.
        none: words for what happens to others, or on another day.
        cues: phrase -> the roles for which it speaks, each with a weight.
        openers: words that are of ``none``, or open one of ``cues``.
        matters: nouns that make a matter of the name before them ("the Roe *talks*").
        no_way: words before "to" that tell of no way to a place ("*according* to Roe").
        moves: verbs that take people to a place.
    """

    def __init__(self) -> None:
        data = load("places")
        self.class_of: dict[str, str] = {
            noun: kind for kind, nouns in data["kinds"].items() for noun in nouns
        }
        self.every_kind = frozenset(self.class_of) | {f"{kind}s" for kind in self.class_of}
        self.before_kinds = frozenset(data["before_kinds"])
        self.modifiers = frozenset(data["modifiers"])
        self.parts_of = frozenset(data["parts_of"])
        self.lines = frozenset(data["lines"])
        self.named_so = frozenset(data["named_so"])
        self.prefixes = frozenset(data["prefixes"])
        self.never = frozenset(data["never"])
        self.common = frozenset(data["common"])
        self.seats = frozenset(data["seats"])
        self.none = frozenset(data["none"])
        self.matters = frozenset(data["matters"])
        self.no_way = frozenset(data["no_way"])
        self.cues: Trie[tuple[tuple[PlaceRole, int], ...]] = Trie()
        self.moves = frozenset(data["moves"])
        known: dict[str, list[tuple[PlaceRole, int]]] = {}
        for role in PlaceRole:
            for weight, phrases in data["cues"][role].items():
                for phrase in phrases:
                    known.setdefault(phrase, []).append((role, int(weight)))
        for phrase, roles in known.items():
            self.cues.add(phrase, tuple(roles))
        self.openers = self.none | self.cues.firsts


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The lexicon, read once."""
    return PlaceWords()
