"""How sure a part of a record is: by the weights that took it, or by its rule.

Where weights decide, it is their chance. Where a rule alone does, it is the precision of that rule
on the training sources, as ``confidence.json`` holds it.

``python -m evals.calibrate`` writes that file. The precision of a rule is smoothed towards that of
all rules of its field: Beta-binomial, with a prior worth ``_PRIOR`` items (Gelman et al., Bayesian
Data Analysis, section 2.4), so that a rule that was right once is not taken to be always right.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

from schemas import Ruling
from summarizer.rules.claims import Decided

Hits: TypeAlias = Mapping[str, Mapping[str, tuple[float, int]]]
"""For each field and each of its rules: how many items were right, and how many it gave."""

FILE = "confidence.json"
_PRIOR = 4


def field_of(path: str) -> str:
    """The field that a path in a record is of.

    >>> field_of("events.0.counts.2"), field_of("events.0.status"), field_of("events.0")
    ('counts', 'status', 'event')
    >>> field_of("events")
    'none'
    """
    parts = path.split(".")
    return ("none", "event")[len(parts) - 1] if len(parts) < 3 else parts[2]


def rulings(decided: Mapping[str, Decided]) -> list[Ruling]:
    """The rule of each part of a record with its confidence: the chance that weights gave it."""
    return [
        Ruling(
            path=path,
            rule=by.rule,
            confidence=confidence(field_of(path), by.rule)
            if by.chance is None
            else round(by.chance, 2),
        )
        for path, by in decided.items()
    ]


@lru_cache(maxsize=1024)
def confidence(field: str, rule: str) -> float:
    """Smoothed precision of a rule, to two decimals; a rule that was never seen has its field's."""
    rules = _hits().get(field, {})
    right = sum(each[0] for each in rules.values())
    given = sum(each[1] for each in rules.values())
    usual = (right + 1) / (given + 2)
    right, given = rules.get(rule, (0, 0))
    return round((right + _PRIOR * usual) / (given + _PRIOR), 2)


@lru_cache(maxsize=1)
def _hits() -> Hits:
    return dict(json.loads((files("summarizer.rules") / FILE).read_text("utf-8")))
