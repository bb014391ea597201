"""The reports that the weights are fitted to, read by the engine, with their gold records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from evals.dataset import GoldSource
from evals.learning.fitting import Example, fit
from schemas import CountRole, DateRole, Event, Evidence, PartyRole, PlaceRole
from summarizer.rules.english.document import Document, read
from summarizer.rules.english.events.captivity import Captivity, captivity_of
from summarizer.rules.english.events.told import Telling, sentence_cues, word_bags, wordings_of
from summarizer.rules.english.weighing.weights import Weights, spelled
from summarizer.text.spans import Span

FOLDS = 5
_STRENGTH = 0.1
_STEPS = frozenset({DateRole.HANDOVER, DateRole.AGREEMENT, DateRole.PROPOSAL})
_WAYS = frozenset({PlaceRole.HANDOVER, PlaceRole.TRANSIT})
_SIDES = frozenset({PartyRole.RELEASING, PartyRole.RECEIVING})


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the engine reads it.

    Attributes:
        id: that of the source.
        document: the text.
        about: what it speaks of.
        events: those of the gold record.
        examples: its sentences, each labelled ``told`` or not.
    """

    id: str
    document: Document
    about: Captivity
    events: tuple[Event, ...]
    examples: tuple[Example, ...]

    @property
    def fold(self) -> int:
        """The part of the material that it belongs to, whatever else there is."""
        return sha256(self.id.encode()).digest()[0] % FOLDS


def read_report(pair: GoldSource) -> Report:
    """Read a source with its gold record."""
    document = read(pair.source)
    about = captivity_of(document.sentences)
    events = tuple(pair.gold.record.events)
    proofs = [proof for event in events for proof in _steps(event)]
    wordings = wordings_of(document)
    cues = sentence_cues(document, about, wordings)
    examples = (
        Example(
            (*each, *spelled(*word_bags(words))),
            frozenset({"told"} if proves(proofs, sentence.span) else ()),
        )
        for sentence, each, words in zip(document.sentences, cues, wordings, strict=True)
    )
    return Report(pair.id, document, about, events, tuple(examples))


def proves(proofs: Sequence[Evidence], span: Span) -> bool:
    """Whether any of some quotes stands, in part at least, in a span."""
    return any(proof.start < span.end and proof.end > span.start for proof in proofs)


def _steps(event: Event) -> Iterator[Evidence]:
    """What proves that a step is told: the numbers, days, places and sides of an event."""
    for count in event.counts:
        if count.role is not CountRole.BACKGROUND:
            yield from count.evidence
    for date in event.dates:
        if date.role in _STEPS:
            yield from date.evidence
    for place in event.locations:
        if place.role in _WAYS:
            yield from place.evidence
    for party in event.parties:
        if not _SIDES.isdisjoint(party.roles):
            yield from party.evidence


def fit_told(every: Sequence[Report]) -> Weights:
    """The weights by which a sentence tells a step."""
    return fit([example for each in every for example in each.examples], ["told"], _STRENGTH)


def tellings(every: Sequence[Report]) -> list[Telling]:
    """How likely each sentence is to tell a step, by weights that have not seen its report.

    What is fitted to these chances must not take them to be surer than they are with new texts
    (Wolpert, Stacked Generalization, 1992).
    """
    fitted = [fit_told([each for each in every if each.fold != fold]) for fold in range(FOLDS)]
    return [_telling(each, fitted[each.fold]) for each in every]


def _telling(report: Report, fitted: Weights) -> Telling:
    chances = (fitted.chances(fitted.sums(each.cues))["told"] for each in report.examples)
    return Telling(wordings_of(report.document), tuple(chances))
