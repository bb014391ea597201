"""Examples of dates, places, people, numbers and grounds: mentions, labelled by the gold record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evals.learning.events import cases
from evals.learning.fitting import Example
from evals.learning.material import Report, proves
from evals.learning.parties import same
from evals.scoring.compare import name, place
from schemas import Person
from summarizer.rules.claims import party_entries
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.events.told import Telling
from summarizer.rules.english.items.count_parts import Tally
from summarizer.rules.english.items.rationales import candidates
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.weighed import counts as weighed_counts
from summarizer.rules.english.weighed import dates as weighed_dates
from summarizer.rules.english.weighed import people as weighed_people
from summarizer.rules.english.weighed import places as weighed_places
from summarizer.rules.english.weighed import rationales as weighed_rationales
from summarizer.rules.english.weighed.parties import weighed_parties
from summarizer.rules.english.weighed.person_cues import cues as person_cues
from summarizer.rules.english.weighed.person_parties import BELONGS, Affiliations
from summarizer.rules.english.weighed.proposals import propose_items, propose_parties
from summarizer.rules.english.weighed.surroundings import Surroundings
from summarizer.rules.english.weighing.weights import spelled
from summarizer.text.spans import Span


def dates(report: Report, told: Telling) -> Iterator[Example]:
    """The dates of a report, with what happened on them."""
    document = report.document
    for case, sides in _cases(report, told):
        around = Surroundings(weighed_dates.TASK, document, case)
        found = propose_items(document, case, sides).dates
        for each in weighed_dates.candidates(document, case, found):
            own = weighed_dates.cues(document, around, each)
            mark = each.mark
            labels = [
                d.role
                for event in report.events
                for d in event.dates
                if d.date == mark.value
                and (mark.value is not None or proves(d.evidence, Span(mark.start, mark.end)))
            ]
            yield _example(around, (each.index, each.first, each.last), own, labels)


def places(report: Report, told: Telling) -> Iterator[Example]:
    """The places of a report, with what happened at them."""
    document = report.document
    for case, sides in _cases(report, told):
        around = Surroundings(weighed_places.TASK, document, case)
        found = propose_items(document, case, sides).places
        for each in weighed_places.candidates(document, case, found):
            mark = each.mark
            own = weighed_places.cues(around, sides, each)
            labels = [
                p.role
                for event in report.events
                for p in event.locations
                if p.name == mark.name or place(p.name, mark.name).credit > 0
            ]
            yield _example(around, (each.index, mark.first, mark.last), own, labels)


def people(report: Report, told: Telling) -> Iterator[Example]:
    """The people that a report names, with their part in its event."""
    document = report.document
    for case, sides in _cases(report, told):
        around = Surroundings(weighed_people.TASK, document, case)
        found = propose_items(document, case, sides).people
        for each in weighed_people.candidates(document, case, found).people:
            roles = {str(person.role) for person in _called(report, each)}
            labels = frozenset(roles | {weighed_people.TOLD} if roles else ())
            whole = _of_sentences(around, each.sentences)
            cues = (*whole, *person_cues(document, around, each))
            yield Example(cues, labels)


def person_parties(report: Report, told: Telling) -> Iterator[Example]:
    """The people of an event, each with every party of it: whether they belong to it."""
    document = report.document
    for case in cases(report, told):
        sides, third = weighed_parties(document, case, propose_parties(document, case))
        made = party_entries(document.text, [*sides.claims, *third], document.entity)
        known = {each.item.name: (each.item.country, each.item.roles) for each in made}
        parties = {each: roles for each, (_, roles) in known.items()}
        ties = Affiliations(document, case, parties)
        found = propose_items(document, case, sides).people
        for each in weighed_people.candidates(document, case, found).people:
            for person in _called(report, each)[:1]:
                for party, (country, _) in known.items():
                    belongs = same(person.party or "", None, party, country)
                    whole = ties.of_party(party, person.role)
                    cues = (*whole, *ties.cues(party, person.role, each))
                    yield Example(cues, frozenset({BELONGS} if belongs else ()))


def _called(report: Report, somebody: weighed_people.Somebody) -> list[Person]:
    """The entries of somebody in the gold record."""
    names = {mention.mark.name for mention in somebody.mentions}
    return [
        person
        for event in report.events
        for person in event.people
        if any(person.name == each or name(person.name, each).credit > 0 for each in sorted(names))
    ]


def counts(report: Report, told: Telling) -> Iterator[Example]:
    """The numbers of people in a report, with what they count."""
    for case, sides in _cases(report, told):
        found = propose_items(report.document, case, sides).counts
        yield from count_examples(report, case, sides, found)


def count_examples(
    report: Report, case: Case, sides: Sides, found: Sequence[Tally]
) -> Iterator[Example]:
    """The numbers of people in an event, with what they count."""
    document = report.document
    around = Surroundings(weighed_counts.TASK, document, case)
    for each in weighed_counts.candidates(document, case, sides, found):
        mark, sentence = each.mark, document.sentences[each.index]
        own = weighed_counts.cues(document, case, around, sides, each)
        labels = [
            c.role
            for event in report.events
            for c in event.counts
            if (c.low, c.high) == each.bounds
            and (mark in sentence.people or proves(c.evidence, sentence.span))
        ]
        yield _example(around, (each.index, mark.first, mark.last), own, labels)


def rationales(report: Report, told: Telling) -> Iterator[Example]:
    """What may be a ground in a report, with whether it is given for the exchange."""
    proofs = [r.evidence for event in report.events for r in event.rationales]
    for case, _ in _cases(report, told):
        for each in candidates(report.document, case):
            span = each.sentence.quote(each.ground.first, each.ground.last)
            given = any(proves(proof, span) for proof in proofs)
            cues = weighed_rationales.cues(case, each)
            yield Example(tuple(cues), frozenset({weighed_rationales.GIVEN} if given else ()))


def _cases(report: Report, told: Telling) -> Iterator[tuple[Case, Sides]]:
    """The events of a report, each with its sides as the weights have them."""
    for case in cases(report, told):
        proposed = propose_parties(report.document, case)
        yield case, weighed_parties(report.document, case, proposed)[0]


def _example(
    around: Surroundings, span: tuple[int, int, int], own: Iterable[str], labels: Iterable[str]
) -> Example:
    """A span of a sentence with all that is said of it."""
    cues = (*_of_sentences(around, span[:1]), *around.of_span(*span), *own)
    return Example(cues, frozenset(map(str, labels)))


def _of_sentences(around: Surroundings, indices: Sequence[int]) -> Iterator[str]:
    """What is said of some sentences as a whole."""
    yield from around.of_sentences(indices)
    yield from spelled(around.words_of(indices))
