"""The record of a source in a language that there is a lexicon for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from schemas import (
    Category,
    Count,
    Event,
    EventDate,
    EventKind,
    Item,
    Party,
    Person,
    Place,
    Rationale,
)
from summarizer.grounding.values import check_item
from summarizer.rules.claims import Claim, Decided, Made, evidence, party_entries
from summarizer.rules.explanation import Findings, Unfit
from summarizer.rules.languages.counts import find_counts
from summarizer.rules.languages.days import find_days
from summarizer.rules.languages.events import Case, find_case
from summarizer.rules.languages.grounds import find_grounds
from summarizer.rules.languages.lexicon import entity
from summarizer.rules.languages.page import Page, read
from summarizer.rules.languages.persons import find_persons
from summarizer.rules.languages.places import find_places
from summarizer.rules.languages.sides import Sides, find_sides
from summarizer.rules.languages.tally import Tally
from summarizer.rules.languages.third_parties import third_parties
from summarizer.source import Source
from summarizer.summary import compose

_CATEGORIES = {str(category): category for category in Category}

T = TypeVar("T", bound=Item)


def read_foreign(source: Source, language: str) -> Findings:
    """Read a source in one of the languages of the lexicons."""
    page = read(source, language)
    sentences = tuple(line.span for line in page.lines)
    finding = find_case(page)
    if finding.case is not None:
        event, decided = _event(page, finding.case)
        if event is not None:
            paths = {f"events.0{path}": by for path, by in decided.items()}
            return Findings(sentences, (event,), paths, ())
    refused = tuple(
        Unfit(rule, act.line.words(act.first, act.last)) for act, rule in finding.refused
    )
    rule = finding.rule or "none.one_party"
    return Findings(sentences, (), {"events": Decided(rule)}, refused)


def _event(page: Page, case: Case) -> tuple[Event | None, dict[str, Decided]]:
    """The event of a case, and what decided on its parts by path; none where a party is wanting."""
    sides = find_sides(page, case)
    third = [claim for claim in third_parties(page) if claim.name not in sides.giving]
    third = [claim for claim in third if claim.name not in sides.getting]
    if not _two_parties(case, sides, third):
        return None, {}
    decided = {path: Decided(rule) for path, rule in case.rules.items()}
    parties = _kept(
        page, "parties", party_entries(page.text, [*sides.claims, *third], entity), decided
    )
    names = {party.name for party in parties}
    event = Event(
        kind=case.kind,
        status=case.status,
        summary="-",
        parties=parties,
        counts=_kept(page, "counts", _counts(page, case, sides, names), decided),
        people=_kept(page, "people", _people(page, case, names), decided),
        dates=_kept(page, "dates", _dates(page, case), decided),
        locations=_kept(page, "locations", _places(page, case, sides), decided),
        rationales=_kept(page, "rationales", _reasons(page, case, sides), decided),
        framing=[],
    )  # fmt: skip
    return event.model_copy(update={"summary": compose(event)}), decided


def _kept(page: Page, field: str, made: Iterable[Made[T]], decided: dict[str, Decided]) -> list[T]:
    """The items that their words prove, and what decided on them; the lexicon proves a party."""
    items: list[T] = []
    for item, by in made:
        if isinstance(item, Party) or not check_item(item, page.grounder):
            decided[f".{field}.{len(items)}"] = by
            items.append(item)
    return items


def _two_parties(case: Case, sides: Sides, third: list[Claim]) -> bool:
    """Rule 1: a one-sided release needs a holder and another party, or one who obtained it."""
    if case.kind is EventKind.EXCHANGE:
        return bool(sides.giving)
    if any(act.line.has("cue.clemency") for act in case.acts):
        return bool(set(sides.getting) - set(sides.giving))
    if set(sides.getting) - set(sides.giving):
        return True
    enemy = any(act.line.has("captive.military", "cue.captivity") for act in case.acts)
    return bool(sides.giving) and (enemy or bool(third))


def _counts(page: Page, case: Case, sides: Sides, names: set[str]) -> Iterable[Made[Count]]:
    for tally in find_counts(page, case, sides):
        yield Made(_count(page, tally, names), Decided(tally.rule))


def _count(page: Page, tally: Tally, names: set[str]) -> Count:
    return Count(
        role=tally.role,
        released_by=tally.giving if tally.giving in names else None,
        released_to=tally.getting if tally.getting in names else None,
        low=tally.reading.low,
        high=tally.reading.high,
        approximate=tally.reading.approximate,
        category=_CATEGORIES[tally.category],
        as_written=tally.span.of(page.text),
        evidence=[evidence(page.text, tally.span)],
    )


def _people(page: Page, case: Case, names: set[str]) -> Iterable[Made[Person]]:
    for each in find_persons(page, case):
        yield Made(
            Person(
                name=each.name,
                role=each.role,
                party=each.party if each.party in names else None,
                note=None,
                evidence=[evidence(page.text, each.span)],
            ),
            Decided(each.rule),
        )


def _dates(page: Page, case: Case) -> Iterable[Made[EventDate]]:
    for day in find_days(page, case):
        quote = evidence(page.text, day.span)
        yield Made(
            EventDate(role=day.role, date=day.point, as_written=quote.quote, evidence=[quote]),
            Decided(day.rule),
        )


def _places(page: Page, case: Case, sides: Sides) -> Iterable[Made[Place]]:
    for each in find_places(page, case, sides):
        quote = evidence(page.text, each.span)
        yield Made(
            Place(name=each.name, role=each.role, country=each.country, evidence=[quote]),
            Decided(each.rule),
        )


def _reasons(page: Page, case: Case, sides: Sides) -> Iterable[Made[Rationale]]:
    for ground in find_grounds(page, case, sides):
        yield Made(
            Rationale(
                stated_by=ground.stated_by,
                kinds=list(ground.kinds),
                statement=ground.statement,
                evidence=[evidence(page.text, ground.span)],
            ),
            Decided(ground.rule),
        )
