"""Our scores beside the official ones."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from evals.muc4.template import SCORER, Message
from evals.scoring.score import Score

_FILES = ("key.tst3.json.gz", "responses.tst3.json.gz", "tst3.scores.json.gz")


@dataclass(frozen=True, slots=True)
class Comparison:
    """F (P&R, 0 to 100) of one system, by this scorer and by the official one, and our score."""

    system: str
    ours: float
    official: float
    score: Score


def compare_systems(folder: Path) -> list[Comparison]:
    """Score every system, the best by the official score first.

    Raises:
        FileNotFoundError: the folder does not hold the three files.
    """
    key, responses, official = (_read(folder / name) for name in _FILES)
    found = [
        Comparison(
            system,
            100 * (score.micro().f1 or 0.0),
            official["systems"][system]["totals"]["F"][0],
            score,
        )
        for system, score in (
            (system, score_system(key, response)) for system, response in responses.items()
        )
    ]
    return sorted(found, key=lambda each: each.official, reverse=True)


def score_system(key: Mapping[str, Any], response: Mapping[str, Any]) -> Score:
    """The score of one system over all messages of the key."""
    return reduce(
        add,
        (
            SCORER.score(_message(templates), _message(response.get(message, [])))
            for message, templates in key.items()
        ),
    )


def table(systems: list[Comparison]) -> str:
    """A row a system, then how far the two scorers are apart."""
    from scipy.stats import spearmanr

    rows = [f"{'system':10}{'ours':>8}{'official':>10}{'difference':>12}"]
    rows += [
        f"{each.system:10}{each.ours:8.2f}{each.official:10.2f}{each.ours - each.official:+12.2f}"
        for each in systems
    ]
    apart = sum(abs(each.ours - each.official) for each in systems) / len(systems)
    rho = spearmanr([each.ours for each in systems], [each.official for each in systems])
    rows.append(f"mean |difference| {apart:.2f}, Spearman {rho.statistic:.3f}")
    return "\n".join(rows)


def _message(templates: list[Any]) -> Message:
    return Message.model_validate({"templates": templates})


def _read(file: Path) -> Any:
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        return json.load(stream)
