"""How likely a document is to report an exchange: by all its sentences, and what rules say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from statistics import fmean

from summarizer.rules.english.document import Document
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.events.news_cues import news_cues, up_to
from summarizer.rules.english.events.told import Telling, grade
from summarizer.rules.english.weighing.weights import Bag, weights

_TENTHS = 10
_HIGH = 0.5
_MANY = 4
_TRUST = 3.0
"""Log odds added to what rules find: in the reports that the weights are fitted to they find less
than in real ones."""
_PRIOR = 1.6
"""Log odds taken off: among the reports that the weights are fitted to fewer only look like one."""


def chance(document: Document, about: Captivity, told: Telling, verdict: str) -> float:
    """The chance that a document reports an exchange.

    Args:
        document: with its lead.
        about: what it speaks of.
        told: how likely each sentence is to tell a step.
        verdict: the rule by which there is an event, or none.
    """
    fitted = weights("reported")
    cues = document_cues(document, about, told, verdict)
    added = _TRUST * verdict.startswith("event.") - _PRIOR
    return fitted.chances(fitted.sums(cues, words_of(told)), [added])["reported"]


def document_cues(
    document: Document, about: Captivity, told: Telling, verdict: str
) -> Iterator[str]:
    """The cues by which a document reports an exchange, or none, beside ``words_of``."""
    chances = told.chances
    ranked = sorted(chances, reverse=True)
    body = [c for i, c in enumerate(chances) if not document.sentences[i].heading]
    heads = [c for i, c in enumerate(chances) if document.sentences[i].heading]
    lead = [chances[i] for i in document.lead if not document.sentences[i].heading]
    for name, few in (("first", ranked[:1]), ("second", ranked[1:2]), ("third", ranked[2:3])):
        yield from _steps(name, few)
    yield from _steps("lead", [max(lead)] if lead else [])
    yield from _steps("heading", [max(heads)] if heads else [])
    yield from _steps("mean", [fmean(body)] if body else [])
    yield from up_to("high", sum(c > _HIGH for c in chances), range(1, _MANY + 1))
    yield from up_to("captives", int(_TENTHS * about.share), range(1, _TENTHS + 1))
    yield f"verdict:{verdict}"
    yield f"verdict:{verdict.partition('.')[0]}"
    yield from news_cues(document, about, told)


def words_of(told: Telling) -> Bag:
    """The words of all sentences of a document."""
    return "in", dict.fromkeys(chain.from_iterable([each.inside for each in told.wordings]))


def _steps(name: str, few: Sequence[float]) -> Iterator[str]:
    """One cue for each grade that a chance reaches, so that their weights add up."""
    for chance in few:
        yield from up_to(name, grade(chance), range(1, _TENTHS + 1))
