"""Which of the grounds that a text may give are given for its exchange."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case, by_rules_alone
from summarizer.rules.english.items.rationales import Candidate, Chosen, Reason, candidates, reasons
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.weighing.weights import weights

TASK = "rationales"
GIVEN = "given"
"""Label of a ground that is given for the exchange."""
_ENOUGH = 0.45
_MOST_WEIGHT, _MOST_LENGTH = 6, 5
_LENGTH = 4
"""Tokens that make one step of length."""
_STEPS = range(-2, 12, 2)
"""Points that part the grades."""


def weighed_rationales(
    document: Document, case: Case, sides: Sides, known: Collection[str]
) -> list[Reason]:
    """The grounds that are given for the exchange; ``known`` are the parties of the event."""
    return list(reasons(document, case, sides, known, _chosen(document, case)))


def _chosen(document: Document, case: Case) -> Iterator[Chosen]:
    """The grounds of a case that rules take, or that weights do where there is enough to weigh."""
    alone = by_rules_alone(document, case)
    fitted = weights(TASK)
    for each in candidates(document, case):
        if alone:
            if each.proposed:
                yield each, None
            continue
        chance = fitted.chances(fitted.sums(cues(case, each)))[GIVEN]
        if chance >= _ENOUGH:
            yield each, chance


def cues(case: Case, candidate: Candidate) -> Iterator[str]:
    """What the wording of a ground, and what ties it to the exchange, say for it.

    No other words are cues: grounds are too few for them to tell more than in which reports they
    stood.
    """
    ground, tie = candidate.ground, candidate.tie
    yield f"weight:{min(_MOST_WEIGHT, ground.weight)}"
    yield from (f"kind:{kind}" for kind in ground.kinds)
    yield f"kinds:{len(ground.kinds)}"
    yield f"length:{min(_MOST_LENGTH, (ground.last - ground.first) // _LENGTH)}"
    yield "front" if ground.front else "behind"
    yield "opened" if ground.opened else "unopened"
    yield f"governor:{tie.governor}"
    yield f"taking-up:{tie.taking_up}"
    yield "told" if tie.told else "near" if tie.near else "far"
    yield from (name for name in ("barred", "telling", "hoped") if getattr(tie, name))
    yield from (f"points:{step}" for step in _STEPS if candidate.points >= step)
    yield "proposed" if candidate.proposed else "unproposed"
    yield "current" if candidate.sentence.index in case.current else "past"
    yield "acts" if candidate.sentence.index in case.by_sentence else "no-acts"
