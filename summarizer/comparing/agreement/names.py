"""Parties, people and places, however they are spelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas import Party, PartyKind, Person, Place, PlaceRole
from summarizer.comparing.agreement.reports import Report, Statement, coded, listed, rank
from summarizer.comparing.agreement.rows import Comparer
from summarizer.phrases import words
from summarizer.text.likeness import (
    Likeness,
    parties_alike,
    people_alike,
    person_words,
    places_alike,
)


def parties(report: Report) -> Iterator[Statement]:
    """Who deals, and who has a part in it."""
    for path, party in listed(report, "parties"):
        yield Statement(
            report=report,
            subject="party",
            label=party.name,
            value=coded(party) | {"roles": sorted(party.roles)},
            text=", ".join(map(words, party.roles)),
            path=path,
            item=party,
        )


def people(report: Report) -> Iterator[Statement]:
    """Who is named."""
    for path, person in listed(report, "people"):
        note = f", {person.note}" if person.note else ""
        yield Statement(
            report=report,
            subject="person",
            label=person.name,
            value=coded(person),
            text=f"{words(person.role)}{note}",
            path=path,
            item=person,
            rank=rank(person.role),
        )


def places(report: Report) -> Iterator[Statement]:
    """Where it took place."""
    for path, place in listed(report, "locations"):
        country = f" ({place.country})" if place.country else ""
        yield Statement(
            report=report,
            subject=place.role,
            label=words(place.role),
            value=coded(place),
            text=f"{place.name}{country}",
            path=path,
            item=place,
            rank=rank(place.role),
        )


def _same_party(one: Statement, other: Statement) -> bool:
    first: Party = one.item
    second: Party = other.item
    if one.report.parties[first.name] == other.report.parties[second.name]:
        return True
    states = PartyKind.STATE in (first.kind, second.kind)
    return not states and parties_alike(first.name, second.name) is not Likeness.OTHER


def _roles_fit(one: Statement, other: Statement) -> bool:
    """Whether one source gives all roles that the other gives, or more."""
    first, second = set(one.item.roles), set(other.item.roles)
    return first <= second or second <= first


def _same_person(one: Statement, other: Statement) -> bool:
    return people_alike(one.item.name, other.item.name) is not Likeness.OTHER


def _people_fit(one: Statement, other: Statement) -> bool:
    first: Person = one.item
    second: Person = other.item
    sides = [
        None if person.party is None else statement.report.parties[person.party]
        for statement, person in ((one, first), (other, second))
    ]
    return first.role is second.role and (None in sides or sides[0] == sides[1])


def _name_words(statement: Statement) -> set[str]:
    return set().union(*person_words(statement.item.name))


def _same_place(one: Statement, other: Statement) -> bool:
    return places_alike(one.item.name, other.item.name) is not Likeness.OTHER


def _rival_place(one: Statement, other: Statement) -> bool:
    first: Place = one.item
    second: Place = other.item
    return first.role is second.role is PlaceRole.HANDOVER


def _places_fit(one: Statement, other: Statement) -> bool:
    first: Place = one.item
    second: Place = other.item
    countries = {first.country, second.country} - {None}
    return len(countries) < 2 and _alike_places(one, other)


def _alike_places(one: Statement, other: Statement) -> bool:
    return places_alike(one.item.name, other.item.name) is not Likeness.OTHER


def _spellings(bundle: Sequence[Statement]) -> Iterator[str]:
    names = list(dict.fromkeys(each.item.name for each in bundle))
    if len(names) > 1:
        yield f"named {' and '.join(names)}"


def _role_notes(bundle: Sequence[Statement]) -> Iterator[str]:
    yield from _spellings(bundle)
    roles = {tuple(sorted(each.item.roles)) for each in bundle}
    if len(roles) > 1:
        yield "given different roles"


def _places_notes(bundle: Sequence[Statement]) -> Iterator[str]:
    yield from _spellings(bundle)
    if any(not _alike_places(bundle[0], each) for each in bundle):
        yield "one place may lie within the other"


PARTIES = Comparer(same=_same_party, fits=_roles_fit, notes=_role_notes)
PEOPLE = Comparer(same=_same_person, fits=_people_fit, notes=_spellings, keys=_name_words)
PLACES = Comparer(same=_same_place, fits=_places_fit, rival=_rival_place, notes=_places_notes)
