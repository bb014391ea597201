"""A small data set on disk, and what engines might make of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.dataset import GoldSource, load
from evals.runs import Answer, Plan, Run, Scored, score
from schemas import ErrorEntry, Event, Fault, Record

FERRY = (
    "VALLETTA, 4 May 2021. Malta freed 12 Tunisian sailors on Tuesday. "
    "Tunisia let two Maltese pilots go, Carmel Borg and Rita Zahra. "
    "Malta still holds 30 Tunisians.\n"
)
CALM = "The clubs of the two islands exchanged players in the summer.\n"


def ferry() -> dict[str, Any]:
    """The gold file of FERRY, as a person writes it."""
    state = {"kind": "state", "roles": ["releasing", "receiving"]}
    count = {"approximate": False, "released_by": None, "released_to": None}
    return {
        "schema_version": "1.0",
        "source": {"id": "ferry", "published": "2021-05-04", "language": "en"},
        "events": [
            {
                "kind": "exchange",
                "status": "completed",
                "summary": "Malta and Tunisia exchanged 12 sailors for two pilots.",
                "parties": [
                    {"name": "Malta", "country": "MT", **state, "evidence": ["Malta freed 12"]},
                    {"name": "Tunisia", "country": "TN", **state, "evidence": ["Tunisia let"]},
                ],
                "counts": [
                    {
                        **count,
                        "role": "transfer",
                        "released_by": "Malta",
                        "released_to": "Tunisia",
                        "low": 12,
                        "high": 12,
                        "category": {"any_of": ["civilian", "unspecified"]},
                        "as_written": "12 Tunisian sailors",
                        "evidence": ["freed 12 Tunisian sailors"],
                    },
                    {
                        **count,
                        "role": "background",
                        "low": 30,
                        "high": 30,
                        "category": "unspecified",
                        "as_written": "30 Tunisians",
                        "evidence": ["still holds 30 Tunisians"],
                    },
                ],
                "people": [
                    {
                        "name": "Carmel Borg",
                        "role": "released",
                        "party": "Malta",
                        "note": None,
                        "evidence": ["Carmel Borg"],
                    },
                    {
                        "name": "Rita Zahra",
                        "role": "released",
                        "party": "Malta",
                        "note": None,
                        "evidence": ["Rita Zahra"],
                    },
                ],
                "dates": [
                    {
                        "role": "handover",
                        "date": "2021-05-04",
                        "as_written": "Tuesday",
                        "evidence": ["on Tuesday"],
                    }
                ],
            }
        ],
        "extraction": None,
    }


def calm() -> dict[str, Any]:
    """The gold file of CALM."""
    source = {"id": "calm", "language": "en"}
    return {"schema_version": "1.0", "source": source, "events": [], "extraction": None}


def write(folder: Path, **more: tuple[str, dict[str, Any]]) -> Path:
    """A data set of FERRY, CALM and ``more``: for each id a text and a gold file."""
    (folder / "gold").mkdir(parents=True)
    (folder / "sources").mkdir()
    for name, (text, gold) in {"ferry": (FERRY, ferry()), "calm": (CALM, calm()), **more}.items():
        (folder / "sources" / f"{name}.txt").write_text(text)
        (folder / "gold" / f"{name}.json").write_text(json.dumps(gold, indent=1))
    return folder


def loaded(folder: Path) -> list[GoldSource]:
    """The pairs of a data set without faults: ``calm``, then ``ferry``."""
    pairs, faults = load(folder)
    assert faults == []
    return pairs


def altered(record: Record, **changes: Any) -> Record:
    """A record with its first event changed, and valid."""
    event = record.events[0].model_dump() | {
        key: [each.model_dump() for each in value] if isinstance(value, list) else value
        for key, value in changes.items()
    }
    return record.model_copy(update={"events": [Event.model_validate(event)]})


def failure(id: str, *, retryable: bool = False) -> ErrorEntry:
    """What stands where no record could be had."""
    fault = Fault(
        kind="ReplyError", message="the reply is no record; ask again", retryable=retryable
    )
    return ErrorEntry(source=None, id=id, error=fault)


def run_of(
    pairs: Sequence[GoldSource],
    *repeats: Mapping[str, Answer],
    engine: str = "rules",
    split: str = "all",
    seed: int = 1,
) -> Run:
    """A run in which every answer is gold, but for those that are given, repeat by repeat."""
    plan = Plan(engine, split, seed, len(repeats) or 1)
    answers = [
        [given.get(pair.id, pair.gold.record) for pair in pairs] for given in (repeats or ({},))
    ]
    return Run(plan, "0.1.0", pairs, answers)


def scored(pairs: Sequence[GoldSource], *repeats: Mapping[str, Answer], **plan: Any) -> Scored:
    """The scores of such a run."""
    return score(run_of(pairs, *repeats, **plan))
