"""The lexicon: what the JSON files under ``lexicon/`` say, ready to be matched.

The files hold the words of the whole world, not of any text; whoever adds a name or a verb there
changes no code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from schemas import PartyKind
from summarizer.rules.english.lexicon.trie import Trie
from summarizer.rules.english.sentences.tokens import tokenize
from summarizer.text.entities import table

_KINDS = {str(kind): kind for kind in PartyKind}
_PEOPLED = frozenset({PartyKind.STATE, PartyKind.ARMED_GROUP})
_UNINFLECTED = ("ese", "sh", "ch", "ss", "s", "z", "x")


@dataclass(frozen=True, slots=True)
class PartyWord:
    """A word for a party.

    Attributes:
        name: neutral, common English name of the party.
        form: ``name``, ``capital`` (a metonym), ``adjective`` (a demonym) or ``people`` (a demonym
            that names people: Armenians).
        acronym: written in capitals; in a text without lower case such a word may be another.
        kind: what the party is.
        country: ISO 3166-1 alpha-2, or None.
        place_only: a territory that is no party of its own.
    """

    name: str
    form: str
    acronym: bool
    kind: PartyKind
    country: str | None
    place_only: bool = False

    @property
    def peopled(self) -> bool:
        """Whether it is of a kind that has people of its own: a state, an armed group."""
        return self.kind in _PEOPLED


@dataclass(frozen=True, slots=True)
class HeadWord:
    """A noun for people: its category by the codebook, and its class.

    ``group`` is ``captive``, ``fighter``, ``civilian``, ``general`` or ``remains``.
    """

    category: str
    group: str
    plural: bool


@lru_cache(maxsize=1)
def foes() -> dict[str, str]:
    """By armed group: the state that it fights, and whose people it takes."""
    return {group: state for state, groups in load("foes").items() for group in groups}


@lru_cache(maxsize=1)
def parties() -> Trie[PartyWord]:
    """Every name, alias, capital and demonym of the states and groups of the lexicon.

    What polities of the past are called by nothing else comes first.
    """
    trie: Trie[PartyWord] = Trie()
    for polity in load("polities"):
        _add_polity(trie, polity)
    for state in table("states"):
        _add_state(trie, state)
    for group in table("groups"):
        kind = _KINDS[group["kind"]]
        for form in (group["name"], *group["aliases"]):
            trie.add(form, PartyWord(group["name"], "name", form.isupper(), kind, None))
    return trie


def _add_state(trie: Trie[PartyWord], state: dict[str, Any]) -> None:
    def add(form: str, use: str) -> None:
        word = PartyWord(
            state["name"],
            use,
            form.isupper(),
            PartyKind.STATE,
            state["code"],
            state.get("place_only", False),
        )
        trie.add(form, word)

    for form in (state["name"], *state["aliases"]):
        add(form, "name")
    for form in state["capitals"]:
        add(form, "capital")
    for form, use in _of_people(state["demonyms"]):
        add(form, use)


def _add_polity(trie: Trie[PartyWord], polity: dict[str, Any]) -> None:
    word = _polity(polity["name"])
    for form in polity["forms"]:
        trie.add(form, word)
    for form, use in _of_people(polity["demonyms"]):
        trie.add(form, replace(word, form=use))


def _polity(name: str) -> PartyWord:
    return PartyWord(name, "name", False, PartyKind.STATE, None)


def _of_people(demonyms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The adjectives and plurals of some demonyms, each with its form."""
    for form in demonyms:
        adjective, equals, plural = form.partition("=")
        yield adjective, "adjective"
        if equals:
            yield plural, "people"
        elif not adjective.endswith(_UNINFLECTED):
            yield adjective + "s", "people"


@cache
def party_word(name: str) -> PartyWord:
    """The word for a party of the lexicon by its own name, whatever else is called so."""
    if any(polity["name"] == name for polity in load("polities")):
        return _polity(name)
    found = parties().match(tokenize(name), 0)
    assert found is not None, name
    return found[1]


@lru_cache(maxsize=1)
def heads() -> Trie[HeadWord]:
    """Every noun for people."""
    trie: Trie[HeadWord] = Trie()
    for group, categories in load("people").items():
        for category, forms in categories.items():
            for form in forms:
                trie.add(form, HeadWord(category, group, _is_plural(form)))
    return trie


def _is_plural(form: str) -> bool:
    first = form.split(maxsplit=1)[0].lower()
    return (
        first.endswith(("s", "men", "children", "people", "women", "dead", "fallen"))
        or form.endswith(("s", "personnel", "children"))
    ) and not form.endswith(("ss",))


@lru_cache(maxsize=1)
def acts() -> dict[str, Any]:
    """Verbs and nouns of what is done to captives, as ``acts.json`` holds them."""
    return dict(load("acts"))


@cache
def word_set(*path: str) -> frozenset[str]:
    """The words of ``acts.json`` under a path of keys; values of a mapping are joined."""
    node: Any = acts()
    for key in path:
        node = node[key]
    if isinstance(node, dict):
        return frozenset(word for words in node.values() for word in words)
    return frozenset(node)


@cache
def either(*sets: frozenset[str]) -> frozenset[str]:
    """The words of any of some sets, which are joined once however often they are asked for."""
    return frozenset().union(*sets)


@cache
def participles(*sets: frozenset[str]) -> frozenset[str]:
    """Those of the words of some sets that are participles by their ending."""
    return frozenset(word for word in either(*sets) if word.endswith(("ed", "ld", "en", "ught")))


@cache
def trade_endings(*, plural: bool) -> tuple[str, ...]:
    """How words for those who do something end: all of them, or their plurals alone."""
    endings = load("trades")["endings"]
    plurals = [f"{ending}s" for ending in endings]
    return (*(end for end in endings if not plural or end.endswith("men")), *plurals)


@lru_cache(maxsize=1)
def phrasal_verbs() -> frozenset[str]:
    """Phrasal verbs of release, each form with each of its particles: "handed over"."""
    return frozenset(
        f"{form} {particle}"
        for verb in acts()["release"]["phrasal"].values()
        for form in verb["forms"]
        for particle in verb["with"]
    )


@cache
def load(name: str) -> Any:
    """The content of ``lexicon/<name>.json``."""
    path = files("summarizer.rules.english.lexicon") / f"{name}.json"
    return json.loads(path.read_text("utf-8"))


@lru_cache(maxsize=1)
def _groups() -> dict[str, Any]:
    return {group["name"]: group for group in table("groups")}


def forms_of(group: str) -> tuple[str, ...]:
    """What a group of the lexicon is called."""
    return group, *_groups()[group]["aliases"]


def kind_of(group: str) -> tuple[PartyKind, None]:
    """The kind of a group of the lexicon, and its country, which is none."""
    return _KINDS[_groups()[group]["kind"]], None


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    return {
        state["name"]: state["demonyms"][0].partition("=")[0]
        for state in table("states")
        if state["demonyms"]
    }


def demonym_of(state: str) -> str:
    """The adjective of a state ("Syrian"), or its name where the lexicon has none."""
    return _demonyms().get(state, state)
