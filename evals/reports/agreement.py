"""How far two annotators of the same sources agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path

from evals.dataset import DatasetError
from evals.dataset.folder import against, gold_files, sources
from evals.exchange import SCORER, score_record
from evals.runs.scored import DETECTION
from evals.stats.agreement import Agreement, agreement, alpha
from schemas import Record
from summarizer.source import Source


@dataclass(frozen=True)
class Agreed:
    """The agreement of two annotators.

    Attributes:
        fields: for each column; detection last.
        sources: how many sources both have coded.
        alone: ids of sources that only one has coded.
    """

    fields: Sequence[Agreement]
    sources: int
    alone: Sequence[str]


def agree(first: Path, second: Path, folder: Path) -> Agreed:
    """Hold the gold files of two annotators against each other.

    Of values with alternatives the first counts.

    Args:
        first: folder with the gold files of one annotator.
        second: folder with those of the other.
        folder: data set that holds the sources.

    Raises:
        DatasetError: a gold file has a fault, or they have no source in common.
    """
    texts, _ = sources(folder)
    one, other = _records(first, texts), _records(second, texts)
    both = sorted(set(one) & set(other))
    if not both:
        raise DatasetError(f"{first} and {second} have no source in common; give two annotators")
    pairs = [(one[key], other[key]) for key in both]
    seen = [[str(bool(record.events)) for record in coder] for coder in zip(*pairs, strict=True)]
    found = reduce(add, (score_record(*pair).detection.tally for pair in pairs))
    detection = Agreement(DETECTION, found, alpha(seen), len(both))
    return Agreed([*agreement(SCORER, pairs), detection], len(both), sorted(set(one) ^ set(other)))


def _records(folder: Path, texts: Mapping[str, Source]) -> dict[str, Record]:
    inside = folder / "gold"
    files = gold_files(inside if inside.is_dir() else folder)
    pairs, faults = against(files, texts)
    if faults:
        raise DatasetError(f"{folder} has a fault ({faults[0]}); correct it")
    return {pair.id: pair.gold.record for pair in pairs}
