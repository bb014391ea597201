"""Which events are one, and pairs that are worth looking at, as people labelled them.

``labels.json`` names each event that several sources report, with those that report it; every
other event is alone. An event of a source is ``id#0``, ``id#1``, …. Its pairs are labelled
``same``, ``linked`` (parts of one deal that no source joins) or ``different``, with the case that
they stand for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from evals.dataset import DatasetError

Relation: TypeAlias = Literal["same", "linked", "different"]

LABELS = Path(__file__).with_name("labels.json")


@dataclass(frozen=True)
class LabelledPair:
    """Two events, what they are to each other, and what makes the pair easy or hard."""

    first: str
    second: str
    are: Relation
    case: str

    @property
    def sources(self) -> tuple[str, str]:
        """Ids of the two sources."""
        return source_of(self.first), source_of(self.second)


@dataclass(frozen=True)
class Labels:
    """What is labelled.

    Attributes:
        groups: for an event that several sources report, its name.
        pairs: labelled pairs.
    """

    groups: Mapping[str, str]
    pairs: Sequence[LabelledPair]


def source_of(event: str) -> str:
    """Id of the source of an event."""
    return event.rpartition("#")[0]


def read_labels(file: Path = LABELS) -> Labels:
    """Read and check labels.

    Raises:
        DatasetError: no such file, or labels that contradict each other.
    """
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
        pairs = [LabelledPair(**each) for each in value["pairs"]]
        groups = {event: name for name, events in value["events"].items() for event in events}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DatasetError(f"{file} holds no labels ({type(error).__name__}: {error})") from None
    for pair in pairs:
        one = groups.get(pair.first, pair.first) == groups.get(pair.second, pair.second)
        if pair.are not in get_args(Relation) or one != (pair.are == "same"):
            raise DatasetError(f"{file}: {pair.first} and {pair.second} are not {pair.are}")
    if len({frozenset((pair.first, pair.second)) for pair in pairs}) < len(pairs):
        raise DatasetError(f"{file}: a pair stands twice")
    return Labels(groups, pairs)
