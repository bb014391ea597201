"""Put a comparison together: groups with their members, rows and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from schemas import (
    Apart,
    Comparison,
    DateRole,
    Event,
    Group,
    Join,
    Link,
    LinkKind,
    Member,
    PartyRole,
    ReasonKind,
    StatusSaid,
)
from summarizer.comparing.agreement import Report, compared_fields, framed
from summarizer.comparing.agreement.reports import keys_of
from summarizer.comparing.blocking import Pair
from summarizer.comparing.corpus import Corpus, Given
from summarizer.comparing.grouping import Grouping, Tied, group
from summarizer.comparing.times import span
from summarizer.phrases import listed, words

_SAME = {
    ReasonKind.PARTIES: "parties",
    ReasonKind.COUNTS: "counts",
    ReasonKind.PEOPLE: "people",
    ReasonKind.TEXT: "text",
}
"""What a line on a group calls the grounds that are not days."""


def compare(given: Iterable[Given]) -> Comparison:
    """Group records by the event that they report, and hold what they say side by side.

    Args:
        given: records, each with the text of its source where that is at hand; copies of one
            text are found by the texts, or else by the quotes of the records.

    >>> compare([]).groups
    []
    """
    corpus = Corpus(given)
    return build(corpus, group(corpus))


def build(corpus: Corpus, grouping: Grouping) -> Comparison:
    """The comparison that a grouping makes, its groups in the order of time."""
    order = sorted(
        range(len(grouping.groups)), key=lambda index: _when(corpus, grouping.groups[index])
    )
    names = {index: f"event-{number}" for number, index in enumerate(order, start=1)}
    home = {event: index for index, each in enumerate(grouping.groups) for event in each}
    joins: dict[int, list[Tied]] = {}
    for tied in grouping.joins:
        joins.setdefault(home[tied.pair[0]], []).append(tied)
    place = {index: number for number, index in enumerate(order)}
    return Comparison(
        sources=corpus.sources(),
        copies=corpus.copies(),
        groups=[
            _group(corpus, names[index], grouping.groups[index], joins.get(index, ()))
            for index in order
        ],
        links=[_link(names, place, homes, tied) for homes, tied in grouping.links.items()],
        apart=[_apart(corpus, names, place, homes, tied) for homes, tied in grouping.apart.items()],
    )


def _group(corpus: Corpus, name: str, events: Sequence[int], joins: Sequence[Tied]) -> Group:
    ordered = sorted(events, key=lambda event: corpus.published(corpus.places[event].source))
    reports = [_report(corpus, number, event) for number, event in enumerate(ordered)]
    index = {event: number for number, event in enumerate(ordered)}
    return Group(
        id=name,
        title=_title(reports),
        voices=len({each.voice for each in reports}),
        members=[Member(source=each.key, event=each.index) for each in reports],
        why=_why(reports, joins),
        joins=[_join(index, tied) for tied in joins],
        status=[
            StatusSaid(
                status=each.event.status,
                member=each.member,
                source=each.key,
                published=each.info.published,
            )
            for each in reports
        ],
        fields=compared_fields(reports),
        framing=framed(reports),
    )


def _report(corpus: Corpus, number: int, event: int) -> Report:
    source, index = corpus.places[event]
    record = corpus.records[source]
    return Report(
        member=number,
        key=corpus.keys[source],
        voice=corpus.voice(source),
        info=record.source,
        index=index,
        event=record.events[index],
        parties=keys_of(record.events[index]),
    )


def _join(index: Mapping[int, int], tied: Tied) -> Join:
    first, second = sorted(index[event] for event in tied.pair)
    return Join(first=first, second=second, reasons=list(tied.reasons))


def _link(names: Mapping[int, str], place: Mapping[int, int], homes: Pair, tied: Tied) -> Link:
    first, second = sorted(homes, key=place.__getitem__)
    return Link(
        first=names[first],
        second=names[second],
        kind=tied.judgement.link or LinkKind.STAGES,
        reasons=list(tied.reasons),
    )


def _apart(
    corpus: Corpus, names: Mapping[int, str], place: Mapping[int, int], homes: Pair, tied: Tied
) -> Apart:
    first, second = sorted(homes, key=place.__getitem__)
    pair = tied.pair if homes[0] == first else tied.pair[::-1]
    one, other = (
        Member(source=corpus.keys[corpus.places[each].source], event=corpus.places[each].event)
        for each in pair
    )
    return Apart(
        first=names[first],
        second=names[second],
        between=(one, other),
        reasons=list(tied.reasons),
    )


def _when(corpus: Corpus, events: Sequence[int]) -> tuple[int, int]:
    """First known day of a group, and its first event."""
    days = [
        each.first
        for event in events
        for role in (corpus.facts[event].times.agreement, corpus.facts[event].times.handover)
        for each in role
    ]
    return min(days, default=0), min(events)


def _title(reports: Sequence[Report]) -> str:
    sides = dict.fromkeys(
        party.name
        for party in reports[0].event.parties
        if {PartyRole.RELEASING, PartyRole.RECEIVING} & set(party.roles)
    )
    handed = _days(reports, DateRole.HANDOVER)
    agreed = _days(reports, DateRole.AGREEMENT)
    day = handed[:1] or [f"agreed {each}" for each in agreed[:1]]
    kind = words(reports[0].event.kind) if reports[0].event.kind != "unclear" else "release"
    return ", ".join([" – ".join(sides) or "parties not named", kind, *day])


def _why(reports: Sequence[Report], joins: Sequence[Tied]) -> str:
    """Why the reports are one, in a line."""
    if not joins:
        return ""
    grounds = {each.kind for tied in joins for each in tied.judgement.findings if each.points > 0}
    same = [name for kind, name in _SAME.items() if kind in grounds]
    days = [
        f"{told} {days[0]}"
        for told, role in (("announced", DateRole.AGREEMENT), ("carried out", DateRole.HANDOVER))
        if (days := _days(reports, role))
    ]
    return "; ".join(filter(None, [f"same {listed(same)}" if same else "", ", ".join(days)]))


def _days(reports: Sequence[Report], role: DateRole) -> list[str]:
    """Dates of a role, the most often told first, the more exact before the less exact."""
    told: dict[str, int] = {}
    for report in reports:
        for each in _dates(report.event, role):
            told[each] = told.get(each, 0) + 1
    return sorted(told, key=lambda date: (-told[date], span(date).last - span(date).first, date))


def _dates(event: Event, role: DateRole) -> list[str]:
    return [each.date for each in event.dates if each.role is role and each.date]
