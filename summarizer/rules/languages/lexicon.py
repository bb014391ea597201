"""The words of a language: ``lexicon/<code>.json``, and names of states from the CLDR.

A file holds phrases by tag (see ``patterns`` for how they are written, with commas between them):
acts (``swap``, ``free``, ``give``, ``take``, ``home``, each by how it is told: ``done``,
``freed``, ``will``, ``bare``, ``noun``), nouns for people by category (``captive``, ``person``),
cues (``cue``), short words before and behind a party (``prep``, ``post``), titles (``title``),
reasons (``why``); ``states`` by code, each as "names | adjectives and people | capitals | organs";
``groups`` and ``places``.
``tails`` are endings that tell what a name is to its clause; ``prefixes`` are short words that are
written together with the next one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from schemas import PartyKind
from summarizer.rules.languages.patterns import Phrases, Sense
from summarizer.rules.languages.tokens import key
from summarizer.text.entities import Entity, named, names_abroad, state, table

_CHOICE = re.compile(r"\[([^\]]*)\]")
_FORMS = ("party.name", "party.people", "party.capital", "party.organ")
_KINDS = {str(kind): kind for kind in PartyKind}
_SHORTEST = 4
"""Letters of a name in the CLDR that is left a stem when its ending is cut off."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of a language.

    Attributes:
        language: two-letter code.
        phrases: all phrases, to be found in a sentence.
        stop: words that every text of the language holds.
        tails: endings of names: ``noun`` (all of them), ``subject``, ``to``, ``from``, ``in``.
        prefixes: short words written together with the next: ``any``, ``to``, ``from``, ``in``.
        cased: whether it has capitals, so that names are told by them.
        capital_nouns: whether all nouns have them.
        plain_names: whether only names have them, and are not inflected.
        parted: whether an apostrophe parts a name and its ending.
        name_endings: endings that a name of a person is written without.
        even: words between two numbers of an even swap.
    """

    language: str
    phrases: Phrases
    stop: frozenset[str]
    tails: Mapping[str, frozenset[str]]
    prefixes: Mapping[str, frozenset[str]]
    cased: bool
    capital_nouns: bool
    plain_names: bool
    parted: bool
    name_endings: tuple[str, ...]
    even: frozenset[str]

    def without_ending(self, name: str) -> str:
        """The name of a person without what the language adds to its end."""
        if self.parted:
            return re.split(r"['’](?=[^'’]*$)", name, maxsplit=1)[0]
        for ending in self.name_endings:
            if name.endswith(ending):
                return name.removesuffix(ending)
        return name


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that there is a lexicon for."""
    folder = files("summarizer.rules.languages") / "lexicon"
    names = (each.name for each in folder.iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language."""
    file = _file(language)
    prefixes = {way: _bag(words) for way, words in file.get("prefixes", {}).items()}
    short = sorted({each for words in prefixes.values() for each in words})
    phrases = Phrases(short, parted="parted" in file)
    for phrase, sense in _senses(file, language):
        phrases.add(phrase, sense)
    return Lexicon(
        language=language,
        phrases=phrases,
        stop=stop_words(language),
        tails={way: _tails(words) for way, words in file.get("tails", {}).items()},
        prefixes=prefixes,
        cased="uncased" not in file,
        capital_nouns="capital_nouns" in file,
        plain_names="plain_names" in file,
        parted="parted" in file,
        name_endings=tuple(file.get("name_endings", "").split()),
        even=_bag(file.get("even", "")),
    )


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words that every text of a language holds."""
    return _bag(_file(language)["stop"])


@cache
def entity(name: str) -> tuple[PartyKind, str | None]:
    """Kind and country code of a party."""
    known = named(name)
    if known is not None and known.is_state:
        return PartyKind.STATE, known.code
    for each in table("groups"):
        if each["name"] == name:
            return _KINDS[each["kind"]], None
    return PartyKind.OTHER, None


@cache
def _file(language: str) -> dict[str, Any]:
    path = files("summarizer.rules.languages") / "lexicon" / f"{language}.json"
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def _senses(file: Mapping[str, Any], language: str) -> Iterator[tuple[str, Sense]]:
    for group, tags in file["words"].items():
        for tag, phrases in tags.items():
            for phrase in _listed(phrases):
                yield phrase, Sense(f"{group}.{tag}")
    for code, line in file["states"].items():
        known = state(code) or named(code)
        assert known is not None, code
        yield from _called(known.name, line)
    for name, line in file["groups"].items():
        yield from _called(name, line)
    for phrase in _listed(file.get("places", "")):
        yield phrase, Sense("place", "", _citation(phrase), phrase[0].isupper())
    yield from _from_cldr(language, set(file["states"]), file.get("tails", {}).get("noun", ""))


def _called(name: str, line: str) -> Iterator[tuple[str, Sense]]:
    for tag, phrases in zip(_FORMS, line.split("|"), strict=False):
        for phrase in _listed(phrases):
            yield phrase, Sense(tag, name, _citation(phrase), phrase[0].isupper())


def _from_cldr(language: str, known: set[str], endings: str) -> Iterator[tuple[str, Sense]]:
    """The names of all other states of today, by their stems."""
    tails = sorted(_tails(endings), key=len, reverse=True)
    for code, each in _states_of_today():
        name = next(names_abroad(code, language), None)
        if code not in known and name is not None and not set(name) & set("(),"):
            words = [_stemmed(word, tails) for word in name.split()]
            yield " ".join(words), Sense("party.name", each.name, name, name[0].isupper())


def _stemmed(word: str, tails: list[str]) -> str:
    if not tails:
        return f"{word}/"
    for tail in tails:
        if tail and word.endswith(tail) and len(word) - len(tail) >= _SHORTEST:
            return f"{word[: -len(tail)]}/{tail}"
    return f"{word}/"


@cache
def _states_of_today() -> tuple[tuple[str, Entity], ...]:
    codes = sorted({each["code"] for each in table("states") if each["code"]})
    return tuple((code, known) for code in codes if (known := state(code)) is not None)


def _citation(phrase: str) -> str:
    """The form that a record names something by."""
    words = phrase.replace("/", "").replace("*", "").split()
    return " ".join(words).replace(" - ", "-")


def _listed(line: str) -> list[str]:
    """The phrases of a line; ``[a b]`` is either word."""
    return [each for phrase in line.split(",") if phrase.strip() for each in _spelled_out(phrase)]


def _spelled_out(phrase: str) -> Iterator[str]:
    parts = _CHOICE.split(phrase.strip())
    choices = [part.split() if at % 2 else [part] for at, part in enumerate(parts)]
    return ("".join(chosen) for chosen in product(*choices))


def _bag(words: str) -> frozenset[str]:
    return frozenset(key(word) for word in words.split())


def _tails(words: str) -> frozenset[str]:
    """Endings; ``-`` is none at all."""
    return frozenset("" if word == "-" else key(word) for word in words.split())
