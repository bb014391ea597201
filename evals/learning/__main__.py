"""Fit the weights of the embedded engine: ``python -m evals.learning [TASK ...]``.

Reads the training reports of this checkout (``evals/training``, and the train split of the gold
records), and writes ``summarizer/rules/english/weighing/<task>.json``: the same files for the same
reports and code. Needs the packages of the group ``learning``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import summarizer.rules.english.weighing
from evals.dataset import GoldSource, load, select
from evals.learning import events, mentions, parties
from evals.learning.fitting import Example, fit, written
from evals.learning.material import Report, fit_told, read_report, tellings
from schemas import (
    CountRole,
    DateRole,
    EventKind,
    PartyRole,
    PersonRole,
    PlaceRole,
    Status,
)
from summarizer.rules.english.events.told import Telling
from summarizer.rules.english.weighed.people import TOLD
from summarizer.rules.english.weighed.person_parties import BELONGS
from summarizer.rules.english.weighed.rationales import GIVEN
from summarizer.rules.english.weighing.weights import Weights, weights

_GOLD = Path(__file__).parent.parent
_TRAINING = _GOLD / "training"
_PLACE = Path(summarizer.rules.english.weighing.__file__).parent
_STRENGTH = 0.05


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is decided by weights: its labels, and where its examples come from.

    ``strength`` is the inverse of the L2 penalty.
    """

    labels: Sequence[str]
    examples: Callable[[Report, Telling], Iterator[Example]]
    strength: float = _STRENGTH


TASKS = {
    "reported": Task(["reported"], events.reported, 0.01),
    "kind": Task([EventKind.EXCHANGE, EventKind.ONE_SIDED_RELEASE], events.kinds, 0.03),
    "status": Task([each for each in Status if each is not Status.UNCLEAR], events.statuses, 0.1),
    "parties": Task(list(PartyRole), parties.parties),
    "ways": Task(["gives"], parties.ways, 0.1),
    "people": Task([TOLD, *PersonRole], mentions.people, 0.2),
    "person_parties": Task([BELONGS], mentions.person_parties, 0.1),
    "places": Task(list(PlaceRole), mentions.places),
    "dates": Task(list(DateRole), mentions.dates, 0.1),
    "counts": Task(list(CountRole), mentions.counts),
    "rationales": Task([GIVEN], mentions.rationales),
}
"""In the order in which they are fitted: what comes later may ask those before."""


def material() -> list[GoldSource]:
    """The training reports in English."""
    gold, _ = load(_GOLD)
    training, _ = load(_TRAINING)
    every = [*select(_GOLD, gold, "train"), *training]
    return [each for each in every if (each.source.info.language or "en").startswith("en")]


def main(chosen: Sequence[str]) -> None:
    """Fit the weights of some tasks, or of all, and write them."""
    unknown = set(chosen) - TASKS.keys() - {"told"}
    if unknown:
        sys.exit(f"no such task: {', '.join(sorted(unknown))}; tasks: told, {', '.join(TASKS)}")
    every = [read_report(pair) for pair in material()]
    told = tellings(every)
    if not chosen or "told" in chosen:
        _write("told", fit_told(every))
    for name, task in TASKS.items():
        if not chosen or name in chosen:
            pairs = zip(every, told, strict=True)
            examples = [each for pair in pairs for each in task.examples(*pair)]
            _write(name, fit(examples, list(map(str, task.labels)), task.strength))


def _write(name: str, fitted: Weights) -> None:
    (_PLACE / f"{name}.json").write_text(written(fitted), encoding="utf-8")
    weights.cache_clear()
    sys.stderr.write(f"{name}: {len(fitted.cues)} cues\n")


if __name__ == "__main__":
    main(sys.argv[1:])
