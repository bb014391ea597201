"""The words that sources use for the same people, places and steps, beside neutral ones."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from schemas import By, Count, CountRole, Evidence, Framed, Framing, Party, Wording
from summarizer.comparing.agreement.reports import Report, listed
from summarizer.comparing.facts import way_of
from summarizer.text.entities import named
from summarizer.text.likeness import Likeness, parties_alike

_ALIKE = 80.0
"""Likeness of what two terms name and of their neutral wording (rapidfuzz token set ratio)."""
_NAME_WORDS, _PHRASE_WORDS = 3, 12
"""Words of a quote that is a name, and of one that is a phrase and no clause."""
_WORD = re.compile(r"\w+")
_PEOPLE = frozenset(
    "people persons prisoners captives detainees hostages convicts internees inmates soldiers "
    "servicemen troops conscripts fighters militants combatants rebels officers commanders members "
    "civilians nationals citizens foreigners men women children girls boys bodies remains those "
    "freed released dead".split()
)
"""Words for people in the neutral wording, which the codebook has in English."""


@dataclass(frozen=True)
class _Term:
    """A word that one source uses."""

    term: str
    about: str
    neutral: str
    slanted: bool
    by: By


def framed(reports: Sequence[Report]) -> list[Framed]:
    """What is named in words that take a side, and every source's words for it.

    A term within the words of a count or of a party is about these people or this party, and is
    shown beside the words that the other sources have for them.
    """
    subjects: dict[Hashable, list[_Term]] = {}
    for report in reports:
        for path, framing in listed(report, "framing"):
            term = _term(report, path, framing)
            subject: Hashable = _subject(report, framing)
            if subject is None:
                subject = _alike(term, subjects)
            subjects.setdefault(subject, []).append(term)
    for subject, terms in subjects.items():
        spoken = {term.by.member for term in terms}
        for report in reports:
            if report.member not in spoken:
                terms.extend(_plain_words(report, subject, terms[0]))
    return [
        Framed(about=terms[0].about, neutral=terms[0].neutral, words=_wordings(terms))
        for terms in subjects.values()
    ]


def _term(report: Report, path: str, framing: Framing) -> _Term:
    by = _by(report, path, framing.evidence)
    return _Term(framing.term, framing.about, framing.neutral, slanted=True, by=by)


def _by(report: Report, path: str, quotes: Sequence[Evidence]) -> By:
    published = report.info.published
    return By(
        member=report.member,
        source=report.key,
        published=published,
        path=path,
        quotes=list(quotes),
    )


def _subject(report: Report, framing: Framing) -> tuple[str, str] | None:
    """The party that is meant, or the people in whose words the term stands."""
    meant = named(framing.neutral)
    for party in report.event.parties:
        if meant is not None and meant is named(party.name):
            return "party", report.parties[party.name]
        if parties_alike(party.name, framing.neutral) is Likeness.SAME:
            return "party", report.parties[party.name]
    if _PEOPLE.isdisjoint(_WORD.findall(f"{framing.about} {framing.neutral}".casefold())):
        return None
    for _, count in listed(report, "counts"):
        if count.role in {CountRole.TRANSFER, CountRole.SUBGROUP} and _within(framing, count):
            giver = way_of(count, report.event)
            if giver is not None:
                return "way", report.parties[giver]
    return None


def _within(framing: Framing, count: Count) -> bool:
    return any(
        outer.start <= inner.start and inner.end <= outer.end
        for inner in framing.evidence
        for outer in count.evidence
        if len(outer.quote.split()) <= _PHRASE_WORDS
    )


def _alike(term: _Term, subjects: dict[Hashable, list[_Term]]) -> Hashable:
    """The subject of a term that names the same, or one of its own."""
    from rapidfuzz import fuzz, utils

    for subject, terms in subjects.items():
        first = terms[0]
        likeness = [
            fuzz.token_set_ratio(one, other, processor=utils.default_process)
            for one, other in ((first.about, term.about), (first.neutral, term.neutral))
        ]
        if min(likeness) >= _ALIKE:
            return subject
    return "words", term.by.path, term.by.member


def _plain_words(report: Report, subject: Hashable, like: _Term) -> Iterator[_Term]:
    """What a source calls those whom another names in words that take a side."""
    match subject:
        case ("way", giver):
            for path, count in listed(report, "counts"):
                name = way_of(count, report.event)
                if count.role is CountRole.TRANSFER and report.parties.get(name or "") == giver:
                    by = _by(report, path, count.evidence)
                    yield _Term(count.as_written, like.about, like.neutral, slanted=False, by=by)
        case ("party", key):
            for path, party in listed(report, "parties"):
                quote = _name(party) if report.parties[party.name] == key else None
                if quote is not None:
                    by = _by(report, path, [quote])
                    yield _Term(quote.quote, like.about, like.neutral, slanted=False, by=by)
        case _:
            return


def _name(party: Party) -> Evidence | None:
    """Where a source names a party: its neutral name, or else the shortest quote, if any is short.

    Quotes of a party may be whole clauses that show its role.
    """
    for each in party.evidence:
        at = each.quote.find(party.name)
        if at >= 0:
            start = each.start + at
            return Evidence(quote=party.name, start=start, end=start + len(party.name))
    short = [each for each in party.evidence if len(each.quote.split()) <= _NAME_WORDS]
    return min(short, key=lambda each: (len(each.quote), each.start), default=None)


def _wordings(terms: Sequence[_Term]) -> list[Wording]:
    alike: dict[tuple[str, bool], list[_Term]] = {}
    for each in terms:
        alike.setdefault((each.term.casefold(), each.slanted), []).append(each)
    return [
        Wording(term=same[0].term, slanted=same[0].slanted, by=[each.by for each in same])
        for same in alike.values()
    ]
