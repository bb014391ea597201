"""Kind and status of an event: what the rules say of them, and what all cues make of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from schemas import EventKind, Status
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case, by_rules_alone
from summarizer.rules.english.events.told import act_cues
from summarizer.rules.english.sentences.memory import once
from summarizer.rules.english.weighing.weights import Bag, weights

KIND, STATUS = "kind", "status"
_KINDS = {str(kind): kind for kind in EventKind}
_STATUSES = {str(status): status for status in Status}
_TRUST = {KIND: 2.0, STATUS: 3.0}
"""Log odds added to what rules say of an event.

In the reports that the weights are fitted to rules find less than in real ones, so that the fitted
weights trust them less than they may.
"""
_CERTAIN = 60.0
_TOLD, _SURE = 0.3, 0.6
"""Chances from which a sentence bears on kind and status, and from which it tells them."""


def weighed_kind(document: Document, case: Case) -> tuple[EventKind, float]:
    """The likeliest kind with its chance."""
    kind, chance = _likeliest(KIND, document, case, str(case.kind))
    return _KINDS[kind], chance


def weighed_status(document: Document, case: Case) -> tuple[Status, float]:
    """The likeliest status with its chance."""
    status, chance = _likeliest(STATUS, document, case, str(case.status))
    return _STATUSES[status], chance


def _likeliest(task: str, document: Document, case: Case, by_rules: str) -> tuple[str, float]:
    """The likeliest label; in a sentence or two, where little else is told, that of the rules."""
    fitted = weights(task)
    trust = _CERTAIN if by_rules_alone(document, case) else _TRUST[task]
    added = [trust * (label == by_rules) for label in fitted.labels]
    sums = fitted.sums(state_cues(case, document), *state_words(case, document))
    chances = fitted.chances(sums, added)
    best = max(chances, key=lambda label: chances[label])
    return best, chances[best]


@once
def state_cues(case: Case, document: Document) -> list[str]:
    """The cues of kind and status of an event, beside ``state_words``; some come twice."""
    return list(_state_cues(document, case))


@once
def state_words(case: Case, document: Document) -> list[Bag]:
    """The words of the sentences that tell of an event: of its title, and of the likely ones."""
    chances, wordings = case.telling.chances, case.telling.wordings
    best = max(case.scope, key=lambda index: (chances[index], -index), default=None)
    title = case.scope & {min(document.lead, default=-1)}
    likely = sorted(index for index in case.scope if chances[index] > _TOLD)
    sure = sorted(index for index in case.scope if chances[index] > _SURE or index == best)
    pairs = chain.from_iterable([wordings[index].pairs for index in likely])
    return [
        ("pair", dict.fromkeys(pairs)),
        *[
            (kind, dict.fromkeys(chain.from_iterable([wordings[index].inside for index in some])))
            for kind, some in (("title in", title), ("in", likely), ("sure in", sure))
        ],
    ]


def _state_cues(document: Document, case: Case) -> Iterator[str]:
    yield f"rule:{case.kind}"
    yield f"rule:{case.status}"
    yield case.rules[".kind"]
    yield case.rules[".status"]
    yield case.rules[""]
    for index in sorted(case.scope & case.by_sentence.keys()):
        leads = index in document.lead and not document.sentences[index].heading
        for act in case.by_sentence[index]:
            yield from act_cues(act)
            if leads:
                yield from (f"lead {cue}" for cue in act_cues(act))
