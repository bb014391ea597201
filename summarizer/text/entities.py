"""States, armed groups and organisations, and what they are called.

``data/states.json`` and ``data/groups.json`` hold English names: ``aliases``, ``demonyms`` and
``capitals`` name one of them and no other, ``also`` may name another too ("Moscow" is Russia's and
was the Soviet Union's); a demonym "Briton=Britons" gives its plural too. Names in other languages
come from the CLDR, through Babel.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from summarizer.text.fold import fold_text

_ALSO_ABROAD = {
    "BY": ("белору", "bialoru", "weissru", "bieloru", "bielorru", "bielorus", "belorus", "biélor")
}
"""Beginnings of what languages call a state besides its name in the CLDR."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A state, group or organisation.

    Attributes:
        name: its neutral, common English name.
        code: ISO 3166-1 alpha-2 of a state, or None.
        is_state: whether it is or was a state.
        words: what English calls it: aliases, demonyms, capitals, and what may be another's too.
        own: those among them that name it and no other.
        demonyms: those among them that name its people and things.
        former: whether another state has its code today.
    """

    name: str
    code: str | None
    is_state: bool
    words: tuple[str, ...]
    own: tuple[str, ...]
    demonyms: tuple[str, ...]
    former: bool


@cache
def entities() -> tuple[Entity, ...]:
    """All that are known."""
    return (
        *(_entity(entry, is_state=True) for entry in table("states")),
        *(_entity(entry, is_state=False) for entry in table("groups")),
    )


def named(name: str) -> Entity | None:
    """The entity that goes by ``name`` or has it for an alias, if any is known."""
    return _by_name().get(fold_text(name))


def state(code: str) -> Entity | None:
    """The state of today with an ISO 3166-1 alpha-2 code, if it is known."""
    return next((each for each in entities() if each.code == code and not each.former), None)


@cache
def state_names() -> tuple[str, ...]:
    """English names of states and of what is theirs ("Norway", "Norwegian"), without capitals."""
    states = [each for each in entities() if each.is_state]
    return tuple({name for each in states for name in (each.name, *each.demonyms)})


def names_abroad(code: str, language: str) -> Iterator[str]:
    """What a language calls a state and the cities that its time zones are named after."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    if code in locale.territories:
        yield locale.territories[code]
    for zone in get_global("territory_zones").get(code, ()):
        city = locale.time_zones.get(zone, {}).get("city")
        if city:
            yield city
    yield from _ALSO_ABROAD.get(code, ())


@cache
def table(name: str) -> list[dict[str, Any]]:
    """The entries of ``data/<name>.json``: ``states`` or ``groups``."""
    path = files("summarizer.text") / "data" / f"{name}.json"
    loaded: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return loaded


def _entity(entry: dict[str, Any], *, is_state: bool) -> Entity:
    demonyms = _plurals(entry.get("demonyms", ()))
    own = (*entry.get("aliases", ()), *demonyms, *entry.get("capitals", ()))
    return Entity(
        name=entry["name"],
        code=entry.get("code"),
        is_state=is_state,
        words=(*own, *_plurals(entry.get("also", ()))),
        own=own,
        demonyms=demonyms,
        former="former" in entry,
    )


def _plurals(demonyms: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        form
        for demonym in demonyms
        for form in (demonym.split("=") if "=" in demonym else (demonym, f"{demonym}s"))
    )


@cache
def _by_name() -> dict[str, Entity]:
    known: dict[str, Entity] = {}
    for entity in entities():
        for name in entity.own:
            known.setdefault(fold_text(name), entity)
    return known | {fold_text(entity.name): entity for entity in entities()}
