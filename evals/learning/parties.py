"""Examples of parties with their roles, and of the side that lets a number of people go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evals.learning.events import cases
from evals.learning.fitting import Example
from evals.learning.material import Report
from evals.scoring.compare import party
from evals.scoring.compare.names import Called
from schemas import Count, EventKind
from summarizer.rules.english.events.told import Telling
from summarizer.rules.english.weighed.counts import numbers, tally_of
from summarizer.rules.english.weighed.parties import Reader, weighed_parties
from summarizer.rules.english.weighed.party_candidates import candidates
from summarizer.rules.english.weighed.proposals import propose_items, propose_parties
from summarizer.rules.english.weighed.ways import way_cues


def parties(report: Report, told: Telling) -> Iterator[Example]:
    """The parties that a report names, with their roles."""
    document = report.document
    for case in cases(report, told):
        every = candidates(document, case, propose_parties(document, case))
        reader = Reader(document, case, every)
        for each in every:
            _, country = document.entity(each.name)
            labels = (
                role
                for event in report.events
                for known in event.parties
                if same(known.name, known.country, each.name, country)
                for role in known.roles
            )
            yield Example(tuple(reader.cues(each)), frozenset(map(str, labels)))


def ways(report: Report, told: Telling) -> Iterator[Example]:
    """For each number that goes one way in an exchange, which of its sides lets them go."""
    document = report.document
    exchange = len(report.events) == 1 and report.events[0].kind is EventKind.EXCHANGE
    for found in cases(report, told) if exchange else ():
        case = replace(found, kind=EventKind.EXCHANGE)
        sides, _ = weighed_parties(document, case, propose_parties(document, case))
        counts = propose_items(document, case, sides).counts
        for each in numbers(document, case, counts):
            pair = _pair(report, each.bounds)
            if pair is None:
                continue
            tally = tally_of(document, each)
            one, other = pair
            for ordered, label in (((one, other), {"gives"}), ((other, one), set[str]())):
                cues = way_cues(document, case, ordered, each.index, each.mark, tally)
                yield Example(tuple(cues), frozenset(label))


def _pair(report: Report, number: tuple[int | None, int | None]) -> tuple[str, str] | None:
    """From whom to whom a number goes, where the gold record says so once."""
    right: list[Count] = [
        count
        for count in report.events[0].counts
        if (count.low, count.high) == number and count.released_by and count.released_to
    ]
    if len(right) != 1:
        return None
    by, to = _named(report, right[0].released_by), _named(report, right[0].released_to)
    return (by, to) if by and to else None


def _named(report: Report, gold: str | None) -> str | None:
    """What the engine calls a party of the gold record, if it knows it."""
    words = report.document.words
    return next((n for n, word in words.items() if same(gold or "", None, n, word.country)), None)


def same(gold: str, of_gold: str | None, name: str, country: str | None) -> bool:
    """Whether a party of the gold record is one that the engine names; each with its country."""
    credit = party(Called(gold, of_gold), Called(name, country)).credit
    return gold == name or credit >= 1 or (credit > 0 and of_gold is None and country is None)
